"""Albums: several messages that were sent as one."""

from collections import deque

from telegram import Message

REMEMBERED = 1000
"""Albums remembered at once; their messages come within seconds of each other."""


class Albums:
    """Which albums have been replied to."""

    def __init__(self) -> None:
        self._taken: deque[str] = deque(maxlen=REMEMBERED)

    def take(self, message: Message) -> bool:
        """Take over replying to the message's album; False when that has been done already."""
        album = message.media_group_id
        if album in self._taken:
            return False
        if album is not None:
            self._taken.append(album)
        return True
