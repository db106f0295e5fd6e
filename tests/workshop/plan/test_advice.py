"""Advice asks for what a good step says, and is silent where it would have to guess."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.plan.advice import Advice, advise

TODAY = date(2027, 1, 14)
MARKS = {True: "✓", False: "?", None: "-"}

VERB = "Start with a verb: what will somebody do?"
PLAIN = "Start with the plain verb: “Call …”, not “Calling …”."
OUTCOME = "Say what will be different when it is done."
TO_WHAT_END = "To what end? Say what is different afterwards: “… until two have signed”."
DAY = "Add a day: by when is it done?"
OWNER = "A step has one owner: make it two steps, or name one person."
OTHERS = "Others decide that: write what we can do about it ourselves."


def marks(advice: Advice) -> str:
    """Verb, outcome and date as signs."""
    return "".join(MARKS[mark] for mark in (advice.verb, advice.outcome, advice.date))


def vague(word: str) -> str:
    """The remark on a vague verb."""
    return f"“{word}” can mean anything: name the action, like call, visit or offer."


@pytest.mark.parametrize(
    ("text", "expected", "remarks"),
    [
        ("Call the 20 lapsed accounts in Bavaria before 15 Feb", "✓?✓", [OUTCOME]),
        ("Visit the three Swiss resellers", "✓??", [OUTCOME, DAY]),
        ("Bring the distributor day to Munich in March", "✓?✓", [OUTCOME]),
        ("Call 20 accounts until three have booked a demo by Friday", "✓✓✓", []),
        ("Win two pilots in the Nordics by 31 March", "✓✓✓", []),
        ("Cut discounts above 10 % from 64 to 30 % by 28.2.", "✓✓✓", []),
        ("Onboard two resellers so that Ticino is covered", "✓✓?", [DAY]),
        ("Offer the renewal to twelve accounts to win four by Q2", "✓✓✓", []),
        ("Write the Swedish price list by 31 January", "✓-✓", []),
        ("Re-engage the lapsed accounts in May", "✓?✓", [OUTCOME]),
        ("1. Call Ana's accounts tomorrow", "✓?✓", [OUTCOME]),
        ("- call the accounts within 2 weeks", "✓?✓", [OUTCOME]),
        ("Call accounts that may churn", "✓??", [OUTCOME, DAY]),
        ("Staff the hotline 24/7", "✓??", [OUTCOME, DAY]),
        # activity without an outcome
        ("Make 20 calls by Friday", "✓?✓", [TO_WHAT_END]),
        ("Send 100 emails to customers this month", "✓?✓", [TO_WHAT_END]),
        ("Hold five short demos next week", "✓?✓", [TO_WHAT_END]),
        # vague
        ("Improve relations with customers by 1 March", "??✓", [vague("Improve"), OUTCOME]),
        ("Focus on A accounts", "???", [vague("Focus"), OUTCOME, DAY]),
        ("Leverage our network", "???", [vague("Leverage"), OUTCOME, DAY]),
        ("Support marketing with leads", "???", [vague("Support"), OUTCOME, DAY]),
        ("Work on the pipeline", "???", [vague("Work on"), OUTCOME, DAY]),
        # no verb first
        ("A new price list by Friday", "??✓", [VERB, OUTCOME]),
        ("20 visits to lapsed accounts by Friday", "??✓", [VERB, TO_WHAT_END]),
        ("Meeting with BMW by Friday", "??✓", [VERB, OUTCOME]),
        ("We call the lapsed accounts on Monday", "??✓", [VERB, OUTCOME]),
        ("Calling customers on Monday", "??✓", [PLAIN, OUTCOME]),
        ("Frobnicate the pipeline by Monday", "-?✓", [OUTCOME]),
        # two people
        ("Ana and Ben call the accounts by 3 March", "-?✓", [OWNER, OUTCOME]),
        ("Everyone calls five accounts by Friday", "-?✓", [OWNER, OUTCOME]),
        ("Visit Oslo together with Ana by Friday", "✓?✓", [OWNER, OUTCOME]),
        ("Call Bosch and Siemens by Friday", "✓?✓", [OUTCOME]),
        # outside our control
        ("Marketing should send us leads by Friday", "??✓", [OTHERS, VERB, OUTCOME]),
        ("Get legal to approve the contract by Friday", "✓?✓", [OTHERS, OUTCOME]),
        ("Wait for the new product by Friday", "-?✓", [OTHERS, OUTCOME]),
        # days that have passed
        ("Win the account by 2026-12-01", "✓✓?", ["2026-12-01 has passed: give a day that is still ahead."]),
        ("Win the account by 1.12.2026", "✓✓?", ["1.12.2026 has passed: give a day that is still ahead."]),
        ("Win the account by 1 Dec 2026", "✓✓?", ["1 Dec 2026 has passed: give a day that is still ahead."]),
        ("Win the account by 2027-02-30", "✓✓✓", []),
        # nothing to judge
        ("", "---", []),
        (" ?! ", "---", []),
        # other languages: silence, but for dates in figures
        ("Kunden in Bayern anrufen bis 15.02.", "--✓", []),
        ("20 Kunden anrufen", "---", []),
        ("Test der neuen Preisliste", "---", []),
        ("Demo vorbereiten", "---", []),
        ("Meetings mit allen Kunden vereinbaren", "---", []),
        ("Call mit den Kunden", "---", []),
        ("Appeler les clients perdus avant le 15/02", "--✓", []),
        ("Plan de visites", "---", []),
        ("Llamar a los clientes", "---", []),
        ("日本の顧客に電話する", "---", []),
        ("שיחה עם הלקוחות", "---", []),
        ("[/] [@click=app.quit]x[/]", "---", []),
    ],
)
def test_advise(text: str, expected: str, remarks: list[str]) -> None:
    advice = advise(text, TODAY)
    assert (marks(advice), list(advice.remarks)) == (expected, remarks)


@pytest.mark.parametrize(
    "text",
    ["Win Oslo with Ana and Ben by Friday", "Win Oslo by Friday (Ben, Ana)"],
)
def test_two_members_named_are_two_owners(text: str) -> None:
    assert advise(text, TODAY, names=["Ana Silva", "Ben", "Chen"]).remarks == (OWNER,)
    assert advise(text, TODAY, names=["Ana Silva", "Chen", ""]).remarks == ()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=120))
def test_any_text_gets_short_remarks(text: str) -> None:
    assert all(len(remark) <= 76 for remark in advise(text, TODAY).remarks)
