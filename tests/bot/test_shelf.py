"""Conversations kept over a restart: under names that tell nothing, no longer than they live, gone once forgotten."""

import json
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import given
from hypothesis import strategies as st

from bot.app import KEY_FILE, KNOWLEDGE_FILE, SESSIONS_FILE, Assistant, assemble
from bot.settings import Settings
from bot.shelf import Shelf, read_key
from handlers import texts
from handlers.actions import Action, Context, EventStage, LedBy, NoneOfThese, Onward, Show
from handlers.plain import plain
from handlers.reply import Button, Paragraph, Style
from handlers.session import LIFETIME, Said, Seen, Session, Sessions
from handlers.turn import Turn
from knowledge.database import OwnedDatabase
from knowledge.store import Store
from nlu.interpreter import Interpreter

CHAT, OTHER, ROOM = "tg:-100987654:7", "tg:-100987654:8", "tg:-100987654:"
NEIGHBOUR = "tg:-1009876545:7"
"""A room whose number begins with that of the other."""
KEY, OTHER_KEY = b"k" * 32, b"o" * 32
OFFERED: tuple[Action, ...] = (
    Show("matter:1"),
    NoneOfThese("0123abcd.0"),
    Context("doc:hz-2022-6:a1-1", -1),
    LedBy("市公安局", "2022", 1),
    EventStage(1, 2),
    Onward(),
)
SESSION = Session(
    question="驾照丢了 [手机号]",
    topic="驾照丢了",
    units=(8,),
    seen=(Seen("matter:48", 0.9), Seen("matter:53", 0.1)),
    rejected=frozenset(("matter:53",)),
    listed=("matter:48",),
    shown="matter:48",
    past=("matter:1",),
    missing="absent:1",
    together=("matter:1", "matter:2"),
    offered=OFFERED,
    elder=True,
    rest=(Paragraph(Style.QUOTE, "牵头：市公安局"), Paragraph(Style.STEP, "1. 办")),
    later=(Button("上学", Show("event:2")), Button("看全部", EventStage(1, 2))),
    heard="驾照丢了",
    said=(Said("matter:48", "驾照丢了"), Said("matter:1", "")),
)


class Time:
    """Seconds since 1970 that run only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sessions.db"


Opened = Callable[..., Shelf]


@pytest.fixture
def opened(path: Path, time: Time) -> Opened:
    """Opens the shelf, as a process does that has just started."""

    def go(key: bytes = KEY) -> Shelf:
        return Shelf(OwnedDatabase(path), key, time)

    return go


@pytest.fixture
def kept(opened: Opened) -> None:
    """A process that has kept four conversations and ended."""
    shelf = opened()
    for chat in (CHAT, OTHER, NEIGHBOUR, "terminal"):
        shelf.put(chat, SESSION)
    shelf.close()


def held(opened: Opened, *chats: str) -> list[bool]:
    """Which conversations are there after a restart."""
    shelf = opened()
    found = [shelf.take(chat) is not None for chat in chats]
    shelf.close()
    return found


def rows(path: Path) -> list[tuple[str, float, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute("select name, at, content from kept order by name"))


def everywhere(path: Path) -> bytes:
    """All bytes of the file and of what stands beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.iterdir()))


# over a restart


@pytest.mark.usefixtures("kept")
def test_a_conversation_comes_back_as_it_was_and_as_old_as_it_is(opened: Opened, time: Time) -> None:
    time.seconds += 60
    shelf = opened()
    assert shelf.take(CHAT) == (60.0, SESSION)
    shelf.close()


@pytest.mark.usefixtures("kept")
def test_it_comes_back_once(opened: Opened) -> None:
    shelf = opened()
    assert [shelf.take(CHAT) is not None for _ in range(2)] == [True, False]
    shelf.close()


def test_what_was_never_put_is_not_there(opened: Opened) -> None:
    assert held(opened, CHAT, "", ":", "terminal") == [False] * 4


def test_the_last_word_counts(opened: Opened, time: Time) -> None:
    shelf = opened()
    shelf.put(CHAT, SESSION)
    time.seconds += 5
    shelf.put(CHAT, Session(question="护照"))
    shelf.close()
    shelf = opened()
    assert shelf.take(CHAT) == (0.0, Session(question="护照"))
    shelf.close()


