"""Commands as other programs call them: ask, ask --json, ask --jsonl, kb, and a conversation through a pipe."""

import asyncio
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import knowledge

from .processes import COMMAND, PATIENCE, Done, Home

SURE = "驾照丢了要跑几趟"
WIDE = "公积金"
UNKNOWN = "低保怎么申请"


def ran(done: Done) -> str:
    assert (done.status, done.err) == (0, "")
    return done.out


def answered(line: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(line)
    assert set(answer) == {"outcome", "items", "reply"}
    assert answer["outcome"] in {"answer", "choose", "none"}
    assert len(answer["items"]) <= 10
    return answer


def test_ask(home: Home) -> None:
    said = ran(home.run("ask", *SURE.partition("了")))
    assert said.startswith("【补办驾驶证、行驶证】\n要跑几趟：1次")
    assert "序号48" in said
    assert not (home.data / "journal.db").exists()


def test_ask_in_json(home: Home) -> None:
    answer = answered(ran(home.run("ask", "--json", SURE)))
    best = answer["items"][0]
    assert answer["outcome"] == "answer"
    assert (best["id"], best["unit"], best["visits"]) == ("matter:48", "市公安局交管局", 1)
    assert all(0 <= item["score"] <= 1 for item in answer["items"])


LINES = [
    SURE,
    json.dumps({"session": "a", "q": WIDE}),
    json.dumps({"session": "b", "q": SURE}),
    json.dumps({"session": "a", "q": "1"}),
    "",
    "   ",
    '{"q": ',
    '{"session": "a"}',
    "{}",
    "[1, 2]",
    '{"q": null}',
    '{"q": 3}',
    '{"q": "驾照\\ud83d丢了"}',
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "长" * 200_000,
    "和" * 1_000,
    '{"q": ' + "[" * 100_000,
    UNKNOWN,
]
NO_TEXT = b"\xff\xfe\x00"


def test_jsonl_answers_every_line_in_order(home: Home) -> None:
    typed = "\n".join(LINES).encode() + b"\n" + NO_TEXT + b"\n"
    lines = ran(home.run("ask", "--jsonl", stdin=typed)).splitlines()
    answers = [answered(line) for line in lines]
    assert len(answers) == len(LINES) + 1
    assert answers[0]["items"][0]["id"] == answers[2]["items"][0]["id"] == "matter:48"
    assert answers[1]["outcome"] == "choose"
    assert answers[3]["items"][0]["id"] == answers[1]["items"][0]["id"]
    assert [answer["outcome"] for answer in answers[4:6]] == ["none", "none"]
    assert (answers[-2]["outcome"], "低保" in answers[-2]["reply"]) == ("none", True)


async def test_jsonl_answers_each_line_at_once(home: Home) -> None:
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        "ask",
        "--jsonl",
        cwd=home.folder,
        env=home.environment({}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        for question, outcome in ((SURE, "answer"), (WIDE, "choose"), (UNKNOWN, "none")):
            process.stdin.write(f"{question}\n".encode())
            assert answered((await process.stdout.readline()).decode())["outcome"] == outcome
        process.stdin.close()
        assert await process.wait() == 0


def test_other_knowledge_is_exported_and_asked(home: Home) -> None:
    assert "已导出" in ran(home.run("kb", "export", "out"))
    matters = json.loads((home.folder / "out" / "matters.json").read_text(encoding="utf-8"))
    assert (matters[47]["no"], matters[47]["unit"]) == (48, "市公安局交管局")
    asked = home.run("ask", "--jsonl", "--kb", "out", stdin=f"{SURE}\n")
    assert answered(ran(asked))["items"][0]["id"] == "matter:48"


def test_the_files_are_checked_and_built(home: Home) -> None:
    assert "没有发现错误" in ran(home.run("kb", "check"))
    (home.data / "knowledge.db").write_bytes(b"damaged")
    assert "已重新做好" in ran(home.run("kb", "build"))
    assert "市公安局交管局" in ran(home.run("ask", SURE))


def test_the_printed_list_is_imported_as_it_stands(home: Home) -> None:
    files = home.folder / "knowledge"
    shutil.copytree(gazette().parents[1] / "data", files)
    shutil.rmtree(files / "official")
    said = ran(home.run("kb", "import", str(gazette()), knowledge_dir=files))
    assert "事项642个" in said
    for name in ("matters.csv", "units.csv", "places.csv"):
        assert (files / "official" / name).read_bytes() == (gazette().parents[1] / "data/official" / name).read_bytes()


def test_a_conversation_through_a_pipe(home: Home) -> None:
    said = ran(home.run("run", stdin=f"{WIDE}\n1\n\n{UNKNOWN}\n"))
    choice, _, rest = said.partition("都不是\n")
    first = choice.partition("1. ")[2].partition("（")[0]
    assert rest.lstrip().startswith(first)
    assert "12345" in rest


def test_bytes_that_are_no_text_do_not_end_the_conversation(home: Home) -> None:
    assert "序号48" in ran(home.run("run", stdin=NO_TEXT + b"\n" + SURE.encode()))


@pytest.mark.parametrize("words", [("nonsense",), ("ask",), ("ask", "x", "--kb", "nowhere")])
def test_wrong_usage(home: Home, words: tuple[str, ...]) -> None:
    done = home.run(*words)
    assert (done.status, done.out, "Traceback" in done.err) == (2, "", False)


def gazette() -> Path:
    return Path(knowledge.__path__[0]) / "sources" / "hangzhou-gazette-2017-02.txt"
