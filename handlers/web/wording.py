"""All wording of the desk's pages and of its API besides the answers."""

from knowledge.staff import Role

# refusals
BAD_REQUEST = "这个请求看不懂，请刷新页面再试。"
SIGN_IN_FIRST = "请先登录。"
NOT_FOR_THIS_ROLE = "您的账号没有这个权限，请找管理员。"
FORGED = "页面开得太久了，请刷新后再试一次。"
TOO_LARGE = "这段话太长了，请只写要点。"
TOO_SLOW = "等了太久没有收完，请再试一次。"
ADDRESS_TOO_LONG = "网址太长了：长的问题请用 POST 发，放在正文里。"
NO_SUCH_PAGE = "没有这一页。"
ENTRY_GONE = "这一条已经不在知识库里了，请再查一次。"
TROUBLE = "我这边出了点问题，没办成。请再试一次。"
UNREADABLE = "有一项写得不对：{}"

# signing in
ROLES = {Role.STAFF: "坐席", Role.MAINTAINER: "维护人员", Role.ADMIN: "管理员"}
WRONG = "名字或密码不对。连错几次，账号会锁一刻钟。"
LOCKED = "错得太多，先锁一刻钟。急用请找管理员。"
INVITATION_GONE = "这个链接用过了，或者过期了。请找管理员再要一个。"
NAME_WRONG = "名字用2至32个字：汉字、字母、数字、点、横线都行。"
NAME_TAKEN = "这个名字已经有人用了，换一个。"
PASSWORDS_DIFFER = "两次写的密码不一样。"
PASSWORD_WEAK = "密码至少10个字，不要总是同一个字。"

# what happened
SENT = "已交给维护人员。"
NEXT_CALL = "好，接下一个电话。"
NOTHING_TO_SEND = "先写一句来电人问的是什么。"

# the API
API_TITLE = "跑一次 热线接口"
API_ABOUT = (
    "给热线自己的软件用：边打字边出结果、整句问答、按编号取条目。每个请求带 `Authorization: Bearer 钥匙`，"
    "钥匙用 `paoyici key add 名字` 做。每句答复都有出处，没有大模型。"
)
NO_KEY = "请带上钥匙：Authorization: Bearer …"
TOO_MANY = "问得太快了，请歇一会儿再问。"
NO_SUCH_ENTRY = "没有这个编号的条目。"
API_KEY = "钥匙，用 paoyici key add 做"
API_Q = "问的话"
API_TYPED = "打到一半的字：汉字、拼音、首字母、单位、序号"
API_SESSION = "对话的名字：同名的几句算一次对话，可以接着问；不写就是单独一句"
API_KIND = "只要这一类"
API_UNIT = "只要这个单位（清单上的顺序号）"
API_ASK = "整句问"
API_ASK_BODY = "整句问，放在正文里：不会留在代理的日志里"
API_SUGGEST = "边打字边出结果"
API_ENTRY = "按编号取一条"
API_HEALTH = "是否正常"
API_METRICS = "Prometheus 指标"
