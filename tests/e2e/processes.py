"""Real processes of the product: started, asked, stopped."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 20.0
"""Seconds that anything may take on a busy machine before a test gives up; nothing waits this long when all is well."""
COMMAND = (sys.executable, "-m", "bot")


@dataclass(frozen=True)
class Done:
    """What a process that has ended left behind."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Home:
    """A folder of its own for one process: its working directory, its data, its settings."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def errors(self) -> str:
        """What the running process has written to standard error so far."""
        return (self.folder / "stderr").read_text(encoding="utf-8")

    @property
    def shown(self) -> str:
        """What the running process has written to standard output so far."""
        return (self.folder / "stdout").read_text(encoding="utf-8")

    def environment(self, settings: dict[str, Any]) -> dict[str, str]:
        """Nothing of this machine's settings but where programs are; strict UTF-8, as in a Chinese locale."""
        names = {f"PAOYICI_{name.upper()}": str(value) for name, value in ({"data_dir": self.data} | settings).items()}
        machine = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONIOENCODING": "utf-8:strict"}
        return machine | names

    def run(self, *words: str, stdin: str | bytes = "", **settings: Any) -> Done:
        """Run a command to its end."""
        typed = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [*COMMAND, *words],
            cwd=self.folder,
            env=self.environment(settings),
            input=typed,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    async def run_beside(self, *words: str, stdin: str | bytes = "", **settings: Any) -> Done:
        """The same while the event loop, and the Bot API double in it, goes on."""
        return await asyncio.to_thread(lambda: self.run(*words, stdin=stdin, **settings))

    async def start(self, *words: str, **settings: Any) -> "Bot":
        """Start a command, the bot if none is named, and leave it running."""
        with (self.folder / "stdout").open("ab") as shown, (self.folder / "stderr").open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                *COMMAND,
                *(words or ("run",)),
                cwd=self.folder,
                env=self.environment(settings),
                stdin=subprocess.DEVNULL,
                stdout=shown,
                stderr=errors,
            )
        return Bot(self, process)


@dataclass(frozen=True)
class Bot:
    """A running bot."""

    home: Home
    process: asyncio.subprocess.Process

    @property
    def running(self) -> bool:
        return self.process.returncode is None

    async def ended(self, within: float = PATIENCE) -> int:
        """The exit status, once the process has ended by itself."""
        async with asyncio.timeout(within):
            return await self.process.wait()

    async def stop(self, within: float = 5.0) -> int:
        """Ask it to end, as a service manager does, and get the exit status; it is killed when it does not."""
        if self.running:
            self.process.send_signal(signal.SIGTERM)
        try:
            return await self.ended(within)
        finally:
            if self.running:
                self.process.kill()
                await self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
