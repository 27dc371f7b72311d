"""Who waits for which step, in every recruitment that a user reaches: asked once for all his to-dos."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.board import HIRED, NOTICE, awaiting, steps_by, with_steps
from xieguan.lifecycle.recruitment.limits import RUNNING
from xieguan.lifecycle.recruitment.models import Application, Campaign, Objection, Step
from xieguan.people.inboxes import Asking, Link, Waiting
from xieguan.people.inboxes.line import and_more
from xieguan.people.laws import laws_of_many
from xieguan.people.scope import within
from xieguan.words import _

SAMPLES = 3
MARKED = (Step.Kind.WRITTEN_EXAM, Step.Kind.FITNESS_TEST, Step.Kind.SELECTION)


@dataclass(frozen=True, slots=True)
class Next:
    """The next step of one applicant."""

    application: int
    campaign: int
    step: str


def any_campaign(asking: Asking) -> bool:
    """Whether anybody recruits or has recruited where the user has a say. Most offices do not: one query for them."""
    roles = asking.within(RECRUITERS)
    return asking.once("campaigns", lambda: within(Campaign, roles).exists())


def coming(asking: Asking, steps: Iterable[str]) -> list[Next]:
    """Those in the running, of recruitments whose registration is over, whose next step is one of these."""
    found = asking.once("next steps", lambda: _coming(asking))
    wanted = {str(step) for step in steps}
    return [one for one in found if one.step in wanted]


def _coming(asking: Asking) -> list[Next]:
    if not any_campaign(asking):
        return []
    over = within(Campaign, asking.within(RECRUITERS)).filter(
        closed_on__isnull=True, closes_on__lt=asking.on, applications__isnull=False
    )
    campaigns = list(over.select_related("organisation"))
    laws = laws_of_many({one.organisation for one in campaigns}, asking.on)
    alike: dict[tuple[Step.Kind, ...], list[int]] = defaultdict(list)
    for one in campaigns:
        alike[tuple(steps_by(laws.get(one.organisation_id, ())))].append(one.pk)
    return [found for kinds, keys in alike.items() for found in _next_of(list(kinds), keys, asking.on)]


def _next_of(kinds: list[Step.Kind], campaigns: Sequence[int], on: date) -> Iterable[Next]:
    """One query for all recruitments of the same steps."""
    whens = [When(awaiting(kinds, step), then=Value(str(step))) for step in (*kinds, NOTICE, HIRED)]
    step = Case(*whens, default=None, output_field=CharField(max_length=20))
    rows = with_steps(Application.objects.filter(RUNNING, campaign__in=campaigns), on)
    named = rows.annotate(next=step).filter(next__isnull=False).order_by("pk")
    return (Next(*row) for row in named.values_list("pk", "campaign_id", "next"))


def line_of(
    keys: Sequence[int],
    rows: QuerySet[Any],
    name: Callable[[Any], str],
    link: Callable[[Any], Link],
    *,
    several: Link | None = None,
    people: bool = False,
) -> Waiting | None:
    """One line for records named by their keys, of which the first few are looked at. One query.

    `several` is where to go when there are more than one, if anywhere.
    """
    first = list(rows.filter(pk__in=keys[:SAMPLES]).order_by("pk"))
    if not first:
        return None
    names, more = _(", ").join(name(one) for one in first), len(keys) - len(first)
    at = several if several and len(keys) > 1 else link(first[0])
    return Waiting(len(keys), at, says=and_more(names, more, people=people))


def ready_to_hire(keys: Sequence[int], on: date) -> list[int]:
    """Of those a notice names the ones whose notice is over, and against whom nothing is open or was found."""
    against = Objection.objects.filter(application=OuterRef("pk")).exclude(
        outcome=Objection.Outcome.UNFOUNDED
    )
    there = Application.objects.filter(~Exists(against), pk__in=keys).exclude(
        noticed__notice__last_on__gte=on
    )
    return sorted(there.values_list("pk", flat=True))


def unranked(campaigns: QuerySet[Campaign], on: date) -> QuerySet[Campaign]:
    """Open recruitments with marks of each kind that is weighed, of people in the running, and no ranking with them."""
    steps = Step.objects.filter(
        application__campaign=OuterRef("pk"),
        application__in=Application.objects.filter(RUNNING),
        kind__in=MARKED,
        mark__isnull=False,
        passed=True,
        day__lte=on,
    )
    newer = ~Q(application__ranks__ranking__recorded_at__gte=F("recorded_at"))
    written = Q(Exists(steps.filter(kind=Step.Kind.WRITTEN_EXAM))) | Q(written_weight=0)
    second = Q(Exists(steps.exclude(kind=Step.Kind.WRITTEN_EXAM))) | Q(written_weight=100)
    return campaigns.filter(written, second, Exists(steps.filter(newer)), closed_on__isnull=True)


def settled(on: date) -> QuerySet[Campaign]:
    """Open recruitments whose registration is over and of which every applicant has an answer."""
    waits = Application.objects.filter(RUNNING, campaign=OuterRef("pk"))
    there = Campaign.objects.filter(closed_on__isnull=True, closes_on__lt=on, applications__isnull=False)
    return there.filter(~Exists(waits))
