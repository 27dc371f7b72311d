"""Who sends whom: the firm of an engagement on a day, who pays, and the dispatched people of an office."""

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from xieguan.lifecycle.contracts.models import FirmChange
from xieguan.people.models import Engagement, Organisation
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import Invalid
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of
from xieguan.people.verbs.persons import firm_of
from xieguan.words import _

DISPATCH = Engagement.Mode.DISPATCH.value


def firm_on(on: Any, engagement: Any = None) -> Any:
    """The firm that sends somebody on a day (a date, or SQL), as SQL; before a later change it was another.

    `engagement` is an outer reference to its key, with the firm beside it, where the question is asked from within.
    """
    outer = engagement is not None
    later = FirmChange.objects.filter(engagement=engagement if outer else OuterRef("pk"), on__gt=on)
    now = OuterRef("firm") if outer else F("firm")
    return Coalesce(
        Subquery(later.order_by("on", "id").values("was")[:1]), now, output_field=BigIntegerField()
    )


def named_firm(public: str, field: str) -> Organisation:
    """The dispatch firm that an input names. Raises Invalid naming the field."""
    try:
        found = firm_of(public, DISPATCH)
    except Invalid:
        found = None
    if found is None:
        raise Invalid({field: [_("there is no such dispatch firm")]})
    return found


def is_firm(organisation: Organisation) -> bool:
    """Whether it is a dispatch firm today."""
    return organisation.standings.filter(until_on__isnull=True, kind=Kind.FIRM).exists()


def who_hands_in(organisation: Organisation) -> Role:
    """Who hands in evidence of insurance there: a firm itself for all whom it sends, of an office its clerk."""
    return Role.DISPATCH_FIRM if is_firm(organisation) else Role.CLERK


def mode_of(engagement: Engagement, on: date) -> str:
    """How somebody is employed, by the record or by the latest roster that speaks of it."""
    return str(facts_of("engagement", engagement.pk, on, frozenset({"hiring_mode"}))["hiring_mode"] or "")


def employer_of(engagement: Engagement, on: date) -> Organisation | None:
    """Who signs with somebody: the firm with a dispatched person, else the office. None where the firm is unknown."""
    if mode_of(engagement, on) == DISPATCH:
        return engagement.firm
    return engagement.organisation


def sent_by(office: Organisation, firm: Organisation) -> QuerySet[Engagement]:
    """Those at work in an office and its units whom a firm sends."""
    there = Engagement.objects.visible().filter(organisation__path__startswith=office.path, firm=firm)
    found: QuerySet[Engagement] = there.filter(left_on__isnull=True, undone=False)
    return found


def at_work(on: date, prefix: str = "") -> Q:
    """Those who have not left by a day, by the sheet, which knows what rosters say of leaving."""
    field = f"{prefix}sheet__left_on"
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": on})
