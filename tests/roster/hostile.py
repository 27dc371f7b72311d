"""Broken and hostile spreadsheets, made when asked for: a name, and how to write the file into a folder.

Nothing here is random from run to run. Most are a few kilobytes; the bombs are small until unpacked.
"""

import io
import os
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from tests.roster.making import HEADER, number

Make = Callable[[Path], Path]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PEOPLE = [HEADER, *([f"张{i}", number(serial=f"{i:03}"), "大专", "2023-03-01"] for i in range(12))]
SHEET = "xl/worksheets/sheet1.xml"


def corpus() -> dict[str, Make]:
    """Every file by its name."""
    found: dict[str, Make] = {}
    for family in (
        damaged_bytes,
        damaged_xml,
        bombs,
        entities,
        other_kinds,
        texts,
        compound_files,
        documents,
        places,
    ):
        for name, make in family():
            assert name not in found
            found[name] = make
    return found


def written(data: bytes, suffix: str) -> Make:
    def make(folder: Path) -> Path:
        path = folder / f"hostile{suffix}"
        path.write_bytes(data)
        return path

    return make


# ------------------------------------------------------------------ sound files to spoil


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("花名册")
        for r, row in enumerate(PEOPLE):
            sheet.write_row(r, 0, row)
    return buffer.getvalue()


def xls() -> bytes:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    for r, row in enumerate(PEOPLE):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(buffer)
    return buffer.getvalue()


