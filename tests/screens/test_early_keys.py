"""Keys that are pressed while the program starts are for its first page, in their order, with enter as enter."""

import sys
from pathlib import Path

from store import Store
from tests.benchmarks.screens import environment
from tests.benchmarks.terminal import Terminal
from tests.screens.kit import until
from tests.world import in_session


async def test_what_is_typed_while_it_starts_is_taken(tmp_path: Path) -> None:
    path, texts = tmp_path / "team.json", ["Visit the three resellers", "Ring them"]
    Store.create(path, in_session("draft", 1)).close()
    program = str(Path(sys.executable).with_name("workshop"))
    terminal = Terminal([program, "open", str(path)], tmp_path, environment(tmp_path), 100, 30)
    try:
        terminal.read(0.05)
        terminal.send("".join(f"{text}\r" for text in texts).encode())
        with Store.open(path) as store:
            await until(lambda: (terminal.read(0.01), store.follow()) and len(store.workshop.steps) == len(texts))
            assert [step.text for step in store.workshop.steps.values()] == texts
    finally:
        terminal.process.kill()
        terminal.close()
