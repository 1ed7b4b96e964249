"""Findings as sentences, and collecting them."""

import pytest

from knowledge.errors import Faults, FilesInvalid, Finding, KnowledgeError, StoreUnavailable


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (Finding("a.csv", 3, "序号", "不能为空"), "a.csv 第3行「序号」栏：不能为空"),
        (Finding("a.csv", None, "序号", "不连续"), "a.csv「序号」栏：不连续"),
        (Finding("a.csv", 3, "", "少一栏"), "a.csv 第3行：少一栏"),
        (Finding("a.csv", None, "", "找不到"), "a.csv：找不到"),
    ],
)
def test_a_finding_reads_as_a_sentence(finding: Finding, sentence: str) -> None:
    assert str(finding) == sentence
    assert str(FilesInvalid((finding, finding))) == f"知识文件有误：\n{sentence}\n{sentence}"


def test_faults_are_raised_together() -> None:
    faults, findings = Faults(), [Finding("a.csv", row, "", "错") for row in range(3)]
    for finding in findings:
        with faults:
            raise FilesInvalid((finding,))
    with pytest.raises(FilesInvalid) as caught:
        faults.settle()
    assert caught.value.findings == tuple(findings)
    assert isinstance(caught.value, KnowledgeError)


def test_no_fault_is_nothing_to_raise() -> None:
    faults = Faults()
    with faults:
        done = True
    faults.settle()
    assert done


def test_other_errors_pass() -> None:
    faults = Faults()
    with pytest.raises(StoreUnavailable), faults:
        raise StoreUnavailable("坏了")
