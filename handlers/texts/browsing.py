"""Wording of browsing: units, places, distances, the list as a whole, inline mode."""

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


# inline mode
INLINE_MATTER = "{unit}　{visits}次"
INLINE_FAR = "（不一定是您要的）{}"
INLINE_NOTHING = "清单里没有找到"
INLINE_CUT = "全文请在对话里问我。"
