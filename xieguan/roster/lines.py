"""What a line below the header is: a person, or a total, a signature, a footnote, a repeated header."""

import re
from collections.abc import Sequence
from enum import Enum

from xieguan.roster.cells import plain, text_of
from xieguan.roster.header import Header
from xieguan.roster.idnumber import looks_like_one
from xieguan.roster.source import Cell

_TOTAL = re.compile(
    r"(合|总|小|共|累)计.{0,20}|总?共\d+[人名].{0,10}|[总共]?人数[::].*|total.*", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"(填表|制表|审核|审批|审签|复核|经办|填报|报送|负责|单位|主管|分管|领导|联系|日期|时间|备注|说明|填表说明|注|附|盖章|签字|签名|录入|统计|截止|截至)"
    r"[^,,。]{0,12}[::].*|注\d*[、.].*|.*(签字|盖章|签章|公章).*"
)
_DAY = re.compile(r"\d{4}年\d{1,2}月(\d{1,2}日)?")
_UNIT = re.compile(".*(中队|大队|支队|分队|街道|中心|分局)|.{2,}[科室局所组队镇乡办站]")
_PERSON = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]{2,4}|[㐀-鿿]+[··•.][㐀-鿿··•.]+")


class Line(Enum):
    """What to do with a line: judge it, leave it out quietly, or leave it out and say so."""

    PERSON = "person"
    FURNITURE = "furniture"
    STRANGE = "strange"


class Lines:
    """Tells lines apart, given where names and ID numbers stand."""

    def __init__(self, header: Header, title: str, name: int | None, id_number: int | None) -> None:
        self._name, self._id = name, id_number
        self._headings = {
            plain(part) for h in header.headings.values() for part in (h.text, *h.text.split("/"))
        }
        self._title = plain(title)

    def kind(self, cells: Sequence[Cell]) -> Line:
        """What a filled row is."""
        name = self._plain(cells, self._name)
        has_id = self._id is not None and self._id < len(cells) and looks_like_one(cells[self._id])
        if has_id and name and name not in self._headings:
            return Line.PERSON
        filled = [text for text in map(_plain, cells) if text]
        if not filled or self._is_furniture(filled, name):
            return Line.FURNITURE
        if has_id or (name and (len(filled) > 1 or _is_person(name))):
            return Line.PERSON
        return Line.STRANGE

    def _is_furniture(self, filled: list[str], name: str) -> bool:
        if all(text in self._headings for text in filled) or (len(filled) == 1 and filled[0] in self._title):
            return True
        if len(filled) == 1 and _DAY.fullmatch(filled[0]):
            return True
        return any(_TOTAL.fullmatch(text) or _SIGNATURE.fullmatch(text) for text in (filled[0], name) if text)

    def _plain(self, cells: Sequence[Cell], index: int | None) -> str:
        return _plain(cells[index]) if index is not None and index < len(cells) else ""


def _is_person(name: str) -> bool:
    return bool(_PERSON.fullmatch(name)) and not _UNIT.fullmatch(name)


def _plain(cell: Cell) -> str:
    return plain(text_of(cell))
