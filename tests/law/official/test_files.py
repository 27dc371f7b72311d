"""From a file to a text: encodings that are read, and files that are refused with a sentence."""

from pathlib import Path

import pytest

from xieguan.law.official import AttachError, decode, read_file
from xieguan.words import speaking

TEXT = "第一条 看园人爱护花草。\r\n第二条 完。"


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_chinese_encodings_are_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x.txt") == TEXT.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("raw", "say"),
    [
        (b"%PDF-1.7 ...", "x.txt is a PDF file; save it as plain text first"),
        (b"PK\x03\x04....", "x.txt is a Word / ZIP file; save it as plain text first"),
        (b"\xd0\xcf\x11\xe0....", "x.txt is a Word file; save it as plain text first"),
        (b"{\\rtf1 ...", "x.txt is a RTF file; save it as plain text first"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "x.txt is not plain text in UTF-8 or GB18030"),
        (TEXT.encode("utf-16"), "x.txt is not plain text in UTF-8 or GB18030"),
        (b"\xff\xff\xff\xff", "x.txt is not plain text in UTF-8 or GB18030"),
        (TEXT.encode() + b"\x00", "x.txt is not plain text in UTF-8 or GB18030"),
    ],
)
def test_what_is_no_plain_text_is_refused(raw: bytes, say: str) -> None:
    with pytest.raises(AttachError) as refusal:
        decode(raw, "x.txt")

    assert str(refusal.value) == say


def test_a_file_over_two_megabytes_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"a" * (2 * 1024 * 1024 + 1))

    with pytest.raises(AttachError, match=r"big\.txt is larger than 2 MB"):
        read_file(tmp_path / "big.txt")


def test_a_file_of_exactly_two_megabytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes("第一条 完。\n".encode().ljust(2 * 1024 * 1024, b"\n"))

    assert len(read_file(tmp_path / "big.txt").articles) == 1


def test_a_missing_file_and_a_folder_are_refused_with_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(AttachError, match="cannot be read"):
            read_file(path)
