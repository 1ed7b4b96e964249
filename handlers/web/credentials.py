"""What names, passwords, secrets and links are like: plain rules, loaded in no time."""

import re
import secrets

from handlers.web import wording

NAME = re.compile(r"[\w.·-]{2,32}")
"""Names of accounts."""
SHORTEST, LONGEST = 10, 200
"""Characters of a password."""


def fault(name: str, password: str, again: str) -> str:
    """What is wrong with a new account, in a sentence; '' when nothing is."""
    if not NAME.fullmatch(name):
        return wording.NAME_WRONG
    if password != again:
        return wording.PASSWORDS_DIFFER
    return wording.PASSWORD_WEAK if too_weak(password) else ""


def too_weak(password: str) -> bool:
    """Is it too short, too long, or one character again and again?"""
    return not SHORTEST <= len(password) <= LONGEST or len(set(password)) < SHORTEST // 2


def new_secret() -> str:
    """A secret for a session, a one-time link or a key: 32 random bytes."""
    return secrets.token_urlsafe(32)


def link(base: str, secret: str) -> str:
    """The address of a one-time link; ``base`` ends without a stroke."""
    return f"{base}/first/{secret}"
