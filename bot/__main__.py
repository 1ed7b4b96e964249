"""``python -m bot`` is the console script."""

from bot.cli import main

main()
