"""Names of people in a question: told by what announces them, or by the number that stands after them.

No list holds every name, and many names are words too: so a surname must begin it, and what stands on both sides
decides.
"""

import re

MARK = "[姓名]"

_COMMON = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施陶洪颜倪温季俞章鲁葛柳岳齐"
    "梅莫庄祝舒詹凌盛童欧裴鲍翁柯戚屠虞張陳劉楊黃趙吳孫馬羅鄭謝韓馮蕭鄧許蘇盧蔣賈葉閻鍾鐘譚鄒陸龍萬錢湯賀賴龔顏嚴莊"
)
"""Surnames of nine people in ten: where little announces a name, only these begin one."""
_RARE = (
    "樊兰殷翟安严牛芦韦申尤毕聂丛焦向邢路辛管左涂谷祁耿牟卜时关苗靳费纪靳甄项曲成游阳席卫查屈位覃霍隋植甘景薄包司柏宁阮桂闵解强"
    "柴华冉边辜吉饶刁瞿丘古米池滕晋苑邬臧畅宫来全褚廉简娄盖符奚木穆党燕郎邸冀谈姬连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都"
    "巩井练仲乐楼骆裘郦诸寿斯宣闻荀佘储茹麻逯钮漆敬沃厉邝荣伊卞封竺冼原官楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习保和蔺單喬華連應盧韋畢聶叢費紀項遊陽衛關蘭溫饒"
)
"""Surnames that are rather words: they begin a name only where one is announced."""
_DOUBLE = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|尉迟|夏侯|慕容|令狐|公孙|长孙|宇文|司徒|轩辕|端木|东方|南宫|呼延|澹台"
)
_GIVEN = r"[^\W\da-zA-Z_的了吗呢吧啊呀我你您他她它们这那哪什么怎去把被给跟就都还也很不没该得着过会能请问几]"
_ABROAD = r"[\u4e00-\u9fff]{2,8}(?:[·•‧][\u4e00-\u9fff]{1,8})+|(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})(?![a-zA-Z@])"

_KIN = (
    "老公|老婆|爱人|妻子|丈夫|太太|父亲|母亲|爸爸?|妈妈?|爷爷|奶奶|外公|外婆|岳父|岳母|公公|婆婆|哥哥?|姐姐?|弟弟?|妹妹?"
    "|儿子|女儿|孩子|宝宝|孙子|孙女"
)
_ROLE = (
    "户主|机主|车主|业主|房东|租客|联系人|收件人|申请人|经办人|委托人|代办人|受托人|监护人|出租人|承租人|继承人|当事人"
    "|买家|卖家|患者|学生|法人代表|法定代表人|法人(?!章)|老板|同事|朋友|老人"
)
_ANNOUNCED = (
    rf"(?:我|他|她|{_KIN}|{_ROLE})(?:的?(?:名字|姓名|大名))?(?:就?叫做?|名叫|是叫)\s?"
    r"|(?:姓\s{0,3}名|名字)\s{0,2}[：:是为叫]\s{0,2}|my name is |(?-i:I am |I'm )"
)
"""After this stands a name."""
_HINTED = rf"[我这]是|变更[为成]|过户?给|转给|送给|本人|姓名|(?:{_KIN})是?|(?:{_ROLE})(?:是|\s?[：:]\s?)?"
"""After this a name may stand."""
_END = r"\s|[，,。.；;、！!？?：:（(）)\[\]【“”~…—-]|\d|$"
_GOES_ON = (
    rf"(?={_END}|[想要住来去在是办也因现男女和跟于从已被把没有丢将拟查补领报交改变的]|今年|家住|户口|户籍|身份证|护照|证件|驾|电话|手机|联系"
    r"|号码|邮箱|微信|社保|公积金|需要|准备|打算|申请|咨询|名下|出生|老家)"
)
"""What follows a name without anything between."""
_NO_NAME = (
    "(?:万[一分年]|于[去今前昨上本是明]|任[何职教]|何[处地时人]|凌晨|史料|周[末一二三四五六日边年岁围]|夏[天季]|季度|常[年住驻常务]|徐州"
    "|文[员科化物教具凭]|方[便面案]|施工|易于|曾[经因在]|林[业区]|欧洲|武[汉警义]|毛[坯病]|江[西苏山干南北东]|沈阳|温[州岭]|白[天领血]|田[地里]"
    "|石[油材家]|程[序度]|童年|苏州|董事|莫[非干]|许[多可]|郑州|金[华融属牌]|陆[续上]|韩国|马[上路]|顾[客问]|高[血中校工级层龄管新一二三考压]"
    "|黄[岩山牛]|龙[头泉游]|柳州|章程|余[杭姚额下]|孙[子女]|叶子|罗马|秦皇|梅州|莫大|舒适|岳母|康复|钱[塘多]|江对|金婚|齐全|盛大)"
)
"""Words that begin as a name does and stand where one may."""
_NO_END = "(?<![人户员师工籍局厅店厂证车房款费区市县省村镇者族侨])"
_ONLY_ANNOUNCED = "(?!单位|物业|游遍|时候|司机|安保|商家|车|何[人名时])"
"""What is called too, but has no name: 我叫单位开证明."""

_HINT_OF_ONE = rf"(?!{_NO_NAME})(?:{_DOUBLE}|[{_COMMON}]){_GIVEN}{{1,2}}?{_NO_END}"
_ANY = rf"{_ONLY_ANNOUNCED}(?:{_DOUBLE}|[{_COMMON}{_RARE}])\s?{_GIVEN}"
_DATA_NEXT = (
    r"(?=[，,、：:（(\s是]{0,3}(?:[我他她]的?)?(?:(?:身份证|护照|证件|联系电话|电话|手机|座机|银行卡)(?:号码?)?[：:是为\s]{0,3})?"
    r"\[(?:身份证号|手机号|电话|证件号|银行卡号|号码)\]|[，,\s]\s?[男女](?=[，,。\s]|$)|的?名[下字])"
)
"""What somebody's name alone stands before: a number, a sex, what is in that name."""
_SHAPES = (
    re.compile(
        rf"({_ANNOUNCED})(?:{_ABROAD}|{_ANY}(?:\s?{_GIVEN})??{_GOES_ON}|{_ANY}(?:\s?{_GIVEN})?|[阿小老][\u4e00-\u9fff](?={_END}))",
        re.IGNORECASE,
    ),
    re.compile(rf"({_HINTED})(?:{_ABROAD}|{_HINT_OF_ONE}{_GOES_ON})"),
    re.compile(
        rf"((?:^|[，,。；;、：:\s（(）)的从到在由归给为]|{_KIN}|{_ROLE}|[我这]是)\s?){_HINT_OF_ONE}{_DATA_NEXT}"
    ),
)
_SIGN = re.compile(rf"叫|名|[，,\s][男女]|本人|[我这]是|{_KIN}|{_ROLE}|\[|name is|I am|I'm", re.IGNORECASE)
"""Nothing is looked for in a text without one of these: reading the others costs no time."""


def mask(text: str) -> str:
    """The text with people's names replaced; numbers must have been replaced before."""
    if _SIGN.search(text):
        for shape in _SHAPES:
            text = shape.sub(rf"\1{MARK}", text)
    return text
