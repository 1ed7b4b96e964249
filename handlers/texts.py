"""All wording. Everything a user reads that is not an approved text of the knowledge stands here."""

NAME = "跑一次"
HOTLINE = "12345"

# labels of buttons
ORIGINAL, WHERE, REASONS, NONE_OF_THESE = "看原文", "去哪办", "为什么是这条", "都不是"
GOOD, BAD = "👍 有用", "👎 不对"
PREVIOUS, NEXT, ALL_UNITS = "« 上一页", "下一页 »", "按单位翻看清单"

# starting out
WELCOME = (
    "您好，我是“跑一次”。您用自己的话说要办什么事，我查杭州市公布的“最多跑一次”清单，"
    "告诉您要跑几趟、归哪个单位管、出处在哪里。"
)
EXAMPLES = ("比如：驾照丢了要跑几趟", "比如：公积金租房提取", "比如：居住证怎么办")
HONEST = f"清单里没有的，我会直说，请您打{HOTLINE}。我不编答案。"
HELP_HEAD = "怎么用"
HELP = (
    "直接打字问就行，长短不限，错别字、拼音缩写也可以试试。",
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
    "hot": "大家常问",
    "about": "知识的日期、来源和测得的数字",
    "privacy": "您的话怎样处理",
}
PRIVACY_HEAD = "您的话怎样处理"
PRIVACY = (
    "您的问题只用来查清单，不发给任何第三方，也没有人工智能大模型参与回答。",
    "没查到答案的问题会记下来供维护人员补充，记之前先抹去身份证号、手机号、银行卡号、车牌、邮箱等号码，也不记是谁问的。",
    "您点的👍👎只记在那条答案名下，不记是谁点的。",
    "您发来的位置只用来算距离，算完就丢，不保存。",
    "办事不需要把身份证号、银行卡号告诉我，请不要发。",
)
ABOUT_HEAD = "关于“跑一次”"
ABOUT_SOURCES = "依据：杭州市人民政府公报2017年第2期（总第218期，2017年3月17日出刊）。"
ABOUT_LICENCE = "程序以MIT许可证开放源代码。"


def about_knowledge(matters: int, units: int, faqs: int, places: int, phrasings: int) -> str:
    """What the knowledge holds, in numbers of entries."""
    return f"知识：事项{matters}个，单位{units}个，问答{faqs}条，取阅点{places}处，问法{phrasings}条。"


def about_version(date: str, digest: str) -> str:
    """When the knowledge was last edited, and its identity."""
    return f"知识日期：{date}，指纹：{digest[:12]}。"


# answers
def visits(count: int) -> str:
    """How often one has to go to a counter, in the list's own two kinds."""
    return "要跑几趟：0次（零上门，不用跑窗口）" if count == 0 else f"要跑几趟：{count}次（到窗口跑一次）"


def unit(name: str) -> str:
    """The office in charge as the list names it."""
    return f"办理单位：{name}"


def unit_today(today: str, since: str, note: str) -> str:
    """The office's present name, marked as not the list's."""
    when = f"（{since}起）" if since else ""
    return f"单位今名{when}：{today}。清单是2017年的写法。{note}"


def district_today(name: str, today: str, since: str, note: str) -> str:
    """What became of a district after 2017."""
    return f"{name}：{since}起为{today}。{note}"


DISTRICT_SOURCE = "区划依据：{}"
UNIT_TODAY_SOURCE = "单位今名依据：{}"


def note(text: str) -> str:
    """The remark of the list, word for word."""
    return f"备注（原文）：{text}"


STEPS_HEAD = "通用步骤（清单没有印这一事项的专门步骤，以下按“{kind}”的一般含义给出）："
STEPS_ONCE = (
    f"先打{HOTLINE}或向办理单位问清要带的材料和窗口地址。",
    "材料备齐后，到办理单位的窗口办理；清单承诺最多跑1次。",
    "窗口受理后按回执等结果；要不要再去、怎样取件，当场问清。",
)
STEPS_ZERO = (
    f"这一事项清单列为“零上门”，不用跑窗口。先打{HOTLINE}或向办理单位问清走哪个渠道办（网上、电话或上门）。",
    "按问到的渠道提交；办完的结果怎样送达，也一并问清。",
)
NO_MATERIALS = f"材料：官方清单没有印这一事项的材料目录，我不能替它编，请打{HOTLINE}或向办理单位问。"
KIND_ONCE, KIND_ZERO = "跑一次", "零上门"

