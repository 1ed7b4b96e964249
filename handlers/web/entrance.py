"""Coming in: sign-in, and the one-time link that makes an account."""

import time
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from handlers.web import wording
from handlers.web.credentials import fault
from handlers.web.forms import read_form
from handlers.web.gate import Gate, token_of, visit
from handlers.web.limits import Attempts
from handlers.web.meter import Meter
from handlers.web.passwords import Passwords
from handlers.web.refusals import Unknown
from handlers.web.render import Renderer
from knowledge.staff import Account, Invitation, Staff


class Entrance:
    """Answers those who are not signed in."""

    def __init__(self, staff: Staff, gate: Gate, passwords: Passwords, renderer: Renderer, meter: Meter) -> None:
        self._staff, self._gate, self._passwords = staff, gate, passwords
        self._renderer, self._meter, self._attempts = renderer, meter, Attempts()

    def router(self) -> APIRouter:
        """The addresses."""
        router = APIRouter()
        router.add_route("/sign-in", self.asked_in, methods=["GET"])
        router.add_route("/sign-in", self.sign_in, methods=["POST"])
        router.add_route("/first/{secret}", self.invited, methods=["GET"])
        router.add_route("/first/{secret}", self.accept, methods=["POST"])
        return router

    async def asked_in(self, request: Request) -> Response:
        """The form to sign in."""
        return self._form(request, "sign_in.html", HTTPStatus.OK)

    async def sign_in(self, request: Request) -> Response:
        """Name and password."""
        await self._gate.stranger(request)
        form = await read_form(request)
        name, address = form.text("name").strip(), request.client.host if request.client else ""
        if self._attempts.locked(name, address):
            self._meter.locked_out()
            return self._form(request, "sign_in.html", HTTPStatus.TOO_MANY_REQUESTS, fault=wording.LOCKED, name=name)
        account = await self._staff.account(name)
        if not await self._passwords.fits(form.text("password"), account.password if account else None):
            self._attempts.wrong(name, address)
            return self._form(request, "sign_in.html", HTTPStatus.UNAUTHORIZED, fault=wording.WRONG, name=name)
        self._attempts.right(name)
        return await self._inside(request, name)

    async def invited(self, request: Request) -> Response:
        """The form behind a one-time link; opening it does not use it up."""
        invitation = await self._invitation(request.path_params["secret"])
        return self._form(request, "first.html", HTTPStatus.OK, name=invitation.name, invitation=invitation)

    async def accept(self, request: Request) -> Response:
        """Make the account that the link allows."""
        await self._gate.stranger(request)
        secret = request.path_params["secret"]
        form, invitation = await read_form(request), await self._invitation(secret)
        name, password = invitation.name or form.text("name").strip(), form.text("password")
        wrong = fault(name, password, form.text("again"))
        if not wrong:
            account = Account(name, invitation.role, await self._passwords.hashed(password))
            wrong = "" if await self._staff.accept(secret, account, time.time()) else wording.NAME_TAKEN
        if wrong:
            shown = {"fault": wrong, "name": name, "invitation": invitation}
            return self._form(request, "first.html", HTTPStatus.BAD_REQUEST, **shown)
        return await self._inside(request, name)

    async def _invitation(self, secret: str) -> Invitation:
        invitation = await self._staff.invitation(secret, time.time())
        if invitation is None:
            raise Unknown(wording.INVITATION_GONE)
        return invitation

    async def _inside(self, request: Request, name: str) -> Response:
        response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        await self._gate.enter(request, response, name)
        return response

    def _form(self, request: Request, page: str, status: HTTPStatus, **values: object) -> Response:
        secret = visit(request)
        shown = {"fault": "", "name": "", "invitation": None, "token": token_of(secret)} | values
        response = self._renderer.page(page, status, **shown)
        self._gate.greet(request, response, secret)
        return response
