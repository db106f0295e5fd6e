"""Where steps come from in the end: the cause or lesson behind a step, however often it was carried on."""

from workshop.model import Origin, Step, StepState, Workshop


def carries_on(w: Workshop, step: Step) -> Step | None:
    """The earlier step that this one carries on, or None; one that was done is done again, not carried on."""
    if step.origin is None or step.origin.table != Step.TABLE:
        return None
    earlier = w.steps.get(step.origin.id)
    return earlier if earlier is not None and earlier.state is not StepState.DONE else None


def root(w: Workshop, step: Step) -> Origin | None:
    """The cause, lesson or win that the step comes from, through the steps it carries on; else None.

    A cause that was merged stands for the one it was merged into.
    """
    origin, seen = step.origin, {step.id}
    while origin is not None and origin.table == Step.TABLE:
        earlier = carries_on(w, step)
        if earlier is None or earlier.id in seen:
            return None
        seen.add(earlier.id)
        step, origin = earlier, earlier.origin
    if origin is not None and origin.table == "causes":
        cause = w.causes.get(origin.id)
        while cause is not None and cause.merged_into is not None and cause.merged_into in w.causes:
            cause = w.causes[cause.merged_into]
            origin = Origin("causes", cause.id)
    return origin


def carried_on(w: Workshop, step: int) -> Step | None:
    """The newest step that carries this one on, or None."""
    origin = Origin(Step.TABLE, step)
    found = [other for other in w.steps.values() if other.origin == origin and _counts(other)]
    return found[-1] if found else None


def follow_ups(w: Workshop) -> dict[int, tuple[Step, ...]]:
    """By cause, the steps that follow from it, each once: as it stands now where it was carried on.

    Steps that were dropped or merged into another do not count.
    """
    steps = [step for step in w.steps.values() if step.origin is not None and _counts(step)]
    carried = {earlier.id for step in steps if (earlier := carries_on(w, step)) is not None}
    found: dict[int, list[Step]] = {}
    for step in steps:
        origin = root(w, step)
        if origin is not None and origin.table == "causes" and step.id not in carried:
            found.setdefault(origin.id, []).append(step)
    return {cause: tuple(some) for cause, some in found.items()}


def _counts(step: Step) -> bool:
    return step.state not in (StepState.DROPPED, StepState.MERGED)