OFFICIAL_ANSWER = "官方答复（原文）："
STEPS_OF_OURS = "要点（据官方答复归纳，全文点“看原文”）："
ADDRESS = "地址：{}"
DISTRICT = "所在区（今）：{}"
FREE_PICKUP = "这里可以免费取阅《杭州市人民政府公报》（据公报2017年所印）。"
CLOSED = "公报2017年把这里列为免费取阅点，今已不在此处。"
PLACE_NOTE = "提示：{note}（{source}）"


def source(document: str, issue: str, published: str, page: str, item: str) -> str:
    """Where a fact stands in print; parts that are not known are left out."""
    where = f"第{page}页" if page and page[0].isdigit() else page
    day = f"{published}出刊" if published else ""
    return "出处：" + "，".join(filter(None, (f"{document}{issue}", where, item, day)))


PRINTED_AS = "原件印作“{printed}”，今更正为“{corrected}”：{reason}"
TWO_SPELLINGS = "单位名称：清单写作“{name}”，同期汇总表写作“{summary}”。"
ORIGINAL_HEAD = "公报原文"
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

REASONS_HEAD = "为什么是这条"
REASONS_TITLE = "我把您的话理解成：{}"
REASONS_MATCHED = "对上的词：{}"
REASONS_MISSING = "没对上的词：{}"
REASONS_PHRASING = "最像的已知问法：{}"
REASONS_SCORE = "把握：{score:.2f}（满分1），第二像的是“{title}”（{second:.2f}）"
NOTHING = "（没有）"
REASONS_GONE = "这个问题已经过去一会儿了，请把问题再发一次，我重新说明。"

# choices
CHOOSE = "您要办的是哪一件？点一下，或回数字。"
CHOOSE_MORE = "那是下面的哪一件吗？"

# refusals
UNKNOWN = f"这个不在我的清单里，我答不了，也不乱猜。请打{HOTLINE}问。"
UNKNOWN_WORDS = "我没看懂的词：{}"
NEAREST = "清单里沾边的有（不一定是您要的）："
GIVE_UP = f"看来清单里没有您要的那件。可以按单位翻看，或者打{HOTLINE}问人工。"
NO_SUBJECT = "请说说您要办什么事，一句话就行。" + EXAMPLES[0]
NO_SUCH_NUMBER = "没有这个号的选项。请回选项前面的号，或者直接说要办什么事。"
GONE = "这个问题已经过去一会儿了，请再问一次。"
ENTRY_GONE = "这一条已经不在知识库里了，请再问一次。"
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
PLACES_CLOSED = "{name}（公报所印的这一处今已不在）：{address}"
NEAREST_HEAD = "离您最近的三处"
NEAREST_PLACE = "{name}，{distance}：{address}（坐标精度：{precision}）"
NEAREST_NOTE = "{name}：{note}"
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


NEAREST_FAR = "您的位置离这些地方超过{}公里，似乎不在杭州。"

# the list as a whole
LIST_CITY = (
    "全市第一批共{citywide}项：市本级{municipal}项，"
    "13个县（市、区）和杭州经济技术开发区、大江东产业集聚区共{counties}项。"
)
LIST_MUNICIPAL = "市本级{municipal}项分属{units}个单位：零上门（跑0次）{zero}项，跑一次{once}项。"
LIST_ISSUED = "{issuer}，{date}公告。"
LIST_UNIT = "{name}：共{total}项，零上门{zero}项，跑一次{once}项。"

# what the assistant cannot take in
ONLY_TEXT = "我现在只看得懂文字。请打字说说您要办什么事；要急办请打" + HOTLINE + "。"
TOO_LONG = "这段话很长，我只看了前{}个字。"
UNKNOWN_COMMAND = "没有这个命令。"
TROUBLE = f"我这边出了点问题，这一句没答成。请稍后再发一次，或打{HOTLINE}。"
BUTTON_OLD = "这个按钮是旧的，请把问题再发一次。"

# inline mode
INLINE_OTHER = "杭州市人民政府公报2017年第2期"
INLINE_DESCRIPTION = "{unit}　{visits}次"
