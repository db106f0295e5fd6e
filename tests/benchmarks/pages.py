"""What a benchmark prints: tables in Markdown, and a page in ``docs/`` that holds them."""

import argparse
import os
import platform
import time
from collections.abc import Callable
from pathlib import Path

TOP = Path(__file__).parents[2]


def measure(report: Callable[[bool], str], page: str) -> None:
    """Run a benchmark as ``[--quick] [--write]``: print what ``report(quick)`` gives, or put it into its page."""
    target = TOP / "docs" / page
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="smaller files and fewer rounds")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {target.relative_to(TOP)}")
    given = parser.parse_args()
    text = f"Measured on {machine()}, {time.strftime('%Y-%m-%d')}.\n\n{report(given.quick)}"
    print(text)
    if given.write:
        before, mark, _ = target.read_text(encoding="utf-8").partition("## Results\n")
        target.write_text(f"{before}{mark}\n{text}\n", encoding="utf-8")


def table(title: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(title)} |", f"|{'---|' * len(title)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def ms(seconds: float) -> str:
    """Milliseconds, to what can be told apart."""
    value = seconds * 1000
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def ratio(value: float, to: float) -> str:
    """How many times as long."""
    times = value / to
    return f"{times:.2f}" if times < 10 else f"{times:,.0f}"


def machine() -> str:
    """What it was measured on, in a sentence."""
    model = ""
    if Path("/proc/cpuinfo").exists():
        names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
        model = names[0].partition(": ")[2] if names else ""
    release = ".".join(platform.release().split(".")[:2])
    system = f"{platform.system()} {release}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores {model}, {system}"
