"""All wording. Everything a user reads that is not an approved text of the knowledge stands here."""

from collections.abc import Sequence

NAME = "跑一次"
HOTLINE = "12345"

# labels of buttons
ORIGINAL, WHERE, REASONS, NONE_OF_THESE = "看原文", "去哪办", "为什么是这条", "都不是"
GOOD, BAD = "👍 有用", "👎 不对"
PREVIOUS, NEXT, ALL_UNITS = "« 上一页", "下一页 »", "按单位翻看清单"
THIS_UNIT = "看这个单位的事项"
ALL_EVENTS = "看全部“一件事”"
ONWARD = "下一步"

# starting out
WELCOME = (
    "您好，我是“跑一次”。您用自己的话说要办什么事，我查杭州市公布的“最多跑一次”清单，"
    "告诉您要跑几趟、归哪个单位管、出处在哪里。"
)
EXAMPLES = ("比如：驾照丢了要跑几趟", "比如：公积金租房提取", "比如：居住证住满半年怎么算")
HONEST = f"清单里没有的，我尽量直说，请您打{HOTLINE}。我不编答案。"
HELP_HEAD = "怎么用"
HELP = (
    "直接打字问就行，长短不限，有几个错别字也不要紧。",
    "我拿不准时会给您几个选项，点一下（或回数字）就行；都不对就点“都不是”。",
    "答案下面可以看公报原文、去哪办、为什么是这条。",
    "把您的位置发给我，可以查最近的办事服务中心和公报取阅点。",
)
COMMANDS_HEAD = "命令"
COMMANDS = {
    "start": "从头开始",
    "help": "怎么用",
    "places": "办事服务中心和公报取阅点，可加区名：/places 西湖",
    "unit": "按单位翻看清单，可加单位名：/unit 公积金",
    "events": "人生和企业的“一件事”",
    "hot": "大家常问",
    "elder": "一步一步说，再发一次就变回来",
    "forget": "忘掉我说过的话",
    "about": "知识的日期、来源和测得的数字",
    "privacy": "您的话怎样处理",
}
PRIVACY_HEAD = "您的话怎样处理"
PRIVACY = (
    "您的问题只用来查清单，不发给任何第三方，也没有人工智能大模型参与回答。",
    "没查到答案的、您全都点了“都不是”的问题会记下来，供维护人员补充；记之前抹去证件号、电话、银行卡号、车牌、邮箱、姓名和门牌，"
    "不记是谁问的，只留最近的一万条，到期（默认90天）真删。抹得再细也难免有漏，请不要写这些。",
    "还没答完的话抹去这些后连同聊天号码存在本机，好在断电、重启后接着答您；答完马上清空。",
    "每条答案被问到多少次、得了多少👍👎，只记总数，不记是谁点的，也不记您问的话。",
    "正在进行的对话抹去号码后记在本机，名字换成只有本程序认得的代号，一小时没有新话就删掉；发 /forget 马上删掉。",
    "您发来的位置只用来算距离，算完就丢，不保存。",
    "办事不需要把身份证号、银行卡号告诉我，请不要发。",
)
ABOUT_HEAD = "关于“跑一次”"
ABOUT_SOURCES = (
    "依据：杭州市人民政府公报2017年第2期（总第218期，2017年3月17日出刊），"
    "以及2017至2022年浙江省、杭州市、上城区的政策文件。"
)
ABOUT_LICENCE = "程序以MIT许可证开放源代码。"


def about_knowledge(matters: int, units: int, faqs: int, places: int, phrasings: int) -> str:
    """What the knowledge holds, in numbers of entries."""
    return f"知识：事项{matters}个，单位{units}个，问答{faqs}条，取阅点{places}处，问法{phrasings}条。"


def about_version(date: str, digest: str) -> str:
    """When the knowledge was last edited, and its identity."""
    return f"资料更新日期：{day(date)}，版本号：{digest[:12]}。"


