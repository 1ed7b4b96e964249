"""A strict double of the Telegram Bot API, in this process, for end-to-end tests.

async with BotApi(token="42:TEST") as api:
    app = ApplicationBuilder().token(api.token).base_url(api.base_url).build()
    ...
    said = await api.user(id=1001, name="小王").say("你好")
    reply = await api.wait_for_reply(1001, after=said)
"""

from .chats import Channel, Group, InlineResult, Press, User
from .faults import Fault, Garbage, Refusal, Reset, ServerError, Slow, Timeout, TooManyRequests
from .messages import Message
from .recording import Call
from .server import BotApi
from .webhook import Backoff

__all__ = [
    "Backoff",
    "BotApi",
    "Call",
    "Channel",
    "Fault",
    "Garbage",
    "Group",
    "InlineResult",
    "Message",
    "Press",
    "Refusal",
    "Reset",
    "ServerError",
    "Slow",
    "Timeout",
    "TooManyRequests",
    "User",
]
