"""Formatted text: Telegram's HTML subset, entities given by the bot, entities found in what users type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .errors import Json, bad_request

SPACE = r"[ \t\r\n\v]"
SPACES = re.compile(SPACE + "*")
NAME = re.compile(r"[^ \t\r\n\v>]*")
ATTRIBUTE = re.compile(r"""[^ \t\r\n\v=>/"']*""")
TOKEN = re.compile(r"[A-Za-z0-9.-]*")
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
FOUND = {
    "bot_command": re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?!\w)", re.ASCII),
    "mention": re.compile(r"(?<![\w@])@\w{4,32}(?!\w)", re.ASCII),
    "url": re.compile(r"https?://[^\s，。；！？、（）]+"),
    "hashtag": re.compile(r"(?<!\w)#\w+"),
}
GIVEN_KINDS = frozenset(KINDS.values()) | {
    *FOUND,
    "cashtag",
    "email",
    "phone_number",
    "expandable_blockquote",
    "text_mention",
}
HTTP_URL = re.compile(
    r"(?:(https?)://)?([^\s/?#:@]+\.[^\s/?#:@.]{2,}|localhost|[\d.]+)(:\d+)?([/?#]\S*)?", re.IGNORECASE
)
OWN_URL = re.compile(r"(?:tg|ton|tonsite)://\S+")
USER_LINK = re.compile(r"tg://user\?id=(\d+)")


@dataclass(frozen=True)
class Formatted:
    """Text as a user sees it, its entities (offsets in UTF-16 units), and the source it was made from."""

    text: str
    entities: tuple[Json, ...] = ()
    source: str = ""


EMPTY = Formatted("")


@dataclass(frozen=True)
class _Tag:
    name: str
    attributes: dict[str, str]
    offset: int
    begins: int


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def formatted(text: str, parse_mode: str = "", entities: list[Json] | None = None) -> Formatted:
    """Raises `ApiError` where Telegram cannot parse; the result is trimmed as Telegram trims it."""
    if parse_mode.lower() == "html":
        return _trimmed(_Html(text).parsed())
    if parse_mode:
        raise bad_request(_unknown_mode(parse_mode))
    checked = tuple(_given(entity, utf16_length(text)) for entity in entities or [])
    return _trimmed(Formatted(text, checked, text))


def detected(text: str) -> tuple[Json, ...]:
    """The entities Telegram finds by itself in what a user types."""
    return tuple(sorted(_matches(text), key=lambda entity: entity["offset"]))


def _matches(text: str) -> Iterator[Json]:
    for kind, pattern in FOUND.items():
        for match in pattern.finditer(text):
            offset, length = utf16_length(text[: match.start()]), utf16_length(match.group())
            yield {"type": kind, "offset": offset, "length": length}


def _unknown_mode(parse_mode: str) -> str:
    if parse_mode.lower() in ("markdown", "markdownv2"):
        return f"this double of the Bot API reads HTML only, not {parse_mode}"
    return "unsupported parse_mode"


def _given(entity: Json, end: int) -> Json:
    offset, length = entity.get("offset", 0), entity.get("length", 0)
    if entity.get("type") not in GIVEN_KINDS:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if entity["type"] == "text_link" and "url" not in entity:
        raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if offset > end:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > end:
        place = f"ends after the end of the text at UTF-16 offset {offset + length}"
        raise bad_request(f"entity beginning at UTF-16 offset {offset} {place}")
    return entity


def _trimmed(value: Formatted) -> Formatted:
    text = value.text.strip()
    gap = len(value.text) - len(value.text.lstrip())
    clipped = (_clipped(entity, gap, utf16_length(text)) for entity in value.entities)
    return Formatted(text, tuple(entity for entity in clipped if entity["length"] > 0), value.source)


def _clipped(entity: Json, gap: int, end: int) -> Json:
    first = max(entity["offset"] - gap, 0)
    last = min(entity["offset"] + entity["length"] - gap, end)
    return entity | {"offset": first, "length": last - first}


