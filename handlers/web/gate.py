"""Who is at the desk: sessions in cookies, a token in every form, roles."""

import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from fastapi import Request, Response

from handlers.web.credentials import new_secret
from handlers.web.forms import read_form
from handlers.web.refusals import Forged, NotForThisRole, SignInFirst
from knowledge.staff import Account, Role, Staff, hashed

SESSION, VISIT = "paoyici-desk", "paoyici-visit"
"""Cookies: of somebody who is signed in, and of somebody who is about to be."""
SHIFT = 12 * 3600
"""Seconds that a session lasts: a long shift."""
TRUSTED = 20.0
"""Seconds for which what the file said of a session is believed: an account that is removed is out by then."""
MOST_TRUSTED = 5000
"""Sessions remembered at once."""
FORM_FIELD, HEADER = "token", "x-desk-token"
"""Where a form, and the page's program, put the token."""
_RANK = {Role.STAFF: 0, Role.MAINTAINER: 1, Role.ADMIN: 2}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in: the account's name and role; ``place`` tells this session's calls from others'."""

    name: str
    role: Role
    place: str
    token: str

    def may(self, role: Role) -> bool:
        """Does the account have this role or a higher one?"""
        return _RANK[self.role] >= _RANK[role]


class Gate:
    """Opens, knows and closes sessions; ``secure``: cookies travel over https only, whatever the request came by."""

    def __init__(self, staff: Staff, secure: bool, now: Callable[[], float] = time.time) -> None:
        self._staff, self._secure, self._now = staff, secure, now
        self._known: OrderedDict[str, tuple[float, Account]] = OrderedDict()

    async def visitor(self, request: Request, role: Role = Role.STAFF) -> Visitor:
        """Who asks; raises SignInFirst or NotForThisRole, and Forged for a form without its token."""
        secret = request.cookies.get(SESSION, "")
        account = await self._account(secret)
        if account is None:
            raise SignInFirst
        visitor = Visitor(account.name, account.role, hashed(secret)[:16], token_of(secret))
        if not visitor.may(role):
            raise NotForThisRole
        if request.method == "POST":
            await self._check(request, secret)
        return visitor

    async def stranger(self, request: Request) -> None:
        """Raise Forged unless a form before the sign-in carries its token."""
        await self._check(request, request.cookies.get(VISIT, ""))

    def greet(self, request: Request, response: Response, secret: str) -> None:
        """Give somebody who is about to sign in the cookie to the form they see."""
        self._set(request, response, VISIT, secret)

    async def enter(self, request: Request, response: Response, name: str) -> None:
        """Open a session, with a secret that nobody knew before."""
        secret = new_secret()
        await self._staff.enter(secret, name, self._now() + SHIFT, self._now())
        self._set(request, response, SESSION, secret)
        response.delete_cookie(VISIT)

    async def leave(self, request: Request, response: Response) -> None:
        """Close the session."""
        secret = request.cookies.get(SESSION, "")
        self._known.pop(hashed(secret), None)
        await self._staff.leave(secret)
        response.delete_cookie(SESSION)

    async def _account(self, secret: str) -> Account | None:
        if not secret:
            return None
        name, now = hashed(secret), self._now()
        asked, account = self._known.get(name, (0.0, None))
        if account is not None and now - asked <= TRUSTED:
            return account
        self._known.pop(name, None)
        account = await self._staff.inside(secret, now)
        if account is not None:
            self._known[name] = (now, account)
            if len(self._known) > MOST_TRUSTED:
                self._known.popitem(last=False)
        return account

    async def _check(self, request: Request, secret: str) -> None:
        given = request.headers.get(HEADER) or (await read_form(request)).text(FORM_FIELD)
        if not secret or not _same(given, token_of(secret)):
            raise Forged

    def _set(self, request: Request, response: Response, cookie: str, secret: str) -> None:
        secure = self._secure or request.url.scheme == "https"
        response.set_cookie(cookie, secret, max_age=SHIFT, httponly=True, samesite="strict", secure=secure)


def visit(request: Request) -> str:
    """The secret of somebody who is about to sign in: the one they have, or a new one."""
    return request.cookies.get(VISIT) or new_secret()


def token_of(secret: str) -> str:
    """What a form carries: made of the session's secret, so that nobody else can make it, and telling nothing of it."""
    return hashlib.sha256(f"form:{secret}".encode(errors="replace")).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(errors="replace"), other.encode(errors="replace"))
