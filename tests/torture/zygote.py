"""A process that has read the knowledge and bears bots: each a process of its own that may be killed, ready at once."""

import os
import signal
import sys

from bot import app
from bot.app import Assistant, assemble, open_store
from bot.serve import Server
from bot.settings import Settings
from nlu.interpreter import Interpreter


def bear(settings: Settings, interpreter: Interpreter) -> int:
    """The number of a new process that serves."""
    child = os.fork()
    if child:
        return child
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    vars(app)["interpreter_over"] = lambda known, kept: interpreter
    assistant = assemble(settings, open_store(settings), keep_journal=True)
    try:
        Server(settings, assistant, _ready).run()
    finally:
        assistant.close()
        os._exit(0)


def _ready(_: str) -> None:
    print("ready", flush=True)


def warm(settings: Settings) -> Interpreter:
    """The interpreter, with no thread left behind that a child would miss."""
    store = open_store(settings)
    assistant: Assistant = assemble(settings, store, keep_journal=False)
    assistant.close()
    return assistant.interpreter


def main() -> None:
    """A line in, a process out."""
    settings = Settings()
    interpreter = warm(settings)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("warm", flush=True)
    for _ in sys.stdin:
        print(bear(settings, interpreter), flush=True)


if __name__ == "__main__":
    main()
