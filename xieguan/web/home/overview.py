"""The bars beside the to-dos: how each article stands among the people the user may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from xieguan.law.objects import Article, Pack
from xieguan.law.pack import packs
from xieguan.people.inboxes import Asking
from xieguan.people.overview import Bar, overview
from xieguan.people.reads import READS
from xieguan.words import pick

MOST = 9  # articles of one pack: those that find most


@dataclass(frozen=True, slots=True)
class Shown:
    """One bar and the title of its article."""

    bar: Bar
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one pack, and how many of its articles nobody has recorded anything for."""

    pack: Pack
    bars: tuple[Shown, ...]
    unasked: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands on the right."""

    people: int
    groups: tuple[Group, ...]


def bars(asking: Asking) -> Overview | None:
    """The bars; None for those who may see nobody."""
    paths = asking.where.paths(READS["engagements.see"].by)
    if not paths:
        return None
    found = overview(paths, asking.on)
    shown = (_group(pack, [bar for bar in found.bars if bar.pack == pack.id]) for pack in packs())
    groups = sorted((group for group in shown if group.bars), key=lambda group: not group.pack.region)
    return Overview(found.people, tuple(groups))


def _group(pack: Pack, found: list[Bar]) -> Group:
    asked = [bar for bar in found if bar.is_asked]
    loudest = sorted(asked, key=lambda bar: -(bar.fail + bar.unknown))[:MOST]
    shown = (Shown(bar, _title(pack, bar)) for bar in asked if bar in loudest)
    return Group(pack, tuple(shown), sum(bool(bar.unknown) for bar in found if not bar.is_asked))


def _title(pack: Pack, bar: Bar) -> str:
    return pick(_article(pack.articles, bar).title)


def _article(articles: Iterable[Article], bar: Bar) -> Article:
    return next(one for one in articles if (one.number, one.instrument) == (bar.article, bar.instrument))
