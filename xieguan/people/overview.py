"""How the law stands among the people somebody may see: by article, the worst of each person counting."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xieguan.people.inboxes.kept import kept
from xieguan.people.inboxes.offices import Offices, by_law, topmost
from xieguan.people.tally import Count4, in_office
from xieguan.people.worst import by_article


@dataclass(frozen=True, slots=True)
class Bar:
    """One article: how many people it finds met, not met, unknown."""

    pack: str
    article: int
    instrument: str | None
    met: int
    fail: int
    unknown: int

    @property
    def is_asked(self) -> bool:
        """Whether anything has been recorded that it asks for."""
        return bool(self.met or self.fail)


@dataclass(frozen=True, slots=True)
class Overview:
    """People now in office, and the articles in the order of their packs."""

    people: int
    bars: tuple[Bar, ...]


def overview(paths: Iterable[str], on: date) -> Overview:
    """How the law stands below some paths. The number of queries depends on how many laws differ, not on people."""
    tops = tuple(topmost(list(paths)))
    name = hashlib.sha256(" ".join(tops).encode()).hexdigest()[:24]
    # an office that has nobody yet is about to have somebody: its first import must show at once
    return kept(
        f"overview:{name}:{on:%Y%m%d}", lambda: _overview(tops, on), worth=lambda found: found.people > 0
    )


def _overview(paths: tuple[str, ...], on: date) -> Overview:
    counts: dict[tuple[str, int, str | None], list[Count4]] = defaultdict(list)
    people = 0
    for offices in by_law(paths, on):
        people += _in_office(offices, on)
        for law in offices.laws:
            for article, count in by_article(law, offices.rows):
                counts[law.pack.id, article.number, article.instrument].append(count)
    return Overview(people, tuple(_bar(key, some) for key, some in counts.items()))


def _in_office(offices: Offices, on: date) -> int:
    return offices.rows.filter(in_office(on)).count()


def _bar(key: tuple[str, int, str | None], some: list[Count4]) -> Bar:
    met, fail, unknown = (sum(getattr(one, word) for one in some) for word in ("met", "fail", "unknown"))
    return Bar(*key, met, fail, unknown)
