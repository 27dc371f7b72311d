"""What follows from the day somebody is taken on: his ages, and when he first was anybody's auxiliary."""

from datetime import date

from django.db.models import Min

from xieguan.law.nodes import Value
from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.models import Engagement
from xieguan.roster.derive import is_birthday, whole_years


def dates_of_entry(application: Application, hired_on: date) -> dict[str, Value]:
    """The facts of age for a day of hire; unknown where that lies before the birth."""
    first = min(filter(None, (hired_on, application.first_hired_on, _earliest(application))))
    born = application.born_on
    known = born <= first
    return {
        "hired_on": hired_on,
        "first_hired_on": first,
        "age_at_hire": whole_years(born, hired_on) if known else None,
        "first_hire_age": whole_years(born, first) if known else None,
        "first_hire_on_birthday": is_birthday(born, first) if known else None,
    }


def _earliest(application: Application) -> date | None:
    """The first engagement on record of the same human being, wherever it was."""
    known = Engagement.objects.visible().filter(person__id_index=application.id_index, undone=False)
    found: date | None = known.aggregate(first=Min("first_hired_on"))["first"]
    return found
