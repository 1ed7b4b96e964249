"""The knowledge files as values: what the importer wrote, joined with what people wrote beside it."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from functools import partial

from knowledge.answers import read_faqs
from knowledge.beside import Issue
from knowledge.catalogue import catalogue_facts, read_gazette, read_matters, read_units
from knowledge.documents import read_document
from knowledge.entries import Knowledge, Phrasing
from knowledge.errors import Faults
from knowledge.files import read_bytes, require_folder
from knowledge.language import read_language
from knowledge.layout import Layout
from knowledge.library import read_library
from knowledge.places import read_districts, read_places
from knowledge.references import (
    names,
    read_absent,
    read_errands,
    read_events,
    read_phrasings,
    read_usual,
    refuse_unknown,
)
from knowledge.shapes import About, Announcement
from knowledge.source import Source


def load(files: Layout) -> Knowledge:
    """Everything below the data folder; raises FilesInvalid with the faults of all files.

    What refers to entries by 编号 comes last: whether they exist is known only when the rest is sound.
    """
    require_folder(files.root)
    knowledge, faults = _stated(files), Faults()
    phrasings: tuple[Phrasing, ...] = ()
    known = names(knowledge.entries())
    with faults:
        phrasings = read_phrasings(files, known)
    with faults:
        usual = read_usual(files, known)
    with faults:
        refuse_unknown(knowledge.events, known, files)
    passages: Collection[str] | None = None
    with faults:
        library = read_library(files, known)
        passages = {passage.id for passage in library.passages}
    with faults:
        absent, asked = read_absent(files, known, passages, phrasings)
    faults.settle()
    return replace(
        knowledge,
        phrasings=(*phrasings, *asked),
        usual=usual,
        absent=absent,
        papers=library.papers,
        passages=library.passages,
        asks=library.asks,
        stories=library.stories,
    )


def _stated(files: Layout) -> Knowledge:
    """The knowledge without what refers to entries."""
    announced = read_document(files.announcement, Announcement)
    issue: Issue = partial(Source, announced.document, announced.issue, announced.published)
    faults = Faults()
    with faults:
        matters = read_matters(files, issue)
    with faults:
        units = read_units(files, issue)
    with faults:
        faqs = read_faqs(files, issue)
    with faults:
        places = read_places(files, issue)
    with faults:
        gazette = read_gazette(files, issue)
    with faults:
        districts = read_districts(files)
    with faults:
        events = read_events(files)
    with faults:
        errands = read_errands(files)
    with faults:
        language = read_language(files)
    with faults:
        updated = read_document(files.about, About).updated
    faults.settle()
    return Knowledge(
        matters=matters,
        units=units,
        faqs=faqs,
        places=places,
        gazette=gazette,
        catalogue=catalogue_facts(announced, issue),
        districts=districts,
        events=events,
        errands=errands,
        language=language,
        digest=digest(files),
        date=updated,
    )


def digest(files: Layout) -> str:
    """SHA-256 over names and bytes of all knowledge files: the knowledge's identity."""
    state = hashlib.sha256()
    for path in files.files():
        state.update(path.relative_to(files.root).as_posix().encode() + b"\0" + read_bytes(path) + b"\0")
    return state.hexdigest()
