"""Reading and writing TOML texts, faults told in the words of somebody who writes no programs."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import tomli_w
from pydantic import BaseModel, ValidationError

from knowledge.errors import FilesInvalid, Finding
from knowledge.files import read_text
from knowledge.shapes import misshapen

Shape = TypeVar("Shape", bound=BaseModel)

_CAUSES = "常见原因：中文引号、漏了引号、漏了等号、列表里漏了逗号"
_LONE_BRACKETS = re.compile(r"^[ \t]*\[faq\]", re.MULTILINE)
_LINE = re.compile(r"at line (\d+)")


def read_document(path: Path, shape: type[Shape]) -> Shape:
    """A TOML file as a value of that shape; raises FilesInvalid with the place of each mistake."""
    text, content = read_text(path), {}
    try:
        content = tomllib.loads(text)
        return shape.model_validate(content)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        lone = _LONE_BRACKETS.search(text) if "faq" in shape.model_fields else None
        if lone:
            raise _at(path, text.count("\n", 0, lone.end()) + 1, "[faq] 应写成两对方括号：[[faq]]") from error
        if isinstance(error, ValidationError):
            raise misshapen(path.name, error, content) from error
        raise _no_toml(path, str(error)) from error


def write_document(path: Path, content: Mapping[str, Any]) -> None:
    """A TOML file, long texts over several lines."""
    path.write_text(tomli_w.dumps(content, multiline_strings=True), encoding="utf-8")


def _no_toml(path: Path, message: str) -> FilesInvalid:
    """What tomllib says in English, without what only programmers understand."""
    line = _LINE.search(message)
    if line is None:
        return _at(path, None, "不是正确的TOML，到末尾还没有写完：是否少了一半引号或括号")
    if message.startswith(("Cannot", "Duplicate")):
        return _at(path, int(line[1]), "不是正确的TOML：同一项写了两次")
    return _at(path, int(line[1]), f"不是正确的TOML；{_CAUSES}")


def _at(path: Path, line: int | None, problem: str) -> FilesInvalid:
    return FilesInvalid((Finding(path.name, line, "", problem),))
