"""The audit of the dependencies tells what it found, and when it found nothing out."""

import json

import pytest

from tests.audit import Audit, main, read

SAFE = {"name": "click", "version": "8.4", "vulns": []}
BAD = {"name": "tornado", "version": "6.0", "vulns": [{"id": "CVE-1"}, {"id": "CVE-2"}]}
SKIPPED = {"name": "numpy", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "audit", "told"),
    [
        ([SAFE, SAFE], Audit(2, (), 0), "2 个依赖没有已知漏洞。"),
        ([SAFE, SKIPPED], Audit(1, (), 1), "1 个依赖没有已知漏洞，1 个没有查到。"),
        ([SKIPPED], Audit(0, (), 1), "没有查成"),
        ([SAFE, BAD], Audit(1, ("tornado 6.0：CVE-1、CVE-2",), 0), "请升级"),
    ],
)
def test_what_is_found_is_told(packages: list[object], audit: Audit, told: str) -> None:
    assert read(json.dumps({"dependencies": packages})) == audit
    assert told in str(audit)


def test_a_tool_that_fails_is_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["false"]) == 0
    assert "没有查成" in capsys.readouterr().out


def test_a_finding_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sh", "-c", f"echo '{json.dumps({'dependencies': [BAD]})}'"]) == 1
    assert "CVE-1" in capsys.readouterr().out
