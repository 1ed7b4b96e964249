"""What people are told when not everything can be answered: too many messages at once, a pause of the service."""

TOO_FAST = "您发得太快了，我先歇一会儿。请过半分钟再问，一次问一句就好；急事请打12345。"
PAUSED = "系统维护中，暂时不能回答。急事请打12345。"
PAUSED_TITLE = "暂停服务"
