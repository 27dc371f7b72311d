"""The roster as a paper: who is with an organisation and all below it on a day."""

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from xieguan.desk.documents import Document, Signatures, Table
from xieguan.law.facts import vocabulary
from xieguan.law.wording import shown
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.papers.heads import of_office
from xieguan.people.papers.registry import must_fit, paper
from xieguan.people.suppliers import live
from xieguan.words import _

FACTS = frozenset({"badge_number", "hiring_mode"})


@paper("roster", of=Organisation, read="engagements.see", title=lambda: _("Roster of auxiliaries"))
def roster(organisation: Organisation, *, user: User, on: date) -> Document:
    """Everybody at work that day, by office and name. Shanxi 3, 9; Hai'an 10."""
    del user  # whoever reaches an organisation reaches all below it
    people = list(_at_work(organisation, on))
    must_fit(len(people))
    offices = named({one.organisation_id for one in people} | {one.firm_id for one in people if one.firm_id})
    names = {pk: standing.name for pk, standing in offices.items()}
    rows = [_row(number, one, names) for number, one in enumerate(people, 1)]
    return Document(
        title=_("Roster of auxiliaries"),
        subtitle=of_office(organisation, on),
        blocks=(Table(_columns(), rows), Signatures([_("Drawn up by"), _("Leader")])),
        landscape=True,
    )


def _at_work(organisation: Organisation, on: date) -> QuerySet[Any]:
    here = Q(hired_on__lte=on) | Q(hired_on__isnull=True)
    still = Q(left_on__isnull=True) | Q(left_on__gt=on)
    found = live("engagement", on, FACTS).filter(
        here,
        still,
        pk__in=Engagement.objects.visible().values("pk"),
        organisation__path__startswith=organisation.path,
        undone=False,
    )
    told: QuerySet[Any] = found.select_related("person").annotate(place=F("organisation__path"))
    return told.order_by("place", "person__pinyin", "pk")


def _columns() -> list[str]:
    return [
        _("No."),
        _("Name"),
        _("Sex"),
        _("Organisation"),
        _("Badge number"),
        _("Hiring mode"),
        _("Dispatch firm"),
        _("Hired"),
        _("First hired"),
    ]


def _row(number: int, one: Any, names: dict[int, str]) -> list[Any]:
    mode = one.fact_hiring_mode
    return [
        number,
        one.person.name,
        _("male") if one.person.sex == "male" else _("female"),
        names.get(one.organisation_id),
        one.fact_badge_number,
        shown(mode, vocabulary().fact("hiring_mode")) if mode else None,
        names.get(one.firm_id),
        one.hired_on,
        one.first_hired_on,
    ]
