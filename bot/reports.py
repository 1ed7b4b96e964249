"""What the keepers of the knowledge are told when a command has done its work."""

from collections.abc import Sequence

from bot.health import State
from knowledge.entries import Knowledge
from knowledge.gazette.importer import ImportReport
from knowledge.papers.importer import PapersReport


def checked(known: Knowledge) -> str:
    """The knowledge files hold no errors, and this much else."""
    return (
        f"没有发现错误：事项{len(known.matters)}个，单位{len(known.units)}个，问答{len(known.faqs)}条，"
        f"取阅点{len(known.places)}处，问法{len(known.phrasings)}条，"
        f"政策文件{len(known.papers)}份{len(known.passages)}段，问法{len(known.asks)}条；指纹 {known.digest[:12]}。"
    )


def imported(report: ImportReport) -> str:
    """What came in, and what was damaged in print."""
    repaired = "、".join(f"{no}（{what}）" for no, what in report.repairs)
    names = "；".join(f"汇总表“{summary}”＝清单“{listed}”" for summary, listed in report.differing_names)
    return (
        f"已导入：事项{report.matters}个，单位{report.units}个，问答{report.faqs}条，取阅点{report.places}处，公报资料{report.facts}项。\n"
        f"与汇总表、公告的合计核对一致。\n"
        f"修复了{len(report.repairs)}行排版损坏的事项：{repaired}。\n"
        f"两表写法不同的单位（都保留）：{names}。\n"
        f"更正误印{report.misprints}处，原文照留。"
    )


def papers_imported(report: PapersReport) -> str:
    """What came in of the policy papers."""
    return f"政策文件{report.papers}份，段落{report.passages}段；原文里注明理由略去的行{report.dropped}行。"


def healthy(state: State | None) -> str:
    """How the running process is."""
    if state is None:
        return "没有正在运行的机器人，或者它不响应。"
    told = ["正常：能收到消息，能回答。" if state.ready else "没有就绪：最近连不上 Telegram。"]
    if state.paused:
        told.append(f"已暂停，都回：{state.paused}")
    told.extend(f"有毛病（不影响回答）：{trouble}" for trouble in state.troubles)
    return "\n".join(told)


def desk_is_at(address: str) -> str:
    """The desk is open."""
    return f"热线台开着：{address}；按 Ctrl-C 停止。"


def first_link(address: str) -> str:
    """Nobody has an account yet."""
    return f"还没有账号。用这个链接设管理员的名字和密码（一小时内有效，只能用一次）：\n{address}"


def accounts(lines: Sequence[tuple[str, str]]) -> str:
    """Names and roles."""
    return "\n".join(f"{name}　{role}" for name, role in lines) or "还没有账号。"


def made_key(secret: str) -> str:
    """A key, which is told once."""
    return f"钥匙（只显示这一次，请收好）：{secret}"
