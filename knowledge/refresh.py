"""The knowledge database kept in step with the files: built when it is missing or older, left alone when they break."""

from dataclasses import dataclass
from pathlib import Path

from knowledge.build import SCHEMA, build, identity
from knowledge.check import load_checked
from knowledge.database import OwnedDatabase
from knowledge.errors import FilesInvalid, StoreUnavailable
from knowledge.layout import Layout
from knowledge.load import digest
from knowledge.store import Store


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Was the database built now, and what kept it from being built (a good older one stays in use)."""

    built: bool
    problem: FilesInvalid | None = None


def refresh(files: Layout, path: Path, force: bool = False) -> Refreshed:
    """Bring the database at ``path`` up to the files; raises FilesInvalid only when there is no good one to keep.

    ``force`` builds it even if it is in step by its own word, for a row of it may be damaged.
    """
    present = identity(path)
    try:
        if not force and present == (SCHEMA, digest(files)):
            return Refreshed(built=False)
        build(load_checked(files), path)
    except FilesInvalid as problem:
        if present is None or present[0] != SCHEMA:
            raise
        return Refreshed(built=False, problem=problem)
    return Refreshed(built=True)


def reopen(files: Layout, path: Path) -> Store:
    """The database at ``path``, read whole; what cannot be read is built anew.

    Raises FilesInvalid when the files do not allow that, StoreUnavailable when the place does not.
    """
    store = Store(OwnedDatabase(path))
    try:
        store.everything()
    except StoreUnavailable:
        store.close()
        build(load_checked(files), path)
        store = Store(OwnedDatabase(path))
    return store