def test_what_is_put_after_the_start_is_for_the_next_start(opened: Opened) -> None:
    shelf = opened()
    shelf.put(CHAT, SESSION)
    assert shelf.take(CHAT) is None
    shelf.close()
    assert held(opened, CHAT) == [True]


sessions = st.builds(
    Session,
    question=st.text(max_size=20),
    topic=st.text(max_size=20),
    units=st.lists(st.integers(0, 50), max_size=3).map(tuple),
    seen=st.lists(st.builds(Seen, st.just("matter:1"), st.floats(0, 1)), max_size=3).map(tuple),
    rejected=st.frozensets(st.sampled_from(["matter:1", "faq:2"])),
    past=st.lists(st.text(max_size=5), max_size=3).map(tuple),
    offered=st.lists(st.sampled_from(OFFERED), max_size=3).map(tuple),
    elder=st.booleans(),
    rest=st.lists(st.builds(Paragraph, st.sampled_from(Style), st.text(max_size=10)), max_size=3).map(tuple),
)


@given(st.lists(sessions, max_size=4))
def test_any_conversation_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, conversations: list[Session]
) -> None:
    path = tmp_path_factory.mktemp("any") / "sessions.db"
    for again in (False, True):
        shelf = Shelf(OwnedDatabase(path), KEY, lambda: 5.0)
        for at, session in enumerate(conversations):
            if again:
                assert shelf.take(f"tg:{at}:1") == (0.0, session)
            else:
                shelf.put(f"tg:{at}:1", session)
        shelf.close()


# how long


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("later", "there"), [(LIFETIME, True), (LIFETIME + 1, False)])
def test_an_hour_of_silence_ends_it_though_the_process_was_away(
    opened: Opened, time: Time, later: float, there: bool
) -> None:
    time.seconds += later
    assert held(opened, CHAT) == [there]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("later", "there"), [(LIFETIME, True), (LIFETIME + 1, False)])
def test_an_hour_counts_when_it_passes_after_the_start_as_well(
    opened: Opened, time: Time, later: float, there: bool
) -> None:
    shelf = opened()
    time.seconds += later
    assert (shelf.take(CHAT) is not None) is there
    shelf.close()


@pytest.mark.usefixtures("kept")
def test_a_clock_that_was_set_back_makes_nothing_younger_than_now(opened: Opened, time: Time) -> None:
    time.seconds -= 500
    shelf = opened()
    assert shelf.take(CHAT) == (0.0, SESSION)
    shelf.close()


@pytest.mark.usefixtures("kept")
def test_what_is_over_is_deleted_from_the_file_with_the_next_word(opened: Opened, time: Time, path: Path) -> None:
    assert len(rows(path)) == 4
    time.seconds += LIFETIME + 1
    shelf = opened()
    shelf.put(NEIGHBOUR, Session(question="护照"))
    shelf.close()
    assert len(rows(path)) == 1
    assert "驾照丢了".encode() not in everywhere(path)


