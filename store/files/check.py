"""Whether a team's files are whole, in plain words. Looks only; :mod:`store.rebuild` mends."""

from collections.abc import Iterator
from itertools import chain, islice

from msgspec import Struct, field

from store import copies, sealed
from store.copies import Copy
from store.errors import Missing, reason
from store.files import saving
from store.files.log import Log
from store.files.paths import Paths
from store.files.salvage import Salvaged, salvage
from store.line import FORMAT, Line, Position
from store.place import Progress, Report, untold
from store.state import State, behind
from workshop.model import KINDS, Workshop
from workshop.model.references import missing
from workshop.words.numbers import agree, count_words, exact_words, of_words

_AT_ONCE = 1_000
_MOST = 10_000_000  # a copy that claims to know so many changes more than the log is believed nothing


class Looked(Struct):
    """A team's files as a check sees them.

    ``log`` is None where there is none, ``copy`` where there is none that proves itself. ``broken`` says that the
    log itself has to be mended, ``copy_damaged`` that the copy has to be written again. ``damage`` and ``passed``
    are sentences; the latter are on what is no damage.
    """

    paths: Paths
    log: Salvaged | None
    copy: Copy | None
    broken: bool = False
    copy_damaged: bool = False
    format: int = FORMAT
    damage: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    def add(self, *damage: str, broken: bool = False, copy: bool = False) -> None:
        """Note some damage, and whether the log or the copy has to be written again for it."""
        self.damage += damage
        self.broken = self.broken or broken
        self.copy_damaged = self.copy_damaged or copy

    def report(self) -> Report:
        return Report(not self.damage, (*self.damage, *self.passed))


def check(paths: Paths, progress: Progress = untold) -> Report:
    """Whether a team's files are whole. Changes nothing, waits for nobody; Missing where they cannot be read."""
    try:
        return look(paths, progress).report()
    except OSError as error:
        raise Missing(f"{paths.copy} cannot be read: {reason(error)}.") from error


def look(paths: Paths, progress: Progress = untold) -> Looked:
    """Look at every byte of the files, some thousand lines of the log at a time; Missing where there are none."""
    if not paths.copy.exists() and not paths.log.exists():
        raise Missing(f"There is no file {paths.copy}. Check the name.")
    looked = Looked(paths, Salvaged() if paths.log.exists() else None, saving.read(paths.copy))
    if looked.log is None:
        _look_at_copy_alone(looked)
    elif not _is_of_another_format(looked):
        _look_at_log(looked, looked.log, progress)
    _look_at_box(looked)
    return looked


def _is_of_another_format(looked: Looked) -> bool:
    log = Log(looked.paths.log, writable=False)
    try:
        looked.format = FORMAT if (number := log.format()) is None else number
    finally:
        log.close()
    if looked.format == FORMAT:
        return False
    newer = looked.format > FORMAT
    text = f"{looked.paths.log.name} is of file format {looked.format}; this version knows {FORMAT}"
    if newer:
        looked.damage.append(f"{text}: install a newer version to check it.")
    else:
        looked.passed.append(f"{text}, and brings it up to date when it opens it.")
    return True


def _look_at_copy_alone(looked: Looked) -> None:
    name = looked.paths.copy.name
    if looked.copy is not None and looked.copy.state() is not None:
        looked.passed.append(f"{name} is whole, but came without its log: opening it starts a new one.")
    elif copies.is_own(looked.paths.copy.read_bytes()):
        looked.damage.append(f"{name} was changed by another program or is damaged, and its log is missing.")
        looked.broken = True
    elif copies.as_tinydb(looked.paths.copy.read_bytes()) is not None:
        looked.passed.append(f"{name} is a TinyDB file of another program: opening it takes its documents over.")
    else:
        looked.damage.append(f"{name} cannot be read, and there is no log beside it.")
        looked.broken = True


