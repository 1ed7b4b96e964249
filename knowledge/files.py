"""Reading a knowledge file as bytes and as text; what cannot be read is a finding."""

from pathlib import Path

from knowledge.errors import FilesInvalid, Finding


def require_folder(folder: Path) -> None:
    """Raise FilesInvalid when there is no such folder: one finding, not one for each file in it."""
    if not folder.is_dir():
        raise FilesInvalid((Finding(str(folder), None, "", "找不到这个文件夹"),))


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises FilesInvalid when there are none to read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FilesInvalid((Finding(path.name, None, "", "找不到这个文件"),)) from None
    except OSError as error:
        raise FilesInvalid((Finding(path.name, None, "", f"读不出：{error.strerror}"),)) from error


def read_text(path: Path) -> str:
    """The file's text without a byte order mark, which spreadsheet programs like to add."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FilesInvalid((Finding(path.name, None, "", f"不是UTF-8编码，请另存为{_utf8(path)}"),)) from error


def _utf8(path: Path) -> str:
    """The right encoding as programs call it when they save."""
    return "“CSV UTF-8”" if path.suffix == ".csv" else "UTF-8"
