"""What keeps a request from being answered, each with its status; one place turns them into a page, a line or JSON.

Refusal
├── SignInFirst      nobody is signed in, or no longer
├── NotForThisRole   the account may not do this
├── Forged           the form is not one of ours, or too old
├── TooLarge         the request is longer than anybody types
├── TooSlow          the request did not come to its end
├── Unknown          there is no such thing
├── NoKey            a program without a key
└── TooMany          a program that asks too fast
"""

from http import HTTPStatus

from starlette.exceptions import HTTPException

from handlers.web import wording


class Refusal(HTTPException):
    """Anything that is refused; ``status`` is HTTP's, ``said`` is for the user.

    One of the framework's own, so that it passes through while the framework reads a body.
    """

    status = HTTPStatus.BAD_REQUEST
    said = wording.BAD_REQUEST

    def __init__(self, said: str = "") -> None:
        super().__init__(self.status, said or self.said)


class SignInFirst(Refusal):
    """Nobody is signed in, or no longer."""

    status = HTTPStatus.UNAUTHORIZED
    said = wording.SIGN_IN_FIRST


class NotForThisRole(Refusal):
    """The account may not do this."""

    status = HTTPStatus.FORBIDDEN
    said = wording.NOT_FOR_THIS_ROLE


class Forged(Refusal):
    """The form is not one of ours, or too old."""

    status = HTTPStatus.FORBIDDEN
    said = wording.FORGED


class TooLarge(Refusal):
    """The request is longer than anybody types."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    said = wording.TOO_LARGE


class TooSlow(Refusal):
    """The request did not come to its end."""

    status = HTTPStatus.REQUEST_TIMEOUT
    said = wording.TOO_SLOW


class Unknown(Refusal):
    """There is no such thing."""

    status = HTTPStatus.NOT_FOUND
    said = wording.NO_SUCH_PAGE


class NoKey(Refusal):
    """A program without a key."""

    status = HTTPStatus.UNAUTHORIZED
    said = wording.NO_KEY


class TooMany(Refusal):
    """A program that asks too fast."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    said = wording.TOO_MANY
