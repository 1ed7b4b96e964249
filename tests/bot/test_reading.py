"""The interpreter over some knowledge, and the file in which it keeps what it prepared."""

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import nlu
from bot.app import KNOWLEDGE_FILE, assemble, open_store
from bot.reading import interpreter_over
from bot.settings import Settings
from bot.vocabulary import vocabulary
from handlers.turn import Turn
from knowledge.build import build
from knowledge.entries import Absent, Knowledge, Phrasing
from knowledge.passages import Passage
from nlu.interpreter import Interpreter
from nlu.understanding import Understanding, Vocabulary, Why

QUESTIONS = ("内资企业投资项目备案变更怎么办", "beian biangeng", "教师资格", "貔貅怎么办", "")
STRANGE = "貔貅"
"""A word that nothing of what is known here holds."""

PROCESSES, ROUNDS = 2, 2
READS_AGAIN_AND_AGAIN = f"""
import sys
from pathlib import Path
from bot.reading import interpreter_over
from knowledge.database import OwnedDatabase
from knowledge.store import Store
store = Store(OwnedDatabase(Path(sys.argv[1])))
kept = Path(sys.argv[2])
for _ in range({ROUNDS}):
    kept.unlink(missing_ok=True)
    print([interpreter_over(store.everything(), kept).read(text) for text in sys.argv[3:]])
store.close()
"""


@pytest.fixture(scope="module")
def few(known: Knowledge) -> Knowledge:
    """Thirty matters, and nothing else to ask for."""
    matters = known.matters[:30]
    ids = {matter.id for matter in matters}
    phrasings = tuple(phrasing for phrasing in known.phrasings if phrasing.entry_id in ids)
    bare = replace(known, faqs=(), places=(), gazette=None, catalogue=None, districts=(), usual=(), absent=())
    bare = replace(bare, events=(), errands=(), papers=(), passages=(), asks=(), stories=())
    return replace(bare, matters=matters, phrasings=phrasings, digest="few")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / "knowledge.prepared"


@pytest.fixture(scope="module")
def first(few: Knowledge, place: Path) -> Interpreter:
    """The interpreter that wrote the file at ``place``."""
    return interpreter_over(few, place)


@pytest.fixture
def kept(first: Interpreter, place: Path, tmp_path: Path) -> Path:
    """What the first interpreter has written, where a test may do to it what it likes."""
    return Path(shutil.copy(place, tmp_path))


def said_by(interpreter: Interpreter) -> list[tuple[Understanding, Why]]:
    """What it makes of the questions, in every detail."""
    return [(interpreter.read(text), interpreter.why(text, "matter:2")) for text in QUESTIONS]


def identity(path: Path) -> tuple[int, int]:
    return path.stat().st_ino, path.stat().st_mtime_ns


def learned(few: Knowledge) -> Knowledge:
    """The knowledge with one way of asking more, in which the strange word stands."""
    return replace(few, phrasings=(*few.phrasings, Phrasing("matter:2", f"{STRANGE}备案")))


def knows_the_strange_word(interpreter: Interpreter) -> bool:
    return STRANGE not in interpreter.read(STRANGE).unknown


