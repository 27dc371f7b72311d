"""Match a published text to a pack's articles, and say in sentences what does not match."""

from collections.abc import Iterable
from typing import NamedTuple

from xieguan.law.numerals import write_numeral
from xieguan.law.objects import Article
from xieguan.law.official.objects import OfficialArticle, OfficialText
from xieguan.words import _


class ItemMismatch(NamedTuple):
    """An article whose items differ: those only the pack has, and those only the text has."""

    article: int
    line: int
    only_pack: tuple[int, ...]
    only_text: tuple[int, ...]

    def say(self) -> str:
        """What differs, in a sentence."""
        parts = []
        if self.only_pack:
            parts.append(_("the text lacks item {items}").format(items=_listed(self.only_pack)))
        if self.only_text:
            parts.append(_("the pack lacks item {items}").format(items=_listed(self.only_text)))
        words = _("{article} (line {line}): {differences}")
        return words.format(article=_name(self.article), line=self.line, differences=_("; ").join(parts))


class Match(NamedTuple):
    """Which articles a pack and a text share, and where they differ."""

    matched: tuple[int, ...]
    missing: tuple[int, ...]
    extra: tuple[tuple[int, int], ...]  # number and line
    item_mismatches: tuple[ItemMismatch, ...]
    counts: tuple[int, int]  # articles of the pack, of the text

    @property
    def complete(self) -> bool:
        """Whether every article and item of the pack has its text."""
        return not (self.missing or self.extra or self.item_mismatches)

    def sentences(self) -> list[str]:
        """What does not match, a sentence each; empty when everything does."""
        says = []
        if self.extra and self.counts[0] != self.counts[1]:
            says.append(
                _("the pack has {pack} articles, the text {text}").format(
                    pack=self.counts[0], text=self.counts[1]
                )
            )
        says += [_("the text has no {article}").format(article=_name(number)) for number in self.missing]
        for number, line in self.extra:
            says.append(
                _("{article} (line {line}) is not in the pack").format(article=_name(number), line=line)
            )
        return says + [mismatch.say() for mismatch in self.item_mismatches]


def match(pack_articles: Iterable[Article], text: OfficialText, *, selection: bool = False) -> Match:
    """Compare a pack's articles with a text's; of a selection of norms, articles only the text has are no mismatch."""
    ours = {article.number: article for article in pack_articles}
    theirs = {article.number: article for article in text.articles}
    both = sorted(ours.keys() & theirs.keys())
    differing = (_compare(ours[number], theirs[number]) for number in both)
    return Match(
        matched=tuple(both),
        missing=tuple(sorted(ours.keys() - theirs.keys())),
        extra=()
        if selection
        else tuple((number, theirs[number].lines[0]) for number in sorted(theirs.keys() - ours.keys())),
        item_mismatches=tuple(mismatch for mismatch in differing if mismatch.only_pack or mismatch.only_text),
        counts=(len(ours), len(theirs)),
    )


def _compare(ours: Article, theirs: OfficialArticle) -> ItemMismatch:
    pack, text = {item.number for item in ours.items}, {item.number for item in theirs.items}
    return ItemMismatch(ours.number, theirs.lines[0], tuple(sorted(pack - text)), tuple(sorted(text - pack)))


def _name(number: int) -> str:
    return f"第{write_numeral(number)}条"


def _listed(numbers: Iterable[int]) -> str:
    return _(", ").join(f"（{write_numeral(number)}）" for number in numbers)
