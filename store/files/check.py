"""Whether a team's files are whole, in plain words. Looks only; :mod:`store.rebuild` mends."""

from msgspec import Struct, field

from store import copies, sealed
from store.copies import Copy
from store.errors import Missing, reason
from store.files import saving
from store.files.disk import Paths
from store.files.salvage import Salvaged, salvaged
from store.line import FORMAT
from store.place import Report
from store.state import State, behind
from workshop.model import KINDS, Workshop
from workshop.model.references import missing


class Looked(Struct):
    """A team's files as a check sees them.

    ``log`` is None where there is none, ``copy`` where there is none that proves itself. ``broken`` says that the
    log itself has to be mended. ``damage`` and ``passed`` are sentences; the latter are on what is no damage.
    """

    paths: Paths
    log: Salvaged | None
    copy: Copy | None
    broken: bool = False
    damage: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)

    @property
    def format(self) -> int:
        """The format number of the log."""
        first = self.log.lines.get(1) if self.log else None
        return first.format if first else FORMAT

    def report(self) -> Report:
        """What to say."""
        return Report(not self.damage, (*self.damage, *self.passed))


def check(paths: Paths) -> Report:
    """Look at a team's files and say whether they are whole. Changes nothing and waits for nobody.

    :raises store.errors.Missing: there is no such file.
    """
    try:
        return look(paths).report()
    except OSError as error:
        raise Missing(f"{paths.copy} cannot be read: {reason(error)}.") from error


def look(paths: Paths) -> Looked:
    """Look at every byte of the files.

    :raises store.errors.Missing: there is no such file.
    """
    if not paths.copy.exists() and not paths.log.exists():
        raise Missing(f"There is no file {paths.copy}. Check the name.")
    copy = saving.read(paths.copy)
    log = salvaged(paths.log.read_bytes(), paths.log.name) if paths.log.exists() else None
    looked = Looked(paths, log, copy)
    if log is None:
        _look_at_copy_alone(looked)
    elif not _is_of_another_format(looked):
        _look_at_log(looked, log)
    _look_at_box(looked)
    return looked


def _is_of_another_format(looked: Looked) -> bool:
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


def _look_at_log(looked: Looked, log: Salvaged) -> None:
    looked.damage += log.damage
    looked.passed += log.passed
    if log.gaps:
        looked.damage.append(f"Missing: {_numbers(log.gaps)}. Every other change up to {log.last} proves itself.")
    if not log.lines:
        looked.damage.append(f"{looked.paths.log.name} holds no change that proves itself.")
    state = behind(State(), log.lines.values())
    looked.damage += state.troubles.values()
    looked.passed += dangling(state.workshop)
    looked.broken = bool(looked.damage)
    _compare_copy(looked, log)


def _numbers(gaps: list[int]) -> str:
    some = ", ".join(str(seq) for seq in gaps[:10])
    return f"change {some}" if len(gaps) == 1 else f"{len(gaps)} changes ({some}{' …' if len(gaps) > 10 else ''})"


def dangling(workshop: Workshop) -> list[str]:
    """A sentence for every record that refers to one that is not there."""
    return [
        f"Document {record.id} of table '{record.TABLE}': it refers to {key} of '{table}', which is not there."
        for name in KINDS
        for record in workshop.table(name).values()
        for table, key in dict.fromkeys(missing(workshop, record))
    ]


def _compare_copy(looked: Looked, log: Salvaged) -> None:
    name, copy = looked.paths.copy.name, looked.copy
    if not looked.paths.copy.exists():
        looked.passed.append(f"{name} is missing: it is written again from the log.")
    elif copy is None:
        looked.damage.append(f"{name} is not as this program wrote it; the log is used instead.")
    elif 1 in log.lines and copy.header.file != log.lines[1].file:
        looked.damage.append(f"{name} belongs to another log; {looked.paths.log.name} is used instead.")
    elif copy.header.seq > log.last:
        looked.damage.append(f"{name} knows changes up to {copy.header.seq}, the log only up to {log.last}.")
        looked.broken = True
    elif not log.gaps and not same(copy, log):
        looked.damage.append(f"{name} does not say the same as the log at change {copy.header.seq}.")


def same(copy: Copy, log: Salvaged) -> bool:
    """Whether a copy holds the documents that the log had at its place."""
    state = copy.state()
    then = behind(State(), (line for seq, line in log.lines.items() if seq <= copy.header.seq)).workshop
    return state is not None and all(dict(state.workshop.table(name)) == dict(then.table(name)) for name in KINDS)


def _look_at_box(looked: Looked) -> None:
    path = looked.paths.sealed
    if path.exists() and (damaged := sealed.parsed(path.read_bytes()).damaged):
        looked.damage.append(f"{path.name}: {damaged} of its lines cannot be read.")