def ods() -> bytes:
    document, table = OpenDocumentSpreadsheet(), Table(name="花名册")
    for row in PEOPLE:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def rezipped(data: bytes, change: dict[str, bytes | None]) -> bytes:
    """The archive with entries replaced, added, or (None) left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        kept = {name: old.read(name) for name in old.namelist()} | change
        for name, content in kept.items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def entry(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


# ------------------------------------------------------------------ broken on the way


def damaged_bytes() -> Iterator[tuple[str, Make]]:
    for suffix, data, cuts, flips in (
        (".xlsx", xlsx(), 14, 14),
        (".xls", xls(), 12, 14),
        (".ods", ods(), 8, 8),
    ):
        for i in range(cuts):
            size = len(data) * i // cuts + (3 if i else 1)
            yield f"truncated to {size} bytes{suffix}", written(data[:size], suffix)
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


# ------------------------------------------------------------------ other kinds of files


def other_kinds() -> Iterator[tuple[str, Make]]:
    def archive(name: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as new:
            new.writestr(name, b"<x/>")
        return buffer.getvalue()

    kinds = {
        "a picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "a photograph.xls": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
        "a PDF.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj",
        "a web page.xls": "<html><table><tr><td>姓名</td></tr></table></html>".encode(),
        "a table of 2003.xls": b'<?xml version="1.0"?><Workbook><Worksheet/></Workbook>',
        "a program.xlsx": b"\x7fELF\x02\x01\x01" + b"\0" * 500,
        "a compressed file.xlsx": b"\x1f\x8b\x08\x00" + b"\x01" * 500,
        "a seven-zip.xlsx": b"7z\xbc\xaf\x27\x1c" + b"\x02" * 500,
        "a rar.xlsx": b"Rar!\x1a\x07\x00" + b"\x03" * 500,
        "a database.xls": b"SQLite format 3\0" + b"\0" * 500,
        "some JSON.csv": b'{"name": ["a", "b"]}',
        "a script.csv": b"#!/bin/sh\nrm -rf nothing\n",
        "a text document.xlsx": archive("word/document.xml"),
        "a presentation.xlsx": archive("ppt/presentation.xml"),
        "a binary workbook.xlsx": archive("xl/workbook.bin"),
        "some archive.xlsx": archive("readme.txt"),
        "an empty archive.xlsx": b"PK\x05\x06" + b"\0" * 18,
        "an archive's first bytes.xlsx": b"PK\x03\x04",
        "two letters.xlsx": b"PK",
    }
    for name, data in kinds.items():
        yield name, written(data, Path(name).suffix)


# ------------------------------------------------------------------ text


def texts() -> Iterator[tuple[str, Make]]:
    good = "\n".join(",".join(row) for row in PEOPLE)
    head = ",".join(HEADER)
    kinds: dict[str, bytes] = {
        "empty": b"",
        "blanks": b" \n\t \r\n" * 50,
        "a mark alone": b"\xef\xbb\xbf",
        "one nought": b"\0",
        "noughts between": good.replace(",", "\0,").encode(),
        "utf-16 without a mark": good.encode("utf-16-le"),
        "half a utf-16 character": good.encode("utf-16")[:-1],
        "a utf-16 mark alone": b"\xff\xfe",
        "lone utf-16 surrogates": b"\xff\xfe" + b"\x00\xd8" * 50,
        "utf-32": good.encode("utf-32"),
        "latin": good.encode() + b"\n\xe9\xe8\xff\xff",
        "half a character": good.encode("gb18030")[:-5] + b"\x81",
        "a surrogate in utf-8": good.encode() + b"\n\xed\xa0\x80,\xed\xbf\xbf",
        "two encodings": good.encode() + good.encode("gb18030"),
        "high bytes": bytes(range(128, 256)) * 40,
        "every byte but nought": bytes(range(1, 256)) * 40,
        "control characters": good.replace("大专", "\x01\x02\x1b[31m大专\x7f").encode(),
        "directions and invisibles": good.replace("大专", "\u202e大\u200b专\ufeff").encode(),
        "a line of a megabyte": (head + "\n" + "长" * 350_000).encode(),
        "a cell of a megabyte in quotes": (head + '\n"' + "a\n" * 500_000 + '"').encode(),
        "an open quotation mark": (good + '\n"张三,1').encode(),
        "an open quotation mark in the header": ('"' + good).encode(),
        "quotation marks all over": ('"' * 999 + good).encode(),
        "quotation marks inside": good.replace("大专", '大"专').encode(),
        "only commas": b"," * 100_000,
        "a hundred thousand columns": (",".join(HEADER * 25_000) + "\n").encode(),
        "five hundred headings": (",".join(["姓名", *["学历"] * 500]) + "\n张三").encode(),
        "a million line ends": b"\n" * 1_000_000,
        "a million lone commas": b",\n" * 300_000,
        "old line ends": good.replace("\n", "\r").encode(),
        "mixed line ends": good.replace("\n", "\r\n\r\r\n").encode(),
        "formulas": good.replace("大专", "=HYPERLINK(A1)").replace("张", "@SUM(1)+").encode(),
        "headers only": "\n".join([head] * 1000).encode(),
        "two thousand synonyms": "\n".join(
            ["姓名,身份证号,学历,文化程度,最高学历,全日制学历"] * 2000
        ).encode(),
        "a table of blanks": (head + "\n" + "\n".join([" , , , "] * 5000)).encode(),
        "rows of every length": (head + "\n" + "\n".join("张三" + "," * i for i in range(300))).encode(),
        "numbers too long": good.replace(number(serial="003"), "9" * 5000).encode(),
        "braces for names": good.replace("张", "{0}{name}%s").replace("学历", "学历{x}").encode(),
        "dates that are not": good.replace("2023-03-01", "99999999999999-99-99").encode(),
        "digits of other scripts": good.replace("2023", "٢٠٢٣").replace("1990", "᠑᠙᠙᠐").encode(),
        "superscripts": good.replace("2023-03-01", "²³").replace("大专", "①").encode(),
        "too many rows": (head + "\n" + "张三,,,\n" * 200_005).encode(),
    }
    for name, data in kinds.items():
        yield f"{name}.csv", written(data, ".csv")
    yield "fifty megabytes and more.csv", sparse


def sparse(folder: Path) -> Path:
    path = folder / "hostile.csv"
    with path.open("wb") as file:
        file.truncate((50 << 20) + 1)
    return path


# ------------------------------------------------------------------ compound files (.xls)


def compound_files() -> Iterator[tuple[str, Make]]:
    sound = xls()
    yield "a signature alone.xls", written(OLE, ".xls")
    yield "a signature and noughts.xls", written(OLE + b"\0" * 4096, ".xls")
    yield "a signature and ones.xls", written(OLE + b"\xff" * 4096, ".xls")
    yield "a password.xlsx", written(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), ".xlsx")
    yield "a document of 97.xls", written(OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), ".xls")
    yield "macros of 97.xls", written(OLE + b"\0" * 600 + "_VBA_PROJECT_CUR".encode("utf-16-le"), ".xls")
    for offset in (26, 28, 30, 32, 44, 48, 56, 60, 64, 68, 72, 76):
        for value in (b"\0\0\0\0", b"\xff\xff\xff\x7f"):
            spoilt = sound[:offset] + value + sound[offset + 4 :]
            yield f"header byte {offset} {value[0]}.xls", written(spoilt, ".xls")
    fat = int.from_bytes(sound[76:80], "little") * 512 + 512
    circle = sound[:fat] + b"".join(i.to_bytes(4, "little") for i in range(128)) + sound[fat + 512 :]
    yield "a chain that runs in a circle.xls", written(circle, ".xls")


# ------------------------------------------------------------------ open documents


def documents() -> Iterator[tuple[str, Make]]:
    sound = ods()
    content = entry(sound, "content.xml").decode()
    row, cell = "<table:table-row>", "<table:table-cell "
    changes = {
        "a row two thousand million times": (
            row,
            '<table:table-row table:number-rows-repeated="2147483647">',
        ),
        "a cell two thousand million times": (cell, f'{cell}table:number-columns-repeated="2147483647" '),
        "a row less than once": (row, '<table:table-row table:number-rows-repeated="-5">'),
        "a cell text times": (cell, f'{cell}table:number-columns-repeated="many" '),
        "spaces without end": ("大专", '<text:s text:c="2147483647"/>'),
        "unclosed": ("</table:table>", ""),
        "tables within tables": ("<table:table ", "<table:table>" * 20_000 + "<table:table "),
    }
    for name, (old, new) in changes.items():
        assert old in content, name
        spoilt = content.replace(old, new, 1).encode()
        yield f"{name}.ods", written(rezipped(sound, {"content.xml": spoilt}), ".ods")
    yield "without content.ods", written(rezipped(sound, {"content.xml": None}), ".ods")
    yield "with empty content.ods", written(rezipped(sound, {"content.xml": b""}), ".ods")
    yield "without a kind.ods", written(rezipped(sound, {"mimetype": None}), ".ods")


# ------------------------------------------------------------------ where files are


def places() -> Iterator[tuple[str, Make]]:
    def sound(folder: Path, name: str = "sound.xlsx") -> Path:
        path = folder / name
        path.write_bytes(xlsx())
        return path

    def link(folder: Path, target: str) -> Path:
        path = folder / "link.xlsx"
        path.symlink_to(target)
        return path

    def pipe(folder: Path) -> Path:
        os.mkfifo(folder / "pipe.csv")
        return folder / "pipe.csv"

    def unreadable(folder: Path) -> Path:
        path = sound(folder)
        path.chmod(0)
        return path

    def strange(folder: Path) -> Path:
        path = Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe\n.xlsx"))
        path.write_bytes(xlsx())
        return path

    yield "a link to a roster", lambda folder: link(folder, str(sound(folder)))
    yield "a link to itself", lambda folder: link(folder, "link.xlsx")
    yield "a link to nothing", lambda folder: link(folder, "nothing.xlsx")
    yield "a link to a device", lambda folder: link(folder, "/dev/zero")
    yield "a pipe nobody writes to", pipe
    yield "a folder", lambda folder: folder
    yield "no file", lambda folder: folder / "none.xlsx"
    yield "a name with a nought", lambda folder: folder / "a\0b.xlsx"
    yield "a name too long", lambda folder: folder / ("a" * 5000 + ".xlsx")
    yield "a file nobody may read", unreadable
    yield "a name that is no text", strange
    yield "a name like an option", lambda folder: sound(folder, "--help.xlsx")
