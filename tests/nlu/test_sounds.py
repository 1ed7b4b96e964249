"""How characters sound."""

import subprocess
import sys

import pytest

from nlu.sounds import READINGS, common, near, readings

OF = readings()


@pytest.mark.parametrize(
    ("character", "syllables"),
    [
        ("证", ("zheng",)),
        ("行", ("xing", "hang")),
        ("长", ("zhang", "chang")),
        ("乐", ("le", "yue")),
        ("重", ("zhong", "chong")),
        ("女", ("nv", "ru")),
        ("绿", ("lv", "lu")),
        ("卡", ("ka", "qia")),
        ("略", ("lve",)),
    ],
)
def test_readings(character: str, syllables: tuple[str, ...]) -> None:
    assert OF[character] == syllables


def test_every_reading_is_told_once_and_no_more_than_count() -> None:
    assert len(OF) > 20_000
    assert all(1 <= len(syllables) <= READINGS for syllables in OF.values())
    assert all(len(set(syllables)) == len(syllables) for syllables in OF.values())


def test_syllables_of_everyday_characters_are_written_in_plain_letters() -> None:
    everyday = {character: OF[character] for character in common()}
    assert {c: s for c, s in everyday.items() if not all(each.isascii() and each.isalpha() for each in s)} == {}


def test_everyday_characters_sound_as_they_are_mostly_read() -> None:
    sounds = common()
    assert 6_000 < len(sounds) < 8_000, "GB 2312 has 6,763"
    assert {"市", "证", "嘎", "办"} <= set(sounds)
    assert not {"龘", "證", "市民", "a"} & set(sounds)
    assert all(sound == near(OF[character][0]) for character, sound in sounds.items())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shi", "si"),
        ("zhang", "zan"),
        ("cheng", "cen"),
        ("qing", "qin"),
        ("nan", "lan"),
        ("lang", "nan"),
        ("ning", "lin"),
        ("zhuang", "zuan"),
    ],
)
def test_sounds_that_are_heard_alike(one: str, other: str) -> None:
    assert near(one) == near(other)


@pytest.mark.parametrize(
    ("one", "other"), [("shi", "chi"), ("ban", "pan"), ("ma", "na"), ("gong", "gon"), ("en", "an")]
)
def test_sounds_that_are_not(one: str, other: str) -> None:
    assert near(one) != near(other)


def test_near_sounds_are_nearest_to_themselves() -> None:
    syllables = {syllable for all_of in OF.values() for syllable in all_of}
    assert [each for each in syllables if near(near(each)) != near(each)] == []


def test_the_table_of_phrases_is_not_loaded() -> None:
    said = "import sys, nlu.sounds as s; s.readings(); print(sum(each.startswith('pypinyin') for each in sys.modules))"
    run = subprocess.run([sys.executable, "-c", said], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "0"
