"""Social insurance month by month: of how many it is owed and proved, by whoever pays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from xieguan.lifecycle.contracts.models import InsuranceMonth, InsurancePaid
from xieguan.lifecycle.contracts.months import before, last_over, owed
from xieguan.lifecycle.contracts.sending import is_firm
from xieguan.people.models import Organisation

MONTHS = 4


@dataclass(frozen=True, slots=True)
class PaidMonth:
    """One month of one payer (None: the office itself). `kept`: anything was handed in for it at all."""

    end: date
    firm: int | None
    owed: int
    proved: int
    kept: bool

    @property
    def missing(self) -> int:
        """Of how many it is owed and not proved."""
        return max(self.owed - self.proved, 0)


def months(office: Organisation, on: date, count: int = MONTHS) -> list[PaidMonth]:
    """The last months of an office, or of a firm for all whom it sends, the latest first.

    Its queries do not grow with its people.
    """
    ends = _ends(on, count)
    here = Q(firm=office) if is_firm(office) else Q(organisation__path__startswith=office.path)
    kept = InsuranceMonth.objects.filter(here, month_end__in=ends)
    known = set(kept.values_list("month_end", "firm"))
    paid = InsurancePaid.objects.filter(insurance_month__in=kept.values("pk"))
    proved = {
        (end, firm): n
        for end, firm, n in paid.order_by()
        .values_list("insurance_month__month_end", "insurance_month__firm")
        .annotate(n=Count("pk"))
    }
    found = []
    for end in ends:
        for firm, n in _owed(office, end):
            found.append(PaidMonth(end, firm, n, proved.get((end, firm), 0), (end, firm) in known))
    return found


def _ends(on: date, count: int) -> list[date]:
    ends = [last_over(on)]
    while len(ends) < count:
        ends.append(before(ends[-1]))
    return ends


def _owed(office: Organisation, end: date) -> Iterable[tuple[int | None, int]]:
    payer = office if is_firm(office) else None
    rows = owed(office, payer, end, everybody=payer is None).order_by("sender")
    return sorted(rows.values_list("sender").annotate(n=Count("pk")), key=lambda entry: -entry[1])
