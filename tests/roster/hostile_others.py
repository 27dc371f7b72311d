"""Broken and hostile files that are no .xlsx: other kinds, text, old and open formats, and odd places for a file."""

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.roster.making import HEADER, number
from tests.roster.sound import PEOPLE, Make, entry, ods, rezipped, written, xls, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

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


FAMILIES = (other_kinds, texts, compound_files, documents, places)
