"""``make audit``: the locked dependencies against the public list of vulnerabilities; offline it says so and passes."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements" / "run.txt"


@dataclass(frozen=True)
class Audit:
    """What is known of the locked packages: safe ones by number, vulnerable ones by name, the rest not looked up."""

    safe: int
    vulnerable: tuple[str, ...]
    unknown: int

    def __str__(self) -> str:
        if self.vulnerable:
            return "有已知漏洞，请升级：\n" + "\n".join(self.vulnerable)
        if not self.safe:
            return "没有查成：连不上漏洞库。依赖仍锁定在原来的哈希上；请在联网时再执行 make audit。"
        return f"{self.safe} 个依赖没有已知漏洞" + (f"，{self.unknown} 个没有查到。" if self.unknown else "。")


def read(report: str) -> Audit:
    """The audit in the JSON of pip-audit; without any, as when the network is down, nothing is known."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        return Audit(0, (), 0)
    looked_up = [each for each in packages if "vulns" in each]
    bad = tuple(_told(each) for each in looked_up if each["vulns"])
    return Audit(len(looked_up) - len(bad), bad, len(packages) - len(looked_up))


def _told(package: dict[str, object]) -> str:
    vulnerabilities = package["vulns"]
    assert isinstance(vulnerabilities, list)
    return f"{package['name']} {package['version']}：{'、'.join(each['id'] for each in vulnerabilities)}"


def main(command: Sequence[str]) -> int:
    """Run pip-audit and tell what it found; 1 when something is vulnerable."""
    options = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    done = subprocess.run([*command, *options, "-r", str(LOCK)], capture_output=True, text=True, check=False)
    audit = read(done.stdout)
    print(audit)
    return 1 if audit.vulnerable else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
