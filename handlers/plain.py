"""A reply as plain text: for programs, for the terminal, for copying."""

from handlers.reply import Paragraph, Reply, Style


def plain(reply: Reply) -> str:
    """The paragraphs line by line, steps numbered, titles in brackets."""
    return "\n".join(map(_line, reply.lines))


def _line(paragraph: Paragraph) -> str:
    return f"【{paragraph.text}】" if paragraph.style is Style.TITLE else paragraph.text
