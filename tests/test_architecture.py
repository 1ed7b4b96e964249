"""The rules of the house, held as data and read off the files."""

import ast
import inspect
import re
import statistics
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings
from handlers import texts
from handlers.conversation import Conversation
from handlers.menu import Menu
from knowledge.entries import Knowledge

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "handlers", "knowledge", "nlu")

MAY_IMPORT = {
    "knowledge": {"knowledge", "pydantic", "pydantic_core", "sqlite_utils", "tomli_w"},
    "nlu": {"nlu", "jieba", "numpy", "opencc", "rapidfuzz"},
    "handlers": {
        "handlers",
        "knowledge",
        "nlu",
        "argon2",
        "fastapi",
        "jinja2",
        "limits",
        "prometheus_client",
        "pydantic",
        "rich",
        "starlette",
        "telegram",
        "uvicorn",
    },
    "bot": {
        *PACKAGES,
        "click",
        "opencc",
        "platformdirs",
        "prompt_toolkit",
        "pydantic",
        "pydantic_core",
        "pydantic_settings",
        "telegram",
        "tornado",
        "uvicorn",
    },
}
"""What each package may import besides the standard library."""

KNOWN_ONLY_TO = {
    "jieba": ("nlu/segment.py",),
    "rapidfuzz": ("nlu/rank.py",),
    "opencc": ("nlu/normalize.py", "bot/evaluation/slips.py"),
    "numpy": ("nlu/evidence.py", "nlu/prepared.py", "nlu/rank.py", "nlu/typed.py"),
    "rich": ("handlers/terminal.py",),
    "telegram": ("handlers/telegram/", "bot/"),
    "tornado": ("bot/webhook.py",),
    "pydantic_settings": ("bot/settings.py",),
    "platformdirs": ("bot/settings.py",),
    "click": ("bot/cli.py", "bot/keepers.py"),
    "fastapi": ("handlers/web/",),
    "starlette": ("handlers/web/",),
    "jinja2": ("handlers/web/render.py",),
    "argon2": ("handlers/web/passwords.py",),
    "limits": ("handlers/web/limits.py",),
    "prometheus_client": ("handlers/web/meter.py",),
    "uvicorn": ("handlers/web/reading.py", "bot/desk.py"),
    "prompt_toolkit": ("bot/lines.py",),
    "sqlite3": ("knowledge/",),
    "sqlite_utils": ("knowledge/",),
    "knowledge.journal": ("bot/app.py", "handlers/answers.py", "handlers/dialogue.py"),
    "knowledge.memory": ("bot/shelf.py",),
    "knowledge.waiting": ("bot/app.py", "bot/inbox.py"),
    "knowledge.staff": ("knowledge/missing.py", "handlers/web/", "bot/desk.py", "bot/keepers.py"),
    "knowledge.missing": ("handlers/desk/desk.py", "bot/desk.py"),
    "handlers.web": ("handlers/web/", "bot/desk.py", "bot/keepers.py"),
    "bot.desk": ("bot/cli.py",),
}
"""Modules that only some files may know; a name that ends in a stroke is a folder."""

UNDERSTANDING_OPENS = {"nlu/confidence.py": ("pathlib",), "nlu/prepared.py": ("io",), "nlu/sounds.py": ("importlib",)}
"""Doors out of the process that a file of understanding may know: its weights are read once, at the start; bytes in
memory; pypinyin's table without the rest of it, which no import statement names."""

HANDLERS_MAY_TAKE = {
    "knowledge.entries": None,
    "knowledge.guides": None,
    "knowledge.passages": None,
    "knowledge.source": None,
    "knowledge.store": {"Store"},
    "knowledge.errors": {"StoreUnavailable"},
    "knowledge.journal": {"Event", "Hit", "Rating", "Unanswered"},
    "knowledge.language": {"Aspect", "FacetValue"},
    "nlu.understanding": None,
    "nlu.interpreter": {"Interpreter"},
    "nlu.listening": {"LONGEST_QUESTION"},
    "nlu.typed": {"Hit", "Named", "Typed"},
    "knowledge.staff": {"Account", "Invitation", "Role", "Staff", "hashed"},
    "knowledge.missing": {"Missing", "Queue"},
}
"""What handlers may import of the other two floors, by module; None stands for everything in it."""

APPLICATION_PARTS = {"Application", "ApplicationBuilder", "ExtBot", "Updater", "JobQueue"}
"""Names of ``telegram.ext`` that make a running bot."""

LONGEST_FUNCTION, MEDIAN_FUNCTION, LONGEST_HANDLER = 40, 7, 15
"""Lines, decorators left out."""