@dataclass
class _Html:
    """A scanner over the source; every refusal names the byte offset of the tag, as Telegram does."""

    source: str
    at: int = 0
    units: int = 0
    out: list[str] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def parsed(self) -> Formatted:
        while self.at < len(self.source):
            self._step()
        if self.open:
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        ordered = sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return Formatted("".join(self.out), tuple(ordered), self.source)

    def _step(self) -> None:
        if self.source.startswith("</", self.at):
            self._end_tag()
        elif self.source[self.at] == "<":
            self._start_tag()
        else:
            self._emit(self._character())

    def _emit(self, character: str) -> None:
        self.out.append(character)
        self.units += utf16_length(character)

    def _character(self) -> str:
        """One character, a reference such as &lt; decoded; an unknown reference stays as it is written."""
        match = REFERENCE.match(self.source, self.at)
        decoded = _referenced(match) if match else ""
        self.at = match.end() if match and decoded else self.at + 1
        return decoded or self.source[self.at - 1]

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take(NAME).lower()
        if self._ended():
            raise self._wrong("Unclosed start tag", begin)
        if name not in KINDS:
            raise self._wrong(f'Unsupported start tag "{name}"', begin)
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._wrong('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Tag(name, attributes, self.units, len(self.out)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._take(SPACES)
            if self._next() == ">":
                self.at += 1
                return found
            name = self._take(ATTRIBUTE)
            if not name:
                raise self._wrong(f'Empty attribute name in the tag "{tag}"', begin)
            found[name] = self._value(tag, begin)

    def _value(self, tag: str, begin: int) -> str:
        self._take(SPACES)
        bare = self._next() != "="
        self.at += 0 if bare else 1
        self._take(SPACES)
        if self._ended():
            raise self._wrong(f'Unclosed start tag "{tag}"', begin)
        if bare:
            return ""
        return self._quoted(begin) if self._next() in "\"'" else self._token()

    def _token(self) -> str:
        begin = self.at
        value = self._take(TOKEN).lower()
        if self._next() not in " \t\r\n\v>":
            raise self._wrong("Unexpected end of name token", begin)
        return value

    def _quoted(self, begin: int) -> str:
        quote, value = self._next(), ""
        self.at += 1
        while not self._ended() and self._next() != quote:
            value += self._character()
        self.at += 1
        if self._ended():
            raise self._wrong("Unclosed start tag", begin)
        return value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._wrong("Unexpected end tag", begin)
        self.at += 2
        name = self._take(NAME).lower()
        self._take(SPACES)
        if self._next() != ">":
            raise self._wrong("Unclosed end tag", begin)
        self.at += 1
        self._close(self.open.pop(), name, begin)

    def _close(self, tag: _Tag, name: str, begin: int) -> None:
        if name and name != tag.name:
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise _cannot_parse(f"Unmatched end tag at byte offset {self._bytes(begin)}, {expected}")
        if self.units > tag.offset:
            self._add(tag)

    def _add(self, tag: _Tag) -> None:
        entity: Json = {"type": KINDS[tag.name], "offset": tag.offset, "length": self.units - tag.offset}
        if tag.name == "a":
            link = _link(tag.attributes.get("href") or "".join(self.out[tag.begins :]))
            self.entities += [entity | link] if link else []
        elif tag.name == "pre":
            self.entities.append(entity | self._language(entity))
        else:
            self.entities.append(entity | _details(tag))

    def _language(self, pre: Json) -> Json:
        """`<pre><code class="language-x">` is one entity: the code inside gives its language away."""
        inner = self.entities[-1] if self.entities else {}
        place = (inner.get("offset"), inner.get("length"))
        if inner.get("type") == "code" and "language" in inner and place == (pre["offset"], pre["length"]):
            return {"language": self.entities.pop()["language"]}
        return {}

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken

    def _next(self) -> str:
        return self.source[self.at : self.at + 1]

    def _ended(self) -> bool:
        return self.at >= len(self.source)

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def _wrong(self, what: str, at: int) -> Exception:
        return _cannot_parse(f"{what} at byte offset {self._bytes(at)}")


def _cannot_parse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _referenced(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED.get(name, "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else ""


def _details(tag: _Tag) -> Json:
    if tag.name == "blockquote" and "expandable" in tag.attributes:
        return {"type": "expandable_blockquote"}
    if tag.name == "code" and tag.attributes.get("class", "").startswith("language-"):
        return {"language": tag.attributes["class"].removeprefix("language-")}
    if tag.name == "tg-emoji":
        return {"custom_emoji_id": _emoji(tag.attributes.get("emoji-id", ""))}
    return {}


def _emoji(identifier: str) -> str:
    if not identifier.isdecimal() or not 0 < int(identifier) < 2**63:
        raise _cannot_parse("Invalid custom emoji identifier specified")
    return identifier


def _link(url: str) -> Json | None:
    """A link Telegram accepts; one that it does not is shown as plain text, without any error."""
    user = USER_LINK.fullmatch(url)
    if user:
        return {"type": "text_mention", "user": {"id": int(user[1]), "is_bot": False, "first_name": ""}}
    checked = checked_url(url)
    return {"url": checked} if checked else None


def checked_url(url: str) -> str:
    """The URL as Telegram keeps it, or nothing where it would not make a link of it."""
    if OWN_URL.fullmatch(url):
        return url
    match = HTTP_URL.fullmatch(url)
    if not match:
        return ""
    scheme, host, port, rest = match.groups()
    return f"{(scheme or 'http').lower()}://{host.lower()}{port or ''}{rest or '/'}"
