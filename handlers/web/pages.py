"""The desk's page: every act is a form posted to an address of its own, answered with the parts that change.

The page's program marks its requests and gets only those parts; a browser without it gets the whole page.
"""

from dataclasses import dataclass, replace
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from handlers.desk.calls import Call
from handlers.desk.desk import Desk, Opened
from handlers.desk.kinds import EVERYTHING, Kind, Narrowing
from handlers.desk.suggest import Rows
from handlers.payloads import UnreadablePayload, unpack
from handlers.reply import Reply
from handlers.web import wording
from handlers.web.forms import Form, read_form, scripted
from handlers.web.gate import Gate, Visitor
from handlers.web.meter import Meter
from handlers.web.refusals import Unknown
from handlers.web.render import Renderer


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows; ``text`` is masked, ``note`` is what has just happened, for a line of its own."""

    visitor: Visitor
    call: Call
    rows: Rows
    text: str = ""
    narrowing: Narrowing = EVERYTHING
    opened: Opened | None = None
    reply: Reply | None = None
    note: str = ""


class Pages:
    """Answers browsers of people who are signed in."""

    def __init__(self, desk: Desk, gate: Gate, renderer: Renderer, meter: Meter) -> None:
        self._desk, self._gate, self._renderer, self._meter = desk, gate, renderer, meter

    def router(self) -> APIRouter:
        """The addresses."""
        router = APIRouter()
        router.add_route("/", self.desk, methods=["GET"])
        for act in (self.suggest, self.open, self.ask, self.press, self.missing, self.next):
            router.add_route(f"/{act.__name__}", act, methods=["POST"])
        router.add_route("/sign-out", self.sign_out, methods=["POST"])
        return router

    async def desk(self, request: Request) -> Response:
        """The page as one comes to it."""
        return self._whole(await self._view(request))

    async def suggest(self, request: Request) -> Response:
        """Rows for what is typed so far."""
        return self._answer(request, await self._view(request), "rows", "found")

    async def open(self, request: Request) -> Response:
        """The sheet of a row; without an id, of the first one for what is typed."""
        form, view = await read_form(request), await self._view(request)
        wanted = form.text("id") or next((row.id for row in view.rows.rows), "")
        opened = await self._desk.open(view.visitor.place, wanted, form.text("text"))
        if opened is None:
            raise Unknown(wording.ENTRY_GONE)
        return self._answer(request, self._after(view, opened=opened), "sheet", "thread")

    async def ask(self, request: Request) -> Response:
        """The reply to a whole sentence."""
        form, view = await read_form(request), await self._view(request)
        reply = await self._desk.ask(view.visitor.place, form.text("text"))
        self._meter.replied(reply.outcome.value)
        return self._answer(request, self._after(view, reply=reply), "sheet", "thread")

    async def press(self, request: Request) -> Response:
        """What a button under a reply leads to."""
        form, view = await read_form(request), await self._view(request)
        try:
            done = await self._desk.press(view.visitor.place, unpack(form.text("action")))
        except UnreadablePayload:
            raise Unknown(wording.ENTRY_GONE) from None
        after = self._after(view, opened=done) if isinstance(done, Opened) else self._after(view, reply=done)
        return self._answer(request, after, "sheet", "thread")

    async def missing(self, request: Request) -> Response:
        """Hand a question on to the maintainers."""
        form, view = await read_form(request), await self._view(request)
        sent = await self._desk.hand_on(form.text("question"), form.text("told"))
        if sent:
            self._meter.missed()
        return self._answer(request, replace(view, note=wording.SENT if sent else wording.NOTHING_TO_SEND), "note")

    async def next(self, request: Request) -> Response:
        """The next call: nothing of the last one stays."""
        visitor = await self._gate.visitor(request)
        view = View(visitor, self._desk.next(visitor.place), self._desk.suggest(""), note=wording.NEXT_CALL)
        return self._answer(request, view, "rows", "found", "sheet", "thread", "note")

    async def sign_out(self, request: Request) -> Response:
        """Go, and leave nothing of the call behind."""
        visitor = await self._gate.visitor(request)
        self._desk.leave(visitor.place)
        response = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
        await self._gate.leave(request, response)
        return response

    async def _view(self, request: Request) -> View:
        """What the page shows for what is typed and narrowed to."""
        visitor, form = await self._gate.visitor(request), await read_form(request)
        narrowing = _narrowing(form)
        rows = self._desk.suggest(form.text("text"), narrowing)
        return View(visitor, self._desk.call(visitor.place), rows, rows.masked, narrowing)

    def _after(self, view: View, opened: Opened | None = None, reply: Reply | None = None) -> View:
        """The page once something is open."""
        return replace(view, opened=opened, reply=reply, call=self._desk.call(view.visitor.place))

    def _answer(self, request: Request, view: View, *parts: str) -> Response:
        return self._renderer.parts(parts, view=view) if scripted(request) else self._whole(view)

    def _whole(self, view: View) -> Response:
        return self._renderer.page("desk.html", view=view)


def _narrowing(form: Form) -> Narrowing:
    """What the form narrows to; what it does not name, or nobody knows, narrows nothing."""
    kind = form.text("kind")
    unit = form.text("unit")
    known = next((each for each in Kind if each.value == kind), None)
    return Narrowing(known, int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 5 else None)
