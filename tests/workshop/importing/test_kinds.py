"""Sheets of every kind, each with what it must bring: public exports and templates, and what varies in them.

In the text files a case has its name behind "=", then its lines, all that it brings behind ">" (see ``brief``),
and what is said behind "!" (the beginning of a note, a fault, something left out, or the refusal).
"""

from pathlib import Path

import pytest

from tests.workshop.importing.helpers import AUTUMN, brief, brought
from workshop.errors import RuleError


def cases(name: str) -> list[tuple[str, str, list[str], list[str]]]:
    """Name, data, what is brought and what is said of each case in this file."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    found: list[tuple[str, list[str], list[str], list[str]]] = []
    for line in text.splitlines():
        if line.startswith("= "):
            found.append((line[2:], [], [], []))
        _, data, brings, says = found[-1]
        if line[:2] in ("> ", "! "):
            (brings if line[0] == ">" else says).append(line[2:])
        elif not line.startswith("= ") and not brings + says:
            data.append(line)
    return [(called, "\n".join(data), brings, says) for called, data, brings, says in found]


def outcome(data: str) -> tuple[list[str], list[str]]:
    """What a sheet brings, and what is said about it; a second time it brings nothing."""
    try:
        plan = brought(data)
    except RuleError as refusal:
        return [], [str(refusal)]
    if not plan.faults:
        assert brought(data, plan.after.settled()).after.touched == frozenset()
    words = [*(one.words for one in plan.faults), *(one.words for one in plan.changes)]
    return brief(plan), [*plan.notes, *words]


@pytest.mark.parametrize(
    ("data", "brings", "says"),
    [pytest.param(*case[1:], id=case[0]) for file in ("exports", "kinds") for case in cases(file)],
)
def test_what_a_sheet_brings_and_says(data: str, brings: list[str], says: list[str]) -> None:
    told, said = outcome(data)
    assert told == brings
    assert [words for words in says if not any(one.startswith(words) for one in said)] == []


TOTALS = (
    "Summe, Gesamt, Totale, Totaal, Razem, Summa, 合計, Suma, Totals:, Σ, Ø, Gesamtergebnis, Durchschnitt, 小計, "
    "Total général, TOTAL (1), Grand Total, Total for Q4, Sous-total, Suma całkowita"
)


@pytest.mark.parametrize("name", TOTALS.split(", "))
def test_what_adds_up_the_others_is_left_out(name: str) -> None:
    plan = brought(f"Goal;Key result;Baseline;Target\nWin the coast;Dealers;2;8\n{name};;2;8\n")
    assert brief(plan) == ["Win the coast > Dealers 2 → 8"]
    assert plan.notes == (f"Line 3: “{name}” adds up the others and was left out.",)


def test_what_somebody_has_yet_to_say_is_left_open() -> None:
    goal = brought("Goal;Sponsor;Why\nWin the coast;tbd;n/a\n").after.goals[1]
    assert (goal.sponsor, goal.why) == ("", "")


@pytest.mark.parametrize(
    "data",
    [
        "Ziel;Kategorie\nX;Neues Gebiet\n",
        "Objectif;Catégorie\nX;Nouveau territoire\n",
        "Objetivo;Categoría\nX;Nuevo territorio\n",
        "Objetivo;Categoria\nX;Novo território\n",
        "Obiettivo;Categoria\nX;Nuovo territorio\n",
        "Doel;Categorie\nX;Nieuw gebied\n",
        "Cel;Kategoria\nX;Nowe terytorium\n",
        "Mål;Kategori\nX;Nytt område\n",
        "目標;カテゴリ\nX;新規地域\n",
    ],
)
def test_categories_in_every_language(data: str) -> None:
    plan = brought(data)
    assert [goal.category for goal in plan.after.goals.values()] == ["new territory"]
    assert plan.notes == ()


PLAIN = "Goal;Key result;Baseline;Target\nWin the coast;Dealers;2;8\n"
GERMAN = "Ziel;Kennzahl;Ausgangswert;Zielwert\nKüste;Händler;1.200,5;2.000\n"
POLISH = "Cel;Wskaźnik;Wartość początkowa;Wartość docelowa\nZdobyć wybrzeże;Dealerzy;2;8\n"
JAPANESE = "目標,指標,基準値,目標値\n沿岸,販売店,2,8\n"


@pytest.mark.parametrize(
    ("text", "encoding", "brings"),
    [
        (PLAIN, "utf-16", "Win the coast > Dealers 2 → 8"),
        (PLAIN, "utf-16-le", "Win the coast > Dealers 2 → 8"),
        (PLAIN, "utf-16-be", "Win the coast > Dealers 2 → 8"),
        (PLAIN.replace("\n", "\r"), "ascii", "Win the coast > Dealers 2 → 8"),
        (f"sep=;\r\n{GERMAN}", "utf-8-sig", "Küste > Händler 1200.5 → 2000"),
        (GERMAN, "cp1252", "Küste > Händler 1200.5 → 2000"),
        (GERMAN, "mac_roman", "Küste > Händler 1200.5 → 2000"),
        (GERMAN, "cp850", "Küste > Händler 1200.5 → 2000"),
        (POLISH, "cp1250", "Zdobyć wybrzeże > Dealerzy 2 → 8"),
        (POLISH, "iso8859-2", "Zdobyć wybrzeże > Dealerzy 2 → 8"),
        (JAPANESE, "cp932", "沿岸 > 販売店 2 → 8"),
        (JAPANESE, "euc_jp", "沿岸 > 販売店 2 → 8"),
    ],
)
def test_any_usual_encoding(text: str, encoding: str, brings: str) -> None:
    assert brief(brought(text.encode(encoding))) == [brings]


def test_parts_get_their_own_readings_and_new_targets() -> None:
    sheet = "Goal,Key result,Region,Baseline,Current,Target\nWin,Dealers,North,1,{},{}\nWin,Dealers,South,1,2,5\n"
    first = brought(sheet.format(2, 3)).after.settled()
    later = brought(sheet.format(3, 4), first).after.settled()
    told = [
        [(part.name, part.target, [one.value for one in part.readings]) for part in w.key_results[1].parts]
        for w in (first, later)
    ]
    assert told == [[("North", 3, [2]), ("South", 5, [2])], [("North", 4, [3]), ("South", 5, [2])]]
    assert [(w.key_results[1].target, w.key_results[1].readings[-1].value) for w in (first, later)] == [
        (8, 4),
        (9, 5),
    ]
    readings = "Key result,Region,Date,Value\nDealers,North,2026-11-25,4\nDealers,West,2026-11-25,4\n"
    plan = brought(readings, later, skip_faulty=True)
    assert [one.value for one in plan.after.key_results[1].parts[0].readings] == [4, 3]
    assert [one.words for one in plan.faults] == [
        "Line 3, key result: “Dealers” is not split by West: split it first."
    ]
    assert AUTUMN.goals.last_id == 0
