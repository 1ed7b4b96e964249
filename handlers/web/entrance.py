"""Coming in: sign-in, and the one-time link that makes an account."""

import re
import secrets
import time
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from handlers.web import wording
from handlers.web.forms import read_form
from handlers.web.gate import Gate, token_of, visit
from handlers.web.limits import Attempts
from handlers.web.meter import Meter
from handlers.web.passwords import Passwords, too_weak
from handlers.web.refusals import Unknown
from handlers.web.render import Renderer
from knowledge.staff import Account, Invitation, Staff

NAME = re.compile(r"[\w.·-]{2,32}")
"""Names of accounts."""


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
        fault = _fault(name, password, form.text("again"))
        if not fault:
            account = Account(name, invitation.role, await self._passwords.hashed(password))
            fault = "" if await self._staff.accept(secret, account, time.time()) else wording.NAME_TAKEN
        if fault:
            shown = {"fault": fault, "name": name, "invitation": invitation}
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


def link(base: str, secret: str) -> str:
    """The address of a one-time link; ``base`` ends without a stroke."""
    return f"{base}/first/{secret}"


def new_secret() -> str:
    """A secret for a one-time link or a key: 32 random bytes."""
    return secrets.token_urlsafe(32)


def _fault(name: str, password: str, again: str) -> str:
    """What is wrong with a new account; '' when nothing is."""
    if not NAME.fullmatch(name):
        return wording.NAME_WRONG
    if password != again:
        return wording.PASSWORDS_DIFFER
    return wording.PASSWORD_WEAK if too_weak(password) else ""
