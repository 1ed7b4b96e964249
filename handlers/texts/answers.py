"""Wording of answers: visits, office, remarks, steps, where to go, what no source states, why this one."""

from handlers.texts.basics import HOTLINE, day


def visits(count: int) -> str:
    """How often one has to go to a counter, in the list's own two kinds."""
    return "要跑几趟：0次（零上门，不用跑窗口）" if count == 0 else f"要跑几趟：{count}次（到窗口跑一次）"


TIMES = "次"
"""What a remark speaks of that bears on the visits (不予许可0次)."""


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


# why this one
REASONS_HEAD = "为什么是这条"
REASONS_TITLE = "我把您的话理解成：{}"
REASONS_MATCHED = "对上的词：{}"
REASONS_MISSING = "没对上的词：{}"
REASONS_PHRASING = "最像的已知问法：{}"
REASONS_SECOND = "第二像的是：{}"
NOTHING = "（没有）"
REASONS_GONE = "这个问题已经过去一会儿了，请把问题再发一次，我重新说明。"
