"""The command line: run, ask, eval, pause, resume, health, kb."""

import asyncio
import importlib
import json
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from pathlib import Path

import click

from bot import lines, logs, reports
from bot.app import Assistant, assemble, knowledge_files, open_other_store, open_store, pause_file, refresh_knowledge
from bot.building import lasting
from bot.evaluation.command import Sets, evaluate, evaluate_slips
from bot.evaluation.dialogues import read_dialogues
from bot.evaluation.questions import read_questions
from bot.health import ask as ask_health
from bot.keepers import key, user
from bot.problems import explain
from bot.serve import HEALTH_SOCKET, Server
from bot.settings import Settings
from bot.sweeping import swept
from handlers import texts
from handlers.jsonl import answer_line, as_json
from handlers.plain import plain
from handlers.terminal import Terminal
from handlers.turn import Turn
from knowledge import exchange
from knowledge.check import load_checked
from knowledge.gazette.importer import import_gazette
from knowledge.papers.importer import import_papers

LAST_RUN = "eval.json"
"""The last run of ``eval``, in the data folder."""


def main() -> None:
    """The console script: an expected problem is one sentence on standard error and exit status 1."""
    try:
        if status := cli(standalone_mode=False):
            sys.exit(status)
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
@click.option("--desk", "with_desk", is_flag=True, help="同时开热线台；没有令牌就只开热线台。")
def run(with_desk: bool) -> None:
    """Talk on Telegram or in the terminal, with the desk beside it if wanted."""
    settings = _settings()
    if with_desk:
        _with_assistant(settings, None, True, lambda assistant: _serve_desk(settings, assistant))
    elif settings.token is None:
        _with_assistant(settings, None, True, _talk)
    else:
        _with_assistant(settings, None, True, lambda assistant: _serve(settings, assistant))


@cli.command(help="热线台：给 12345 坐席查用的网页，和给热线软件用的接口。")
def desk() -> None:
    """Open the desk alone."""
    settings = _settings().model_copy(update={"token": None})
    _with_assistant(settings, None, True, lambda assistant: _serve_desk(settings, assistant))


@cli.command(help="问一句就走；--jsonl 从标准输入一行一行地问。")
@click.argument("words", nargs=-1)
@click.option("--json", "as_object", is_flag=True, help="用 JSON 回答。")
@click.option("--jsonl", "by_line", is_flag=True, help="标准输入一行一问，标准输出一行一个 JSON。")
@click.option(
    "--kb",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="换一套知识（三个 JSON 文件的文件夹）。",
)
def ask(words: tuple[str, ...], as_object: bool, by_line: bool, folder: Path | None) -> None:
    """Answer once, or line by line; nothing asked here is counted or kept."""
    if not words and not by_line:
        raise click.UsageError("请写上要问的话，例如：paoyici ask 驾照丢了要跑几趟")
    question = " ".join(words)
    action = _answer_lines if by_line else (lambda assistant: _answer_once(assistant, question, as_object))
    _with_assistant(_settings(), folder, False, action)


@cli.command("eval", help="用问题集量一量：准不准、哪些错了、为什么，和上一次比；有一项变差就以状态1退出。")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--last", type=click.Path(dir_okay=False, path_type=Path), help="和哪一次比（也存到这里）；不写就用数据文件夹里的。"
)
@click.option("--slips", is_flag=True, help="改量手误：答对的问题里打错、漏打一个字，还对不对。")
def evaluate_(files: tuple[Path, ...], last: Path | None, slips: bool) -> None:
    """The maintainers' regression run."""
    settings, sets = _settings(), Sets(read_questions(files), read_dialogues(files))
    kept = last or settings.data_dir / LAST_RUN

    def action(assistant: Assistant) -> None:
        if slips:
            evaluate_slips(assistant, sets.questions, click.echo)
        elif not evaluate(assistant, sets, kept, click.echo):
            raise click.exceptions.Exit(1)

    _with_assistant(settings, None, False, action)


@cli.command(help="马上停止回答，所有渠道都只回这句话：paoyici pause “维护中，请拨12345”。")
@click.argument("words", nargs=-1)
def pause(words: tuple[str, ...]) -> None:
    """Throw the kill switch."""
    notice = " ".join(words).strip() or texts.PAUSED
    pause_file(_settings()).begin(notice)
    click.echo(f"已暂停，所有渠道都回：{notice}\n恢复请执行 paoyici resume。")


