"""Finding people by name, pinyin, initials, badge number or a name they had: always from its beginning.

A search for the middle of a name would read everybody; with the surname, the initials or the number it takes no time.
"""

from django.db.models import Q

from xieguan.people.beginnings import begins
from xieguan.people.models import Engagement, FormerName, Person
from xieguan.people.spelling import spelling


def matching(q: str) -> Q:
    """The rows of the sheet whose person or badge is searched for."""
    return _latin(q) if q.isascii() else _chinese(q)


def _latin(q: str) -> Q:
    letters = q.replace(" ", "").replace("'", "").lower()
    former = FormerName.objects.filter(begins("pinyin", letters) | Q(pinyin__contains=f" {letters}"))
    return (
        begins("spelling", letters)
        | begins("initials", letters)
        | begins("badge_number", q.upper())
        | Q(pk__in=_engaged(Q(person__in=former.values("person"))))
    )


def _chinese(q: str) -> Q:
    former = FormerName.objects.filter(begins("name", q))
    named = Person.objects.filter(begins("name", q))
    if len(q) == 1:  # a surname is half the country: the index of spellings leads, and the name is looked at
        first = begins("spelling", spelling(q)[0]) & Q(engagement__person__name__startswith=q)
        return first | Q(pk__in=_engaged(Q(person__in=former.values("person"))))
    return Q(pk__in=_engaged(Q(person__in=named) | Q(person__in=former.values("person")))) | begins(
        "badge_number", q
    )


def _engaged(people: Q) -> object:
    return Engagement.objects.filter(people).values("pk")
