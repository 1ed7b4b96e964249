"""Whole messages as citizens write them, with somebody's data in them; and messages whose numbers are nobody's."""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tests.nlu.numbers import KINDS, digits, grouped, identity, landline, mobile

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
    ""
)
DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "夏侯", "慕容")
GIVEN = (
    *("伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "霞", "平"),
    "刚",
    *("秀英", "桂英", "志强", "建国", "子轩", "梓涵", "雨桐", "浩然", "欣怡", "玉兰", "国庆", "晓雯", "一诺", "家豪"),
    "文博",
    *("思远", "海燕", "小明", "大伟", "春生", "福林", "永安", "向东", "立新", "水根", "阿毛", "金凤", "若曦", "沐宸"),
    "艺涵",
)
TRADITIONAL = str.maketrans(
    "张陈刘杨黄赵吴孙马罗郑谢韩冯萧邓许苏卢蒋贾叶钟谭邹陆龙万钱汤贺赖龚",
    "張陳劉楊黃趙吳孫馬羅鄭謝韓馮蕭鄧許蘇盧蔣賈葉鍾譚鄒陸龍萬錢湯賀賴龔",
)
ABROAD = ("古丽娜尔·买买提", "阿卜杜拉·吐尔逊", "Zhang Wei", "John Smith", "Maria Garcia")
ROADS = ("文三路", "文一西路", "凤起路", "莫干山路", "新塘路", "市心北路", "江南大道", "体育场路", "西溪路", "中山北路")
LANES = ("大塔儿巷", "小营巷", "耶稣堂弄", "孩儿巷", "十五奎巷")
ESTATES = (
    "青枫里",
    "翠苑一区",
    "古荡新村",
    "大关东五苑",
    "滨江花园",
    "绿城桂花园",
    "万科良渚文化村",
    "三里亭苑",
    "朝晖六区",
    "都市水乡",
)
TOWNS = (
    "西湖区",
    "杭州市拱墅区",
    "上城区",
    "杭州市滨江区长河街道",
    "余杭区良渚街道",
    "萧山区",
    "浙江省杭州市临平区",
    "",
)
NUMERALS = "零一二三四五六七八九"

Made = tuple[str, tuple[str, ...]]
"""What stands in the message, and the parts of it that must not be told on."""


@dataclass(frozen=True)
class Message:
    """A text, and what in it is somebody's."""

    text: str
    secrets: tuple[str, ...]


def name(dice: random.Random) -> str:
    surname = dice.choice(DOUBLE_SURNAMES) if dice.random() < 0.06 else dice.choice(SURNAMES)
    return surname + dice.choice(GIVEN)


def named(dice: random.Random) -> Made:
    """Somebody says a name."""
    who = dice.choice(ABROAD) if dice.random() < 0.04 else name(dice)
    if dice.random() < 0.1:
        who = who.translate(TRADITIONAL)
    said = dice.choice(
        (
            *("我叫{}，", "我叫{}。", "我叫{}想问一下，", "我叫{} ", "你好，我叫{}，", "我叫{},", "本人{}，"),
            *("本人姓名{}，", "我名叫{}，"),
            *("我是{}，", "您好我是{}，", "我的名字是{}，", "姓名：{}，", "姓名:{} ", "姓名{}，", "申请人：{}，"),
            "联系人{}，",
            *("我妈叫{}，", "我老公叫{}，", "我儿子叫{}，", "户主叫{}，", "孩子名字叫{}，", "我女儿{}，", "户主{}，"),
            "我爱人{}，",
            *("我叫{}身份证丢了，", "本人{}因为工作调动，", "我叫{}今年60岁，", "我叫{}户口在安徽，", "我叫{}，女，"),
            "（姓名：{}）",
        )
    )
    return said.format(who), (who,)


def chinese(number: str) -> str:
    return "".join(NUMERALS[int(each)] if each.isdigit() else each for each in number)


def door(dice: random.Random) -> str:
    """From the building down to the room."""
    building, unit, room = dice.randint(1, 60), dice.randint(1, 5), dice.randint(1, 18) * 100 + dice.randint(1, 6)
    forms = (
        f"{building}幢{unit}单元{room}室",
        f"{building}栋{unit}单元{room}",
        f"{building}-{unit}-{room}",
        f"{building}号楼{room}室",
        f"{building}幢{room}",
        f"{building}幢{room}室",
        f"{building} 幢 {unit} 单元 {room} 室",
        f"{chinese(str(building))}幢{chinese(str(unit))}单元{chinese(str(room))}室",
    )
    return dice.choice(forms)


def address(dice: random.Random) -> Made:
    """Somebody says where they live."""
    number = dice.randint(1, 999)
    place, secret = dice.choice(
        (
            (dice.choice(ESTATES), door(dice)),
            (f"{dice.choice(ROADS)}{number}号{dice.choice(ESTATES)}", door(dice)),
            (dice.choice(ROADS), f"{number}号{door(dice)}"),
            (dice.choice(ROADS), f"{number}号"),
            (dice.choice(ROADS), f"{number}-{dice.randint(1, 9)}号"),
            (dice.choice(LANES), f"{number}号"),
            (dice.choice(LANES), f"{number}号{dice.randint(101, 606)}室"),
            (dice.choice(("三墩镇华联村", "义蓬街道春光村", "双浦镇湖埠村")), f"{dice.randint(1, 20)}组{number}号"),
        )
    )
    said = dice.choice(
        (
            "我住在{}，",
            "家住{}，",
            "住{}，",
            "地址：{}，",
            "家庭住址是{}，",
            "我家在{}，",
            "户口在{}，",
            "房子在{}，",
            "请寄到{}，",
        )
    )
    return said.format(dice.choice(TOWNS) + place + secret), (secret,)


def spoken(dice: random.Random) -> Made:
    """A number said aloud and written down as it was heard."""
    number = dice.choice((mobile_plain, identity_plain, landline_plain))(dice)
    numerals = dice.choice(
        (NUMERALS, NUMERALS.replace("一", "幺"), NUMERALS.replace("零", "〇"), "零幺两三四五六七八九")
    )
    heard = "".join(numerals[int(each)] if each.isdigit() else each for each in number)
    heard = dice.choice((heard, grouped(heard, dice.choice(" ，"), 3, 4), grouped(heard, " ", 4, 4)))
    return dice.choice(("电话{}，", "手机是{}，", "我的号码 {}，", "身份证号{}，")).format(heard), (heard,)


def mobile_plain(dice: random.Random) -> str:
    return f"1{dice.randint(3, 9)}{digits(dice, 9)}"


def identity_plain(dice: random.Random) -> str:
    return "".join(each for each in identity(dice) if each.isalnum()).upper()


def landline_plain(dice: random.Random) -> str:
    return f"0571{dice.choice('268')}{digits(dice, 7)}"


def spoken_mail(dice: random.Random) -> Made:
    """An address of an e-mail as it is said aloud."""
    who = "".join(dice.choices("abcdefghxyz0189", k=dice.randint(5, 10)))
    form = dice.choice(
        ("{}艾特qq点com", "{} at 163 dot com", "{}@ qq.com", "{}(at)qq.com", "{}#qq.com", "{} @ 163 . com")
    )
    return f"邮箱{form.format(who)}，", (who,)


def numbered(dice: random.Random) -> Made:
    """A number of any kind with or without what it is."""
    number = KINDS[dice.choice(sorted(KINDS))](dice)
    if dice.random() < 0.15:
        number = "".join(chr(ord(each) + 0xFEE0) if 0x21 <= ord(each) < 0x7F else each for each in number)
    said = dice.choice(("{}，", "我的是{}，", "号码：{}，", "（{}）", "登记的是 {} ，"))
    return said.format(number), (number.lstrip("台胞证湾居民来往大陆通行号码是：: "),)


def labelled(dice: random.Random) -> Made:
    """A number that only its label tells."""
    label, number = dice.choice(
        (
            ("座机", dice.choice("268") + digits(dice, 3) + dice.choice(("", "-", " ")) + digits(dice, 4)),
            ("家里电话", dice.choice("268") + digits(dice, 7)),
            ("护照", f"14{digits(dice, 7)}"),
            ("台胞证", digits(dice, 8)),
            ("军官证号", f"军字第{digits(dice, 7)}号"),
            ("微信号", "wx_" + digits(dice, 6)),
        )
    )
    return f"{label}{dice.choice(('', '：', '是', ' '))}{number}，", (number,)


def beside(dice: random.Random) -> Made:
    """A name that nothing announces but the number after it."""
    who = name(dice)
    number = dice.choice((mobile, identity, landline))(dice)
    form = dice.choice(("{}，{}，", "{} {} ", "{}，电话{}，", "房东{}({})说，", "我老公{}{}，", "{}（身份证{}），"))
    return form.format(who, number), (who, number)


PARTS: tuple[Callable[[random.Random], Made], ...] = (
    *(named, address, spoken, spoken_mail, numbered, numbered, labelled, beside),
)
WISHES = (
    "想办居住证",
    "驾照丢了怎么补",
    "公积金怎么提取",
    "水表要过户",
    "社保卡挂失要跑几趟",
    "孩子上学要什么材料",
    "不动产登记在哪办",
)


def message(dice: random.Random) -> Message:
    """One to three pieces of somebody's data, and what is wanted, before or after them."""
    made = [dice.choice(PARTS)(dice) for _ in range(dice.randint(1, 3))]
    told, wish = "".join(text for text, _ in made), dice.choice(WISHES)
    text = dice.choice((told + wish, f"{wish}，{told}", f"{told}{wish}，谢谢"))
    return Message(text, tuple(secret for _, secrets in made for secret in secrets))


def compact(text: str) -> str:
    """The text with nothing but its letters and digits."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).lower() if each.isalnum())


LONGEST_REST = 6
"""Characters in a row of a number that may be left of it: the beginning of an identity number is a whole district's."""


def leaks(secret: str, masked: str) -> bool:
    """Is so much of it left that it tells on somebody?  Of what is short, the whole."""
    kept, left = compact(secret), compact(masked)
    size = min(len(kept), LONGEST_REST)
    return any(kept[start : start + size] in left for start in range(len(kept) - size + 1))


def harmless(dice: random.Random) -> str:
    """What looks like a number of somebody's and is none: document numbers, amounts, matter numbers, years."""
    year, number = dice.randint(1998, 2026), dice.randint(1, 642)
    amount = dice.choice((dice.randint(1, 10**9), dice.randint(1, 9999) * 10_000))
    office = dice.choice(("浙政办发", "杭政函", "浙公通字", "国办发", "杭人社发", "浙财税政", "建房规"))
    other = dice.randint(1, 642)
    written = dice.choice(
        (
            f"{office}〔{year}〕{number}号",
            f"{office}[{year}]{number}号第{other}条",
            f"{office}（{year}）{number}号",
            f"{amount}元",
            f"{amount:,}元",
            f"{amount:,}.00元",
            f"人民币{amount}万元",
            f"注册资本 {amount} 元",
            f"序号{number}",
            f"第{number}项",
            f"清单第{number}号事项",
            f"matter:{number}",
            f"序号{number}、{other}",
            f"{year}年{dice.randint(1, 12)}月{dice.randint(1, 28)}日",
            f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            f"{year}年至{year + 3}年",
            f"公报{year}年第{dice.randint(1, 12)}期（总第{number}期）",
            f"第{dice.randint(1, 60)}页",
            f"{dice.randint(1, 300)}平方米",
            f"工龄{dice.randint(1, 40)}年{dice.randint(1, 11)}个月",
            f"{dice.randint(1, 12)}号线{dice.randint(1, 9)}号口",
            f"{dice.randint(1, 30)}号窗口",
            "12345",
            f"一共{chinese(str(number))}项",
        )
    )
    return dice.choice(("{}是什么意思", "请问{}怎么办", "{}", "我想问{}的事", "按{}，要跑几趟")).format(written)
