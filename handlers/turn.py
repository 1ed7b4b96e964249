"""One thing a person said: which conversation it belongs to, and the text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """``chat`` names the conversation within its channel (``tg:123``, ``terminal``); '' means no conversation."""

    chat: str
    text: str
