"""Questions back to a goal's sponsor: asked, open in the gates, answered later."""

import pytest
from msgspec.structs import replace

from tests.workshop.sample import ANA, DACH, NORDICS, NOW, TODAY, quarter
from workshop.errors import RuleError
from workshop.plan import questions
from workshop.plan.gates import gates


def test_a_question_waits_until_it_is_answered() -> None:
    w = quarter()
    w = w.put(replace(w.goals[DACH], sponsor="Maria"))
    w = questions.ask(w, DACH, "May we give 5 %?", now=NOW, by=ANA)
    (one,) = questions.open_ones(w, DACH)
    assert (one.text, one.by, questions.told(w, one)) == (
        "May we give 5 %?",
        ANA,
        "May we give 5 %? (waits for Maria)",
    )
    assert questions.open_ones(w, NORDICS) == ()
    w = questions.answer(w, 1, "Up to 3 %", TODAY)
    assert (questions.open_ones(w, DACH), w.questions[1].answered) == ((), TODAY)
    assert questions.told(w, w.questions[1]) == "May we give 5 %? → Up to 3 %"
    assert questions.open_ones(questions.answer(w, 1, "", TODAY), DACH)
    with pytest.raises(RuleError):
        questions.ask(w, DACH, " ", now=NOW)


def test_it_is_a_gate_where_something_was_asked() -> None:
    def gap(w: object) -> list[str]:
        return [gate.gap for gate in gates(w, DACH, (), TODAY) if gate.key == "questions"]  # type: ignore[arg-type]

    w = quarter()
    assert gap(w) == []
    w = questions.ask(questions.ask(w, DACH, "Why us?", now=NOW), DACH, "Why now?", now=NOW)
    assert gap(w) == ["Asked and not answered: Why us?; Why now?"]
    for number in (1, 2):
        w = questions.answer(w, number, "So", TODAY)
    assert gap(w) == [""]
