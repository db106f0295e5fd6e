"""The one gate: format, lint, strict types, import contracts, tests. The same for people and for CI.

Run it with ``python -m tests.gate`` from the top of the project. Arguments are handed to pytest.
"""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
#: A third of the time of the tests goes by with waiting: for disks, databases, browsers and other programs.
WORKERS = 2 * (os.cpu_count() or 1)
#: What the tests load is compiled once, beside the first checks: else each worker and every program would do it.
COMPILED = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}


def steps(pytest_arguments: list[str]) -> list[list[str]]:
    """The commands of the gate, cheapest first."""
    return [
        [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
        [str(BIN / "ruff"), "check", "--quiet", "."],
        [str(BIN / "lint-imports"), "--no-logo"],
        [sys.executable, "-m", "mypy", "--no-error-summary"],
        [sys.executable, "-m", "pytest", "-n", str(WORKERS), "--dist", "worksteal", *pytest_arguments],
    ]


def passes_alone(command: list[str]) -> bool:
    """Whether the tests that failed beside others pass one by one; they are named, so that all see them."""
    if "pytest" not in command:
        return False
    print("· once more, alone, what failed beside others:", flush=True)
    again = [sys.executable, "-m", "pytest", "--last-failed", "--last-failed-no-failures", "none", "-v"]
    return subprocess.run(again, cwd=TOP, check=False).returncode == 0


def main() -> int:
    """Run each step; the exit status is 0 only where all of them pass."""
    failed = []
    loads = [sys.executable, "-m", "pytest", "--collect-only", "-q", *sys.argv[1:]]
    compiling = subprocess.Popen(loads, cwd=TOP, env=COMPILED, stdout=subprocess.DEVNULL)
    for command in steps(sys.argv[1:]):
        if "pytest" in command:
            compiling.wait()
        print("·", " ".join(Path(part).name if part.startswith("/") else part for part in command), flush=True)
        status = subprocess.run(command, cwd=TOP, env=COMPILED, check=False).returncode
        if status != 0 and not (status == 1 and passes_alone(command)):
            failed.append(command)
    for command in failed:
        print("failed:", " ".join(command))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
