"""Which columns a workbook hides: calamine does not say, the XML before the first row does."""

import html
import re
import zipfile

_HEAD = 256 << 10
_XML_ATTRIBUTE = re.compile(r'([\w:.-]+)\s*=\s*"([^"]*)"')


def hidden_columns(archive: zipfile.ZipFile) -> dict[str, set[int]]:
    """Sheet name to the indexes (from 0) of its hidden columns; empty where the file does not say."""
    try:
        if "content.xml" in archive.namelist():
            return _ods(archive)
        return {name: _xlsx(_head(archive, part)) for name, part in _parts(archive).items()}
    except (KeyError, ValueError, OSError):
        return {}


def _head(archive: zipfile.ZipFile, part: str) -> str:
    with archive.open(part) as file:
        return file.read(_HEAD).decode("utf-8", "replace")


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    targets = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", _head(archive, "xl/_rels/workbook.xml.rels")):
        attributes = dict(_XML_ATTRIBUTE.findall(tag))
        target = attributes.get("Target", "")
        targets[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    parts = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", _head(archive, "xl/workbook.xml")):
        attributes = dict(_XML_ATTRIBUTE.findall(tag))
        part = targets.get(attributes.get("r:id", ""), "")
        if part in archive.namelist():
            parts[html.unescape(attributes.get("name", ""))] = part
    return parts


def _xlsx(head: str) -> set[int]:
    head = re.split(r"<(?:\w+:)?sheetData", head)[0]
    hidden: set[int] = set()
    for tag in re.findall(r"<(?:\w+:)?col\s[^>]*>", head):
        attributes = dict(_XML_ATTRIBUTE.findall(tag))
        if attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes["min"]), int(attributes["max"])
            hidden.update(range(first - 1, min(last, first + 500)))
    return hidden


def _ods(archive: zipfile.ZipFile) -> dict[str, set[int]]:
    found = {}
    for table in _head(archive, "content.xml").split("<table:table ")[1:]:
        name = re.search(r'table:name="([^"]*)"', table)
        head = table.split("<table:table-row")[0]
        if name:
            found[html.unescape(name[1])] = _ods_table(head)
    return found


def _ods_table(head: str) -> set[int]:
    hidden: set[int] = set()
    place = 0
    for tag in re.findall(r"<table:table-column\s?[^>]*>", head):
        attributes = dict(_XML_ATTRIBUTE.findall(tag))
        count = int(attributes.get("table:number-columns-repeated", "1"))
        if attributes.get("table:visibility") in ("collapse", "filter"):
            hidden.update(range(place, place + min(count, 500)))
        place += count
    return hidden
