"""The offices somebody reaches, by the laws they are under: kept here, lapsed there, tightened elsewhere."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from xieguan.law.judge import Law
from xieguan.people.beginnings import begins
from xieguan.people.laws import laws_of_many
from xieguan.people.models import Organisation, SheetRow
from xieguan.people.tally import rows_of


@dataclass(frozen=True, slots=True)
class Offices:
    """Offices under the same laws; `whole` where they are all that lies below `paths`."""

    laws: tuple[Law, ...]
    paths: tuple[str, ...]
    whole: bool

    @property
    def rows(self) -> QuerySet[SheetRow]:
        """The people of these offices on the sheet."""
        return rows_of(self.paths) if self.whole else SheetRow.objects.filter(path__in=self.paths)


def by_law(paths: tuple[str, ...], on: date) -> list[Offices]:
    """The open offices below some paths, in groups. Five queries, however many there are."""
    below = Q(pk__in=[])
    for path in paths:
        below |= begins("path", path)
    offices = list(Organisation.objects.filter(below, closed_on__isnull=True))
    laws = laws_of_many(offices, on)
    groups: dict[int, list[str]] = defaultdict(list)
    known: dict[int, tuple[Law, ...]] = {}
    for office in offices:
        found = laws[office.pk]
        known[id(found)] = found
        groups[id(found)].append(office.path)
    if len(groups) == 1:
        return [Offices(next(iter(known.values())), paths, whole=True)]
    return [Offices(known[key], tuple(group), whole=False) for key, group in groups.items()]


def topmost(paths: list[str]) -> list[str]:
    """Of some paths those that lie below none of the others."""
    tops: list[str] = []
    for path in sorted(paths):
        if not tops or not path.startswith(tops[-1]):
            tops.append(path)
    return tops