# answers
def day(iso: str) -> str:
    """A date as people write it (2017年3月17日); what is no whole ISO date stays as it is."""
    parts = iso.split("-")
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if len(parts) == 3 else iso


def visits(count: int) -> str:
    """How often one has to go to a counter, in the list's own two kinds."""
    return "要跑几趟：0次（零上门，不用跑窗口）" if count == 0 else f"要跑几趟：{count}次（到窗口跑一次）"


def unit(name: str) -> str:
    """The office in charge as the list names it."""
    return f"办理单位：{name}"


def unit_today(today: str, since: str, note: str) -> str:
    """The office's present name, marked as not the list's."""
    when = f"（{since}起）" if since else ""
    return f"这个单位现在叫{when}：{today}。清单是2017年的写法。{note}"


def district_today(name: str, today: str, since: str, note: str) -> str:
    """What became of a district after 2017; of one whose name lives on, our note says it."""
    return f"{name}（{day(since)}）：{note}" if name in today else f"{name}：{day(since)}起为{today}。{note}"


DISTRICT_SOURCE = "区划依据：{}"
UNIT_TODAY_SOURCE = "现名依据：{}"


def note(text: str) -> str:
    """The remark of the list, word for word."""
    return f"备注（原文）：{text}"


STEPS_HEAD = "通用步骤（清单没有印专门的步骤，这是“{kind}”的一般办法）："
KIND_ONCE, KIND_ZERO = "跑一次", "零上门"
GO_ONCE = "材料备齐后，到办理单位的窗口办，清单写明最多跑1次；什么时候有结果、怎样拿到，当场问清。"
GO_ZERO = "按问到的渠道提交，不用跑窗口；结果怎样送到您手上，也一并问清。"


def ask_first(zero: bool, centre: str) -> str:
    """The first step: what the list does not print must be asked; ``centre`` is a service centre with its address."""
    what = "走哪个渠道办、要什么材料" if zero else "要带什么、到哪个窗口"
    there = f"，或到{centre}当面问" if centre else ""
    return f"清单没有印材料目录，我不能替它编：先打{HOTLINE}问清{what}{there}。"


OFFICIAL_ANSWER = "官方答复（原文）："
STEPS_OF_OURS = "要点（据官方答复归纳，全文见“看原文”）："
ADDRESS = "地址：{}"
DISTRICT = "现在属：{}"
FREE_PICKUP = "这里可以免费取阅《杭州市人民政府公报》（据公报2017年所印）。"
CLOSED = "公报2017年把这里列为免费取阅点，现在已不在这里。"
PLACE_NOTE = "提示：{note}（{source}）"


def source(document: str, issue: str, published: str, page: str, item: str) -> str:
    """Where a fact stands in print; parts that are not known are left out."""
    printed = f"{day(published)}{'出刊' if issue else '印发'}" if published else ""
    return "出处：" + "，".join(filter(None, (f"{document}{issue}", place_in_print(page, item), printed)))


def place_in_print(page: str, item: str) -> str:
    """Page and place on it, as far as they are known."""
    return "，".join(filter(None, (f"第{page}页" if page and page[0].isdigit() else page, item)))


PRINTED_AS = "原件印作“{printed}”，今更正为“{corrected}”：{reason}"
TWO_SPELLINGS = "单位名称：清单写作“{name}”，同期汇总表写作“{summary}”。"
ORIGINAL_HEAD = "原文"
ORIGINAL_MATTER = "序号{no}　单位名称：{unit}　事项名称：{title}　需跑窗口办理次数：{visits}　备注：{note}"
NO_NOTE = "（空）"