CHINESE = re.compile(r"[\u3400-\u9fff]")
MAY_SPEAK = {
    *(f"handlers/texts/{path.name}" for path in (ROOT / "handlers/texts").glob("*.py")),
    "handlers/desk/wording.py",
    "handlers/web/wording.py",
    "bot/cli.py",
    "bot/evaluation/dialogues.py",
    "bot/evaluation/questions.py",
    "bot/evaluation/report.py",
    "bot/evaluation/slips.py",
    "bot/keepers.py",
    "bot/lines.py",
    "bot/problems.py",
    "bot/reports.py",
    "bot/settings.py",
}
"""Files of handlers and bot that hold wording: what people are told in a chat, and what in a shell."""
NOT_WORDING = {
    f"handlers/{name}.py"
    for name in ("citations", "excerpt", "facets", "family", "numbers", "relation", "tasks", "wishes")
}
"""Files whose Chinese is something that people type, not something that they read."""


@dataclass(frozen=True)
class Import:
    """One imported name: ``from module import name``, or ``import module`` with an empty name."""

    file: str
    module: str
    name: str

    @property
    def top(self) -> str:
        return self.module.split(".", maxsplit=1)[0]

    def is_of(self, module: str) -> bool:
        """Is it this module, something in it, or something below it?"""
        whole = f"{self.module}.{self.name}"
        return f"{whole}.".startswith(f"{module}.")

    def __str__(self) -> str:
        return f"{self.file}: {self.module} {self.name}".strip()