def read_back(few: Knowledge, kept: Path) -> Interpreter:
    """The interpreter made of what is kept, and of nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.reading.prepare", lambda *_: pytest.fail("prepared anew"))
        return interpreter_over(few, kept)


# read back


def test_what_is_kept_is_read_back_and_understands_the_same(first: Interpreter, few: Knowledge, kept: Path) -> None:
    assert said_by(read_back(few, kept)) == said_by(first)


def test_what_is_read_back_stays_as_it_is(few: Knowledge, kept: Path) -> None:
    before = identity(kept), kept.read_bytes()
    interpreter_over(few, kept)
    assert (identity(kept), kept.read_bytes()) == before


@pytest.mark.usefixtures("first")
def test_nothing_else_is_left_beside_it(place: Path) -> None:
    assert list(place.parent.iterdir()) == [place]


def test_the_same_knowledge_gives_the_same_file(few: Knowledge, first: Interpreter, kept: Path, tmp_path: Path) -> None:
    assert said_by(interpreter_over(few, tmp_path / "other")) == said_by(first)
    assert (tmp_path / "other").read_bytes() == kept.read_bytes()


async def test_it_stands_beside_the_database_and_serves_the_next_start(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / KNOWLEDGE_FILE, tmp_path)
    settings = Settings(data_dir=tmp_path)
    replies, files = [], []
    for _ in range(2):
        assistant = assemble(settings, open_store(settings), keep_journal=False)
        replies.append(await assistant.conversation.say(Turn("", "驾照丢了要跑几趟")))
        assistant.close()
        (prepared,) = (path for path in tmp_path.iterdir() if path.name != KNOWLEDGE_FILE)
        files.append((prepared.name, *identity(prepared)))
    assert replies[0] == replies[1]
    assert files[0] == files[1]
    assert files[0][0] == "knowledge.prepared"


# made anew


def test_other_knowledge_is_prepared_anew(first: Interpreter, few: Knowledge, kept: Path) -> None:
    before = kept.read_bytes()
    assert not knows_the_strange_word(first)
    assert knows_the_strange_word(interpreter_over(replace(learned(few), digest="other"), kept))
    assert kept.read_bytes() != before


def test_what_changes_no_words_leaves_it_as_it_is(first: Interpreter, few: Knowledge, kept: Path) -> None:
    assert said_by(read_back(replace(few, digest="other", date="2030-01-01"), kept)) == said_by(first)


def test_another_sentence_of_a_paper_is_prepared_anew(known: Knowledge, few: Knowledge, tmp_path: Path) -> None:
    (paper, *_), kept = known.papers, tmp_path / "kept"
    passage = Passage(paper.key, "1", (), "备案", f"由{paper.issuer}牵头负责落实。")
    papers = replace(few, papers=(paper,), passages=(passage,))
    assert not knows_the_strange_word(interpreter_over(papers, kept))
    more = replace(passage, text=f"{passage.text}{STRANGE}备案不再办理。")
    assert knows_the_strange_word(interpreter_over(replace(papers, passages=(more,)), kept))


def test_a_way_of_asking_that_becomes_a_subject_of_its_own_is_prepared_anew(few: Knowledge, tmp_path: Path) -> None:
    """The texts stay the same and in the same order; only where one subject ends and the next begins does not."""
    one = Absent(1, "貔貅登记", (), "", "")
    asked_for = [Phrasing(one.id, text) for text in (f"{STRANGE}备案", "饕餮备案")]
    before = replace(few, absent=(one,), phrasings=(*few.phrasings, *asked_for))
    two = Absent(2, "饕餮备案", (), "", "")
    after = replace(few, absent=(one, two), phrasings=(*few.phrasings, *asked_for[:1]))
    kept = tmp_path / "kept"
    interpreter_over(before, kept)
    assert said_by(interpreter_over(after, kept)) == said_by(interpreter_over(after, tmp_path / "fresh"))
    assert interpreter_over(after, kept).why("饕餮备案", two.id).phrasing == two.name


def test_the_file_follows_the_knowledge_there_and_back(first: Interpreter, few: Knowledge, kept: Path) -> None:
    before = said_by(first)
    interpreter_over(replace(learned(few), digest="other"), kept)
    assert said_by(interpreter_over(few, kept)) == before


def test_other_code_prepares_anew(few: Knowledge, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = Path(shutil.copytree(nlu.__path__[0], tmp_path / "nlu"))
    (code / "frames.py").write_bytes((code / "frames.py").read_bytes() + b"\n")
    before = identity(kept)
    monkeypatch.setattr(nlu, "__path__", [str(code)])
    interpreter_over(few, kept)
    assert identity(kept) != before
    read_back(few, kept)


def test_another_vocabulary_of_the_same_knowledge_is_prepared_anew(
    few: Knowledge, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def updated(knowledge: Knowledge) -> Vocabulary:
        return vocabulary(learned(knowledge))

    monkeypatch.setattr("bot.reading.vocabulary", updated)
    assert knows_the_strange_word(interpreter_over(few, kept))


# what may have happened to the file

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing in it": lambda held: b"",
    "less than the key": lambda held: held[:10],
    "the key alone": lambda held: held[:32],
    "the first half": lambda held: held[: len(held) // 2],
    "the last byte lost": lambda held: held[:-1],
    "a byte changed in the middle": lambda held: _changed(held, len(held) // 2),
    "a byte changed at a tenth": lambda held: _changed(held, len(held) // 10),
    "a byte changed near the end": lambda held: _changed(held, len(held) - 20),
    "something else behind the key": lambda held: held[:32] + b"something else" * 1000,
    "something behind the end": lambda held: held + held[32:],
    "another key": lambda held: _changed(held, 0),
    "something else altogether": lambda held: b"\x00\xff" * 50_000,
}


def _changed(held: bytes, at: int) -> bytes:
    return held[:at] + bytes([held[at] ^ 0xFF]) + held[at + 1 :]


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_happened_to_the_file_the_understanding_is_the_same(
    first: Interpreter, few: Knowledge, kept: Path, damage: str
) -> None:
    before = said_by(first)
    kept.write_bytes(DAMAGES[damage](kept.read_bytes()))
    assert said_by(interpreter_over(few, kept)) == before


@pytest.mark.parametrize("damage", ["nothing in it", "the first half", "a byte changed in the middle", "another key"])
def test_a_damaged_file_is_replaced_by_a_good_one(few: Knowledge, kept: Path, damage: str) -> None:
    good = kept.read_bytes()
    kept.write_bytes(DAMAGES[damage](good))
    interpreter_over(few, kept)
    assert kept.read_bytes() == good


# where nothing can be kept


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow beyond a few bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_where_there_is_no_folder_nothing_is_kept_and_all_is_understood(
    first: Interpreter, few: Knowledge, tmp_path: Path
) -> None:
    assert said_by(interpreter_over(few, tmp_path / "nowhere" / "kept")) == said_by(first)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_in_the_folder_s_place_is_left_alone(first: Interpreter, few: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert said_by(interpreter_over(few, tmp_path / "file" / "kept")) == said_by(first)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_in_the_file_s_place_is_left_alone(first: Interpreter, few: Knowledge, tmp_path: Path) -> None:
    folder = tmp_path / "folder" / "kept"
    (folder / "mine").mkdir(parents=True)
    assert said_by(interpreter_over(few, folder)) == said_by(first)
    assert list(folder.parent.iterdir()) == [folder]
    assert list(folder.iterdir()) == [folder / "mine"]


def test_a_full_disk_keeps_the_file_that_is_there_and_no_rest(
    first: Interpreter, few: Knowledge, kept: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = kept.read_bytes()
    with full_disk(), caplog.at_level("INFO"):
        other = interpreter_over(replace(learned(few), digest="other"), kept)
    assert knows_the_strange_word(other)
    assert "not kept" in caplog.text
    assert (list(kept.parent.iterdir()), kept.read_bytes()) == ([kept], before)


# several at once


def test_several_processes_may_make_it_at_once(few: Knowledge, first: Interpreter, kept: Path, tmp_path: Path) -> None:
    database = tmp_path / "knowledge.db"
    build(few, database)
    command = [sys.executable, "-c", READS_AGAIN_AND_AGAIN, str(database), str(kept), *QUESTIONS]
    root = Path(__file__).parents[2]
    processes = [
        subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(PROCESSES)
    ]
    wanted = f"{[first.read(text) for text in QUESTIONS]}\n" * ROUNDS
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.decode()) == (0, wanted), err.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == [database.name, kept.name]
    assert said_by(read_back(few, kept)) == said_by(first)
