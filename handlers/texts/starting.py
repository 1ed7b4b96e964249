"""Wording of the start: the greeting, the help, the commands, privacy and what we are."""

from handlers.texts.basics import HOTLINE, day

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
    "desk": "热线台的按键（12345 坐席用）",
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
