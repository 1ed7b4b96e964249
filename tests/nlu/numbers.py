"""Personal numbers of every kind, made up by their published patterns, in the ways in which people write them."""

import random
from collections.abc import Callable

Make = Callable[[random.Random], str]

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""Of the digits of an identity number, for its check character."""


def digits(dice: random.Random, count: int) -> str:
    return "".join(dice.choices("0123456789", k=count))


def grouped(number: str, gap: str, *sizes: int) -> str:
    """The number cut into groups of these sizes; what is left over makes the last group."""
    groups = []
    for size in sizes:
        groups.append(number[:size])
        number = number[size:]
    return gap.join(filter(None, (*groups, number)))


def district_and_birthday(dice: random.Random, year: str) -> str:
    return f"{dice.randint(11, 65)}{digits(dice, 4)}{year}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"


def identity(dice: random.Random) -> str:
    number = district_and_birthday(dice, str(dice.randint(1930, 2017))) + digits(dice, 3)
    check = "10X98765432"[sum(int(d) * w for d, w in zip(number, WEIGHTS, strict=True)) % 11]
    whole = number + dice.choice((check, check.lower()))
    sizes = dice.choice(((), (), (6, 8), (6, 4, 4), (4, 4, 4, 4), (3, 3, 4, 2, 2)))
    return grouped(whole, dice.choice(" -"), *sizes)


def old_identity(dice: random.Random) -> str:
    number = district_and_birthday(dice, digits(dice, 2)) + digits(dice, 3)
    return grouped(number, " ", *dice.choice(((), (6, 6))))


def mobile(dice: random.Random) -> str:
    number = f"1{dice.randint(3, 9)}{digits(dice, 9)}"
    gap = dice.choice((" ", "-", "\u2014"))
    country = dice.choice(("", "", "", "+86", "86", "0086", "(+86)", "+86 ", "+86-"))
    return country + grouped(number, gap, *dice.choice(((), (), (3, 4), (4, 3), (5,), (7,))))


def landline(dice: random.Random) -> str:
    area = dice.choice(("0571", "0572", "0755", "010", "021"))
    number = dice.choice("2345678") + digits(dice, 7)
    written = grouped(number, dice.choice(("", " ", "-")), 4)
    extension = dice.choice(("", "", "-8001", "转802"))
    return (
        dice.choice((f"{area}-", f"{area} ", area, f"({area})", f"（{area}）", f"+86 {area[1:]} "))
        + written
        + extension
    )


def bank_card(dice: random.Random) -> str:
    number = dice.choice(("62", "60", "4", "5", "9558"))
    number += digits(dice, dice.randint(16, 19) - len(number))
    return grouped(number, dice.choice(" -"), *dice.choice(((), (), (4, 4, 4, 4), (6,))))


def passport(dice: random.Random) -> str:
    series = dice.choice(("E", "G", "P", "S", "D", "e"))
    return dice.choice((series + digits(dice, 8), f"E{dice.choice(LETTERS)}{digits(dice, 7)}", f"E {digits(dice, 8)}"))


def hong_kong_permit(dice: random.Random) -> str:
    ours = dice.choice("CWLT") + digits(dice, 8)
    return dice.choice((ours, dice.choice("HMhm") + digits(dice, dice.choice((8, 10))), f"CA{digits(dice, 7)}"))


def hong_kong_identity(dice: random.Random) -> str:
    return f"{dice.choice(LETTERS)}{digits(dice, 6)}({dice.choice('0123456789A')})"


def taiwan_permit(dice: random.Random) -> str:
    said = dice.choice(("台胞证", "台胞证号", "台胞证号码是", "台胞证：", "台湾居民来往大陆通行证 "))
    return said + digits(dice, 8)


def plate(dice: random.Random) -> str:
    office = dice.choice(PROVINCES) + dice.choice(LETTERS)
    plain = dice.choice(LETTERS + "0123456789") + digits(dice, 4)
    electric = dice.choice((dice.choice("DF") + digits(dice, 5), digits(dice, 5) + dice.choice("DF")))
    number = office + dice.choice(("", "", "\u00b7", " ", "-")) + dice.choice((plain, electric, digits(dice, 4) + "学"))
    return dice.choice((number, number, number.lower()))


def email(dice: random.Random) -> str:
    name = "".join(dice.choices("abcdefgxyzQW0189_.+-", k=dice.randint(1, 20)))
    return f"{name}{dice.choice('@＠')}{dice.choice(('qq.com', '163.com', 'mail.hangzhou.gov.cn', 'a-b.cn'))}"


def credit_code(dice: random.Random) -> str:
    body = "".join(dice.choices(CREDIT_CODE, k=10))
    number = dice.choice(("91", "92", "93", "52", "12", "11", "N2", "Y1")) + f"330{digits(dice, 3)}" + body
    return dice.choice((number, number, number.lower()))


def one_by_one(dice: random.Random) -> str:
    number = dice.choice((identity, mobile, bank_card))(dice)
    return " ".join(c for c in number if c.isalnum())


KINDS: dict[str, Make] = {
    "身份证": identity,
    "一代身份证": old_identity,
    "手机": mobile,
    "座机": landline,
    "银行卡": bank_card,
    "护照": passport,
    "港澳通行证": hong_kong_permit,
    "香港身份证": hong_kong_identity,
    "台胞证": taiwan_permit,
    "车牌": plate,
    "邮箱": email,
    "信用代码": credit_code,
    "一个一个打": one_by_one,
}
