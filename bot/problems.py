"""What keeps the process from running, each as one Chinese sentence that says what to do."""

import errno

from pydantic import ValidationError
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, TelegramError

from knowledge.errors import KnowledgeError

_FAULTS = {
    "int_parsing": "应为整数",
    "greater_than_equal": "数太小",
    "less_than_equal": "数太大",
    "string_pattern_mismatch": "写法不对",
    "path_type": "应为文件夹",
}
"""What pydantic says, as people here say it."""


def explain(error: Exception) -> str | None:
    """The sentence for an expected problem; None for one that nobody foresaw."""
    match error:
        case ValidationError():
            return "设置有误，请看 .env.example 改正：" + "；".join(map(_field, error.errors()))
        case KnowledgeError():
            return str(error)
        case InvalidToken():
            return "令牌不对：请到 Telegram 里找 @BotFather 核对，再改 .env 里的 PAOYICI_TOKEN。"
        case Conflict():
            return "另一个程序正用同一个令牌收消息：请先停掉那一个，再启动这一个。"
        case NetworkError() if not isinstance(error, BadRequest):
            return f"连不上 Telegram（{error}）：请检查网络或代理；自建服务器请核对 PAOYICI_API_BASE_URL。"
        case TelegramError():
            return f"Telegram 不接受这次请求：{error}。"
        case OSError(errno=errno.EADDRINUSE):
            return "端口已被占用：请停掉占用它的程序，或改 PAOYICI_WEBHOOK_PORT（热线台改 PAOYICI_DESK_PORT）。"
        case OSError():
            return f"系统不让读写：{error}。"
    return None


def _field(fault: object) -> str:
    if not isinstance(fault, dict):
        return str(fault)
    name = "_".join(str(part) for part in fault["loc"]).upper()
    return f"PAOYICI_{name} {_FAULTS.get(fault['type'], fault['msg'])}"
