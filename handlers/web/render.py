"""Values into HTML, by templates that escape whatever they are given."""

from collections.abc import Sequence
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handlers import texts
from handlers.desk import keys
from handlers.desk import wording as said
from handlers.desk.kinds import NARROWING, Kind
from handlers.payloads import pack
from handlers.plain import plain
from handlers.reply import Paragraph, Reply, Style
from handlers.web import wording
from knowledge.staff import Role

FOLDER = Path(__file__).parent
TEMPLATES, STATIC = FOLDER / "templates", FOLDER / "static"
_PARTS = "parts/{}.html"


class Renderer:
    """Fills templates; what never changes is at hand in all of them."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.globals.update(
            keys={key.name: key for key in keys.KEYS},
            kinds=said.KINDS,
            marks=said.MARKS,
            narrowing=NARROWING,
            visits=said.VISITS,
            roles=wording.ROLES,
            texts=texts,
            Kind=Kind,
            Style=Style,
            Role=Role,
            version=version("paoyici"),
        )
        self._templates.filters.update(packed=pack, plain=plain, told=told)

    def page(self, template: str, status: HTTPStatus = HTTPStatus.OK, /, **values: object) -> HTMLResponse:
        """A whole page."""
        return HTMLResponse(self._templates.get_template(template).render(whole=True, **values), status)

    def parts(self, names: Sequence[str], **values: object) -> HTMLResponse:
        """Parts of the page, each an element with an id, to be put in the place of the one that has it."""
        templates = (self._templates.get_template(_PARTS.format(name)) for name in names)
        return HTMLResponse("".join(template.render(whole=False, **values) for template in templates))


def told(reply: Reply) -> tuple[Paragraph, ...]:
    """What a reply says, without the steps that its buttons repeat, where there are buttons to press."""
    labels = {button.label for button in reply.buttons}
    kept = tuple(each for each in reply.paragraphs if each.style is not Style.STEP or each.text not in labels)
    return Reply(kept).lines