WHERE_HEAD = "去哪办：{}"
WHERE_UNPRINTED = f"清单只印了办理单位“{{unit}}”，没有印窗口地址。请先打{HOTLINE}问清再去，免得白跑。"
WHERE_ZERO = f"清单把这一事项列为“零上门”，不用跑窗口。走哪个渠道办，请打{HOTLINE}或向{{unit}}问。"
WHERE_CENTRE = "也可以先到就近的行政服务中心问一声，例如："
WHERE_CENTRE_LINE = "{name}：{address}"
WHERE_NEAREST = "把您的位置发给我，可以查离您最近的服务中心。"
WHERE_COMPANY = f"这是企业的服务，网点地址清单没有印，请向{{unit}}的营业厅或打{HOTLINE}问。"
WHERE_RESIDENCE = "居住证去哪里申请，官方问答是这样说的："
WHERE_UNSTATED = f"这条答复没有写明办理地点，请打{HOTLINE}问。"

ONLINE_UNSTATED = (
    f"清单没有写能不能网上办，写的是到窗口跑1次。现在也许已经能网办，请打{HOTLINE}或向{{unit}}问，我不猜。"
)


def unstated(aspect: str, unit: str) -> str:
    """The source says nothing of this aspect; who may know."""
    whom = f"或向{unit}问" if unit else "问"
    return f"{ASPECTS.get(aspect, aspect)}，公报没有写，我不能编。请打{HOTLINE}{whom}。"


THIS_POINT = "您问的这一点"
"""What is asked of an entry when it is none of the aspects."""
NOTE_IS_ALL = f"关于这件事清单只写了这些。您问的要是不在里面，我不能编，请打{HOTLINE}问。"
ASPECTS = {
    "地点": "窗口在哪里",
    "材料": "要带什么材料、能不能代办",
    "时限": "要办多久",
    "费用": "收不收费、收多少",
    "电话": "它的电话",
    "上班时间": "上班时间",
    "步骤": "一步一步怎么办",
    "条件": "要符合什么条件",
    "备注": "别的说明",
}
"""What each aspect of an entry is called when the source is silent about it."""

REASONS_HEAD = "为什么是这条"
REASONS_TITLE = "我把您的话理解成：{}"
REASONS_MATCHED = "对上的词：{}"
REASONS_MISSING = "没对上的词：{}"
REASONS_PHRASING = "最像的已知问法：{}"
REASONS_SECOND = "第二像的是：{}"
NOTHING = "（没有）"
REASONS_GONE = "这个问题已经过去一会儿了，请把问题再发一次，我重新说明。"

# choices
CHOOSE = "您要办的是哪一件？点一下，或回数字。"
WHICH = "请问是{}，还是{}？点一下，或回数字。"
CHOOSE_FIRST = "先说说是哪一件，我再告诉您。点一下，或回数字。"
CHOOSE_MORE = "那是下面的哪一件吗？"

# life events
EVENTS_HEAD = "人生和企业的“一件事”"
STAGE_LABEL = "{}（{}项）"
STAGE_HEAD = "{}·{}，清单里有这些："
EVENT_PICK = "点一步，看清单里有的事项："
EVENT_EMPTY = "这件“一件事”，清单里没有能办的事项。"
EVENT_OURS = "分几步、每步有哪些事项，是我们按清单整理的。"

# elder mode
CALL_FIRST = f"不想看字，就直接打{HOTLINE}，有人接。"
ELDER_ON = "好的，我一步一步说，每次只说一句。要变回来，发 /elder 或说“恢复原样”。"
ELDER_OFF = "好的，变回原来的样子了。"
NOTHING_LEFT = "说完了。还有要办的事，直接说就行。"
_EVERYDAY = {
    "0次（零上门，不用跑窗口）": "0次（在家就能办，不用出门）",
    "1次（到窗口跑一次）": "1次（去柜台一次就行）",
    "办理单位：": "管这件事的单位：",
    "备注（原文）：": "公报上还写着：",
    "通用步骤（清单没有印专门的步骤，这是“跑一次”的一般办法）：": "一般这样办：",
    "通用步骤（清单没有印专门的步骤，这是“零上门”的一般办法）：": "一般这样办：",
    "材料备齐后，到办理单位的窗口办": "东西带齐，到那个单位的柜台办",
    "按问到的渠道提交，不用跑窗口": "照问到的办法办，不用出门",
    "要点（据官方答复归纳，全文见“看原文”）：": "简单说：",
}


