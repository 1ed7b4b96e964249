"""Several wishes in one message, told apart by the words that join them."""

import re
from collections.abc import Iterator, Mapping, Sequence

_STILL = r"(?<![里头中内上])还有(?![几点钱余])"
"""还有 that joins, and does not say that something is left (卡里还有几百块)."""
_JOINT = re.compile(rf"{_STILL}(?:就是)?|另外|顺便|以及|同时也?|再(?:一个|就是)|一个是|[、，,。；;！!？?\n]")
_SOFT_JOINT = re.compile(r"还要|还想|也要")
"""They join two wishes in one clause only after a clause that says what is to be done: 公积金也要转 is one."""
_JOINING = re.compile(rf"{_STILL}|另外|顺便|以及|同时|再一个|再就是|还要|还想|也|都要|[、]|一共|总共|一个是")
_PLANNED = re.compile(r"(?:一共|总共|总的|加起来|统共)[^，,。]{0,4}(?:跑|趟|次|回)|先后|顺序|先办|先跑")
_FIRMLY = re.compile(
    rf"{_STILL}|另外|顺便|以及|再一个|再就是|一个是"
    r"|也[^，,。是不]{0,4}(?:[销拆改补换转迁移办]|登记|开户)"
)
"""Words by which people announce another wish; 也, 都要 and 、 stand in stories too."""
_CLAUSES = re.compile(r"[，,。；;、]")
_SHARED = re.compile(
    r"(?P<things>[^，,。；;！!？?]+?[、和跟与][^，,。；;！!？?]+?)"
    r"(?:全?都|一起|一块儿?|统统)要?(?P<done>[^，,。；;！!？?、]{2,12})"
)
"""Things that are all to be treated alike: 水、电、煤气都要过户."""
_ALIKE = re.compile(r"(?:全?都|一起|一块儿?|统统)")
_NO_ACTION = re.compile(r"^(?:那边|两边|两家|两头|全?都|也|要|得|去|跑|一趟|的|一起|分别|各|是)*$")
"""What stands beside a bundle that says nothing of what is to be done (国税地税都得去)."""
_HAPPENED = re.compile(r"^[^，,。]{0,10}[了啦]$")
"""What is said of the circumstances: 要出国了, 孩子上学了."""
_ACTION = re.compile(r"过户|[补改换转销迁移办领开退缴交查挂提丢掉断]")
LONGEST = 80
"""Characters beyond which a message is a story with one wish in it, not a list of wishes."""
MOST_WISHES = 6
SHORTEST = 2
"""Characters below which a piece is no wish."""

Bundles = Mapping[str, Sequence[str]]
"""Words that name several things at once (水电煤气), and these things."""


def pieces(text: str, bundles: Bundles) -> Sequence[str]:
    """The pieces of a message that says itself that it holds more than one wish; none of any other."""
    bundled = any(bundle in text for bundle in bundles)
    if len(text) > LONGEST or not (bundled or _JOINING.search(text) or _SHARED.search(text)):
        return ()
    spread = _SHARED.sub(_spread, text)
    parts = [half.strip() for part in _JOINT.split(spread) for half in _halves(part)]
    single = [each for part in _with_action(parts, bundles) for each in _unbundled(part, bundles)]
    return _wishes([part for part in single if len(part) >= SHORTEST])[:MOST_WISHES]


def joins_firmly(text: str) -> bool:
    """Does the message announce that it holds another wish?"""
    return len(text) <= LONGEST and bool(_FIRMLY.search(text) or _SHARED.search(text))


def treats_alike(text: str, bundles: Bundles) -> bool:
    """Is the same to be done with several things that one word names (水电煤气都要过户)?"""
    return len(text) <= LONGEST and any(bundle in text for bundle in bundles) and bool(_ALIKE.search(text))


def each_is_done(text: str, parts: Sequence[str]) -> bool:
    """Do two clauses at least say what is to be done?"""
    return bool(_CLAUSES.search(text)) and sum(bool(_ACTION.search(part)) for part in parts) > 1


def is_planned(text: str) -> bool:
    """Does somebody ask for the sum or the order of several matters?"""
    return bool(_PLANNED.search(text))


def _spread(found: "re.Match[str]") -> str:
    """Each of the things with what is to be done, unless it says itself what."""
    things = re.split(r"[、和跟与]", found["things"])
    return "、".join(thing if _ACTION.search(thing) else thing + found["done"] for thing in things)


def _halves(part: str) -> Sequence[str]:
    """A clause in two where it says two things to be done."""
    found = _SOFT_JOINT.search(part)
    if found is None or not _ACTION.search(part[: found.start()]):
        return (part,)
    return part[: found.start()], part[found.end() :]


def _with_action(parts: Sequence[str], bundles: Bundles) -> Sequence[str]:
    """The clauses, a bundle that does not say what is to be done joined to the one before (要停业，国税地税都得去)."""
    joined: list[str] = []
    for part in parts:
        bundle = next((each for each in bundles if each in part), "")
        if joined and bundle and _NO_ACTION.match(part.replace(bundle, "")):
            joined[-1] += bundle
        else:
            joined.append(part)
    return joined


def _wishes(parts: Sequence[str]) -> Sequence[str]:
    """The clauses without the circumstances, where two at least are left that say what is to be done."""
    done = [part for part in parts if _ACTION.search(part) or not _HAPPENED.match(part)]
    return done if len(done) > 1 else parts


def _unbundled(part: str, bundles: Bundles) -> Iterator[str]:
    """A piece once for each of the things that a bundle in it names."""
    for bundle, things in bundles.items():
        if bundle in part:
            yield from (part.replace(bundle, thing) for thing in things)
            return
    yield part
