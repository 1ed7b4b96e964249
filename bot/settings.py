"""Settings from the environment or a .env file: typed, read once, secrets masked; nobody else reads them."""

import re
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting, with its default; names in the environment carry the prefix PAOYICI_."""

    model_config = SettingsConfigDict(env_prefix="PAOYICI_", env_file=".env", env_ignore_empty=True, extra="ignore")

    token: SecretStr | None = Field(None, description="BotFather 给的令牌；不填就在终端里对话")
    api_base_url: str = Field(
        "https://api.telegram.org/bot",
        pattern=r"^https?://[\w.-]+(:\d+)?(/\S*)?/bot$",
        description="Bot API 的地址；自建 Bot API 服务器时才改",
    )
    webhook_url: str = Field("", description="公网地址（https://…）；不填就用轮询")
    webhook_listen: str = Field("127.0.0.1", description="webhook 在本机监听的地址")
    webhook_port: int = Field(8443, ge=1, le=65535, description="webhook 在本机监听的端口")
    webhook_secret: SecretStr | None = Field(
        None, validate_default=True, description="webhook 的口令：字母、数字、_、-，1至256个；用 webhook 时必填"
    )
    desk_listen: str = Field("127.0.0.1", description="热线台在本机监听的地址；给别的机器用时才改")
    desk_port: int = Field(8012, ge=1, le=65535, description="热线台在本机监听的端口")
    desk_url: str = Field(
        "",
        pattern=r"^(https?://[\w.:\[\]-]+/?)?$",
        description="热线台在浏览器里的网址（https://…）；前面放了反向代理时才填",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("paoyici"), description="数据库放在哪里；不填就放在系统的用户数据目录"
    )
    knowledge_dir: Path | None = Field(None, description="知识文件夹；不填就用自带的")
    retention_days: int = Field(90, ge=1, le=3650, description="没答上的问题（已抹去个人信息）保留几天，到期真删")
    log_level: str = Field("WARNING", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="日志详细程度")

    @field_validator("webhook_secret")
    @classmethod
    def _guards_the_webhook(cls, secret: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        shown = secret.get_secret_value() if secret else ""
        if (shown or others.data.get("webhook_url")) and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", shown):
            raise PydanticCustomError("webhook_secret", "用 webhook 时要填口令：字母、数字、_、-，1至256个")
        return secret

    @property
    def webhook_path(self) -> str:
        """The secret-free path that Telegram posts to."""
        return "telegram"