def everyday(text: str) -> str:
    """A text of ours without words that only officials use."""
    for ours, plainer in _EVERYDAY.items():
        text = text.replace(ours, plainer)
    return text


# several matters at once
PLAN_HEAD = "您说的是{}件事，一共要跑{}次窗口："
PLAN_LINE = "{}：{}次，{}"
PLAN_SOURCE = "{}（{}）"
PLAN_TOGETHER = f"几件能不能合在一趟办，清单没有写，请打{HOTLINE}问清。"
PLAN_UNCLEAR = "“{}”这件我没拿准，没算进去，请单独问我一次。"
PLAN_GUESSED = "“{}”我先按“{}”算的，要不是这件，请单独问我一次。"
PLAN_ABSENT = "“{}”不在我的清单里，请打{}问。"


def plan_gaps(guessed: Sequence[tuple[str, str]], unclear: Sequence[str], absent: Sequence[str]) -> tuple[str, ...]:
    """What of several wishes is not certain (piece, entry), not understood, or not in the books."""
    taken = (PLAN_GUESSED.format(piece, title) for piece, title in guessed)
    missing = (PLAN_ABSENT.format(name, HOTLINE) for name in absent)
    return (*taken, *missing, *(PLAN_UNCLEAR.format(piece) for piece in unclear))


def plan_order(reasons: str, at_home: bool) -> str:
    """Why the matters stand in this order.

    ``reasons`` are joined already, '' for none; ``at_home``: some need no visit.
    """
    why = f"这样排是因为：{reasons}。" if reasons else ""
    home = "零上门的放在最后，在家办。" if at_home else ""
    return f"清单没有写先后，这是一般的顺序。{why}{home}{PLAN_TOGETHER}"


# refusals
UNKNOWN = f"这个不在我的清单里，我答不了，也不乱猜。请打{HOTLINE}问。"
UNKNOWN_WORDS = "我没看懂的词：{}"
NEAREST = "清单里沾边的有（不一定是您要的）："
GIVE_UP = f"看来清单里没有您要的那件。可以按单位翻看，或者打{HOTLINE}问人工。"
NO_SUBJECT = "请说说您要办什么事，一句话就行。" + EXAMPLES[0]
ASK_HOTLINE = f"请打{HOTLINE}，那里有人接。您要办什么事，也可以直接跟我说。"
NO_SUCH_NUMBER = "没有这个号的选项。请回选项前面的号，或者直接说要办什么事。"
OLD_LIST = "这一组选项已经换过了。请看最新的一条，或者把问题再发一次。"
ENTRY_GONE = "这一条已经不在知识库里了，请再问一次。"
SHORTEST_UNKNOWN, MOST_UNKNOWN = 2, 3
"""Unknown words named in a refusal: those of two characters and more, and no more than three."""


def which(values: Sequence[str]) -> str:
    """The question that asks for one of two values or more."""
    return WHICH.format("、".join(values[:-1]), values[-1])


def refusal(unknown: Sequence[str], near: bool) -> tuple[str, ...]:
    """The sentences of a refusal; ``near``: entries that share something with the question follow."""
    words = [word for word in unknown if len(word) >= SHORTEST_UNKNOWN][:MOST_UNKNOWN]
    named = (UNKNOWN_WORDS.format("、".join(words)),) if words else ()
    return (UNKNOWN, *named, *((NEAREST,) if near else ()))


def absent(name: str, note: str, usually: str, near: bool) -> tuple[str, ...]:
    """The sentences about what is known not to be in the books, and who generally handles it."""
    who = f"这类事一般归{usually}管（这是常识，不是清单里的话），" if usually else ""
    said = f"“{name}”不在我的清单里。{note + '。' if note else ''}{who}请打{HOTLINE}问。"
    return (said, *((NEAREST,) if near else ()))


