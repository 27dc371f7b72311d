"""The retention act: a person is erased when the time to keep his records is over, by two people, with a document.

Personal information is kept no longer than its purpose needs (个人信息保护法 19) and is deleted of our own accord once
the term is over or the purpose met (47).
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from django.utils.timezone import localdate
from pydantic import Field

from xieguan.people.erasing.deciding import must_be_another, must_be_open
from xieguan.people.erasing.removal import remove
from xieguan.people.erasing.rosters import naming
from xieguan.people.erasing.term import must_answer_for, must_be_over
from xieguan.people.inputs import Document
from xieguan.people.models import Erasure, Organisation, Person, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import organisations_of
from xieguan.words import _

ASKERS, DOERS = (Role.CLERK, Role.LEADER), (Role.LEADER,)
Months = Annotated[int, Field(ge=0, le=1200)]


class Ground(StrEnum):
    """Why (个人信息保护法 47). A code: words of one's own might name him for ever."""

    TERM_OVER = "term-over"
    PURPOSE_MET = "purpose-met"
    ASKED_FOR = "asked-for"


@act("persons.ask_erasure", of=Person, by=ASKERS)
def ask_erasure(
    person: Person, *, reason: Ground, document: Document, kept_months: Months, by: User, now: datetime
) -> Noted:
    """Ask that a person be erased. The document is the retention schedule or decision that sets the term."""
    today = localdate(now)
    must_answer_for(person, by, ASKERS, today)
    ended = must_be_over(person, kept_months, today)
    if Erasure.objects.filter(person=person.public, withdrawn_at__isnull=True).exists():
        raise Invalid({"": [_("this has been asked for already")]})
    made = Erasure.objects.create(
        organisation=_office(person),
        person=person.public,
        document=document,
        reason=reason.value,
        kept_months=kept_months,
        ended_on=ended,
        asked_by=by,
        asked_at=now,
    )
    return Noted(made, {"reason": reason.value, "document": document, "kept_months": kept_months})


def _office(person: Person) -> Organisation:
    """The lowest office that stands above all that have known him: its leader answers for the whole."""
    offices = organisations_of(person)
    if len(offices) == 1:
        return offices[0]
    paths = [office.path.split("/")[:-1] for office in offices]
    shared = [parts[0] for parts in zip(*paths, strict=False) if len(set(parts)) == 1]
    return Organisation.objects.get(path="/".join(shared) + "/")


@act("persons.withdraw_erasure", of=Erasure, by=ASKERS)
def withdraw_erasure(erasure: Erasure, *, now: datetime) -> None:
    """Withdraw an erasure that has not been done."""
    must_be_open(erasure)
    Erasure.objects.filter(pk=erasure.pk).update(withdrawn_at=now)


@act("persons.erase", of=Erasure, by=DOERS)
def erase(erasure: Erasure, *, by: User, now: datetime) -> Noted:
    """Erase a person for good: name, ID number, statements, files. Whoever asked for it cannot do it."""
    must_be_open(erasure)
    must_be_another(erasure, by)
    person = Person.objects.select_for_update().get(public=erasure.person)
    must_answer_for(person, by, DOERS, localdate(now))
    must_be_over(person, erasure.kept_months, localdate(now))
    counts = remove(person, naming(person), now)
    Erasure.objects.filter(pk=erasure.pk).update(done_by=by, done_at=now, counts=counts)
    return Noted(erasure, {"person": erasure.person, "document": erasure.document, "removed": counts})
