"""Of a person: what he was issued and what came back. Of an issue: what its armband says. Shanxi 20, 26; Hai'an 22.

The office's own records go first, kind by kind; of whoever has none here what the latest roster stated keeps counting,
and who has neither is unknown. What was lost at work, with a reason, is not to be given back any more; what is
reported lost once its holder has left stays not given back. Somebody with kit on record here, and no equipment, and of
whom no roster says otherwise, has none to give back.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from xieguan.lifecycle.kit.models import KitIssue, KitRecovery
from xieguan.lifecycle.kit.models.store import KitKind
from xieguan.people.statements import latest
from xieguan.people.suppliers import subject_kind, supplies

subject_kind("kit-issue", KitIssue)

UNIFORM = (KitKind.UNIFORM,)
INSIGNIA = (KitKind.INSIGNIA, KitKind.ARMBAND)
EQUIPMENT = (KitKind.RADIO, KitKind.RECORDER, KitKind.OTHER)
YES, NO = Value(value=True), Value(value=False)


@supplies("kit-issue", "armband_upper", partial=True)
def armband_upper(_on: date) -> Any:
    """What stands above on the armband."""
    return F("armband_upper")


@supplies("kit-issue", "armband_lower", partial=True)
def armband_lower(_on: date) -> Any:
    """What stands below."""
    return F("armband_lower")


def recorded() -> Any:
    """Whether anything is on record of what somebody was issued or gave back."""
    of_his = {"engagement": OuterRef("pk")}
    return Exists(KitIssue.objects.filter(**of_his)) | Exists(KitRecovery.objects.filter(**of_his))


@supplies("engagement", "uniform_issued", partial=True, among=recorded)
def uniform_issued(on: date) -> Any:
    """Whether he holds a uniform."""
    return Coalesce(_holds(UNIFORM, on), latest("uniform_issued")(on))


@supplies("engagement", "insignia_issued", partial=True, among=recorded)
def insignia_issued(on: date) -> Any:
    """Whether he holds insignia."""
    return Coalesce(_holds(INSIGNIA, on), latest("insignia_issued")(on))


@supplies("engagement", "uniform_returned", partial=True, among=recorded)
def uniform_returned(on: date) -> Any:
    """Whether no uniform of the office is with him any more."""
    return Coalesce(_returned(UNIFORM, "uniform", on), latest("uniform_returned")(on))


@supplies("engagement", "insignia_returned", partial=True, among=recorded)
def insignia_returned(on: date) -> Any:
    """Whether no insignia are with him any more."""
    return Coalesce(_returned(INSIGNIA, "insignia", on), latest("insignia_returned")(on))


@supplies("engagement", "equipment_returned", partial=True, among=recorded)
def equipment_returned(on: date) -> Any:
    """Whether no equipment is with him any more."""
    any_kit = Exists(KitIssue.objects.filter(engagement=OuterRef("pk"), from_on__lte=on))
    none = Case(When(any_kit, then=YES), default=None, output_field=BooleanField())
    return Coalesce(_returned(EQUIPMENT, "equipment", on), latest("equipment_returned")(on), none)


def _of(kinds: Iterable[str], on: date) -> QuerySet[KitIssue]:
    listed = [str(kind) for kind in kinds]
    return KitIssue.objects.filter(engagement=OuterRef("pk"), stock__item__kind__in=listed, from_on__lte=on)


def _out(on: date) -> Q:
    """With him on the day, or missing since he left."""
    return Q(ended_on__isnull=True) | Q(ended_on__gt=on) | Q(ending="missing")


def _holds(kinds: Iterable[str], on: date) -> Any:
    here = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    return Case(
        When(Exists(_of(kinds, on).filter(here)), then=YES),
        When(Exists(_of(kinds, on)), then=NO),
        default=None,
        output_field=BooleanField(),
    )


def _returned(kinds: Iterable[str], part: str, on: date) -> Any:
    """Not while something is out; then what was counted last; else whether all that was issued has ended."""
    counted = KitRecovery.objects.filter(engagement=OuterRef("pk"), on__lte=on).exclude(**{part: ""})
    back = Case(When(**{part: "missing"}, then=NO), default=YES, output_field=BooleanField())
    last = counted.order_by("-on", "-id").annotate(back=back).values("back")[:1]
    return Case(
        When(Exists(_of(kinds, on).filter(_out(on))), then=NO),
        When(Exists(counted), then=Subquery(last, output_field=BooleanField())),
        When(Exists(_of(kinds, on)), then=YES),
        default=None,
        output_field=BooleanField(),
    )