@cli.command(help="恢复回答。")
def resume() -> None:
    """Answer again."""
    click.echo("已恢复回答。" if pause_file(_settings()).end() else "本来就没有暂停。")


@cli.command(help="正在运行的机器人好不好：能答以状态0退出，不能答以状态1退出（给容器和 systemd 用）。")
def health() -> None:
    """Ask the running process."""
    state = ask_health(_settings().data_dir / HEALTH_SOCKET)
    click.echo(reports.healthy(state))
    if state is None or not state.ready:
        raise click.exceptions.Exit(1)


@cli.group(help="知识库：检查、建库、导入、导出。")
def kb() -> None:
    """Commands for those who keep the knowledge."""


@kb.command("check", help="检查知识文件，有错就指出文件、行、栏。")
def check() -> None:
    """Validate the knowledge files."""
    click.echo(reports.checked(load_checked(knowledge_files(_settings()))))


@kb.command("build", help="把知识文件做成数据库（启动时也会自动做）。")
def build() -> None:
    """Build the database, whatever state it is in; a faulty file leaves the old one as it was."""
    done = refresh_knowledge(_settings(), force=True)
    if done.problem is not None:
        raise done.problem
    click.echo("知识库已重新做好。")


@kb.command("import", help="从公报和政策文件的原文重新生成 official/ 下的文件。")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
def import_(source: Path | None) -> None:
    """Import the printed list, reconcile it, and say what was damaged; then the papers."""
    files = knowledge_files(_settings())
    sources = files.root.parent / "sources"
    click.echo(reports.imported(import_gazette(source or sources / "hangzhou-gazette-2017-02.txt", files.root)))
    if source is None:
        click.echo(reports.papers_imported(import_papers(sources, files.root)))


@kb.command("export", help="导出三个 JSON 文件（事项、问答、取阅点）。")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Give the knowledge out for other programs."""
    exchange.export(load_checked(knowledge_files(_settings())), folder)
    click.echo(f"已导出到 {folder}。")


cli.add_command(user)
cli.add_command(key)


def _settings() -> Settings:
    settings = Settings()
    secrets = (settings.token, settings.webhook_secret)
    logs.configure(settings.log_level, [secret.get_secret_value() for secret in secrets if secret])
    return settings


def _with_assistant(
    settings: Settings, folder: Path | None, keep_journal: bool, action: Callable[[Assistant], None]
) -> None:
    """Bring the knowledge up to date, wire an assistant, use it, close it."""
    with lasting():
        done = refresh_knowledge(settings)
        if done.problem is not None:
            click.echo(f"{done.problem}\n暂用上一版知识库。", err=True)
        store = open_other_store(settings, folder) if folder else open_store(settings)
        assistant = replace(assemble(settings, store, keep_journal), problem=str(done.problem or ""))
    try:
        action(assistant)
    finally:
        assistant.close()


def _serve_desk(settings: Settings, assistant: Assistant) -> None:
    """The desk, beside Telegram where there is a token; the web framework is loaded only here."""
    server = importlib.import_module("bot.desk").DeskServer(settings, assistant, click.echo)
    if settings.token is None:
        server.run()
    else:
        Server(settings, assistant, _connected, server.serving).run()


def _serve(settings: Settings, assistant: Assistant) -> None:
    Server(settings, assistant, _connected).run()


def _connected(name: str) -> None:
    click.echo(f"已连上 @{name}，在 Telegram 里发消息给它试试；按 Ctrl-C 停止。")


def _talk(assistant: Assistant) -> None:
    assistant.purge()
    lively = sys.stdin.isatty() and sys.stdout.isatty()
    terminal = Terminal(assistant.conversation, lively)
    asyncio.run(_talked(terminal.talk(lines.typed() if lively else _piped()), assistant.conversation.sweep))


async def _talked(talk: Coroutine[None, None, None], sweep: Callable[[], None]) -> None:
    async with swept(sweep):
        await talk


async def _piped() -> AsyncIterator[str]:
    for line in lines.piped():
        yield line


def _answer_once(assistant: Assistant, question: str, as_object: bool) -> None:
    reply = asyncio.run(assistant.conversation.say(Turn("", question)))
    click.echo(json.dumps(as_json(reply), ensure_ascii=False) if as_object else plain(reply))


def _answer_lines(assistant: Assistant) -> None:
    with asyncio.Runner() as runner:
        for line in lines.piped():
            sys.stdout.write(runner.run(answer_line(assistant.conversation, line)) + "\n")
            sys.stdout.flush()
