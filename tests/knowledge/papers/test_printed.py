"""Converted text made even and cut: numbering, sentences, portions, and the proof that nothing was lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import SourceDamaged
from knowledge.papers.printed import (
    LONGEST_PASSAGE,
    Line,
    Read,
    even,
    number,
    numbered,
    portions,
    read_lines,
    sentences,
    unaccounted,
)
from knowledge.passages import Paper, Passage

CHINESE_DIGITS = " 一二三四五六七八九"
CLAUSE = st.text("办证跑次“（", min_size=1, max_size=9)
STOP = st.sampled_from(["。", "；", "！", "？”", "。）", "。）。", "！”）；"])
SENTENCES = st.lists(st.builds(str.__add__, CLAUSE, STOP), min_size=1, max_size=12)


def written(value: int) -> str:
    """The number in Chinese: 十二, 二十, 九十九."""
    tens, ones = divmod(value, 10)
    return (CHINESE_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + CHINESE_DIGITS[ones].strip()


def read_of(*texts: str, dropped: tuple[tuple[int, str], ...] = ()) -> Read:
    """What a parser found that made a passage of each text."""
    passages = tuple(Passage("a", f"p{no}", (), "", text) for no, text in enumerate(texts, 1))
    return Read((Paper("a", "某方案", "杭政〔2019〕1号", "2019", "市政府", "公报"),), passages, dropped)


def lost(text: str, read: Read) -> bool:
    """Is some part of this line, the seventh, neither kept nor dropped?"""
    line = Line(7, text)
    found = unaccounted((line,), read)
    assert found in ((), (line,))
    return bool(found)


class TestLines:
    def test_each_line_has_its_number_and_its_text_as_it_stands(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes("# 甲 \r\n\n\t乙".encode())
        assert read_lines(tmp_path / "a.txt") == (Line(1, "# 甲 "), Line(2, ""), Line(3, "\t乙"))

    def test_an_empty_file_has_none(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"")
        assert read_lines(tmp_path / "a.txt") == ()

    def test_a_file_that_cannot_be_read_is_damage(self, tmp_path: Path) -> None:
        (tmp_path / "b.txt").write_bytes("甲".encode("gb18030"))
        for name in ("a.txt", "b.txt", "."):
            with pytest.raises(SourceDamaged, match="读不到原始文件"):
                read_lines(tmp_path / name)


class TestEven:
    @pytest.mark.parametrize(
        ("text", "evened"),
        [
            ("## **一、总则**", "一、总则"),
            ("(一)原则:便民;快!吗?", "（一）原则：便民；快！吗？"),
            ("  浙江 省\t办 ABC 证 2 次 ", "浙江省办ABC证2次"),
            ("Web 2.0 平台", "Web 2.0平台"),
            ("1,234项,比例1:1,时间8:30", "1,234项，比例1:1，时间8:30"),
            ("第1，第2", "第1，第2"),
            ("C# 语言", "C#语言"),
            ("\t## \t**# 总则**", "总则"),
            ("", ""),
        ],
    )
    def test_examples(self, text: str, evened: str) -> None:
        assert even(text) == evened

    @given(st.text("办证 \t#*(),:;。12aB“"))
    def test_what_is_even_stays_as_it_is(self, text: str) -> None:
        assert even(even(text)) == even(text)


class TestNumbers:
    @pytest.mark.parametrize("value", range(1, 100))
    def test_all_that_are_written_in_chinese_or_digits(self, value: int) -> None:
        assert number(written(value)) == number(str(value)) == value

    @pytest.mark.parametrize(
        ("text", "rank", "no", "rest"),
        [
            ("一、总体要求", "部", 1, "总体要求"),
            ("第十二部分 附则", "部", 12, "分 附则"),
            ("第三章 罚则", "部", 3, "罚则"),
            ("（二十一）原则", "节", 21, "原则"),
            ("3.便民", "条", 3, "便民"),
            ("10、便民", "条", 10, "便民"),
            ("4．便民", "条", 4, "便民"),
            ("1.5万元", "", 0, "1.5万元"),
            ("（1）便民", "", 0, "（1）便民"),
            ("便民一、", "", 0, "便民一、"),
            ("一二、便民", "", 0, "一二、便民"),
            ("（十十）便民", "", 0, "（十十）便民"),
            ("第二三章", "", 0, "第二三章"),
            ("", "", 0, ""),
        ],
    )
    def test_rank_number_and_rest(self, text: str, rank: str, no: int, rest: str) -> None:
        assert numbered(text) == (rank, no, rest)

    @pytest.mark.parametrize("text", ["一二", "十十", "二十一二", "一百", "十0", "", "²", "-1", "一 "])
    def test_what_is_no_number_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="no number from"):
            number(text)


class TestSentences:
    def test_each_has_its_stop_and_what_closes_after_it(self) -> None:
        text = "他说：“好！”办了；（真的？）没有句号"
        assert sentences(text) == ("他说：“好！”", "办了；", "（真的？）", "没有句号")
        assert sentences("") == ()
        assert sentences("他说（好。）。又。") == ("他说（好。）。", "又。")

    @given(st.text("办证。；！？”’）（“"))
    def test_nothing_of_any_text_is_lost(self, text: str) -> None:
        assert "".join(sentences(text)) == text

    @given(SENTENCES, st.text("办证跑次", max_size=5))
    def test_together_they_are_the_text(self, whole: list[str], rest: str) -> None:
        text = "".join(whole) + rest
        assert "".join(sentences(text)) == text
        assert len(sentences(text)) == len(whole) + bool(rest)

    @given(SENTENCES, st.integers(min_value=1, max_value=40))
    def test_portions_are_whole_sentences_as_many_as_fit(self, whole: list[str], longest: int) -> None:
        parts = list(portions("".join(whole), longest))
        assert "".join(parts) == "".join(whole)
        for part, following in zip(parts, [*parts[1:], ""], strict=True):
            assert len(part) <= longest or len(sentences(part)) == 1
            assert not following or len(part) + len(sentences(following)[0]) > longest

    def test_a_portion_may_be_as_long_as_the_limit(self) -> None:
        half = "字" * (LONGEST_PASSAGE // 2 - 1) + "。"
        assert list(portions(half * 2)) == [half * 2]
        assert list(portions(half * 2 + "又。")) == [half * 2, "又。"]
        assert list(portions("")) == []


class TestUnaccounted:
    @pytest.mark.parametrize(
        "text",
        [
            "少跑一趟，办好事。",
            "## **少跑一趟, 办好事。**",
            "办好事。",
            "便民。\t少跑一趟，办好事。",
            "便民。少跑一趟，办好事。",
            "按1:1配备。按8：30上班。",
            "某方案 杭政〔2019〕1号 市政府",
            "   ",
            "",
        ],
    )
    def test_a_line_of_which_each_clause_is_kept_is_accounted_for(self, text: str) -> None:
        assert not lost(text, read_of("少跑一趟，办好事。", "便民。", "要按1:1配备。", "按8:30上班。"))

    @pytest.mark.parametrize(
        "text", ["少跑两趟。", "便民。少跑一趟，办好事", "便民。\t利民。", "按1:2配备。", "按1:1:1配备。"]
    )
    def test_a_line_of_which_a_clause_is_nowhere_is_not(self, text: str) -> None:
        assert lost(text, read_of("少跑一趟。", "便民。", "按1:1配备。"))

    def test_a_clause_parted_between_two_passages_is_lost(self) -> None:
        assert lost("少跑一趟。", read_of("少跑", "一趟。"))

    def test_headings_names_units_and_dates_count_as_kept(self) -> None:
        whole = Passage("a", "p1", ("一、总则",), "便民", "文。", "市发改委", "市财政局", "2019年底")
        assert not lost("一、总则\t便民\t文。\t市发改委\t市财政局\t2019年底", Read((), (whole,), ()))

    def test_only_the_line_that_was_dropped_is_excused(self) -> None:
        assert not lost("页眉", read_of("文。", dropped=((7, "page head"),)))
        assert lost("页眉", read_of("文。", dropped=((6, "page head"),)))
