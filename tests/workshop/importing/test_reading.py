"""Bytes to rows."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.errors import RuleError
from workshop.importing.reading import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, Row, read

TEXT = "name;initials\nJürgen Groß;JG\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
)
def test_every_usual_encoding(data: bytes) -> None:
    (sheet,) = read(data)
    assert sheet.rows == (Row(1, ("name", "initials")), Row(2, ("Jürgen Groß", "JG")))


def test_a_guessed_encoding_is_said() -> None:
    assert read(TEXT.encode())[0].notes == ()
    assert "Windows-1252" in read(TEXT.encode("cp1252"))[0].notes[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_and_line_end(separator: str, end: str) -> None:
    text = end.join((separator.join(("name", "initials")), separator.join(("Ana, Ferreira; |", "AF")), ""))
    quoted = text.replace("Ana, Ferreira; |", '"Ana, Ferreira; |"')
    (sheet,) = read(quoted.encode())
    assert sheet.rows == (Row(1, ("name", "initials")), Row(2, ("Ana, Ferreira; |", "AF")))


def test_a_first_line_that_names_the_separator() -> None:
    assert read(b"sep=|\r\nname|initials\r\nAna|AF\r\n")[0].rows[1:] == (Row(3, ("Ana", "AF")),)


def test_rows_know_their_line_past_breaks_in_cells_and_empty_rows() -> None:
    (sheet,) = read('name,initials\n"Ana\nof two\r\nlines",AF\n\n , \t\nBen,BO\n"",""\nCleo\u2028,C\n'.encode())
    assert [row.line for row in sheet.rows] == [1, 2, 7, 9]


def test_quotation_marks_inside_a_text() -> None:
    assert read(b'name\n"He said ""yes"""\n5" pipe\n')[0].rows[1:] == (
        Row(2, ('He said "yes"',)),
        Row(3, ('5" pipe',)),
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\n\n  \n\t\n", "is empty"),
        (b"PK\x03\x04rest", "workbook cannot be read"),
        (b"\xd0\xcf\x11\xe0rest", "workbook cannot be read"),
        (b"name\0", "not readable text"),
        (b"\xff\xfea", "not readable text"),
        (b"\x81\x8d", "not readable text"),
        (b"x" * (LARGEST_FILE + 1), "larger than 25 MB"),
        (b'name\nAna\n"Ben\nCleo\n', "Line 3: a quotation mark is opened"),
        (b'name\n"Ana"x\n', "Line 2: a quotation mark"),
        (b"name\n" + b"x" * 200_000, "Line 2"),
        (b"name\n" + b"x\n" * MOST_ROWS, "at most 20,000 lines and 500 columns"),
        (b"name" + b"," * MOST_COLUMNS + b"\n", "at most 20,000 lines and 500 columns"),
    ],
)
def test_what_is_no_csv_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        read(data)


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=2, max_size=4)))
def test_every_row_that_a_spreadsheet_writes_is_read_back(rows: list[list[str]]) -> None:
    quoted = ("".join(f'"{cell.replace(chr(34), chr(34) * 2)}";' for cell in row) + "\r\n" for row in rows)
    (sheet,) = read(("goal;target;\r\n" + "".join(quoted)).encode())
    assert {row.cells[:-1] for row in sheet.rows[1:]} <= {tuple(row) for row in rows}
