"""Erasing somebody: the rosters on file are read before the act, for that takes long and holds nobody up."""

from datetime import date

from django.utils import timezone

from xieguan.people.call import Result
from xieguan.people.erasing.rosters import naming
from xieguan.people.models import Erasure, Person, User
from xieguan.people.perform import perform
from xieguan.people.scope import reach, within


def erase(erasure: str, *, by: User, on: date) -> Result:
    """Do an erasure that another has asked for. Raises what `perform` raises."""
    asked = (
        within(Erasure, reach(by, timezone.localdate())).filter(public=erasure, done_at__isnull=True).first()
    )
    person = Person.objects.filter(public=asked.person).first() if asked else None
    if person is not None:
        naming(person)
    return perform("persons.erase", erasure, by=by, on=on)