FORGOTTEN = "好的，我们说过的话都忘掉了，存着的也已删掉。没查到答案的问题是抹去号码、不记是谁问的，不在此列。"
THANKS = "谢谢，记下了。"
THANKS_BAD = f"谢谢指正，记下了。要紧的事请打{HOTLINE}。"

# browsing
UNITS_HEAD = "清单上的{count}个单位（第{page}/{pages}页）"
UNITS_LABEL = "{name}（{total}项）"
UNIT_HEAD = "{name}（第{page}/{pages}页）"
UNIT_FIGURES = "共{total}项：零上门{zero}项，跑一次{once}项。"
UNIT_NONE = "没有找到叫“{}”的单位，下面是全部单位。"
UNIT_WHICH = "叫“{}”的单位不止一个，请选一个。"
MATTER_LABEL = "{title}（{visits}次）"
HOT_HEAD = "大家常问"
PLACES_HEAD = "办事服务中心和公报免费取阅点"
PLACES_NONE = "没有找到“{}”附近的取阅点，下面是全部{}处。"
PLACES_LINE = "{name}：{address}"
PLACES_NOTE = "{name}：{note}"
PLACES_NOTE_SOURCES = "提示依据：{}"
PLACES_CLOSED = "{name}（公报所印的这一处今已不在）：{address}"
NEAREST_HEAD = "离您最近的办事服务中心"
NEAREST_OTHER = "最近的另一处公报取阅点（那里不办事）："
NEAREST_PLACE = "{name}，{distance}：{address}（坐标精度：{precision}）"
NEAREST_HOW = (
    "距离是直线距离：按WGS84坐标、地球平均半径6371公里的大圆公式算，不是走路的路程；"
    "坐标精度为“街区”“所在区中心”的只能作大概参考。"
)
NEAREST_SOURCES = "坐标来源：{}"


def distance(kilometres: float) -> str:
    """A distance as people say it: 约300米, 约2.4公里, 约35公里."""
    if kilometres < 0.1:
        return "100米以内"
    hundreds = round(kilometres * 10) * 100
    if hundreds < 1000:
        return f"约{hundreds}米"
    return f"约{kilometres:.1f}公里" if kilometres < 9.95 else f"约{kilometres:.0f}公里"


NEAREST_FAR = "您的位置离最近的办事服务中心超过{}公里，似乎不在杭州。下面是全部地方："

# the list as a whole
LIST_CITY = "全市第一批共{citywide}项：市本级{municipal}项，{counties_named}共{counties}项。"
LIST_MUNICIPAL = "市本级{municipal}项分属{units}个单位：零上门（跑0次）{zero}项，跑一次{once}项。"
LIST_ISSUED = "{issuer}，{date}公告。"
LIST_UNIT = "{name}：共{total}项，零上门{zero}项，跑一次{once}项。"

# the papers
ROW = "表中序号{}"
TASKS_HEAD = "文件里由{unit}牵头的，共{count}项"
TASKS_NONE = "文件里没有找到由“{}”牵头的事。"


def task(title: str, due: str) -> str:
    """A task in a list, with its date if there is one."""
    return f"{title}（{due}）" if due else title


LATER = "后来：{year}年的文件写道“{said}”（{where}）"
QUOTED_HEAD = "文件里是这样写的"
CONTEXT = "看上下文"
CONTEXT_HEAD = "《{}》的上下文"


def led(lead: str, due: str) -> str:
    """Who leads and by when, as far as the paper says so; '' when it says neither."""
    return "　".join(filter(None, (f"牵头：{lead}" if lead else "", f"时间：{due}" if due else "")))


