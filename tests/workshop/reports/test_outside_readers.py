"""Reports in the hands of other programs: a browser that prints, and a spreadsheet, where they are installed."""

import asyncio
import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.joining.chromium import DESK, MISSING, PROGRAM, Chromium
from tests.workshop.reports.test_formats import BAD, hostile
from tests.workshop.reports.written import demo_team, reports
from workshop.model import StepState
from workshop.reports.catalogue import written
from workshop.reports.content import Report

#: Inches, and what pdfinfo says of it.
PAPERS = {"A4": (8.27, 11.69, "595.92 x 841.92 pts (A4)"), "Letter": (8.5, 11.0, "612 x 792 pts (letter)")}
OFFICE = shutil.which("soffice")
POPPLER = shutil.which("pdftotext") and shutil.which("pdfinfo")


def told(*command: str) -> str:
    """What a program says."""
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def long_plan() -> Report:
    """The demo's plan with eighty more steps, each with a word at its beginning and one at its end."""
    w, goal = demo_team(), max(demo_team().goals)
    pattern = next(step for step in w.steps.values() if step.in_plan)
    for n in range(80):
        text = f"begin{n} {'with words that take some lines of their column ' * (n % 7)}end{n}"
        w = w.put(replace(pattern, id=w.steps.next_id, goal=goal, text=text, state=StepState.PLANNED))
    return next(one for one in reports(w) if one.name == "plan")


@pytest.mark.skipif(PROGRAM is None, reason=MISSING)
@pytest.mark.skipif(not POPPLER, reason="pdftotext is missing: on Debian, apt-get install poppler-utils")
async def test_every_page_prints_whole_on_both_papers_and_asks_nobody(tmp_path: Path) -> None:
    async with Chromium() as chromium:
        tab = await chromium.tab(DESK, dark=False)
        for one in (*reports(demo_team()), long_plan()):
            page = tmp_path / "page.html"
            page.write_bytes(written(one, "html", "x", 1))
            await tab.open(page.as_uri())
            assert await tab.js("performance.getEntriesByType('resource').length") == 0
            assert await tab.js("document.documentElement.scrollWidth <= innerWidth")
            for width, height, size in PAPERS.values():
                paper = await tab.command("Page.printToPDF", paperWidth=width, paperHeight=height)
                pdf = tmp_path / "page.pdf"
                pdf.write_bytes(base64.b64decode(paper["data"]))
                assert size in await asyncio.to_thread(told, "pdfinfo", str(pdf))
                text = await asyncio.to_thread(told, "pdftotext", "-layout", str(pdf), "-")
                assert " ".join(one.title.split()[:3]) in " ".join(text.split())
                pages = [set(sheet.split()) for sheet in text.split("\f")]
                rows = [n for n in range(80) if any(f"begin{n}" in words for words in pages)]
                assert len(rows) == (80 if "begin0" in text else 0)
                assert all(any({f"begin{n}", f"end{n}"} <= words for words in pages) for n in rows)
        assert tab.errors == []


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing: on Debian, apt-get install libreoffice-calc")
def test_a_spreadsheet_opens_them_and_evaluates_nothing(tmp_path: Path) -> None:
    texts = [text for text in BAD if text[0] in "=@-"]
    for number, text in enumerate(texts):
        for one in reports(hostile(demo_team(), text)):
            if one.name in ("plan", "retrospective"):
                for form in ("csv", "xlsx"):
                    (tmp_path / f"{one.name}{number}{form}.{form}").write_bytes(written(one, form, "x", 1))
    files = [str(path) for path in sorted(tmp_path.iterdir())]
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = (str(OFFICE), home, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path / "out"), *files)
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    opened = sorted((tmp_path / "out").iterdir())
    assert len(opened) == len(files)
    for path in opened:
        page = path.read_text("utf-8")
        assert "table:formula" not in page
        assert "Err:" not in page
        number = int(path.stem.rstrip("csvxl")[-1])
        assert texts[number].replace('"', "&quot;").split("(")[0] in page
