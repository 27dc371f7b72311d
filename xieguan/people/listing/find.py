"""One person by his full ID number: exact or not at all, by its blind index, and on the trail either way.

No purpose is asked, for whoever finds somebody sees no more than his list shows him anyway. But asking tells whether a
number is on record here, so that it was asked is kept, without the number.
"""

from datetime import date

from django.utils import timezone

from xieguan.desk import trail
from xieguan.people import reads
from xieguan.people.models import Engagement, Person, User
from xieguan.people.outcomes import Invalid
from xieguan.people.scope import Reach, within
from xieguan.people.secret import blind_index
from xieguan.roster.idnumber import normalised, problem
from xieguan.words import _

NAME = "persons.find"


def by_number(number: str, *, by: User, on: date) -> str | None:
    """The engagement in scope of the person with this number; None where there is none. Raises Denied or Invalid."""
    where = reads.reaching("engagements.see", by)
    if problem(number, on):
        raise Invalid({"q": [_("this is no valid ID number; look at it once more")]})
    person = within(Person, where).filter(id_index=blind_index(normalised(number))).first()
    trail.shown(
        act=NAME,
        actor=by.public,
        subject=("person", person.public if person else ""),
        on=on,
        outcome="shown" if person else "not-found",
        detail={"of": "id_number"},
    )
    return _latest(person, where) if person else None


def _latest(person: Person, where: Reach) -> str | None:
    """His engagement here; of several one that has not ended, the newest."""
    found = within(Engagement, where).filter(person=person).values_list("public", "left_on", "hired_on")
    today = timezone.localdate()
    ranked = sorted(found, key=lambda row: (row[1] is None or row[1] > today, row[2] or date.min))
    return ranked[-1][0] if ranked else None
