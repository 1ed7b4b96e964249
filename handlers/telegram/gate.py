"""Who is spoken to: which conversation an update belongs to, and whether the bot was addressed at all."""

from telegram import MaybeInaccessibleMessage, Message, MessageEntity, Update
from telegram.constants import ChatType


def chat_of(update: Update) -> str:
    """The conversation's name: a chat and the person in it, for in a group each has their own."""
    user = update.effective_user
    return f"{room_of(update)}{user.id if user else 0}"


def room_of(update: Update) -> str:
    """What the names of all conversations in one chat begin with."""
    chat = update.effective_chat
    return f"tg:{chat.id if chat else 0}:"


def addressed(message: Message, name: str, bot_id: int) -> str | None:
    """What was said to the bot ``name``, or None when it was not spoken to.

    In private everything is meant for it; in a group what mentions it (@name) or answers one of its messages.
    Its own cards, posted through inline mode, are nowhere.
    """
    if message.via_bot is not None and message.via_bot.id == bot_id:
        return None
    text = message.text or message.caption or ""
    if message.chat.type == ChatType.PRIVATE:
        return text
    mention = f"@{name}".lower()
    entities = message.parse_entities if message.text else message.parse_caption_entities
    mentions = entities([MessageEntity.MENTION]).values()
    named = next((each for each in mentions if each.lower() == mention), None)
    if named is not None:
        return " ".join(text.replace(named, " ").split())
    answered = message.reply_to_message
    return text if answered and answered.from_user and answered.from_user.id == bot_id else None


def answering(message: MaybeInaccessibleMessage) -> int | None:
    """The message to answer to: in a group the one that asked, which keeps to its topic too; in private none."""
    return None if message.chat.type == ChatType.PRIVATE else message.message_id
