"""Workbooks made for tests: small OpenDocument and Excel files, written by hand so that nothing is between."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

Cell = str | float | date | tuple[float, str] | None
"""A cell: text, a number, a day, or a number shown with a percent sign or a currency (its code)."""
Table = Sequence[Sequence[Cell]]

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Number formats by what they show: none, percent, day, euro.
_STYLES = ("General", "0.0%", "yyyy-mm-dd", '#,##0.00\\ "€"')


def ods(sheets: Mapping[str, Table], extra: str = "") -> bytes:
    """An OpenDocument workbook with these sheets."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in table)
        + extra
        + "</table:table>"
        for name, table in sheets.items()
    )
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_OFFICE}office:1.0" '
        f'xmlns:table="{_OFFICE}table:1.0" xmlns:text="{_OFFICE}text:1.0" office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": _manifest(kind)})


def xlsx(sheets: Mapping[str, Table], merged: str = "", hidden: Sequence[str] = (), more: str = "") -> bytes:
    """An Excel workbook with these sheets; ``merged`` cells of each as "A2:A3", ``more`` XML behind its rows."""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1" '
        f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/styles.xml": _styles(),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"'
            f"{' state=' + quoteattr('hidden') if name in hidden else ''}/>"
            for number, name in enumerate(sheets, 1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number in range(1, len(sheets) + 1)
        )
        + f'<Relationship Id="rId99" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
    }
    cells = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    for number, table in enumerate(sheets.values(), 1):
        rows = "".join(
            f'<row r="{line}">{"".join(_xlsx_cell(line, place, cell) for place, cell in enumerate(row))}</row>'
            for line, row in enumerate(table, 1)
        )
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}{more}</sheetData>{cells}</worksheet>'
        files[f"xl/worksheets/sheet{number}.xml"] = sheet
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """These files in a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def _manifest(kind: str) -> str:
    return (
        f'<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in enumerate(_STYLES, 164)
    )
    used = "".join(f'<xf numFmtId="{number}"/>' for number in range(164, 164 + len(_STYLES)))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_STYLES)}">{formats}</numFmts>'
        '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(_STYLES)}">{used}</cellXfs></styleSheet>'
    )


def _xlsx_cell(line: int, place: int, cell: Cell) -> str:
    where = f'r="{chr(65 + place)}{line}"'
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c {where} t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    if isinstance(cell, date):
        return f'<c {where} s="2"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, tuple):
        return f'<c {where} s="{1 if cell[1] == "%" else 3}"><v>{cell[0]!r}</v></c>'
    return f"<c {where}><v>{cell!r}</v></c>"


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        text = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell}"/>'
    if isinstance(cell, tuple):
        kind = "percentage" if cell[1] == "%" else f'currency" office:currency="{cell[1]}'
        return f'<table:table-cell office:value-type="{kind}" office:value="{cell[0]!r}"/>'
    return f'<table:table-cell office:value-type="float" office:value="{cell!r}"/>'
