"""The 24 pick-up places of the back cover."""

from knowledge.gazette.document import Document
from knowledge.gazette.pickup import pickup_places
from tests.knowledge.gazette.source import LINES

PLACES = pickup_places(Document("\n".join(LINES)))


def test_all_rows_as_printed() -> None:
    table = [line for line in LINES if line.startswith("- |") or line.startswith("  |") or line.startswith("| ")]
    printed = "".join("\n".join(LINES).replace("<br>", "").split())
    assert [place.no for place in PLACES] == list(range(1, 25))
    for place in PLACES:
        assert f"|{place.name}|({place.address})|" in printed
    assert all(any(place.name in line for line in table or LINES) for place in PLACES)


def test_brackets_inside_a_name_stay() -> None:
    assert PLACES[10].name == "高新区(滨江)行政服务中心"


def test_the_eleventh_has_two_halls() -> None:
    assert PLACES[10].address.split("、") == [
        "杭州市江南大道100号滨江区政府东侧江南办事服务大厅",
        "杭州市文三路199号江北办事服务大厅",
    ]
    assert [place.no for place in PLACES if "、" in place.address] == [11]


def test_a_misprint_is_kept_as_printed() -> None:
    assert PLACES[7].address == "杭州市风起东路888号"