def test_no_more_are_kept_than_remembered(
    opened: Opened, time: Time, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.shelf.MOST_SESSIONS", 3)
    shelf = opened()
    for number in range(10):
        time.seconds += 1
        shelf.put(f"tg:{number}:{number}", SESSION)
    shelf.close()
    assert len(rows(path)) == 3
    assert held(opened, "tg:6:6", "tg:7:7", "tg:9:9") == [False, True, True]


# forgetting


@pytest.mark.usefixtures("kept")
def test_one_is_forgotten_and_the_others_stay(opened: Opened, path: Path) -> None:
    shelf = opened()
    shelf.drop(CHAT)
    assert [shelf.take(chat) is not None for chat in (CHAT, OTHER, NEIGHBOUR)] == [False, True, True]
    shelf.close()
    assert held(opened, CHAT, OTHER, NEIGHBOUR, "terminal") == [False, True, True, True]


@pytest.mark.usefixtures("kept")
def test_a_room_is_forgotten_with_everybody_in_it(opened: Opened) -> None:
    shelf = opened()
    shelf.drop(ROOM)
    assert [shelf.take(chat) is not None for chat in (CHAT, OTHER, NEIGHBOUR)] == [False, False, True]
    shelf.close()
    assert held(opened, CHAT, OTHER, NEIGHBOUR, "terminal") == [False, False, True, True]


@pytest.mark.usefixtures("kept")
def test_forgetting_what_is_not_there_is_no_fault(opened: Opened) -> None:
    shelf = opened()
    for nobody in ("tg:1:1", "tg:1:", "tg:-100987654:77", "other"):
        shelf.drop(nobody)
    shelf.close()
    assert held(opened, CHAT, OTHER, NEIGHBOUR, "terminal") == [True] * 4


def test_what_is_put_and_forgotten_at_once_is_forgotten(opened: Opened) -> None:
    shelf = opened()
    shelf.put(CHAT, SESSION)
    shelf.drop(CHAT)
    shelf.close()
    assert held(opened, CHAT) == [False]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("names", [[ROOM, NEIGHBOUR, "terminal"], [CHAT, OTHER, NEIGHBOUR, "terminal"]])
def test_nothing_that_was_said_is_left_in_the_bytes_of_the_file(opened: Opened, path: Path, names: list[str]) -> None:
    secrets = ["驾照丢了".encode(), json.dumps("驾照丢了").encode(), b"matter:48", b"doc:hz-2022-6", b"0123abcd"]
    assert any(secret in everywhere(path) for secret in secrets)
    shelf = opened()
    for name in names:
        shelf.drop(name)
    shelf.close()
    assert not [secret for secret in secrets if secret in everywhere(path)]


@pytest.mark.usefixtures("kept")
def test_a_shorter_word_leaves_nothing_of_a_longer_one(opened: Opened, path: Path) -> None:
    long = Session(topic="貔貅" * 3000)
    for session in (long, Session(question="短")):
        shelf = opened()
        shelf.put(CHAT, session)
        shelf.close()
    assert "貔貅".encode() not in everywhere(path)


# under which names


@pytest.mark.usefixtures("kept")
def test_no_chat_and_no_person_can_be_told_from_the_file(path: Path) -> None:
    assert not [name for name in (b"987654", b"tg:", b"terminal") if name in everywhere(path)]
    assert len({name for name, _, _ in rows(path)}) == 4
    assert all(set(name) <= set("0123456789abcdef:") for name, _, _ in rows(path))


@pytest.mark.usefixtures("kept")
def test_another_key_finds_nothing_and_forgets_nothing(opened: Opened) -> None:
    shelf = opened(OTHER_KEY)
    assert shelf.take(CHAT) is None
    shelf.drop(CHAT)
    shelf.drop(ROOM)
    shelf.close()
    assert held(opened, CHAT) == [True]


def test_with_another_key_every_name_is_another(opened: Opened, path: Path) -> None:
    for key in (KEY, OTHER_KEY):
        shelf = opened(key)
        shelf.put(CHAT, SESSION)
        shelf.close()
    one, other = (name.split(":") for name, _, _ in rows(path))
    assert not set(one) & set(other)


@given(st.lists(st.sampled_from(["tg:1:2", "tg:12:", "tg:1:", "tg:2:1", "tg:1:22", "a", "1:2", "tg:1"])))
def test_forgetting_forgets_exactly_what_the_sessions_do(
    tmp_path_factory: pytest.TempPathFactory, gone: list[str]
) -> None:
    path = tmp_path_factory.mktemp("names") / "sessions.db"
    chats = ["tg:1:2", "tg:1:3", "tg:12:2", "tg:2:1", "tg:1:22", "a"]
    shelf = Shelf(OwnedDatabase(path), KEY, lambda: 5.0)
    remembered = Sessions()
    for chat in chats:
        shelf.put(chat, SESSION)
        remembered.put(chat, SESSION, 0.0)
    for name in gone:
        shelf.drop(name)
        remembered.forget(name)
    shelf.close()
    after = Shelf(OwnedDatabase(path), KEY, lambda: 5.0)
    found = [after.take(chat) is not None for chat in chats]
    after.close()
    assert found == [remembered.get(chat, 0.0) == SESSION for chat in chats]


# what cannot be read or written

GOOD = json.dumps({"session": {"question": "护照"}, "offered": []})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        '{"session": {}}',
        '{"offered": []}',
        '{"session": null, "offered": []}',
        '{"session": {"seen": "x"}, "offered": []}',
        '{"session": {"units": ["a"]}, "offered": []}',
        '{"session": {"rest": [{"style": "loud", "text": ""}]}, "offered": []}',
        '{"session": {}, "offered": ["9|s|matter:1"]}',
        '{"session": {}, "offered": [7]}',
        '{"session": {}, "offered": null}',
    ],
)
@pytest.mark.usefixtures("kept")
def test_a_row_that_another_version_wrote_begins_the_conversation_anew(
    opened: Opened, path: Path, content: str
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update kept set content = ?", [content])
    assert held(opened, CHAT, OTHER) == [False, False]


@pytest.mark.usefixtures("kept")
def test_one_damaged_row_costs_one_conversation(opened: Opened, path: Path) -> None:
    first, *_ = (name for name, _, _ in rows(path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update kept set content = '{' where name = ?", [first])
    assert sorted(held(opened, CHAT, OTHER, NEIGHBOUR, "terminal")) == [False, True, True, True]


@pytest.mark.usefixtures("kept")
def test_a_row_with_less_in_it_than_today_is_read(opened: Opened, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update kept set content = ?", [GOOD])
    shelf = opened()
    assert shelf.take(CHAT) == (0.0, Session(question="护照"))
    shelf.close()


@pytest.mark.parametrize("held_", [b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_holds_nothing_and_stops_nobody(opened: Opened, path: Path, held_: bytes) -> None:
    path.write_bytes(held_)
    shelf = opened()
    assert shelf.take(CHAT) is None
    shelf.put(CHAT, SESSION)
    shelf.drop(ROOM)
    shelf.close()
    assert path.read_bytes() == held_


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = Shelf(OwnedDatabase(tmp_path / "nowhere" / "sessions.db"), KEY, time)
    assert shelf.take(CHAT) is None
    shelf.put(CHAT, SESSION)
    shelf.drop(CHAT)
    shelf.close()
    assert list(tmp_path.iterdir()) == []
    assert "驾照" not in caplog.text


@pytest.mark.usefixtures("kept")
def test_a_file_that_may_only_be_read_gives_back_what_it_holds_for_this_once(
    opened: Opened, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a read-only mount, where SQLite can open the file and write nothing to it."""
    before = path.read_bytes()
    monkeypatch.setattr("knowledge.database.sqlite_utils.Database", partial(_read_only, sqlite_utils.Database))
    shelf = opened()
    assert shelf.take(CHAT) == (0.0, SESSION)
    shelf.put(CHAT, Session(question="护照"))
    shelf.close()
    assert path.read_bytes() == before


def _read_only(kind: type[sqlite_utils.Database], path: Path) -> sqlite_utils.Database:
    return kind(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


# swept


def test_what_has_expired_is_off_the_disk_though_nobody_speaks(opened: Opened, time: Time, path: Path) -> None:
    shelf = opened()
    shelf.put("tg:1:1", Session(question="貔貅怎么办"))
    time.seconds += LIFETIME - 1
    shelf.put("tg:2:2", Session(question="护照"))
    time.seconds += 2
    shelf.sweep()
    shelf.close()
    content = path.read_bytes().decode(errors="ignore")
    assert "貔貅" not in content
    assert "护照" in content


def test_what_is_left_from_before_a_restart_expires_too(opened: Opened, time: Time, path: Path) -> None:
    before = opened()
    before.put("tg:1:1", Session(question="貔貅怎么办"))
    before.close()
    after = opened()
    time.seconds += LIFETIME + 1
    after.sweep()
    assert after.take("tg:1:1") is None
    after.close()
    assert "貔貅" not in path.read_bytes().decode(errors="ignore")


# the key


def test_a_key_is_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "chats.key"
    key = read_key(file)
    assert len(key) == 32
    assert read_key(file) == key == file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_keys_are_not_alike(tmp_path: Path) -> None:
    assert read_key(tmp_path / "a") != read_key(tmp_path / "b")


def test_a_key_that_is_there_is_used_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "chats.key"
    file.write_bytes(KEY)
    before = file.stat().st_mtime_ns
    assert (read_key(file), file.stat().st_mtime_ns) == (KEY, before)


def test_a_key_that_cannot_be_kept_lives_as_long_as_the_process(tmp_path: Path) -> None:
    keys = {read_key(tmp_path / "nowhere" / "chats.key") for _ in range(2)}
    assert {len(key) for key in keys} == {32}
    assert len(keys) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("written", [b"", b"\x01" * 31])
def test_a_key_that_was_cut_short_gives_way_to_a_new_one_and_it_is_told(
    tmp_path: Path, written: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "chats.key"
    file.write_bytes(written)
    key = read_key(file)
    assert len(key) == 32
    assert "damaged" in caplog.text
    assert str(file) in caplog.text
    assert read_key(file) == key == file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("linked", [True, False])
def test_a_key_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    if not linked:
        monkeypatch.setattr("bot.shelf.os.link", refuse)
    file = tmp_path / "chats.key"
    while_written: list[bool] = []
    monkeypatch.setattr("bot.shelf.os.fsync", lambda handle: while_written.append(file.exists()))
    assert len(read_key(file)) == 32
    assert while_written == [False]
    assert list(tmp_path.iterdir()) == [file]


def test_of_two_that_make_a_key_at_once_the_first_one_s_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "chats.key"
    monkeypatch.setattr("bot.shelf.os.fsync", lambda handle: file.write_bytes(KEY))
    assert read_key(file) == KEY


# the whole assistant

Started = Callable[[], Assistant]


@pytest.fixture
def start(built: Path, settings: Settings, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> Started:
    """Starts an assistant over one data folder, as often as one likes."""
    monkeypatch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)
    return lambda: assemble(settings, Store(OwnedDatabase(built / KNOWLEDGE_FILE)), keep_journal=True)


async def test_a_conversation_goes_on_after_a_restart(start: Started) -> None:
    before = start()
    choice = await before.conversation.say(Turn(CHAT, "公积金"))
    before.close()
    after = start()
    wanted = choice.buttons[1].action
    assert wanted == Show((await after.conversation.say(Turn(CHAT, "2"))).items[0].id)
    assert texts.NO_SUCH_NUMBER in plain(await after.conversation.say(Turn(OTHER, "2")))
    after.close()


async def test_the_pace_that_was_asked_for_outlasts_a_restart(start: Started) -> None:
    before = start()
    await before.conversation.say(Turn(CHAT, "/elder"))
    await before.conversation.say(Turn(CHAT, "驾照丢了怎么补办"))
    before.close()
    after = start()
    assert "管这件事的单位" in plain(await after.conversation.say(Turn(CHAT, "下一步")))
    after.close()


async def test_who_asks_to_be_forgotten_is_forgotten_after_a_restart_too(start: Started, tmp_path: Path) -> None:
    before = start()
    await before.conversation.say(Turn(CHAT, "公积金"))
    assert plain(await before.conversation.say(Turn(CHAT, "/forget"))) == texts.FORGOTTEN
    before.close()
    after = start()
    assert plain(await after.conversation.say(Turn(CHAT, texts.NONE_OF_THESE))) == texts.OLD_LIST
    after.close()


async def test_numbers_of_people_are_not_in_the_file_even_while_they_talk(start: Started, tmp_path: Path) -> None:
    assistant = start()
    await assistant.conversation.say(Turn(CHAT, "驾照丢了，13812345678，身份证330106199001011234"))
    assistant.close()
    kept = b"".join(each.read_bytes() for each in tmp_path.glob(f"{SESSIONS_FILE}*"))
    assert "驾照丢了".encode() in kept
    assert not [each for each in (b"13812345678", b"330106199001011234", b"987654") if each in kept]
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600


async def test_one_question_from_the_shell_keeps_nothing(
    built: Path, settings: Settings, interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bot.app.interpreter_over", lambda known, kept: interpreter)
    assistant = assemble(settings, Store(OwnedDatabase(built / KNOWLEDGE_FILE)), keep_journal=False)
    await assistant.conversation.say(Turn(CHAT, "公积金"))
    assistant.close()
    assert [each.name for each in tmp_path.iterdir()] == []
