"""The family of things that can be wrong with the knowledge.

KnowledgeError
├── SourceDamaged        the printed document does not hold what the importer expects
├── NotReconciled        the imported tables contradict the printed sums
├── FilesInvalid         a knowledge file breaks a rule; carries every Finding
└── StoreUnavailable     the built database cannot be read or written
"""

from dataclasses import dataclass
from types import TracebackType


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule: which file, which row (1-based, header included), which column, what is wrong in Chinese."""

    file: str
    row: int | None
    column: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.file}" + (f" 第{self.row}行" if self.row else "")
        return f"{where}" + (f"「{self.column}」栏" if self.column else "") + f"：{self.problem}"


class KnowledgeError(Exception):
    """Anything wrong with the knowledge; the message is Chinese and fit for a maintainer."""


class SourceDamaged(KnowledgeError):
    """The printed document does not hold what the importer expects at that place."""


class NotReconciled(KnowledgeError):
    """The imported tables contradict the sums printed in the same document."""


class FilesInvalid(KnowledgeError):
    """One or more knowledge files break a rule; ``findings`` holds every one of them."""

    HEAD = "知识文件有误："

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(f"{self.HEAD}\n" + "\n".join(str(each) for each in findings))


class Faults:
    """Swallows FilesInvalid in each ``with`` block, so that one run names every fault; ``settle`` raises them all."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, FilesInvalid):
            return False
        self._findings.extend(error.findings)
        return True

    def settle(self) -> None:
        """Raise FilesInvalid with all findings, if there were any."""
        if self._findings:
            raise FilesInvalid(tuple(self._findings))


class StoreUnavailable(KnowledgeError):
    """The built database cannot be read or written."""
