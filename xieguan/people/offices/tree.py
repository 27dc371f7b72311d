"""The tree of organisations that a user reaches, with how many people each has and which law binds it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from xieguan.people.laws import Binding, as_bindings, laws_of_many
from xieguan.people.models import Engagement, Organisation, Standing
from xieguan.people.models.organisation import Kind, in_force


@dataclass(slots=True)
class Office:
    """An organisation as it stands on a day. `people` work in it, `all_people` in it and all below."""

    public: str
    path: str
    name: str
    kind: str
    region: str
    enforcement_field: str
    people: int
    laws: Sequence[Binding]
    all_people: int = 0
    below: list["Office"] = field(default_factory=list)
    above: tuple[str, ...] = ()


def offices(reached: QuerySet[Organisation], on: date) -> list[Office]:
    """The organisations that are open on a day, in the order of the tree. A constant number of queries."""
    standings = list(
        Standing.objects.filter(in_force(on), organisation__in=reached)
        .filter(Q(organisation__closed_on__isnull=True) | Q(organisation__closed_on__gt=on))
        .select_related("organisation")
        .order_by("organisation__path")
    )
    people = _people(reached, on)
    laws = laws_of_many([standing.organisation for standing in standings], on, standings)
    found = [
        Office(
            public=standing.organisation.public,
            path=standing.organisation.path,
            name=standing.name,
            kind=standing.kind,
            region=standing.region,
            enforcement_field=standing.enforcement_field,
            people=people.get(standing.organisation_id, 0),
            laws=as_bindings(laws[standing.organisation_id]),
        )
        for standing in standings
    ]
    _sum_up(found)
    return found


def at_work(engagements: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Those that go on: who has left by an act, or as the sheet has it from a roster, works there no longer."""
    return engagements.filter(left_on__isnull=True).exclude(sheet__left_on__lte=on)


def _people(reached: QuerySet[Organisation], on: date) -> dict[int, int]:
    """How many people work in each."""
    working = at_work(Engagement.objects.visible().filter(organisation__in=reached), on)
    return dict(working.order_by().values_list("organisation").annotate(Count("pk")))


def _sum_up(found: Iterable[Office]) -> None:
    """Everybody counts in all offices above his own."""
    by_path = {office.path: office for office in found}
    for office in by_path.values():
        office.all_people += office.people
        for top in tops(office.path):
            if top in by_path:
                by_path[top].all_people += office.people


def tops(path: str) -> list[str]:
    """The paths above a path, the topmost first."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts))]


def hang(found: Iterable[Office]) -> list[Office]:
    """Put each below its nearest; what has nothing above it within reach is a top."""
    by_path = {office.path: office for office in found}
    roots: list[Office] = []
    for office in by_path.values():
        nearest = next((by_path[top] for top in reversed(tops(office.path)) if top in by_path), None)
        (nearest.below if nearest else roots).append(office)
    for siblings in (roots, *(office.below for office in by_path.values())):
        siblings.sort(key=in_order)
    return roots


def in_order(office: Office) -> tuple[bool, str, str]:
    """Offices before firms, then by place and name."""
    return office.kind == Kind.FIRM, office.region, office.name


def search(found: Sequence[Office], text: str, kind: str, former: Mapping[str, set[str]]) -> list[Office]:
    """Those of a kind whose name, former name or region code has the text in it, with the names above them."""
    names = {office.path: office.name for office in found}
    fitting = [
        office
        for office in found
        if (not kind or office.kind == kind)
        and (
            text in office.name
            or (text.isdecimal() and office.region.startswith(text))
            or any(text in name for name in former.get(office.public, ()))
        )
    ]
    for office in fitting:
        office.above = tuple(names[top] for top in tops(office.path) if top in names)
    return fitting


def former_names(reached: QuerySet[Organisation]) -> dict[str, set[str]]:
    """The names that organisations no longer have, for search. One query."""
    names: dict[str, set[str]] = {}
    past = Standing.objects.filter(until_on__isnull=False, organisation__in=reached)
    for public, name in past.values_list("organisation__public", "name"):
        names.setdefault(public, set()).add(name)
    return names
