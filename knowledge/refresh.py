"""The knowledge database kept in step with the files: built when it is missing or older, left alone when they break."""

from dataclasses import dataclass
from pathlib import Path

from knowledge.build import SCHEMA, build, identity
from knowledge.check import load_checked
from knowledge.errors import FilesInvalid
from knowledge.layout import Layout
from knowledge.load import digest


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Was the database built now, and what kept it from being built (a good older one stays in use)."""

    built: bool
    problem: FilesInvalid | None = None


def refresh(files: Layout, path: Path) -> Refreshed:
    """Bring the database at ``path`` up to the files; raises FilesInvalid only when there is no good one to keep."""
    present = identity(path)
    try:
        if present == (SCHEMA, digest(files)):
            return Refreshed(built=False)
        build(load_checked(files), path)
    except FilesInvalid as problem:
        if present is None or present[0] != SCHEMA:
            raise
        return Refreshed(built=False, problem=problem)
    return Refreshed(built=True)
