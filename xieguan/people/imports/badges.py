"""Badge numbers that stand twice in a roster: known at its end, and then marked on the sheet's hidden rows."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q

from xieguan.people.badges import BADGE
from xieguan.people.models import Import, SheetRow, Statement
from xieguan.roster import Row

MOST = 500


class Bearers:
    """Counts who bears which number while rows pass by. Who has left bears his no longer, though others may now."""

    def __init__(self) -> None:
        self._open: Counter[object] = Counter()
        self._left: set[object] = set()

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows, counted."""
        for row in rows:
            badge = row.facts.get(BADGE)
            if badge is not None and row.facts.get("left_on") is None:
                self._open[badge] += 1
            elif badge is not None:
                self._left.add(badge)
            yield row

    def mark(self, taken: Import) -> None:
        """Mark those who share a number; those who share one with an outsider are found when it is settled."""
        _mark(taken, [badge for badge, count in self._open.items() if count > 1], Q())
        _mark(
            taken, [badge for badge in self._left if self._open[badge]], Q(engagement__left_on__isnull=False)
        )


def _mark(taken: Import, badges: list[object], whom: Q) -> None:
    for at in range(0, len(badges), MOST):
        bearers = Statement.objects.filter(whom, fact=BADGE, text__in=badges[at : at + MOST]).order_by()
        rows = SheetRow.objects.filter(pk__in=bearers.values("engagement"), engagement__imported_by=taken)
        with transaction.atomic():
            rows.update(badge_number_shared=True)
