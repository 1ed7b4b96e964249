"""The rooms behind the desk: the maintainers' queue, and the accounts for administrators."""

import time
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from handlers.desk.desk import Desk
from handlers.web.credentials import link, new_secret
from handlers.web.forms import read_form
from handlers.web.gate import Gate
from handlers.web.render import Renderer
from knowledge.staff import Invitation, Role, Staff

LINK_LASTS = 3600.0
"""Seconds for which a one-time link can be used."""


class Office:
    """Answers maintainers and administrators; links begin with ``address``, or as the request did when it is ''."""

    def __init__(self, desk: Desk, staff: Staff, gate: Gate, renderer: Renderer, address: str) -> None:
        self._desk, self._staff, self._gate, self._renderer = desk, staff, gate, renderer
        self._address = address

    def router(self) -> APIRouter:
        """The addresses."""
        router = APIRouter()
        router.add_route("/queue", self.queue, methods=["GET"])
        router.add_route("/queue", self.settle, methods=["POST"])
        router.add_route("/people", self.people, methods=["GET"])
        router.add_route("/people/invite", self.invite, methods=["POST"])
        router.add_route("/people/remove", self.remove, methods=["POST"])
        return router

    async def queue(self, request: Request) -> Response:
        """What staff did not find."""
        visitor = await self._gate.visitor(request, Role.MAINTAINER)
        return self._renderer.page("queue.html", visitor=visitor, waiting=await self._desk.waiting())

    async def settle(self, request: Request) -> Response:
        """A question is dealt with."""
        await self._gate.visitor(request, Role.MAINTAINER)
        no = (await read_form(request)).text("no")
        if no.isascii() and no.isdigit() and len(no) < 16:
            await self._desk.settle(int(no))
        return RedirectResponse("/queue", HTTPStatus.SEE_OTHER)

    async def people(self, request: Request) -> Response:
        """Who may sign in."""
        return await self._people(request)

    async def invite(self, request: Request) -> Response:
        """A link with which somebody makes an account of their own, once."""
        await self._gate.visitor(request, Role.ADMIN)
        wanted = (await read_form(request)).text("role")
        role = next((each for each in Role if each.value == wanted), Role.STAFF)
        secret = new_secret()
        await self._staff.invite(secret, Invitation("", role), time.time() + LINK_LASTS)
        return await self._people(request, link((self._address or str(request.base_url)).rstrip("/"), secret))

    async def remove(self, request: Request) -> Response:
        """Somebody may not sign in any more; nobody can remove themselves."""
        visitor = await self._gate.visitor(request, Role.ADMIN)
        name = (await read_form(request)).text("name")
        if name != visitor.name:
            await self._staff.remove(name)
        return RedirectResponse("/people", HTTPStatus.SEE_OTHER)

    async def _people(self, request: Request, made: str = "") -> Response:
        visitor = await self._gate.visitor(request, Role.ADMIN)
        accounts = await self._staff.accounts()
        return self._renderer.page("people.html", visitor=visitor, accounts=accounts, made=made)
