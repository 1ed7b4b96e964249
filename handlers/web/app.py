"""The application: routes, rails around them, errors; made of collaborators, started by nobody here."""

from dataclasses import dataclass
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from handlers.conversation import Conversation
from handlers.desk.desk import Desk
from handlers.web import wording
from handlers.web.answering import Answering
from handlers.web.api import VERSION, Api, Health
from handlers.web.entrance import Entrance
from handlers.web.gate import Gate
from handlers.web.meter import Meter
from handlers.web.office import Office
from handlers.web.pages import Pages
from handlers.web.passwords import Passwords
from handlers.web.rails import Rails
from handlers.web.render import STATIC, Renderer
from knowledge.staff import Staff


@dataclass(frozen=True, slots=True)
class Parts:
    """What the application is made of; ``address`` is where browsers find it, '' when that is what they ask for."""

    desk: Desk
    conversation: Conversation
    staff: Staff
    passwords: Passwords
    health: Health
    address: str = ""


def build(parts: Parts) -> Rails:
    """The application with its rails."""
    app = FastAPI(
        title=wording.API_TITLE,
        description=wording.API_ABOUT,
        version=version("paoyici"),
        openapi_url=f"/api/{VERSION}/openapi.json",
        docs_url=None,  # its pages come from a CDN
        redoc_url=None,
    )
    meter, renderer = Meter(parts.health.entries), Renderer()
    gate = Gate(parts.staff, parts.address.startswith("https:"))
    entrance = Entrance(parts.staff, gate, parts.passwords, renderer, meter)
    for each in (
        Pages(parts.desk, gate, renderer, meter),
        entrance,
        Office(parts.desk, parts.staff, gate, renderer, parts.address),
    ):
        app.include_router(each.router())
    api = Api(parts.desk, parts.conversation, parts.staff, meter, parts.health)
    app.include_router(api.router(), prefix=f"/api/{VERSION}")
    app.include_router(api.router(), prefix="/api", include_in_schema=False)  # the newest version
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    Answering(renderer).hang_on(app)
    return Rails(app, meter)
