"""The quarter that is over: the number was made, and half the goals did not move."""

from workshop.demo.script import CheckInScript, GoalScript, MeasureScript, StepScript
from workshop.model import Blocker, Category, Verdict

WON_BACK = "Win back lapsed accounts in Bavaria"
SCANNER = "Introduce the pallet scanner to existing customers"
PARTS = "Raise the margin on spare parts"
AUSTRIA = "Open Austria with two resellers"

PAST = (
    GoalScript(
        WON_BACK,
        {
            "why": "Forty accounts stopped ordering when their rep left, and nobody has called them since.",
            "category": Category.MARKET_SHARE,
            "sponsor": "Chief sales officer",
            "contributes_to": "Lead the mid-market in Europe",
        },
        (
            MeasureScript("Accounts won back", "accounts", 0, 12, ((4, 2), (7, 6), (10, 10), (13, 13))),
            MeasureScript("Calls to lapsed accounts", "calls", 0, 40, ((4, 12), (7, 28), (10, 40)), leading=True),
        ),
        (
            StepScript(
                "Call all 40 lapsed accounts and write down why they left",
                "FL",
                (5, 4),
                "Call the first five",
                "We know why each of them left",
                done=5,
                note="Most of them never heard who looks after them now.",
                also=("Phone everybody who stopped ordering",),
                verdict=Verdict.WORKED,
            ),
            StepScript("Send each former customer a named contact with a photo", "GC", (5, 5), done=5),
            StepScript("Offer a free service check to the twelve largest", "BO", (7, 4), done=7),
            StepScript("Visit the six largest together with their former rep", "HB", (9, 4), done=10),
        ),
        ("Run an advertisement in the trade press", "Lower the price for returning customers"),
        (8, 6, 4, 3, 2, 1),
        check_ins=(
            CheckInScript(4, "FL", 6, "Twelve calls, two accounts are back."),
            CheckInScript(7, "FL", 8, "The service check opens doors."),
            CheckInScript(11, "HB", 9, "Ten accounts order again."),
        ),
    ),
    GoalScript(
        SCANNER,
        {
            "why": "Four customers asked for the scanner, and the factory builds it for stock.",
            "category": Category.NEW_PRODUCT,
            "sponsor": "Product",
            "contributes_to": "Two new products a year",
        },
        (MeasureScript("Paying pilots", "customers", 0, 6, ((6, 0), (9, 1), (13, 1))),),
        (
            StepScript("Show the scanner to ten existing customers", "DL", (6, 4), "Ask two customers for a date"),
            StepScript("Write a one-page offer with a price", "EN", (3, 4), done=6, note="The price came late."),
            StepScript("Train the inside team on the three usual questions", "CW", (6, 4)),
            StepScript("Find two customers who let us photograph the scanner", "AF", (8, 4)),
        ),
        ("Put the scanner on the website", "Bring it to the fair in autumn"),
        (7, 6, 5, 4, 2, 0),
        fists={"DL": 2},
        concern=(
            "My calendar is full with the renewals of the quarter.",
            "Two renewals go to Hugo; ask again in week three.",
        ),
        check_ins=(
            CheckInScript(4, "DL", 5, "Two customers want to see it."),
            CheckInScript(9, "DL", 2, "One pilot; no time for demos.", Blocker.CROWDED_OUT),
        ),
    ),
    GoalScript(
        PARTS,
        {
            "why": "Parts bring a third of the revenue, and every discount comes straight out of the profit.",
            "category": Category.VOLUME_OR_MARGIN,
            "sponsor": "Finance",
            "contributes_to": "Return to 12 % operating margin",
        },
        (MeasureScript("Gross margin on spare parts", "%", 21, 28, ((5, 21.4), (8, 22.6), (13, 23.5))),),
        (
            StepScript(
                "Put discounts above 10 % through one person", "AF", (3, 4), "Tell the team on Monday", done=3
            ),
            StepScript("Show the reps their margin per order every Friday", "EN", (4, 5), done=4),
            StepScript("Raise the price of the fifty parts nobody else sells", "CW", (5, 4), done=6),
            StepScript("Agree on a price list without exceptions for small orders", "BO", (8, 4), done=9),
        ),
        ("Stop selling parts below cost", "Ask the factory for cheaper boxes"),
        (8, 6, 4, 3, 3, 0),
        tie="A price list first: without it nobody can tell what below cost is.",
        check_ins=(
            CheckInScript(5, "EN", 6, "The Friday list works; discounts are down."),
            CheckInScript(9, "EN", 4, "Discounts went into freight instead."),
        ),
    ),
    GoalScript(
        AUSTRIA,
        {
            "why": "Austrian customers buy from Munich by phone and wait two days for an answer.",
            "category": Category.NEW_TERRITORY,
            "sponsor": "Chief sales officer",
            "contributes_to": "Grow outside the home market",
        },
        (MeasureScript("Signed resellers", "resellers", 0, 2, ((4, 0),)),),
        (
            StepScript("Visit the five resellers in Linz and Graz", "HB", (6, 4), "Write to all five"),
            StepScript("Put Austrian terms into the price list", "GC", (3, 4), done=3, verdict=Verdict.NO_EFFECT),
        ),
        ("Hire a rep in Vienna",),
        (7, 5, 3),
        check_ins=(CheckInScript(4, "HB", 5, "Three of five resellers answered."),),
    ),
)
