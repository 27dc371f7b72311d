"""Broken and hostile spreadsheets, made when asked for: a name, and how to write the file into a folder.

Nothing here is random from run to run. Most are a few kilobytes; the bombs are small until unpacked.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from tests.roster import hostile_others as others
from tests.roster.making import HEADER
from tests.roster.sound import Make, entry, ods, rezipped, written, xls, xlsx

SHEET = "xl/worksheets/sheet1.xml"


def corpus() -> dict[str, Make]:
    """Every file by its name."""
    found: dict[str, Make] = {}
    for family in (damaged_bytes, damaged_xml, bombs, entities, *others.FAMILIES):
        for name, make in family():
            assert name not in found
            found[name] = make
    return found


# ------------------------------------------------------------------ broken on the way


def damaged_bytes() -> Iterator[tuple[str, Make]]:
    for suffix, data, cuts, flips in (
        (".xlsx", xlsx(), 14, 14),
        (".xls", xls(), 12, 14),
        (".ods", ods(), 8, 8),
    ):
        for i in range(cuts):
            size = len(data) * i // cuts + (3 if i else 1)
            yield f"truncated {i} of {cuts}{suffix}", written(data[:size], suffix)
        for i in range(flips):
            yield f"bit flips {i}{suffix}", written(_flipped(data, seed=i, count=1 + i * 4), suffix)
        yield f"doubled{suffix}", written(data + data, suffix)
        yield f"without its first byte{suffix}", written(data[1:], suffix)
        yield f"with noise before{suffix}", written(b"noise" * 100 + data, suffix)
        yield f"with its middle blanked{suffix}", written(_blanked(data), suffix)


def _flipped(data: bytes, seed: int, count: int) -> bytes:
    chance, spoilt = random.Random(seed), bytearray(data)
    for _ in range(count):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _blanked(data: bytes) -> bytes:
    third = len(data) // 3
    return data[:third] + b"\0" * third + data[2 * third :]


# ------------------------------------------------------------------ sound archives with strange XML


def damaged_xml() -> Iterator[tuple[str, Make]]:
    sound = xlsx()
    sheet = entry(sound, SHEET).decode()
    strings = entry(sound, "xl/sharedStrings.xml").decode()
    for name, (old, new) in _SHEET_CHANGES.items():
        assert old in sheet, name
        yield f"{name}.xlsx", written(rezipped(sound, {SHEET: sheet.replace(old, new).encode()}), ".xlsx")
    for i in range(12):
        spoilt = _flipped(sheet.encode(), seed=100 + i, count=3 + i * 3)
        yield f"sheet XML flipped {i}.xlsx", written(rezipped(sound, {SHEET: spoilt}), ".xlsx")
    parts = [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
    ]
    for part in [*parts, SHEET, "xl/sharedStrings.xml"]:
        label = part.replace("/", " ")
        yield f"without {label}.xlsx", written(rezipped(sound, {part: None}), ".xlsx")
        yield f"with empty {label}.xlsx", written(rezipped(sound, {part: b""}), ".xlsx")
    yield "few strings.xlsx", written(rezipped(sound, {"xl/sharedStrings.xml": b"<sst/>"}), ".xlsx")
    nested = strings.replace("<t>", "<r>" * 50_000 + "<t>", 1)
    yield "deep strings.xlsx", written(rezipped(sound, {"xl/sharedStrings.xml": nested.encode()}), ".xlsx")
    control = strings.replace("大专", "大\x01\x02专_x0000__xD800_")
    yield (
        "control characters.xlsx",
        written(rezipped(sound, {"xl/sharedStrings.xml": control.encode()}), ".xlsx"),
    )
    surrogate = strings.encode().replace("大专".encode(), b"\xed\xa0\x80")
    yield "lone surrogate.xlsx", written(rezipped(sound, {"xl/sharedStrings.xml": surrogate}), ".xlsx")
    wide = strings.encode("utf-16")
    yield "utf-16 strings.xlsx", written(rezipped(sound, {"xl/sharedStrings.xml": wide}), ".xlsx")
    long = strings.replace("大专", "长" * 40_000)
    yield (
        "a cell of forty thousand.xlsx",
        written(rezipped(sound, {"xl/sharedStrings.xml": long.encode()}), ".xlsx"),
    )
    yield "many sheets.xlsx", many_sheets
    yield "sixteen thousand columns.xlsx", wide_sheet


_SHEET_CHANGES = {
    "a huge dimension": ('<dimension ref="A1:D13"/>', '<dimension ref="A1:XFD1048576"/>'),
    "a negative dimension": ('<dimension ref="A1:D13"/>', '<dimension ref="D13:A1"/>'),
    "a nonsense dimension": ('<dimension ref="A1:D13"/>', '<dimension ref="::::"/>'),
    "a cell in the last corner": ('<c r="D13"', '<c r="XFD1048576"'),
    "a cell far right": ('<c r="D13"', '<c r="XFD13"'),
    "a cell past the edge": ('<c r="D13"', '<c r="ZZZZZZ13"'),
    "a cell in row nought": ('<c r="D13"', '<c r="D0"'),
    "a cell without a number": ('<c r="D13"', '<c r="D"'),
    "a cell with a row too large": ('<c r="D13"', '<c r="D99999999999999999999"'),
    "rows that go back": ('<row r="13"', '<row r="2"'),
    "a row without a number": ('<row r="13"', '<row r="x"'),
    "an unknown kind of cell": ('<c r="A2" t="s"', '<c r="A2" t="zzz"'),
    "a string that is not there": ('<c r="A2" t="s"><v>4', '<c r="A2" t="s"><v>99999'),
    "a negative string": ('<c r="A2" t="s"><v>4', '<c r="A2" t="s"><v>-1'),
    "a string number that is text": ('<c r="A2" t="s"><v>4', '<c r="A2" t="s"><v>abc'),
    "an enormous number": ('<c r="D2" t="s"><v>', '<c r="D2"><v>1e308'),
    "no number": ('<c r="D2" t="s"><v>', '<c r="D2"><v>NaN'),
    "an infinite number": ('<c r="D2" t="s"><v>', '<c r="D2"><v>inf'),
    "a date a million years away": ('<c r="D2" t="s"><v>', '<c r="D2" t="d"><v>999999-99-99T'),
    "a formula": ('<c r="A2" t="s"><v>', '<c r="A2" t="str"><f>cmd|\' /C calc\'!A0</f><v>=1+1'),
    "unclosed": ("</sheetData>", ""),
    "closed twice": ("</sheetData>", "</sheetData></sheetData></worksheet>"),
    "merged all over": (
        "</sheetData>",
        '</sheetData><mergeCells count="2"><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2:A1"/></mergeCells>',
    ),
    "merged nonsense": ("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:"/></mergeCells>'),
    "hidden nonsense": ("<sheetData>", '<cols><col min="x" max="y" hidden="1"/></cols><sheetData>'),
    "hidden without end": (
        "<sheetData>",
        '<cols><col min="1" max="99999999999" hidden="1"/></cols><sheetData>',
    ),
    "sheets within sheets": ("<sheetData>", "<sheetData>" * 20_000),
}


def many_sheets(folder: Path) -> Path:
    path = folder / "hostile.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for i in range(300):
            book.add_worksheet(f"表{i}").write_row(0, 0, HEADER)
    return path


def wide_sheet(folder: Path) -> Path:
    path = folder / "hostile.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(3):
            sheet.write_row(row, 0, ["姓名"] * 16_384)
    return path


# ------------------------------------------------------------------ bombs


def bombs() -> Iterator[tuple[str, Make]]:
    sound = xlsx()
    sheet = entry(sound, SHEET).decode()
    nought = b"0" * (60 << 20)
    yield (
        "sixty megabytes of noughts.xlsx",
        lambda folder: written(rezipped(sound, {"xl/media/image1.xml": nought}), ".xlsx")(folder),
    )
    yield "a sheet of noughts.xlsx", lambda folder: written(rezipped(sound, {SHEET: nought}), ".xlsx")(folder)
    yield (
        "a lying size.xlsx",
        lambda folder: written(_lying(rezipped(sound, {SHEET: nought})), ".xlsx")(folder),
    )
    yield "six thousand entries.xlsx", written(rezipped(sound, {f"x{i}": b"" for i in range(6000)}), ".xlsx")
    yield (
        "an archive in an archive.xlsx",
        written(rezipped(sound, {"inner.zip": rezipped(sound, {})}), ".xlsx"),
    )
    yield "an archive of archives.xlsx", written(_nest(sound, 6), ".xlsx")
    yield "entries with one name.xlsx", written(_twins(sound), ".xlsx")
    yield "paths that climb.xlsx", written(rezipped(sound, {"../../../../etc/passwd": b"x"}), ".xlsx")
    rows = "".join(f'<row r="{i}" ht="20" customHeight="1"/>' for i in range(14, 1_048_577))
    padded = sheet.replace("</sheetData>", f"{rows}</sheetData>").encode()
    yield (
        "a million empty rows.xlsx",
        lambda folder: written(rezipped(sound, {SHEET: padded}), ".xlsx")(folder),
    )
    spread = "".join(f'<row r="{i}"><c r="XFA{i}"><v>1</v></c></row>' for i in range(14, 30_000))
    spread = sheet.replace("</sheetData>", f"{spread}</sheetData>")
    yield "a diagonal to the far right.xlsx", written(rezipped(sound, {SHEET: spread.encode()}), ".xlsx")
    merges = "".join(f'<mergeCell ref="A{i}:XFD{i}"/>' for i in range(1, 100_000))
    merged = sheet.replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")
    yield "a hundred thousand merged cells.xlsx", written(rezipped(sound, {SHEET: merged.encode()}), ".xlsx")


def _lying(data: bytes) -> bytes:
    """Say in every directory entry that the large entry is small."""
    real, said = (60 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little")
    return data.replace(real, said)


def _nest(data: bytes, depth: int) -> bytes:
    for level in range(depth):
        data = rezipped(xlsx(), {f"xl/level{level}.xlsx": data})
    return data


def _twins(data: bytes) -> bytes:
    marked = rezipped(data, {"xl/worksheets/sheet2.xml": b"<worksheet/>"})
    return marked.replace(b"xl/worksheets/sheet2.xml", SHEET.encode())


# ------------------------------------------------------------------ entities, macros, links, passwords


def entities() -> Iterator[tuple[str, Make]]:
    sound, open_document = xlsx(), ods()
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    for name, dtd in {
        "a billion laughs": f"<!DOCTYPE x [{laughs}]>",
        "an entity from a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        "an entity from afar": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    }.items():
        for part in (SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"):
            text = entry(sound, part).decode().replace("?>\n", f"?>\n{dtd}", 1)
            label = part.rpartition("/")[2]
            yield f"{name} in {label}.xlsx", written(rezipped(sound, {part: text.encode()}), ".xlsx")
        text = entry(open_document, "content.xml").decode().replace("?>", f"?>{dtd}", 1)
        yield f"{name}.ods", written(rezipped(open_document, {"content.xml": text.encode()}), ".ods")
    wide = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [{laughs}]><x>&l9;</x>'.encode("utf-16")
    yield "laughs in utf-16.xlsx", written(rezipped(sound, {SHEET: wide}), ".xlsx")
    yield "macros.xlsm", written(rezipped(sound, {"xl/vbaProject.bin": b"x"}), ".xlsm")
    yield (
        "links outside.xlsx",
        written(rezipped(sound, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), ".xlsx"),
    )
    yield "macros.ods", written(rezipped(open_document, {"Basic/Standard/Module1.xml": b"<x/>"}), ".ods")
    locked = b"<manifest><manifest:encryption-data/></manifest>"
    yield "a password.ods", written(rezipped(open_document, {"META-INF/manifest.xml": locked}), ".ods")
    flagged = bytearray(sound)
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        flagged[flagged.find(start) + (6 if start[2] == 3 else 8)] |= 1
    yield "a locked entry.xlsx", written(bytes(flagged), ".xlsx")
