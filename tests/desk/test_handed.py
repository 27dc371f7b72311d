"""Which files are kept as documents: told by their content, and called by a name that misleads nobody."""

import io
import zipfile

import pytest

from xieguan.desk.handed import NotTaken, named, recognised
from xieguan.desk.handed.kinds import DOCX, JPEG, MOST_BYTES, ODT, OFD, PDF, PNG
from xieguan.desk.handed.packed import END, MOST_FILES, MOST_OUTLINE

A_PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
A_JPEG = b"\xff\xd8\xff\xe0 picture \xff\xd9"
A_PNG = b"\x89PNG\r\n\x1a\n picture IEND\xaeB`\x82"


def packed(*names: str, first: str = "", locked: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "<x/>")
    content = out.getvalue()
    if locked:  # the flag of the first entry, where it stands and in the list at the end
        at = content.index(b"PK\x01\x02")
        content = content[:6] + b"\x01" + content[7 : at + 8] + b"\x01" + content[at + 9 :]
    return content


A_DOCX = packed("[Content_Types].xml", "word/document.xml", "word/media/image1.svg")
AN_ODT = packed("content.xml", first="application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (A_PDF, PDF),
        (A_JPEG, JPEG),
        (A_PNG, PNG),
        (A_DOCX, DOCX),
        (AN_ODT, ODT),
        (packed("OFD.xml", "Doc_0/Document.xml"), OFD),
    ],
)
def test_a_document_is_known_by_its_content(content: bytes, kind: object) -> None:
    assert recognised(content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"\x7fELF",
        b"#!/bin/sh\n",
        b"<!doctype html><script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<?xml version='1.0'?><svg/>",
        b" %PDF-1.7 not at the beginning %%EOF",
        "姓名,身份证号\n".encode(),
        A_PDF[:-7],
        A_PNG[:-8],
        A_JPEG[:-2],
        A_DOCX[:-30],
        b"MZ" + A_DOCX,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document",
        b"\x00\x00\x00\x18ftypheic",
        packed("word/document.xml", locked=True),
        packed("word/document.xml", "word/vbaProject.bin"),
        packed("word/document.xml", "word/embeddings/setup.EXE"),
        packed("word/document.xml", "word/embeddings/oleObject1.bin"),
        packed("word/document.xml", "word/activeX/activeX1.bin"),
        packed("word/document.xml", *map(str, range(MOST_FILES))),
        A_DOCX[:-22] + b"PK\6\7" + bytes(16) + A_DOCX[-22:],
        packed("content.xml", "Basic/Standard/Module1.xml", first="application/vnd.oasis.opendocument.text"),
        packed("xl/workbook.xml"),
        packed("content.xml", first="application/vnd.oasis.opendocument.spreadsheet"),
        packed("毕业证.pdf"),
        b"Rar!\x1a\x07",
        A_PDF + bytes(MOST_BYTES),
    ],
)
def test_what_is_none_is_not_taken_and_it_is_said_why(content: bytes) -> None:
    with pytest.raises(NotTaken) as refused:
        recognised(content)
    assert refused.value.say


def test_an_outline_too_large_is_not_read_at_all(monkeypatch) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", lambda _file: pytest.fail("it was read"))
    many = A_DOCX[:-22] + END.pack(b"PK\5\6", 0, 0, 2, 2, MOST_OUTLINE + 1, 0, 0)

    with pytest.raises(NotTaken):
        recognised(many)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("毕业证.pdf", "毕业证.pdf"),
        ("毕业证.PDF", "毕业证.pdf"),
        ("毕业证", "毕业证.pdf"),
        ("证书2023.05", "证书2023.05.pdf"),
        ("C:\\temp\\毕业证.exe", "毕业证.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("毕业证\u202efdp.exe", "毕业证fdp.pdf"),
        ('a"b\r\nSet-Cookie: x<y>.pdf', "a_bSet-Cookie_ x_y_.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("长" * 300, "长" * 80 + ".pdf"),
    ],
)
def test_a_name_leads_nowhere_and_ends_as_the_file_is(said: str, name: str) -> None:
    assert named(said, PDF) == name
    assert named(name, PDF) == name


def test_a_file_without_a_name_has_one() -> None:
    assert named("\u202e/", JPEG).endswith(".jpg")
    assert named("扫描件.jpeg", JPEG) == "扫描件.jpeg"