def stands_in(title: str, number: str, place: str, date: str) -> str:
    """Where a passage stands: its paper, number, place in it, and date."""
    named = f"{number}《{title}》" if number else f"《{title}》"
    return "出处：" + "，".join(filter(None, (named, place, day(date))))


def quote_silent(aspect: str) -> str:
    """The passage says nothing of this aspect."""
    what = {**ASPECTS, **QUOTE_ASPECTS}.get(aspect, aspect)
    return f"{what}，这一段没有写，我不能编。可以看上下文，或打{HOTLINE}问。"


QUOTE_ASPECTS = {"单位": "由谁牵头", "次数": "要跑几趟", "网办": "能不能网上办"}

# besides questions
TURNED_DOWN = "否定"
"""The kind of a saying that turns down what was offered (不是这个)."""
SLOWER, AS_BEFORE = "慢些", "照旧"
EMERGENCIES = ("轻生", "难过", "火情", "报警", "急救", "漏气")
"""The kinds of cries for help: whatever else is asked, whom to call comes first."""
PACES = (SLOWER, AS_BEFORE)
"""The kinds of sayings that ask for elder mode and for its end."""
COURTESIES = {
    TURNED_DOWN: "好的，不是这个。请换个说法再说一次要办什么事。",
    "感谢": "不客气。还有要办的事，直接说就行。",
    "问候": "您好，我在。请说要办什么事，比如：驾照丢了要跑几趟。",
    "告别": "再见，祝您办事顺利。",
    "应答": "好的。还有要办的事，直接说就行。",
    "身份": f"我是“跑一次”，一个自动查“最多跑一次”清单的程序，不是真人。要找人工请打{HOTLINE}。",
    "能力": "我能告诉您：一件事归哪个单位管、要跑几趟、依据在哪里。请直接说要办什么事，比如：公积金租房提取。",
    "人工": f"我是程序，转不了人工。请打{HOTLINE}，那里有人接。",
    "不满": f"没帮上您，对不住。要紧的事请打{HOTLINE}，那里有人听您说；您也可以换个说法再问我一次。",
    "轻生": f"听到您这么说，我很担心您。请现在就打110或120，或者打{HOTLINE}请人帮您；身边有人的话，请马上告诉他。",
    "难过": (
        f"听您这么说，心里一定不好受。您可以打{HOTLINE}，有人听您说，也能帮您找到该找的地方；"
        "要是撑不住了，请马上打110或120。"
    ),
    "火情": f"先离开危险的地方，请马上打119。别的事打{HOTLINE}。",
    "报警": f"先到安全的地方，请马上打110；有人受伤打120。不紧急的事可以打{HOTLINE}。",
    "急救": f"请马上打120，说清在哪里。别的事打{HOTLINE}。",
    "漏气": f"闻到燃气味：不要开关电器、不要点火，开窗，到室外再打电话，请马上报燃气抢修或119；也可以打{HOTLINE}转接。",
}
HEARD = "我把您的话读作：{}"
PERSONAL = "您的话里有证件号、电话、姓名或住址，我已抹去，不会保存。问路不需要这些，请不要再发。"


def courtesy(kind: str) -> str:
    """The reply to what is no question; a kind that nobody has worded yet is greeted."""
    return COURTESIES.get(kind, COURTESIES["问候"])


# what the assistant cannot take in
ONLY_TEXT = "我现在只看得懂文字。请打字说说您要办什么事；要急办请打" + HOTLINE + "。"
TOO_LONG = "这段话很长，我只看了前{}个字。"
UNKNOWN_COMMAND = "没有这个命令。"
TROUBLE = f"我这边出了点问题，这一句没答成。请稍后再发一次，或打{HOTLINE}。"
BUTTON_OLD = "这个按钮是旧的，请把问题再发一次。"

# inline mode
INLINE_MATTER = "{unit}　{visits}次"
INLINE_FAR = "（不一定是您要的）{}"
INLINE_NOTHING = "清单里没有找到"
INLINE_CUT = "全文请在对话里问我。"