def files(*packages: str) -> Iterator[Path]:
    for package in packages or PACKAGES:
        place = ROOT / package
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[Import]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (Import(name_of(path), alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: an import relative to its folder"
            yield from (Import(name_of(path), node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "importlib.import_module":
            assert isinstance(node.args[0], ast.Constant), f"{name_of(path)}: an import that only running it shows"
            yield Import(name_of(path), str(node.args[0].value), "")


EVERY_IMPORT = [found for path in files() for found in imports(path)]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(*packages: str) -> Iterator[tuple[str, Function]]:
    for path in files(*packages):
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield f"{name_of(path)}: {node.name}", node


def lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_the_files_are_found() -> None:
    assert len(list(files())) > 50
    assert {found.top for found in EVERY_IMPORT} >= {"telegram", "jieba", "knowledge"}


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_imports_only_what_the_table_allows(package: str) -> None:
    allowed = MAY_IMPORT[package] | sys.stdlib_module_names
    assert [str(f) for f in EVERY_IMPORT if f.file.startswith(f"{package}/") and f.top not in allowed] == []


@pytest.mark.parametrize(("module", "places"), KNOWN_ONLY_TO.items())
def test_modules_are_known_only_where_they_belong(module: str, places: tuple[str, ...]) -> None:
    users = [found.file for found in EVERY_IMPORT if found.is_of(module)]
    assert users, f"nobody imports {module} any more: strike it from the table"
    assert [file for file in users if not file.startswith(places)] == []


def test_handlers_take_only_values_the_store_and_the_interpreter() -> None:
    wrong = [
        str(found)
        for found in EVERY_IMPORT
        if found.file.startswith("handlers/") and found.top in ("knowledge", "nlu") and not _may_take(found)
    ]
    assert wrong == []


def _may_take(found: Import) -> bool:
    if found.module not in HANDLERS_MAY_TAKE:
        return False
    names = HANDLERS_MAY_TAKE[found.module]
    return names is None or found.name in names


def test_the_core_of_handlers_does_not_know_its_channels() -> None:
    channels = {"handlers/telegram/": "handlers.telegram", "handlers/web/": "handlers.web", "-": "handlers.terminal"}
    wrong = [
        str(found)
        for found in EVERY_IMPORT
        for folder, channel in channels.items()
        if found.file.startswith("handlers/") and not found.file.startswith(folder) and found.is_of(channel)
    ]
    assert wrong == []


def test_applications_are_built_in_one_file_only() -> None:
    builders = {f.file for f in EVERY_IMPORT if f.is_of("telegram.ext") and f.name in APPLICATION_PARTS}
    assert builders == {"bot/app.py"}


def test_bot_takes_telegram_ext_only_in_app() -> None:
    assert {f.file for f in EVERY_IMPORT if f.is_of("telegram.ext") and f.file.startswith("bot/")} == {"bot/app.py"}


def test_the_environment_is_read_only_in_the_settings() -> None:
    readers = [
        name_of(path)
        for path in files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv")
    ]
    readers += [str(found) for found in EVERY_IMPORT if found.module == "os" and "env" in found.name]
    assert readers == []


def test_understanding_does_no_input_or_output_and_never_waits() -> None:
    doors = {
        "asyncio",
        "pathlib",
        "socket",
        "sqlite3",
        "subprocess",
        "urllib",
        "tempfile",
        "shutil",
        "os",
        "io",
        "importlib",
    }
    opened = [found for found in EVERY_IMPORT if found.file.startswith("nlu/") and found.top in doors]
    assert [str(found) for found in opened if found.top not in UNDERSTANDING_OPENS.get(found.file, ())] == []
    assert {found.file for found in opened} == set(UNDERSTANDING_OPENS), "no rule without its use"
    waiting = (ast.AsyncFunctionDef, ast.Await)
    assert [name_of(p) for p in files("nlu") for node in ast.walk(tree(p)) if isinstance(node, waiting)] == []


def test_every_file_says_on_its_first_line_what_it_is_for() -> None:
    silent = [name_of(p) for p in files() if not p.read_text(encoding="utf-8").startswith('"""')]
    assert silent == []


def test_functions_are_short() -> None:
    sizes = {name: lines(function) for name, function in functions()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}
    assert statistics.median(sizes.values()) <= MEDIAN_FUNCTION


def test_telegram_handlers_only_hand_over() -> None:
    sizes = {n: lines(f) for n, f in functions("handlers") if f.name.startswith("on_") and "/telegram/" in n}
    assert len(sizes) >= 8
    assert {name: size for name, size in sizes.items() if size > LONGEST_HANDLER} == {}


# settings and their example


def example() -> dict[str, tuple[str, str]]:
    """Each setting of .env.example: its value, and the comment above it."""
    found, comment = {}, ""
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines():
        setting = re.fullmatch(r"#?\s?(PAOYICI_[A-Z_]+)=(.*)", line)
        if setting:
            found[setting[1]] = (setting[2], comment)
        comment = f"{comment}\n{line}" if line.startswith("#") and not setting else ""
    return found


def test_the_example_holds_every_setting_and_no_other() -> None:
    assert list(example()) == [f"PAOYICI_{name.upper()}" for name in Settings.model_fields]


def test_the_example_explains_every_setting_in_the_words_of_the_settings() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description
        assert field.description in example()[f"PAOYICI_{name.upper()}"][1]


def test_the_example_gives_every_default() -> None:
    for name, field in Settings.model_fields.items():
        stated = "" if field.default_factory or field.default is None else str(field.default)
        assert example()[f"PAOYICI_{name.upper()}"][0] == stated


def test_the_example_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PAOYICI_{name.upper()}", raising=False)
    assert Settings(_env_file=ROOT / ".env.example") == Settings(_env_file=None)


# commands


def test_the_menu_answers_exactly_the_commands_that_are_published() -> None:
    sources = [ast.parse(textwrap.dedent(inspect.getsource(each.command))) for each in (Menu, Conversation)]
    cases = {
        node.pattern.value.value
        for source in sources
        for node in ast.walk(source)
        if isinstance(node, ast.match_case)
        and isinstance(node.pattern, ast.MatchValue)
        and isinstance(node.pattern.value, ast.Constant)
    }
    assert cases == set(texts.COMMANDS)


def test_commands_are_such_as_telegram_takes() -> None:
    for name, meaning in texts.COMMANDS.items():
        assert re.fullmatch(r"[a-z0-9_]{1,32}", name)
        assert 1 <= len(meaning) <= 256


# wording

WORDING = ("texts", "wording", "said")
"""What modules of wording are called where they are used."""


def stated(place: str) -> list[str]:
    """Every name of the wording in a file or folder, as often as it is stated."""
    return [name for path in files(place) for node in tree(path).body for name in _named(node)]


@pytest.mark.parametrize("place", ["handlers/texts", "handlers/desk/wording.py", "handlers/web/wording.py"])
def test_no_wording_lies_idle(place: str) -> None:
    used = {
        node.attr
        for path in files("handlers", "bot")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in WORDING
    }
    templates = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "handlers/web").rglob("*.html"))
    used |= set(re.findall(r"texts\.(\w+)", templates))
    loaded = {
        node.id
        for path in files(place)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    assert set(stated(place)) - used - loaded == set()


def test_every_theme_of_the_wording_is_at_hand_in_one_place_and_states_what_no_other_does() -> None:
    themes = stated("handlers/texts")
    assert len(themes) == len(set(themes))
    assert {name for name in themes if not name.startswith("_")} <= set(dir(texts))


def _named(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (each.id for t in node.targets for each in ast.walk(t) if isinstance(each, ast.Name))


def test_wording_stands_only_where_wording_belongs(known: Knowledge) -> None:
    labels = {fact.label for fact in known.gazette.facts} if known.gazette else set()
    data = labels | {unit.kind for unit in known.units}
    elsewhere = [
        f"{name_of(path)}: {text}"
        for path in files("handlers", "bot")
        if name_of(path) not in MAY_SPEAK | NOT_WORDING
        for text in _chinese(tree(path))
        if text not in data
    ]
    assert elsewhere == []


def _chinese(module: ast.Module) -> Iterator[str]:
    """Chinese string constants, docstrings left out."""
    documentation = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield from [node.value] if CHINESE.search(node.value) else []
