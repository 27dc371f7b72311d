"""Zip containers (.xlsx, .ods) looked through before any parser sees them."""

import io
import zipfile
from collections.abc import Iterator

from xieguan.roster.sandbox import limits
from xieguan.roster.sandbox.refusal import Refusal

CHUNK = 1 << 20
_DOCUMENTS = {"word/document.xml": "word", "ppt/presentation.xml": "presentation"}


def inspect(data: bytes) -> zipfile.ZipFile:
    """Refuse bombs, macros, links to other files, passwords, and XML that declares entities.

    Raises Refusal. Everything is inflated once, in pieces, because a header can lie about sizes.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_names(archive)
        _check_sizes(archive)
        _inflate(archive)
    except Refusal:
        raise
    except Exception as error:
        raise Refusal("damaged") from error
    return archive


def _check_names(archive: zipfile.ZipFile) -> None:
    names = {name.replace("\\", "/").lower() for name in archive.namelist()}
    for name, code in _DOCUMENTS.items():
        if name in names:
            raise Refusal(code)
    if any(name.endswith("vbaproject.bin") for name in names) or any(n.startswith("basic/") for n in names):
        raise Refusal("macros")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise Refusal("external-links")
    if "xl/workbook.bin" in names:
        raise Refusal("xlsb")
    if not names & {"xl/workbook.xml", "content.xml"} and not any(n.endswith("workbook.xml") for n in names):
        raise Refusal("no-spreadsheet")


def _check_sizes(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > limits.ENTRIES:
        raise Refusal("bomb")
    if sum(entry.file_size for entry in entries) > limits.INFLATED_BYTES:
        raise Refusal("inflated", megabytes=limits.INFLATED_BYTES >> 20)
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refusal("encrypted")
        if entry.file_size > limits.BOMB_BYTES and entry.file_size > limits.BOMB_RATIO * entry.compress_size:
            raise Refusal("bomb")


def _inflate(archive: zipfile.ZipFile) -> None:
    total = 0
    for entry in archive.infolist():
        is_xml = entry.filename.lower().endswith((".xml", ".rels"))
        tail = b""
        for chunk in _chunks(archive, entry):
            total += len(chunk)
            if total > limits.INFLATED_BYTES:
                raise Refusal("bomb")
            if is_xml:
                _check_xml(tail + chunk, entry.filename)
                tail = chunk[-32:]


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _check_xml(chunk: bytes, name: str) -> None:
    if (
        b"<!DOCTYPE" in chunk
        or b"<!ENTITY" in chunk
        or b"<\0!\0D\0O\0C" in chunk
        or b"\0<\0!\0D\0O\0C" in chunk
    ):
        raise Refusal("entities")
    if name == "META-INF/manifest.xml" and b"encryption-data" in chunk:
        raise Refusal("encrypted")
