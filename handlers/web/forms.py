"""What a form holds, whatever was sent: text, cut to what anybody types."""

from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData

LONGEST = 2000
"""Characters of one field; understanding reads the first thousand."""
MARK = "x-desk"
"""The header by which the page's program marks its requests."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form."""

    held: FormData

    def text(self, name: str) -> str:
        """A field as text; '' when it is not there."""
        value = self.held.get(name)
        return value[:LONGEST] if isinstance(value, str) else ""


async def read_form(request: Request) -> Form:
    """The form of a request, read once however often it is asked for; an empty one for a GET."""
    return Form(await request.form(max_files=0) if request.method == "POST" else FormData())


def scripted(request: Request) -> bool:
    """Does the page's program ask, which puts parts in their place by itself?"""
    return MARK in request.headers
