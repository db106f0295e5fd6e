"""Exports and templates of other programs, known in public, with invented content: what each brings."""

from datetime import UTC, date, datetime

import pytest

from workshop import importing
from workshop.errors import RuleError
from workshop.importing import Plan
from workshop.model import Workshop
from workshop.team import periods, team

TODAY, NOW = date(2026, 11, 26), datetime(2026, 11, 26, 9, tzinfo=UTC)
START = periods.add_period(team.found(Workshop(), "T"), *periods.quarter_of(TODAY)).settled()

BROUGHT: dict[str, tuple[str, list[str]]] = {
    "asana goals": (
        "Goal name,Owner,Time period,Status,Progress,Parent goal,Sub-goals\n"
        "Win the coast,Ada Holt,Q4 2026,On track,40%,Grow the company,\n"
        "Sell service,Bo Lund,Q4 2026,At risk,10%,,\n",
        ["goal “Win the coast”", "goal “Sell service”"],
    ),
    "monday w goal": (
        "Name,Goal,Person,Status,Date,Priority\n"
        "Call dealers,Win the coast,Ada Holt,Working on it,2026-12-01,High\n",
        ["goal “Win the coast”", "member Ada Holt (AH)", "step “Call dealers”"],
    ),
    "notion": (
        "Name,Assign,Status,Deadline,Objective\n"
        'Ring dealers,Ada Holt,In progress,"December 4, 2026",Win the coast\n',
        ["goal “Win the coast”", "member Ada Holt (AH)", "step “Ring dealers”"],
    ),
    "lattice": (
        "Goal Name,Goal Description,Goal Type,Owner Email,Parent Goal,Start Date,Due Date,"
        "Metric Type,Start Value,Current Value,Target Value,Status,Key Result Name\n"
        "Win the coast,They left,Team,a@x.test,,2026-10-01,2026-12-31,Number,2,5,8,On track,Dealers\n",
        ["goal “Win the coast”", "key result “Dealers” 2 → 8, stands at 5"],
    ),
    "15five": (
        "Objective,Key Result,Key Result Owner,Starting Value,Current Value,Target Value,"
        "Key Result Type,Start Date,End Date\n"
        "Win the coast,Dealers,Ada Holt,2,5,8,Number,2026-10-01,2026-12-31\n",
        ["goal “Win the coast”", "key result “Dealers” 2 → 8, stands at 5"],
    ),
    "perdoo": (
        "Type,Name,Lead,Status,Progress,Metric Unit,Start Value,Current Value,Target Value,Timeframe,Aligned to\n"
        "Objective,Win the coast,Ada,On track,50%,,,,,Q4 2026,\n"
        "Key Result,Dealers,Ada,On track,50%,dealers,2,5,8,Q4 2026,Win the coast\n"
        "Initiative,Ring dealers,Bo Lund,On track,0%,,,,,Q4 2026,Dealers\n",
        [
            "goal “Win the coast”",
            "key result “Dealers” 2 → 8 dealers, stands at 5",
            "member Bo Lund (BL)",
            "step “Ring dealers”",
        ],
    ),
    "weekdone": (
        "Level,Objective,Key result,Progress,Owner\n"
        "Company,Win the coast,Sign 8 dealers,25%,Ada\n"
        "Team,Win the coast,Visit 40,10%,Bo\n",
        ["goal “Win the coast”", "key result “Sign 8 dealers” ? → ?", "key result “Visit 40” ? → ?"],
    ),
    "betterworks": (
        "Objective Name,Objective Description,Milestone Name,Milestone Type,Start Value,"
        "Target Value,Current Value,Due Date,Owner\n"
        "Win the coast,They left,Dealers,Numeric,2,8,5,12/31/2026,Ada\n",
        ["goal “Win the coast”", "key result “Dealers” 2 → 8, stands at 5"],
    ),
    "quantive": (
        "Session,Objective,Objective Owner,Key Result,KR Owner,Initial Value,Actual Value,Desired Value,Unit\n"
        "Q4 2026,Win the coast,Ada,Dealers,Bo,2,5,8,dealers\n",
        ["goal “Win the coast”", "key result “Dealers” 2 → 8 dealers, stands at 5"],
    ),
    "viva": (
        "Objective ID,Title,Type,Owner,Parent ID,Metric Name,Start Value,Target Value,"
        "Current Value,Status,Due Date\n"
        "O1,Win the coast,Objective,ada@x,,,,,,On track,12/31/2026\n"
        "K1,Dealers,Key Result,ada@x,O1,Dealers,2,8,5,On track,12/31/2026\n"
        "P1,Ring dealers,Project,ada@x,K1,,,,,Not started,12/04/2026\n",
        ["goal “Win the coast”", "key result “Dealers” 2 → 8, stands at 5", "step “Ring dealers”"],
    ),
    "clickup goals": (
        "Goal,Target Name,Target Type,Start,Current,Target,Owner,Due Date\n"
        "Win the coast,Dealers,Number,2,5,8,Ada,2026-12-31\n",
        ["goal “Win the coast”", "key result “Dealers” 2 → 8, stands at 5"],
    ),
    "smartsheet": (
        "Goal,Key Result,% Complete,Baseline,Actual,Target,Assigned To,Start Date,Target End Date,Comments\n"
        "Win the coast,Dealers,50%,2,5,8,Ada,2026-10-01,2026-12-31,fine\n",
        ["goal “Win the coast”", "key result “Dealers” 2 → 8, stands at 5"],
    ),
    "okr template merged": (
        "OKR Q4,,,,\n"
        "Objective,Key Results,Start,Target,Actual\n"
        "O1: Win the coast,KR1: Dealers,2,8,5\n"
        ",KR2: Visits,5,40,10\n"
        ",KR3: Calls,0,100,20\n"
        "O2: Sell service,KR1: Contracts,40,100,55\n",
        [
            "goal “O1: Win the coast”",
            "key result “KR1: Dealers” 2 → 8, stands at 5",
            "key result “KR2: Visits” 5 → 40, stands at 10",
            "key result “KR3: Calls” 0 → 100, stands at 20",
            "goal “O2: Sell service”",
            "key result “KR1: Contracts” 40 → 100, stands at 55",
        ],
    ),
    "multi in cell": (
        "Objective;Key Results;Owner\n"
        'Win the coast;"1. Sign 8 dealers\n'
        "2. Visit 40 dealers\n"
        '3. Answer in 2 hours";Ada\n',
        [
            "goal “Win the coast”",
            "key result “Sign 8 dealers” ? → ?",
            "key result “Visit 40 dealers” ? → ?",
            "key result “Answer in 2 hours” ? → ?",
        ],
    ),
    "multi semicolon": (
        "Objective,Key Results\nWin the coast,Sign 8 dealers; Visit 40 dealers; Answer in 2 hours\n",
        [
            "goal “Win the coast”",
            "key result “Sign 8 dealers” ? → ?",
            "key result “Visit 40 dealers” ? → ?",
            "key result “Answer in 2 hours” ? → ?",
        ],
    ),
    "kr w targets": (
        "Objective,KR1,KR1 Target,KR1 Actual,KR2,KR2 Target,KR2 Actual\nWin the coast,Dealers,8,5,Visits,40,10\n",
        ["goal “Win the coast”", "key result “Dealers” 5 → 8", "key result “Visits” 10 → 40"],
    ),
    "key result 1 pair": (
        "Objective,Key Result 1,Target 1,Key Result 2,Target 2\nWin the coast,Dealers,8,Visits,40\n",
        ["goal “Win the coast”", "key result “Dealers” ? → 8", "key result “Visits” ? → 40"],
    ),
    "dutch": (
        "Doelstelling;Kernresultaat;Startwaarde;Huidige waarde;Streefwaarde;Eigenaar\n"
        "Kust winnen;Dealers;2;5;8;Ada\n",
        ["goal “Kust winnen”", "key result “Dealers” 2 → 8, stands at 5"],
    ),
    "polish": (
        "Cel;Kluczowy rezultat;Wartość początkowa;Wartość bieżąca;Wartość docelowa;Jednostka\n"
        "Zdobyć wybrzeże;Dealerzy;2;5;8;szt.\n",
        ["goal “Zdobyć wybrzeże”", "key result “Dealerzy” 2 → 8 szt., stands at 5"],
    ),
    "swedish": (
        "Mål;Nyckeltal;Startvärde;Nuvarande värde;Målvärde;Ansvarig\nVinn kusten;Återförsäljare;2;5;8;Ada\n",
        ["goal “Vinn kusten”", "key result “Återförsäljare” 2 → 8, stands at 5"],
    ),
    "japanese": (
        "目標,主要な結果,開始値,現在値,目標値,単位,担当者,期限\n"
        "沿岸を獲得する,販売店,2,5,8,店,山田 太郎,2026/12/31\n",
        ["goal “沿岸を獲得する”", "key result “販売店” 2 → 8 店, stands at 5"],
    ),
    "japanese mem": (
        "姓,名,部署\n山田,太郎,営業\n",
        ["member 山田 太郎 (山太)"],
    ),
    "japanese steps": (
        "目標,アクション,担当者,期限,状態\n沿岸を獲得する,販売店に電話,山田 太郎,2026年12月4日,進行中\n",
        ["goal “沿岸を獲得する”", "member 山田 太郎 (山太)", "step “販売店に電話”"],
    ),
    "italian": (
        "Obiettivo;Indicatore;Valore iniziale;Valore attuale;Traguardo\nVincere la costa;Rivenditori;2;5;8\n",
        ["goal “Vincere la costa”", "key result “Rivenditori” 2 → 8, stands at 5"],
    ),
    "portuguese": (
        "Objetivo;Resultado-chave;Linha de base;Atual;Meta;Responsável\nGanhar a costa;Revendedores;2;5;8;Ada\n",
        ["goal “Ganhar a costa”", "key result “Revendedores” 2 → 8, stands at 5"],
    ),
    "port meta": (
        "Meta;Indicador;Valor inicial;Valor atual;Alvo\nGanhar a costa;Revendedores;2;5;8\n",
        ["goal “Ganhar a costa”", "key result “Revendedores” 2 → 8, stands at 5"],
    ),
    "german steps": (
        "Ziel;Maßnahme;Verantwortlich;Termin;Status\n"
        "Küste gewinnen;20 Händler anrufen;Ada Holt;05.12.2026;offen\n"
        'Küste gewinnen;Drei Händler besuchen;"Lund, Bo";12.12.2026;in Arbeit\n',
        [
            "goal “Küste gewinnen”",
            "member Ada Holt (AH)",
            "step “20 Händler anrufen”",
            "member Bo Lund (BL)",
            "step “Drei Händler besuchen”",
        ],
    ),
    "french steps": (
        "Objectif;Action;Responsable;Échéance;Statut\n"
        "Gagner la côte;Appeler 20 revendeurs;Ada Holt;5 décembre 2026;en cours\n",
        ["goal “Gagner la côte”", "member Ada Holt (AH)", "step “Appeler 20 revendeurs”"],
    ),
    "german members": (
        "Name;Kürzel;Aktiv\nAda Holt;AH;ja\nBo Lund;BL;nein\n",
        ["member Ada Holt (AH)", "member Bo Lund (BL, not active)"],
    ),
    "spanish members": (
        "Nombre;Apellidos;Cargo\nAda;Holt Pérez;AE\n",
        ["member Ada Holt Pérez (AP)"],
    ),
    "french members": (
        "Nom;Prénom;Service\nHolt;Ada;Ventes\n",
        ["member Ada Holt (AH)"],
    ),
    "ital members": (
        "Cognome;Nome;Reparto\nHolt;Ada;Vendite\n",
        ["member Ada Holt (AH)"],
    ),
    "polish mem": (
        "Imię;Nazwisko;Dział\nAda;Holt;S\n",
        ["member Ada Holt (AH)"],
    ),
    "workday": (
        'Employee ID,Legal Name,Business Title,Email,Hire Date\n12,"van der Berg, Jan",AE,j@x,2020-01-01\n',
        ["member Jan van der Berg (JB)"],
    ),
    "members fulln": (
        'Full Name,Role\nAda Holt,AE\nLudwig van Beethoven,SDR\n"O\'Brien, Mary-Ann",SDR\n',
        ["member Ada Holt (AH)", "member Ludwig van Beethoven (LB)", "member Mary-Ann O'Brien (MO)"],
    ),
    "id title2": (
        "Objective ID,Objective,Key result,Target\nO-1,Win the coast,Dealers,8\n",
        ["goal “Win the coast”", "key result “Dealers” ? → 8"],
    ),
    "total de": (
        "Ziel;Kennzahl;Ist;Soll\nKüste;Händler;2;8\nGesamt;;2;8\nStand: 12.11.2026;;;\n",
        ["goal “Küste”", "key result “Händler” 2 → 8"],
    ),
    "unit in header": (
        "Goal,KPI,Baseline (%),Target (%)\nWin,Share,18,25\n",
        ["goal “Win”", "key result “Share” 18 → 25 %"],
    ),
    "unit eur header": (
        "Goal,KPI,Baseline in EUR,Target in EUR\nWin,Revenue,1800,2500\n",
        ["goal “Win”", "key result “Revenue” 1,800 → 2,500 EUR"],
    ),
    "us dates": (
        "Goal,Action,Owner,Due\nWin,Ring,Ada Holt,12/05/2026\nWin,Visit,Ada Holt,12/24/2026\n",
        ["goal “Win”", "member Ada Holt (AH)", "step “Ring”", "step “Visit”"],
    ),
    "goal desc": (
        "Goal,Description,KPI,Current,Target,Status,Comments\nWin,Long reason,Dealers,2,8,Green,ok\n",
        ["goal “Win”", "key result “Dealers” 2 → 8"],
    ),
    "tsv excel": (
        "Objective\tKey Result\tBaseline\tTarget\nWin\tDealers\t1.200,5\t2.000,0\n",
        ["goal “Win”", "key result “Dealers” 1,200.5 → 2,000"],
    ),
    "indian": (
        'Goal,KPI,Baseline,Target\nWin,Revenue,"₹12,34,567","₹20,00,000"\n',
        ["goal “Win”", "key result “Revenue” 1,234,567 → 2,000,000 ₹"],
    ),
}
REFUSED: dict[str, str] = {
    "trello": (
        "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Attachment Count,"
        "List Name,Board Name\n"
        "1,Ring dealers,http://x,desc,,ada,2026-12-04,0,To Do,Coast\n"
    ),
    "jira": (
        "Issue Type,Issue key,Summary,Assignee,Status,Due date,Created,Epic Link\n"
        "Task,CO-1,Ring dealers,Ada Holt,In Progress,04/Dec/26,01/Nov/26,Win the coast\n"
    ),
    "jira epic map": (
        "Summary,Assignee,Status,Due date,Epic\nRing dealers,Ada Holt,In Progress,2026-12-04,Win the coast\n"
    ),
    "clickup": (
        "Task ID,Task Name,Task Content,Status,Assignee,Due Date,List Name,Folder Name\n"
        "1a,Ring dealers,,to do,Ada Holt,2026-12-04,Coast,Sales\n"
    ),
    "monday tasks": (
        "Coast board,,,,\n"
        "Group A,,,,\n"
        "Name,Subitems,Person,Status,Date,Timeline - Start\n"
        "Call dealers,,Ada Holt,Working on it,2026-12-01,\n"
        "Visit,,Bo Lund,Done,2026-11-20,\n"
    ),
    "name status owner": "Name,Status,Owner,Due\nRing dealers,Open,Ada,2026-12-01\n",
    "tasks as names": "Name,Status,Priority\nRing the dormant dealers,Open,High\n",
}


def brought(data: str, w: Workshop = START) -> Plan:
    """What this file would change."""
    return importing.plan(w, data.encode(), today=TODAY, now=NOW)


@pytest.mark.parametrize("name", BROUGHT)
def test_what_an_export_brings(name: str) -> None:
    data, words = BROUGHT[name]
    plan = brought(data)
    assert plan.faults == ()
    assert [
        one.words.partition(": ")[2].removeprefix("new ") for one in plan.changes if one.kind == "new"
    ] == words
    assert brought(data, plan.after.settled()).after.touched == frozenset()


@pytest.mark.parametrize("name", REFUSED)
def test_tasks_without_goals_are_refused_and_nobody_becomes_a_member(name: str) -> None:
    with pytest.raises(RuleError, match=r"These are tasks or steps, and no column says which goal each is for"):
        brought(REFUSED[name])