def _look_at_log(looked: Looked, log: Salvaged, progress: Progress) -> None:
    copied = looked.copy.header.seq if looked.copy is not None else 0
    state, then = State(), (State(), Position())
    for some in batches(salvage(looked.paths.log, log, progress), copied):
        state = behind(state, some)
        if log.last <= copied:
            then = state, log.position
    looked.passed += log.passed
    looked.add(*log.damage)
    if log.gaps:
        looked.add(f"Missing: {_numbers(log)}. Every other change up to {log.last} proves itself.")
    if not log.last:
        looked.add(f"{looked.paths.log.name} holds no change that proves itself.")
    looked.add(*state.troubles.values())
    looked.passed += dangling(state.workshop)
    if looked.paths.unsure.exists():
        looked.add("The disk reported an error while the log was written: its end may never have reached it.")
    looked.broken = bool(looked.damage)
    _compare_copy(looked, log, *then)
    if looked.broken:
        looked.passed.append(_loss(looked, log))


def batches(lines: Iterator[Line], stop: int) -> Iterator[list[Line]]:
    """Lines by some thousand; one batch ends with change ``stop``."""
    some: list[Line] = []
    for line in lines:
        some.append(line)
        if len(some) == _AT_ONCE or line.seq == stop:
            yield some
            some = []
    if some:
        yield some


def _numbers(log: Salvaged) -> str:
    seqs = list(islice(chain(*log.gaps), 11))
    some = ", ".join(str(seq) for seq in seqs[:10]) + (" …" if len(seqs) > 10 else "")
    return agree(log.lost, f"change {some}", f"{count_words(log.lost, 'change')} ({some})")


def _loss(looked: Looked, log: Salvaged) -> str:
    """What mending would cost."""
    known = looked.copy.header.seq if looked.copy is not None and belongs(looked.copy, log) else 0
    lost, total = log.lost + max(0, known - log.last), max(known, log.last)
    what = f"{of_words(lost, total, 'change')} would be lost from the history by mending"
    if not lost:
        return "Mending would lose no change of the history that can still be read."
    if known and all(gap[-1] <= known for gap in log.gaps):
        return f"{what}; {looked.paths.copy.name} knows what came of them up to change {exact_words(known)}."
    return f"{what}, and what they did; a backup may still know it."


def belongs(copy: Copy, log: Salvaged) -> bool:
    """Whether a copy is one of this log, as far as that can be seen, and claims no more than can be."""
    return (log.first is None or log.first.file == copy.header.file) and copy.header.seq <= log.last + _MOST


def dangling(workshop: Workshop) -> list[str]:
    """A sentence for every record that refers to one that is not there."""
    return [
        f"Document {record.id} of table '{record.TABLE}': it refers to {key} of '{table}', which is not there."
        for name in KINDS
        for record in workshop.table(name).values()
        for table, key in dict.fromkeys(missing(workshop, record))
    ]


def _compare_copy(looked: Looked, log: Salvaged, then: State, place: Position) -> None:
    """Compare the copy with what the log said ``then``, behind the last good line up to the copy's ``place``."""
    name, copy = looked.paths.copy.name, looked.copy
    if not looked.paths.copy.exists():
        looked.passed.append(f"{name} is missing: it is written again from the log.")
    elif copy is None:
        looked.add(f"{name} is not as this program wrote it; the log is used instead.", copy=True)
    elif not belongs(copy, log):
        looked.add(f"{name} belongs to another log; {looked.paths.log.name} is used instead.", copy=True)
    elif copy.header.seq > log.last:
        looked.add(f"{name} knows changes up to {copy.header.seq}, the log only up to {log.last}.", broken=True)
    elif not log.gaps and not (_reaches(copy, place) and same(copy, then)):
        looked.add(
            f"{name} does not say the same as the log at change {copy.header.seq}: it is of another history.",
            copy=True,
        )


def _reaches(copy: Copy, place: Position) -> bool:
    there = copy.header.position
    return (there.seq, there.offset, there.crc) == (place.seq, place.offset, place.crc)


def same(copy: Copy, then: State) -> bool:
    """Whether a copy holds the documents that the log had at its place."""
    state = copy.state()
    return state is not None and all(
        dict(state.workshop.table(name)) == dict(then.workshop.table(name)) for name in KINDS
    )


def _look_at_box(looked: Looked) -> None:
    path = looked.paths.sealed
    if path.exists() and (damaged := sealed.parsed(path.read_bytes()).damaged):
        looked.damage.append(f"{path.name}: {damaged} of its lines cannot be read.")
