"""One article's lines put together: real paragraphs stay, those a page broke are joined, items are counted."""

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from xieguan.law.numerals import read_numeral
from xieguan.law.official.headings import Start
from xieguan.law.official.lines import ITEM_END, SENTENCE_END, Line, join
from xieguan.law.official.objects import OfficialArticle, OfficialItem, Unmatched
from xieguan.words import _

ITEM = re.compile(r"^[（(]\s*([零〇一二两三四五六七八九十百\d]+)\s*[)）]\s*(.*)$")
ITEM_REFERENCE = re.compile(r"^(?:项|目|款|[、，,]|至|和|或|所列)")
FRAGMENT = re.compile(r"^[，。、；：）”】]")
FRAGMENT_LENGTH = 5


@dataclass(slots=True)
class Block:
    """A paragraph, or an item where it has a number."""

    text: str
    line: int
    item: int | None = None

    @property
    def finished(self) -> bool:
        return bool((ITEM_END if self.item else SENTENCE_END).search(self.text))


@dataclass(slots=True)
class Builder:
    """Puts one article together, line by line."""

    start: Start
    line: int
    blocks: list[Block] = field(default_factory=list)
    unmatched: list[Unmatched] = field(default_factory=list)
    last_line: int = 0

    def add(self, line: Line, following: Line | None) -> None:
        """Take one more line; `following` is the article's next one."""
        if line.is_structure:
            return
        last = self.blocks[-1] if self.blocks else None
        if (item := self._item(line.text)) is not None:
            self._open(Block(item.text, line.number, item.number), line)
        elif last and (not last.finished or self._list_goes_on(last, following)):
            last.text = join(last.text, line.text)
            self.last_line = line.number
        elif last and _is_fragment(line, last):
            say = _("a fragment that belongs to no sentence here; it was left out")
            self.unmatched.append(Unmatched(line.number, line.text, say))
        else:
            self._open(Block(line.text, line.number), line)

    def _open(self, block: Block, line: Line) -> None:
        if block.item and block.item not in (1, self._count() + 1):
            say = _("item {number} follows item {before}").format(number=block.item, before=self._count())
            self.unmatched.append(Unmatched(line.number, line.text[:40], say))
        self.blocks.append(block)
        self.last_line = line.number

    def _count(self) -> int:
        return next((block.item for block in reversed(self.blocks) if block.item), 0)

    def _item(self, text: str) -> OfficialItem | None:
        shape = ITEM.match(text)
        number = read_numeral(shape[1]) if shape else None
        if shape is None or number is None or ITEM_REFERENCE.match(shape[2]):
            return None
        follows = number in (1, self._count() + 1)
        finished = not self.blocks or self.blocks[-1].finished
        if not finished and self.blocks[-1].text.endswith("第"):
            return None  # a page broke inside 第（一）项
        return OfficialItem(number, shape[2]) if finished or follows else None

    def _list_goes_on(self, last: Block, following: Line | None) -> bool:
        """A line between two items of one list is the rest of the first, though its ； looks like an end."""
        if not last.item or not last.text.endswith(("；", ";")) or following is None:
            return False
        item = self._item(following.text)
        return item is not None and item.number == last.item + 1

    def article(self) -> OfficialArticle:
        """The article as put together so far."""
        paragraphs = tuple(block.text for block in self.blocks if not block.item)
        items = tuple(OfficialItem(block.item, block.text) for block in self.blocks if block.item)
        first_item = next((index for index, block in enumerate(self.blocks) if block.item), None)
        before = len(paragraphs) if first_item is None else first_item
        span = (self.line, max(self.last_line, self.line))
        return OfficialArticle(self.start.number, self.start.label, paragraphs, items, before, span)


def build(start: Start, lines: list[Line]) -> tuple[OfficialArticle, list[Unmatched]]:
    """An article from its lines, the heading's first."""
    builder = Builder(start, lines[0].number)
    own = [Line(lines[0].number, start.rest, lines[0].marked)] if start.rest else []
    rest = [*own, *lines[1:]]
    for line, following in zip_longest(rest, rest[1:]):
        builder.add(line, following)
    if builder.blocks and not builder.blocks[-1].finished:
        last = builder.blocks[-1]
        builder.unmatched.append(
            Unmatched(last.line, last.text[-40:], _("the article breaks off without a full stop"))
        )
    return builder.article(), builder.unmatched


def _is_fragment(line: Line, last: Block) -> bool:
    """A scrap after a finished paragraph: the paragraph's own last words again, a few signs, or a lone label."""
    return (
        last.text.endswith(line.text)
        or len(line.text) <= FRAGMENT_LENGTH
        or bool(FRAGMENT.match(line.text))
        or line.is_label
    )
