"""What an applicant's marks come to, as the conditions of his campaign weigh them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from xieguan.lifecycle.recruitment.grounds import priorities_of
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Campaign, Check, Step
from xieguan.lifecycle.recruitment.order import Candidate

CENT, WHOLE = Decimal("0.01"), Decimal(100)
SECOND = (Step.Kind.FITNESS_TEST, Step.Kind.SELECTION)
Marks = Mapping[str, Decimal]


def candidates(campaign: Campaign, on: date) -> list[Candidate]:
    """Who can be ranked on a day: still in the running, with every mark the conditions weigh, and nothing failed."""
    marks, failed = _marks(campaign, on)
    grounds = _grounds(campaign, on)
    running = campaign.applications.filter(RUNNING).order_by("serial").values_list("pk", flat=True)
    found = ((pk, total(campaign, marks[pk])) for pk in running if pk not in failed)
    return [Candidate(pk, score, grounds.get(pk, ())) for pk, score in found if score is not None]


def total(campaign: Campaign, marks: Marks) -> Decimal | None:
    """The weighted total; None while a mark is missing. What weighs nothing need not be there."""
    second = next((marks[kind] for kind in reversed(SECOND) if kind in marks), None)
    parts = (
        (marks.get(Step.Kind.WRITTEN_EXAM), campaign.written_weight),
        (second, 100 - campaign.written_weight),
    )
    weighed = [(mark, weight) for mark, weight in parts if weight]
    if any(mark is None for mark, _weight in weighed):
        return None
    exact = sum((mark * weight for mark, weight in weighed if mark is not None), Decimal(0)) / WHOLE
    return exact.quantize(CENT, ROUND_HALF_UP)


def _marks(campaign: Campaign, on: date) -> tuple[defaultdict[int, dict[str, Decimal]], set[int]]:
    """The latest mark of each step by application, and who failed one. One query."""
    rows = Step.objects.filter(application__campaign=campaign, day__lte=on).order_by("day", "pk")
    latest = {
        (pk, kind): (mark, well)
        for pk, kind, mark, well in rows.values_list("application", "kind", "mark", "passed")
    }
    marks: defaultdict[int, dict[str, Decimal]] = defaultdict(dict)
    for (pk, kind), (mark, _well) in latest.items():
        if mark is not None:
            marks[pk][kind] = mark
    return marks, {pk for (pk, _kind), (_mark, well) in latest.items() if not well}


def _grounds(campaign: Campaign, on: date) -> dict[int, tuple[str, ...]]:
    """The grounds of priority that a check has verified, by application. One query."""
    known = priorities_of(campaign.organisation, on)
    rows = Check.objects.filter(application__campaign=campaign, checked_on__lte=on, ground__in=known)
    latest = {
        (pk, ground): holds
        for pk, ground, holds in rows.order_by("checked_on", "pk").values_list(
            "application", "ground", "holds"
        )
    }
    return _by_application((pk, ground) for (pk, ground), holds in sorted(latest.items()) if holds)


def _by_application(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for pk, ground in pairs:
        found[pk].append(ground)
    return {pk: tuple(grounds) for pk, grounds in found.items()}
