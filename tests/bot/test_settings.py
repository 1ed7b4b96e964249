"""Settings: typed, read once, from the environment before the file."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings

TOKEN = "123456:AAH-secret_Token"


def faults(error: ValidationError) -> list[str]:
    return [str(fault["loc"][0]) for fault in error.errors()]


def test_nothing_need_be_set() -> None:
    settings = Settings()
    assert settings.token is None
    assert settings.webhook_url == ""
    assert settings.knowledge_dir is None
    assert settings.data_dir.name == "paoyici"
    assert settings.data_dir.is_absolute()


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAOYICI_TOKEN", TOKEN)
    monkeypatch.setenv("PAOYICI_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PAOYICI_WEBHOOK_PORT", "8080")
    settings = Settings()
    assert settings.token == SecretStr(TOKEN)
    assert settings.data_dir == tmp_path
    assert settings.webhook_port == 8080


def test_the_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, bare_environment: Path
) -> None:
    lines = ("# 说明", f"PAOYICI_TOKEN={TOKEN}", "PAOYICI_LOG_LEVEL=DEBUG", "ELSE=WHAT", "PAOYICI_ELSE=1")
    (bare_environment / ".env").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("PAOYICI_LOG_LEVEL", "ERROR")
    settings = Settings()
    assert settings.token == SecretStr(TOKEN)
    assert settings.log_level == "ERROR"


def test_what_is_left_empty_is_the_default(bare_environment: Path) -> None:
    (bare_environment / ".env").write_text("PAOYICI_TOKEN=\nPAOYICI_WEBHOOK_PORT=\n", encoding="utf-8")
    assert Settings().token is None
    assert Settings().webhook_port == 8443


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAOYICI_TOKEN", TOKEN)
    monkeypatch.setenv("PAOYICI_WEBHOOK_SECRET", "hush-hush")
    for shown in (repr(Settings()), str(Settings()), Settings().model_dump_json()):
        assert TOKEN not in shown
        assert "hush-hush" not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK_PORT", "0"),
        ("WEBHOOK_PORT", "65536"),
        ("WEBHOOK_PORT", "acht"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_LEVEL", "debug"),
        ("WEBHOOK_SECRET", "with blank"),
        ("WEBHOOK_SECRET", "口令"),
        ("WEBHOOK_SECRET", "x" * 257),
    ],
)
def test_a_bad_value_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"PAOYICI_{name}", value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert faults(caught.value) == [name.lower()]


def test_a_webhook_must_have_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAOYICI_WEBHOOK_URL", "https://example.org")
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert faults(caught.value) == ["webhook_secret"]
    monkeypatch.setenv("PAOYICI_WEBHOOK_SECRET", "A-z_0")
    assert Settings().webhook_url == "https://example.org"


def test_the_path_of_the_webhook_gives_no_secret_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAOYICI_TOKEN", TOKEN)
    monkeypatch.setenv("PAOYICI_WEBHOOK_SECRET", "hush-hush")
    assert Settings().webhook_path not in ("", TOKEN, "hush-hush")
