"""Workbooks as LibreOffice writes them, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.workshop.importing.books import xlsx
from tests.workshop.importing.helpers import planned
from tests.workshop.importing.test_workbooks import QUARTER, measured

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice (soffice) is not installed here: its own workbooks are not tried"
)
def test_a_first_quarter_made_in_libreoffice(tmp_path: Path) -> None:
    """People, goals, steps and history in one workbook; both kinds in one test, since the first start is slow."""
    source = tmp_path / "quarter.xlsx"
    source.write_bytes(xlsx(QUARTER))
    for kind in ("ods", "xlsx"):
        made = tmp_path / kind / f"quarter.{kind}"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        convert = ["--headless", "--convert-to", kind, "--outdir", str(made.parent), str(source)]
        subprocess.run([str(OFFICE), profile, *convert], check=True, capture_output=True, timeout=170)
        plan = planned(made.read_bytes())
        assert plan.faults == ()
        assert plan.holds == "members, goals, steps"
        assert measured(plan.after, 1) == [
            ("Dealers", 2, 8, "", 5),
            ("Share of the coast", 12.5, 25, "%", 12.5),
            ("Revenue there", 1200.5, 20000, "€", 1200.5),
        ]
        assert [step.owner for step in plan.after.steps.values()] == [1, 2]
        earlier = [one.label for one in plan.after.periods.values() if one.id > 1]
        assert earlier == ["Q3 2026", "Q4 2026"]
        assert planned(made.read_bytes(), plan.after.settled()).after.touched == frozenset()
