"""The command line: run, ask, kb."""

import asyncio
import io
import json
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory

from bot import logs
from bot.app import Assistant, assemble, knowledge_files, open_other_store, open_store, refresh_knowledge
from bot.problems import explain
from bot.serve import Server
from bot.settings import Settings
from handlers.jsonl import answer_line, as_json
from handlers.plain import plain
from handlers.terminal import Terminal
from handlers.turn import Turn
from knowledge import exchange
from knowledge.check import load_checked
from knowledge.gazette.importer import ImportReport, import_gazette

PROMPT = "您问："


def main() -> None:
    """The console script: an expected problem is one sentence on standard error and exit status 1."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except Exception as error:
        sentence = explain(error)
        if sentence is None:
            raise
        click.echo(sentence, err=True)
        sys.exit(1)


@click.group(help="跑一次：杭州政务服务问答助手。")
@click.version_option(package_name="paoyici", message="%(prog)s %(version)s")
def cli() -> None:
    """Everything the product does."""


@cli.command(help="有令牌就上 Telegram，没有就在终端里对话。")
def run() -> None:
    """Talk on Telegram or in the terminal."""
    settings = _settings()
    if settings.token is None:
        _with_assistant(settings, None, True, _talk)
    else:
        _with_assistant(settings, None, True, lambda assistant: _serve(settings, assistant))


@cli.command(help="问一句就走；--jsonl 从标准输入一行一行地问。")
@click.argument("words", nargs=-1)
@click.option("--json", "as_object", is_flag=True, help="用 JSON 回答。")
@click.option("--jsonl", "lines", is_flag=True, help="标准输入一行一问，标准输出一行一个 JSON。")
@click.option(
    "--kb",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="换一套知识（三个 JSON 文件的文件夹）。",
)
def ask(words: tuple[str, ...], as_object: bool, lines: bool, folder: Path | None) -> None:
    """Answer once, or line by line; nothing asked here is counted or kept."""
    if not words and not lines:
        raise click.UsageError("请写上要问的话，例如：paoyici ask 驾照丢了要跑几趟")
    question = " ".join(words)
    action = _answer_lines if lines else (lambda assistant: _answer_once(assistant, question, as_object))
    _with_assistant(_settings(), folder, False, action)


@cli.group(help="知识库：检查、建库、导入、导出。")
def kb() -> None:
    """Commands for those who keep the knowledge."""


@kb.command("check", help="检查知识文件，有错就指出文件、行、栏。")
def check() -> None:
    """Validate the knowledge files."""
    known = load_checked(knowledge_files(_settings()))
    click.echo(
        f"没有发现错误：事项{len(known.matters)}个，单位{len(known.units)}个，问答{len(known.faqs)}条，"
        f"取阅点{len(known.places)}处，问法{len(known.phrasings)}条；指纹 {known.digest[:12]}。"
    )


@kb.command("build", help="把知识文件做成数据库（启动时也会自动做）。")
def build() -> None:
    """Build the database if the files have changed."""
    settings = _settings()
    done = refresh_knowledge(settings)
    if done.problem is not None:
        raise done.problem
    click.echo("知识库已更新。" if done.built else "知识库已是最新，不用更新。")


@kb.command("import", help="从公报原文重新生成 official/ 下的文件。")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
def import_(source: Path | None) -> None:
    """Import the printed list, reconcile it, and say what was damaged."""
    files = knowledge_files(_settings())
    printed = source or files.root.parent / "sources" / "hangzhou-gazette-2017-02.txt"
    click.echo(_told(import_gazette(printed, files.root)))


@kb.command("export", help="导出三个 JSON 文件（事项、问答、取阅点）。")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Give the knowledge out for other programs."""
    exchange.export(load_checked(knowledge_files(_settings())), folder)
    click.echo(f"已导出到 {folder}。")


def _settings() -> Settings:
    settings = Settings()
    secrets = (settings.token, settings.webhook_secret)
    logs.configure(settings.log_level, [secret.get_secret_value() for secret in secrets if secret])
    return settings


def _with_assistant(
    settings: Settings, folder: Path | None, keep_journal: bool, action: Callable[[Assistant], None]
) -> None:
    """Bring the knowledge up to date, wire an assistant, use it, close it."""
    done = refresh_knowledge(settings)
    if done.problem is not None:
        click.echo(f"{done.problem}\n暂用上一版知识库。", err=True)
    store = open_other_store(settings, folder) if folder else open_store(settings)
    assistant = assemble(settings, store, keep_journal)
    try:
        action(assistant)
    finally:
        assistant.close()


def _serve(settings: Settings, assistant: Assistant) -> None:
    Server(settings, assistant).run()


def _talk(assistant: Assistant) -> None:
    lively = sys.stdin.isatty() and sys.stdout.isatty()
    terminal = Terminal(assistant.conversation, lively)
    asyncio.run(terminal.talk(_typed() if lively else _piped()))


def _answer_once(assistant: Assistant, question: str, as_object: bool) -> None:
    reply = asyncio.run(assistant.conversation.say(Turn("", question)))
    click.echo(json.dumps(as_json(reply), ensure_ascii=False) if as_object else plain(reply))


def _answer_lines(assistant: Assistant) -> None:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    with asyncio.Runner() as runner:
        for line in sys.stdin:
            sys.stdout.write(runner.run(answer_line(assistant.conversation, line)) + "\n")
            sys.stdout.flush()


async def _typed() -> AsyncIterator[str]:
    """Lines from a person, with editing and a history that is not kept on disk."""
    session: PromptSession[str] = PromptSession(history=InMemoryHistory())
    while True:
        try:
            yield await session.prompt_async(PROMPT)
        except (EOFError, KeyboardInterrupt):
            return


async def _piped() -> AsyncIterator[str]:
    for line in sys.stdin:
        yield line


def _told(report: ImportReport) -> str:
    repaired = "、".join(f"{no}（{what}）" for no, what in report.repairs)
    names = "；".join(f"汇总表“{summary}”＝清单“{listed}”" for summary, listed in report.differing_names)
    return (
        f"已导入：事项{report.matters}个，单位{report.units}个，问答{report.faqs}条，取阅点{report.places}处，公报资料{report.facts}项。\n"
        f"与汇总表、公告的合计核对一致。\n"
        f"修复了{len(report.repairs)}行排版损坏的事项：{repaired}。\n"
        f"两表写法不同的单位（都保留）：{names}。\n"
        f"更正误印{report.misprints}处，原文照留。"
    )
