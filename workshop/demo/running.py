"""The running quarter in its seventh week: ahead of the number, and most goals stand still."""

from workshop.demo.script import CheckInScript, GoalScript, MeasureScript, StepScript
from workshop.model import Blocker, Category, Verdict

RUNNING = (
    GoalScript(
        "Open the Nordics",
        {
            "why": "Three of our largest customers move warehouses to Sweden and ask who will serve them there.",
            "category": Category.NEW_TERRITORY,
            "sponsor": "Chief sales officer",
            "contributes_to": "Grow outside the home market",
            "contributes_because": "Who is there by spring signs for three years.",
            "for_us": "New accounts, and two of us get to travel.",
            "customers": "Warehouse operators with two to ten sites",
        },
        (
            MeasureScript("Signed accounts", "accounts", 2, 8, ((30, 3), (16, 4), (2, 5))),
            MeasureScript("First meetings held", "meetings", 5, 40, ((30, 9), (16, 18), (2, 24)), leading=True),
        ),
        (
            StepScript(
                "Call the 20 warehouse managers our customers name in Sweden",
                "FL",
                (4, 4),
                "Ask three customers for names",
                "Twenty people in Sweden know who we are",
                "If it is Tuesday 9:00, then I call two of them",
                done=23,
                note="Eleven first meetings came out of it.",
                also=("Use our customers' contacts in Sweden",),
            ),
            StepScript(
                "Ask ten Swedish prospects why they left their supplier",
                "EN",
                (5, 4),
                done=16,
                lesson="lapsed accounts answer",
            ),
            StepScript("Visit Malmö and Gothenburg with two signed customers each", "HB", (6, 3), done=9),
            StepScript("Sign a reseller for Finland", "CW", (9, 4), "Call the two in Tampere", started=True),
            StepScript("Put prices in kronor on the offer form", "GC", (10, 4)),
        ),
        ("Open an office in Stockholm", "Buy a list of addresses"),
        (8, 5, 4, 3, 2, 1, 1),
        check_ins=(
            CheckInScript(37, "FL", 5, "First names collected."),
            CheckInScript(30, "FL", 6, "One account signed."),
            CheckInScript(23, "HB", 6, "The visits are booked."),
            CheckInScript(16, "FL", 7, "Second account signed; Gothenburg is warm."),
            CheckInScript(9, "HB", 7, "Both visits done."),
            CheckInScript(2, "FL", 8, "Third account signed."),
        ),
    ),
    GoalScript(
        "Win share in the DACH mid-market",
        {
            "why": "Two rivals left the segment in autumn; their accounts are choosing a supplier now.",
            "category": Category.MARKET_SHARE,
            "sponsor": "Chief sales officer",
            "contributes_to": "Lead the mid-market in Europe",
        },
        (
            MeasureScript("Share of mid-market accounts", "%", 18, 25, ((29, 19), (8, 20.8))),
            MeasureScript("Offers to former rivals' accounts", "offers", 0, 60, ((29, 9), (8, 22)), leading=True),
        ),
        (
            StepScript(
                "Call the 30 accounts that the rivals served in the south",
                "BO",
                (4, 4),
                "Get the list from the trade association",
                done=20,
                note="Half of them wait for an offer.",
            ),
            StepScript(
                "Bring the distributor day to Munich, with calls in the week after",
                "AF",
                (9, 4),
                "Reserve the hall",
                helpers=("GC", "HB"),
                started=True,
                blocker=Blocker.WAITING,
                lesson="distributor days without",
            ),
            StepScript(
                "Offer a pilot month to five logistics companies", "BO", (6, 2), also=("A month for free?",)
            ),
            StepScript("Write to every former customer of the two rivals", "DL", (7, 5), started=True),
            StepScript("Visit the three Swiss resellers", due=(8, 4)),
        ),
        ("Sponsor the handball club", "Hire one of the rivals' reps"),
        (7, 6, 4, 3, 2, 1, 1),
        fists={"DL": 2, "BO": 3},
        concern=(
            "Five steps beside the renewals is one too many for me.",
            "The letters may go out a week later; Hugo takes two renewals.",
        ),
        check_ins=(
            CheckInScript(36, "BO", 6, "The list is here."),
            CheckInScript(29, "BO", 6, "Nine offers are out."),
            CheckInScript(22, "BO", 5, "Calls done; the offers take long."),
            CheckInScript(15, "AF", 4, "The hall is not confirmed.", Blocker.WAITING),
            CheckInScript(8, "BO", 3, "Offers wait for prices while the quarter closes.", Blocker.CROWDED_OUT),
        ),
    ),
    GoalScript(
        "Sell add-ons to the A accounts",
        {
            "why": "A accounts buy one product on average; those with three stay twice as long.",
            "category": Category.PRODUCT_MIX,
            "sponsor": "Customer success",
            "contributes_to": "Keep 95 % of revenue",
        },
        (MeasureScript("A accounts with three or more products", "accounts", 4, 20, ((24, 5),)),),
        (
            StepScript(
                "Put one add-on on every first offer",
                "EN",
                (5, 4),
                "Change the offer form",
                lesson="customers buy an add-on",
            ),
            StepScript("Make a one-page price list for the three add-ons", "CW", (4, 4)),
            StepScript("Ask the ten largest A accounts what they buy elsewhere", "EN", (6, 4)),
            StepScript("Show the reporting module at every quarterly review", "EN", (11, 4)),
        ),
        ("Give the first add-on away for a year",),
        (8, 6, 5, 3, 2),
        check_ins=(CheckInScript(24, "EN", 5, "One account bought the reporting module."),),
    ),
    GoalScript(
        "Launch the tracking service",
        {
            "why": "The product is ready since September, and nobody has shown it to a customer.",
            "category": Category.NEW_PRODUCT,
            "sponsor": "Product",
            "contributes_to": "Two new services a year",
        },
        (
            MeasureScript("Paying pilots", "customers", 0, 6, ((24, 0), (3, 1))),
            MeasureScript("Demos to existing customers", "demos", 0, 45, ((24, 5), (3, 12)), leading=True),
        ),
        (
            StepScript(
                "Show the tracking service to ten existing customers",
                "DL",
                (6, 4),
                "Ask two customers for a date",
                started=True,
                step="Show the scanner to ten existing customers",
            ),
            StepScript(
                "Block Thursday mornings for demos in everyone's calendar",
                "AF",
                (2, 3),
                done=38,
                verdict=Verdict.WORKED,
                cause="The scanner was always",
            ),
            StepScript(
                "Teach the inside team the three usual questions",
                "CW",
                (8, 2),
                step="Train the inside team on the three usual questions",
            ),
            StepScript("Write up the first pilot as a one-page story", "EN", (9, 4)),
            StepScript("Offer three pilots without a set-up fee", "EN", (10, 2)),
            StepScript(
                "Put the tracking service into every newsletter", "GC", (3, 4), done=31, verdict=Verdict.NO_EFFECT
            ),
        ),
        ("Make a film about it",),
        (7, 6, 4, 3, 2, 1, 1),
        tie="Everybody can mention it; a film takes a month.",
        check_ins=(
            CheckInScript(24, "DL", 5, "Five demos; people ask for a price."),
            CheckInScript(17, "DL", 5, "The Thursdays hold."),
            CheckInScript(10, "DL", 4, "Two customers postponed."),
            CheckInScript(3, "DL", 4, "First pilot signed; far behind on demos."),
        ),
    ),
    GoalScript(
        "Lift margin on logistics services",
        {
            "why": "Volume is up 9 % and profit is down: discounts are given before anybody asks.",
            "category": Category.VOLUME_OR_MARGIN,
            "sponsor": "Finance",
            "contributes_to": "Return to 12 % operating margin",
        },
        left=(
            "Charge for the second delivery attempt from March on",
            "Put freight on the Friday margin list",
            "Give no discount before the customer asks for one",
        ),
    ),
)
