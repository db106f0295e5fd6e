"""Workbooks as LibreOffice writes them, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.workshop.importing.books import ods
from tests.workshop.importing.helpers import planned
from tests.workshop.importing.test_workbooks import QUARTER, measured

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice (soffice) is not installed here: its own workbooks are not tried"
)
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_first_quarter_made_in_libreoffice(kind: str, tmp_path: Path) -> None:
    source, out = tmp_path / "quarter.fods.ods", tmp_path / "made"
    source.write_bytes(ods(QUARTER))
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=170,
    )
    (made,) = out.iterdir()
    plan = planned(made.read_bytes())
    assert plan.faults == ()
    assert plan.holds == "members, goals, steps"
    figures = [(name, baseline, target, stands) for name, baseline, target, _, stands in measured(plan.after, 1)]
    assert figures[0] == ("Dealers", 2, 8, 5)
    assert figures[2] == ("Revenue there", 1200.5, 20000, 1200.5)
    if kind != "xls":  # the reader of .xls has no number formats: a percent is the share it stores
        assert figures[1] == ("Share of the coast", 12.5, 25, 12.5)
    assert [step.owner for step in plan.after.steps.values()] == [1, 2]
    assert planned(made.read_bytes(), plan.after.settled()).after.touched == frozenset()
