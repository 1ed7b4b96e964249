"""杭州市人民政府公报 2017年第2期 read whole: the notices and the cover articles here, the rest by its readers."""

import re
from collections.abc import Iterator

from knowledge.errors import SourceDamaged
from knowledge.papers import gazette_chronicle, gazette_tables
from knowledge.papers.gazette_issue import Lines, Reader, cut, drop, left_out, paper, paragraphs, together
from knowledge.papers.gazette_prose import outlined, stretches
from knowledge.papers.printed import Read, even
from knowledge.passages import Passage

_ELSEWHERE = left_out("read by knowledge.gazette")
_SIGNED = re.compile(r"(?P<issuer>杭州市人民政府(?:办公厅)?)(?P<year>\d{4})年(?P<month>\d+)月(?P<day>\d+)日")
_NUMBER = re.compile(r"杭政\w*〔\d{4}〕\d+号")
_ADDRESSEE = re.compile(r"各区、县（市）人民政府.*：")
_DATE = re.compile(r"\d{4}年\d+月\d+日")
_ANNEX = re.compile(r"附件：.+")
_DRAFTERS = re.compile(r"(\S+局(?: \S+局)+)\((.+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*(.+)")
_CAPTIONS = frozenset(("市委副书记、代市长徐立毅讲话", "会议现场"))
"""Under the pictures of 封二, whose text would run into them."""


def read(lines: Lines) -> Read:
    """Every paper of the issue, in printed order; raises SourceDamaged when a heading or a row is not found."""
    parts = cut(lines, (anchor for anchor, _ in _PARTS))
    return together(reader(part) for (_, reader), part in zip(_PARTS, parts, strict=True))


def _notice(key: str, pages: str) -> Reader:
    """The reader of a notice and the plan that it puts into force; its pages are those of the contents page."""

    def reader(lines: Lines) -> Read:
        title, *texts = paragraphs(line for line in lines if not _ANNEX.fullmatch(even(line.text)))
        evened = [even(text) for text in texts]
        number, signed = _first(_NUMBER, evened), _first(_SIGNED, evened)
        date = f"{signed['year']}-{int(signed['month']):02d}-{int(signed['day']):02d}"
        end = evened.index(signed[0])
        passages = (*_promulgation(key, evened[:end], pages), *_plan(key, texts[end + 1 :], pages))
        return Read((paper(key, even(title), date, signed["issuer"], number[0]),), passages, _formal(lines))

    return reader


def _first(pattern: re.Pattern[str], texts: list[str]) -> re.Match[str]:
    for text in texts:
        if found := pattern.fullmatch(text):
            return found
    raise SourceDamaged(f"公报2017年第2期的文件里找不到文号或落款（{pattern.pattern}）")


def _promulgation(key: str, texts: list[str], pages: str) -> Iterator[Passage]:
    """The sentence that puts the plan into force."""
    for text in texts:
        if not _NUMBER.fullmatch(text) and not _ADDRESSEE.fullmatch(text):
            yield Passage(key, "notice", (), "", text, page=pages)


def _plan(key: str, texts: list[str], pages: str) -> Iterator[Passage]:
    """The plan below its own heading, with the units that drafted it if they stand there."""
    _, *body = texts
    if drafters := _DRAFTERS.fullmatch(body[0]):
        by = "、".join(drafters[1].split())
        yield Passage(key, "by", (), "", f"{by}（{drafters[2]}）", page=pages)
        body = body[1:]
    yield from outlined(key, body, pages)


def _formal(lines: Lines) -> tuple[tuple[int, str], ...]:
    """What the paper needs no passage for."""
    return (
        *drop((line for line in lines if _ADDRESSEE.fullmatch(even(line.text))), "addressee"),
        *drop((line for line in lines if _DATE.fullmatch(even(line.text))), "date, kept in the paper"),
        *drop((line for line in lines if _ANNEX.fullmatch(even(line.text))), "names the annex"),
    )


def _article(key: str, page: str) -> Reader:
    """The reader of an unnumbered article: the headings at its top are its title, later ones head what follows."""

    def reader(lines: Lines) -> Read:
        captions = tuple(line for line in lines if line.text.strip() in _CAPTIONS)
        texts = list(paragraphs(line for line in lines if line not in captions))
        top = next((index for index, text in enumerate(texts) if not text.startswith("#")), len(texts))
        title = " ".join(even(part) for text in texts[:top] for part in text.lstrip("# ").split())
        passages = tuple(each for part in _chapters(key, texts[top:], page) for each in stretches(part))
        return Read((paper(key, title),), passages, drop(captions, "caption of a picture"))

    return reader


def _chapters(key: str, texts: list[str], page: str) -> Iterator[Passage]:
    """The paragraphs of an article; a bold first sentence is the name of its paragraph."""
    path: tuple[str, ...] = ()
    chapter = no = 0
    for text in texts:
        if text.startswith("#"):
            path, chapter, no = (even(text),), chapter + 1, 0
            continue
        no += 1
        bold = _BOLD.fullmatch(text)
        name, rest = (even(bold[1]).rstrip("。"), bold[2]) if bold else ("", text)
        yield Passage(key, f"{chapter}-p{no}" if chapter else f"p{no}", path, name, even(rest), page=page)


_PARTS: tuple[tuple[str, Reader], ...] = (
    ("杭州市人民政府公报", left_out("front cover")),
    ("徐立毅在省政府全会和全省安全生产会议后强调", _article("hz-2017-cover2", "封二")),
    ("坚定新目标增强新动力开创新局面", _article("hz-2017-preface", "1—3")),
    ("杭州市人民政府公报", left_out("repeated title of the gazette")),
    ("杭州市人民政府公报编委会", left_out("editorial board of the gazette")),
    ("国际标准刊号", _ELSEWHERE),
    ("卷首", left_out("contents page")),
    ("2017.2", _ELSEWHERE),
    ("杭州市人民政府关于印发杭州市全民健身实施计划的通知", _notice("hz-2017-29", "4—7")),
    ("杭州市人民政府办公厅转发市教育局等4部门", _notice("hz-2017-6", "8—10")),
    ("杭州市人民政府办公厅关于印发杭州市加强食品安全社会共治工作", _notice("hz-2017-13", "11—14")),
    ("杭州市人民政府办公厅关于印发杭州市劣V类水剿灭行动实施方案的通知", _notice("hz-2017-15", "15—18")),
    (gazette_tables.SECTIONS, gazette_tables.sections),
    (gazette_tables.POSTS, gazette_tables.posts),
    ("关于公布杭州市市本级群众和企业到政府办事", _ELSEWHERE),
    ("市政府干部任免名单", gazette_chronicle.appointments),
    ("市政府成立或调整的非常设机构", gazette_chronicle.bodies),
    ("（上接第59页）", _ELSEWHERE),
    ("2017年1月份杭州市政务大事记", gazette_chronicle.events),
    ("做好政务服务和行政权力“加减法”", _article("hz-2017-cover3", "封三")),
    ("《杭州市人民政府公报》免费取阅点", _ELSEWHERE),
)
"""How each stretch of the issue begins, and who reads it; the pages follow from the contents page."""
