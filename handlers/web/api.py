"""The API for a hotline's own software: versioned, published as OpenAPI, the same shape as ``ask --jsonl``."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field

from handlers.conversation import Conversation
from handlers.desk.desk import Desk
from handlers.desk.kinds import Kind, Narrowing
from handlers.desk.sheet import Sheet
from handlers.desk.suggest import Row
from handlers.jsonl import as_json
from handlers.reply import Outcome, Paragraph
from handlers.turn import Turn
from handlers.web import wording
from handlers.web.limits import Pace
from handlers.web.meter import CONTENT_TYPE, Meter
from handlers.web.refusals import NoKey, TooMany, Unknown
from knowledge.staff import Staff

VERSION = "v1"
LONGEST_SESSION = 64
"""Characters of the name of a conversation."""
_KEY = HTTPBearer(auto_error=False, description=wording.API_KEY)
_Asked = Annotated[str, Query(min_length=1, description=wording.API_Q)]
_Session = Annotated[str, Query(max_length=LONGEST_SESSION, description=wording.API_SESSION)]


class Item(BaseModel):
    """An entry behind an answer."""

    id: str = Field(examples=["matter:408"])
    title: str
    unit: str
    visits: int | None
    score: float


class Answer(BaseModel):
    """A reply, in the shape of ``paoyici ask --jsonl``."""

    outcome: Outcome
    items: list[Item]
    reply: str


class Question(BaseModel):
    """A question in a body, for what is too long or too private for an address."""

    q: str = Field(min_length=1, description=wording.API_Q)
    session: str = Field("", max_length=LONGEST_SESSION, description=wording.API_SESSION)


class Suggestion(BaseModel):
    """A row for something typed so far."""

    id: str
    title: str
    kind: Kind
    unit: str
    visits: int | None


class Suggestions(BaseModel):
    """Rows, best first; ``unsure``: none of them is it, as far as can be told."""

    items: list[Suggestion]
    heard: str
    unsure: bool


class Whole(BaseModel):
    """Everything about one entry, passage or absent subject."""

    id: str
    title: str
    kind: Kind
    unit: str
    unit_today: str
    visits: int | None
    aloud: str
    body: list[str]
    where: list[str]
    original: list[str]
    sources: list[str]
    near: list[str]
    text: str


class Problem(BaseModel):
    """What was refused, in a sentence for people."""

    error: str


class Health(BaseModel):
    """The service is up, with how many entries, of which date."""

    status: str
    entries: int
    updated: str


_PROBLEMS: dict[int | str, dict[str, Any]] = {status: {"model": Problem} for status in (401, 404, 413, 422, 429)}


class Api:
    """Answers programs that bring a key."""

    def __init__(self, desk: Desk, conversation: Conversation, staff: Staff, meter: Meter, health: Health) -> None:
        self._desk, self._conversation, self._staff = desk, conversation, staff
        self._meter, self._health, self._pace = meter, health, Pace()

    def router(self) -> APIRouter:
        """The addresses, below the version."""
        router = APIRouter(responses=_PROBLEMS)
        let_in = [Depends(self._let_in)]
        router.add_api_route("/ask", self.ask_api, response_model=Answer, dependencies=let_in, summary=wording.API_ASK)
        router.add_api_route(
            "/ask",
            self.ask_body,
            methods=["POST"],
            response_model=Answer,
            dependencies=let_in,
            summary=wording.API_ASK_BODY,
        )
        router.add_api_route(
            "/suggest",
            self.suggest_api,
            response_model=Suggestions,
            dependencies=let_in,
            summary=wording.API_SUGGEST,
        )
        router.add_api_route(
            "/entries/{entry_id}", self.entry, response_model=Whole, dependencies=let_in, summary=wording.API_ENTRY
        )
        router.add_api_route("/health", self.health, response_model=Health, summary=wording.API_HEALTH)
        router.add_api_route(
            "/metrics", self.metrics, dependencies=let_in, response_class=Response, summary=wording.API_METRICS
        )
        return router

    async def ask_api(self, request: Request, q: _Asked, session: _Session = "") -> Answer:
        """A question; with the name of a conversation it goes on from the one before."""
        return await self._asked(request, q, session)

    async def ask_body(self, request: Request, question: Question) -> Answer:
        """The same by POST."""
        return await self._asked(request, question.q, question.session)

    async def suggest_api(
        self,
        q: Annotated[str, Query(description=wording.API_TYPED)] = "",
        kind: Annotated[Kind | None, Query(description=wording.API_KIND)] = None,
        unit: Annotated[int | None, Query(ge=1, description=wording.API_UNIT)] = None,
    ) -> Suggestions:
        """Rows for what is typed so far; the usual ones for nothing."""
        found = self._desk.suggest(q, Narrowing(kind, unit))
        return Suggestions(items=[_suggestion(row) for row in found.rows], heard=found.heard, unsure=found.unsure)

    async def entry(self, entry_id: str) -> Whole:
        """One entry by its id, as ``matter:408``."""
        sheet = await self._desk.sheet(entry_id)
        if sheet is None:
            raise Unknown(wording.NO_SUCH_ENTRY)
        return _whole(sheet)

    async def health(self) -> Health:
        """Is it up?  Needs no key."""
        return self._health

    async def metrics(self) -> Response:
        """Counters in Prometheus' text format."""
        return Response(self._meter.written(), media_type=CONTENT_TYPE)

    async def _let_in(
        self, request: Request, brought: Annotated[HTTPAuthorizationCredentials | None, Depends(_KEY)]
    ) -> None:
        """Only programs with a key, and not too often."""
        program = await self._staff.program(brought.credentials) if brought else ""
        if not program:
            raise NoKey
        if not self._pace.takes(program):
            raise TooMany
        request.state.program = program

    async def _asked(self, request: Request, question: str, session: str) -> Answer:
        chat = f"api:{request.state.program}:{session}" if session else ""
        reply = await self._conversation.say(Turn(chat, question))
        self._meter.replied(reply.outcome.value)
        return Answer.model_validate(as_json(reply))


def _suggestion(row: Row) -> Suggestion:
    return Suggestion(id=row.id, title=row.title, kind=row.kind, unit=row.unit, visits=row.visits)


def _whole(sheet: Sheet) -> Whole:
    return Whole(
        id=sheet.id,
        title=sheet.title,
        kind=sheet.kind,
        unit=sheet.unit,
        unit_today=sheet.today,
        visits=sheet.visits,
        aloud=sheet.aloud,
        body=_lines(sheet.body),
        where=_lines(sheet.where),
        original=_lines(sheet.original),
        sources=_lines(sheet.sources),
        near=list(sheet.near),
        text=sheet.text,
    )


def _lines(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]
