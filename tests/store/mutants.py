"""Files that were changed at random: each opens in a state that was once there, or in a sentence. See ``run``."""

import random
import shutil
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from store import Store, StoreError
from store.judging import Lenient
from tests.store.helpers import ANA, BEN, Clock, add, check, claim, contents, create, rebuild, reword

#: The most seconds that anything may take.
LONGEST = 5.0


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The data with one thing wrong with it."""
    if not data:
        return b"x"
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.choice((1, 2, 7, 64, 500)))
    piece = data[start:end]
    others = (
        bytes([data[start] ^ 1 << rng.randrange(8)]) + piece[1:],
        b"",
        piece * 2,
        bytes(len(piece)),
        rng.randbytes(len(piece)),
        b"\n" + piece,
        piece.replace(b"\n", b" ").replace(b'"', b"'"),
    )
    whole = data[:start] if rng.random() < 0.1 else data[:start] + rng.choice(others) + data[end:]
    return whole if whole != data else data + b"~"


def run(number: int, seed: int = 1) -> int:
    """So many mutants of log, copy and box; how many of them opened and could be written."""
    rng, usable = random.Random(seed), 0
    with TemporaryDirectory() as name:
        ready = Path(name) / "ready"
        ready.mkdir()
        states = _prepared(ready)
        for one in range(number):
            folder = Path(name) / "one"
            shutil.copytree(ready, folder)
            for changed in rng.sample(sorted(path.name for path in ready.iterdir()), rng.choice((1, 1, 1, 2))):
                (folder / changed).write_bytes(mutated((folder / changed).read_bytes(), rng))
            began = time.monotonic()
            usable += _holds(folder / "team.json", states, f"mutant {one} of seed {seed}")
            assert time.monotonic() - began < LONGEST, one
            shutil.rmtree(folder)
    return usable


def _prepared(folder: Path) -> list[list[object]]:
    """A team's files, and every state that they ever had."""
    with create(folder) as store:
        states = [contents(store.workshop)]
        for step in range(6):
            for change, by in (
                (add(f"step {step}"), ANA),
                (claim(step + 3, BEN), BEN),
                (reword(1, f"{step}"), ANA),
            ):
                states.append(contents(store.apply(change, by, "change")))
        store.box.seal("b:1", ANA, {1: 1})
        store.box.seal("b:1", BEN, {2: 2})
        store.box.keep("draft:1", "typing", ANA)
    with Store.open(store.path, Clock(), Lenient()) as store:
        states.append(contents(store.apply(add("behind the copy"), ANA, "add")))
        store.core.close()
        store._closed = True
    return states


def _holds(path: Path, states: list[list[object]], told: str) -> bool:
    whole = False
    with suppress(StoreError):
        whole = check(path).whole
    usable = False
    with suppress(StoreError), Store.open(path, Clock(), Lenient()) as store:
        assert contents(store.workshop) in states, f"a state that never was: {told}"
        usable = store.writable
        assert usable or not whole, f"said to be whole, and cannot be changed: {told}"
        for member, content in store.box.inside("b:1").items():
            assert content == {member: member}, f"a ballot that nobody cast: {told}"
        with suppress(StoreError):
            store.apply(add("more"), ANA, "add")
    mended = False
    with suppress(StoreError):
        mended = rebuild(path).whole
    if mended:
        assert check(path).whole, f"said to be mended, and is not: {told}"
        with Store.open(path, Clock(), Lenient()) as store:
            assert store.writable, f"said to be mended, and cannot be changed: {told}"
            store.apply(add("after it"), ANA, "add")
    return usable
