"""TOML files, sound and broken."""

from pathlib import Path

import pytest

from knowledge.documents import read_document, write_document
from knowledge.errors import FilesInvalid, Finding
from knowledge.shapes import AddedFaqs, ShortFaqs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "文.toml"


def broken(path: Path, text: str) -> tuple[Finding, ...]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FilesInvalid) as caught:
        read_document(path, ShortFaqs)
    return caught.value.findings


def test_what_is_written_is_read_back(path: Path) -> None:
    steps = ["先\n后", '“引号”"']
    write_document(path, {"faq": [{"no": 1, "title": "短名", "steps": steps}]})
    (faq,) = read_document(path, ShortFaqs).faq
    assert list(faq.steps) == steps


CAUSES = "不是正确的TOML；常见原因：中文引号、漏了引号、漏了等号、列表里漏了逗号"
CUT = "不是正确的TOML，到末尾还没有写完：是否少了一半引号或括号"
TWICE = "不是正确的TOML：同一项写了两次"
BRACKETS = "[faq] 应写成两对方括号：[[faq]]"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("[[faq]]\nno = 1\ntitle = “短”\n", 3, CAUSES),
        ("[[faq]]\nno = 1\ntitle = 短\n", 3, CAUSES),
        ('[[faq]]\nno = 1\ntitle = "短\n', 3, CAUSES),
        ("[[faq]]\nno 1\n", 2, CAUSES),
        ("[[faq]]\nsteps = ['甲' '乙']\n", 2, CAUSES),
        ("[[faq]\n", 1, CAUSES),
        ("[[faq]]\nno = 1\nno = 2\n", 3, TWICE),
        ('[[faq]]\nno = 1\ntitle = """\n短\n', None, CUT),
        ("[[faq]]\nsteps = ['甲',\n", None, CUT),
        ("# 注\n\n[faq]\nno = 1\n", 3, BRACKETS),
        ("[faq]\nno = 1\n[faq]\nno = 2\n", 1, BRACKETS),
        ("[[faq]]\nno = 1\n\n  [faq] # 注\nno = 2\n", 4, BRACKETS),
    ],
)
def test_no_toml_is_told_by_its_line(path: Path, text: str, line: int | None, problem: str) -> None:
    assert broken(path, text) == (Finding("文.toml", line, "", problem),)


def test_another_encoding(path: Path) -> None:
    path.write_bytes("[[faq]]\ntitle = '甲'\n".encode("gb18030"))
    with pytest.raises(FilesInvalid, match=r"文\.toml：不是UTF-8编码，请另存为UTF-8$"):
        read_document(path, ShortFaqs)


@pytest.mark.parametrize(
    ("text", "column", "problem"),
    [
        ("", "faq", "缺少这一项"),
        ("faq = 3", "faq", '应为列表，如 ["甲", "乙"]'),
        ("faq = [3]", "第1条", "应为若干项“名字 = 值”"),
        ("[[faq]]\nno = 1\ntitle = '短'", "第1条（no 1） steps", "缺少这一项"),
        ("[[faq]]\nno = 1\ntitle = '短'\nsteps = []", "第1条（no 1） steps", "不能为空"),
        ("[[faq]]\nno = 1\ntitle = '短'\nsteps = '甲'", "第1条（no 1） steps", '应为列表，如 ["甲", "乙"]'),
        ("[[faq]]\nno = 1\ntitle = '短'\nsteps = ['甲', ' ']", "第1条（no 1） steps 第2条", "不能为空"),
        ("[[faq]]\nno = 1\ntitle = '短'\nsteps = [1]", "第1条（no 1） steps 第1条", "应为文字，写在引号里"),
        ("[[faq]]\nno = '1'\ntitle = '短'\nsteps = ['甲']", "第1条（no 1） no", "应为整数，不加引号"),
        ("[[faq]]\nno = 14\ntitle = '短'\nsteps = ['甲']", "第1条（no 14） no", "没有第14问，应为1至13"),
        ("[[faq]]\nno = 0\ntitle = '短'\nsteps = ['甲']", "第1条（no 0） no", "没有第0问，应为1至13"),
        ("[[faq]]\nno = 1\ntitle = '短'\nsteps = ['甲']\nstep = 1", "第1条（no 1） step", "没有这样一项，名字是否写错"),
        ("[[faq]]\nno = 1\ntitle = ' '\nsteps = ['甲']", "第1条（no 1） title", "不能为空"),
        (f"[[faq]]\nno = 1\ntitle = '{'短' * 21}'\nsteps = ['甲']", "第1条（no 1） title", "长21字，应不超过20字"),
        ("date = 1\nfaq = []", "date", "没有这样一项，名字是否写错"),
    ],
)
def test_another_shape(path: Path, text: str, column: str, problem: str) -> None:
    assert broken(path, text) == (Finding("文.toml", None, column, problem),)


def test_a_fault_is_told_by_number_and_question(path: Path) -> None:
    path.write_text("[[faq]]\nno = 102\nquestion = '周末能不能办市民卡？'\n", encoding="utf-8")
    with pytest.raises(FilesInvalid) as caught:
        read_document(path, AddedFaqs)
    assert caught.value.findings[0] == Finding(
        "文.toml", None, "第1条（no 102，周末能不能办市民卡？） answer", "缺少这一项"
    )


def test_all_faults_are_told_at_once(path: Path) -> None:
    path.write_text("[[faq]]\nno = 1\n[[faq]]\nno = 101\nquestion = ''\n", encoding="utf-8")
    with pytest.raises(FilesInvalid) as caught:
        read_document(path, AddedFaqs)
    assert {each.column for each in caught.value.findings} == {
        "第1条（no 1） no",
        "第1条（no 1） question",
        "第1条（no 1） answer",
        "第1条（no 1） source",
        "第2条（no 101） question",
        "第2条（no 101） answer",
        "第2条（no 101） source",
    }
    assert all(not each.problem.isascii() for each in caught.value.findings)
