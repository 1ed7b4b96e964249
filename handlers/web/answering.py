"""One table from what went wrong to what is answered: JSON for programs, a line for our own page, a page for people."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.exceptions import HTTPException

from handlers.web import wording
from handlers.web.forms import scripted
from handlers.web.refusals import Refusal, SignInFirst, TooMany
from handlers.web.render import Renderer

API = "/api/"
_RETRY = {"retry-after": "10"}


class Answering:
    """Answers what cannot be answered."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def hang_on(self, app: FastAPI) -> None:
        """Take over the application's errors."""
        table: dict[type[Exception], Callable[..., Response]] = {
            Refusal: self._refused,
            HTTPException: self._http,
            RequestValidationError: self._invalid,
            Exception: self._unforeseen,
        }
        for kind, handler in table.items():
            app.add_exception_handler(kind, _waiting(handler))

    def _refused(self, request: Request, refusal: Refusal) -> Response:
        if isinstance(refusal, SignInFirst) and not (scripted(request) or _by_program(request)):
            return RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
        answer = self._said(request, refusal.status, refusal.detail)
        if isinstance(refusal, TooMany):
            answer.headers.update(_RETRY)
        return answer

    def _http(self, request: Request, error: HTTPException) -> Response:
        """What the framework itself refuses: an unknown address, another method, a broken form."""
        said = wording.NO_SUCH_PAGE if error.status_code == HTTPStatus.NOT_FOUND else wording.BAD_REQUEST
        return self._said(request, HTTPStatus(error.status_code), said)

    def _invalid(self, request: Request, error: RequestValidationError) -> Response:
        """A parameter of the API that is missing or wrong; its value is not repeated."""
        where = "、".join(dict.fromkeys(str(each["loc"][-1]) for each in error.errors()))
        return self._said(request, HTTPStatus.UNPROCESSABLE_ENTITY, wording.UNREADABLE.format(where))

    def _unforeseen(self, request: Request, error: Exception) -> Response:
        """A fault of ours; the server logs its trace."""
        return self._said(request, HTTPStatus.INTERNAL_SERVER_ERROR, wording.TROUBLE)

    def _said(self, request: Request, status: HTTPStatus, said: str) -> Response:
        if _by_program(request):
            return JSONResponse({"error": said}, status)
        if scripted(request):
            return PlainTextResponse(said, status)
        return self._renderer.page("error.html", status, said=said)


def _by_program(request: Request) -> bool:
    return request.url.path.startswith(API)


def _waiting(handler: Callable[..., Response]) -> Callable[[Request, Exception], Awaitable[Response]]:
    """A handler on the event loop: one that does not wait would be given a thread."""

    async def handle(request: Request, error: Exception) -> Response:
        return handler(request, error)

    return handle
