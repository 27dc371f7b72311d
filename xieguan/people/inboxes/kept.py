"""What took long to ask is kept for a minute; what is asked quickly is always asked anew."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from django.core.cache import cache

from xieguan.desk.models import Entry
from xieguan.people.models import User

SLOW, FRESH = 0.3, 60  # seconds
T = TypeVar("T")


def kept(key: str, make: Callable[[], T], *, worth: Callable[[T], bool] = lambda _found: True) -> T:
    """What `make` gives, or gave less than a minute ago if it took long and is worth keeping."""
    known: T | None = cache.get(key)
    if known is None:
        began = monotonic()
        known = make()
        if monotonic() - began > SLOW and worth(known):
            cache.set(key, known, FRESH)
    return known


def last_act(user: User) -> int:
    """The last entry of a user on the trail: what he does himself shows at once."""
    return Entry.objects.filter(actor=user.public).order_by("-id").values_list("id", flat=True).first() or 0
