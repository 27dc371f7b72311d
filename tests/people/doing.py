"""Short ways to do an act and to look at what the trail says of it."""

from typing import Any

import pytest

from tests.people.cast import DAY
from xieguan.desk.models import Entry
from xieguan.people.models import User
from xieguan.people.outcomes import ActError
from xieguan.people.perform import Result, perform


def do(name: str, subject: Any, by: User, on: Any = DAY, /, **data: Any) -> Result:
    return perform(name, getattr(subject, "public", subject), data, by=by, on=on)


def refused(
    error: type[ActError], name: str, subject: Any, by: User, on: Any = DAY, /, **data: Any
) -> ActError:
    """The refusal of an act, which must be on the trail."""
    before = Entry.objects.filter(kind="refusal").count()
    with pytest.raises(error) as caught:
        do(name, subject, by, on, **data)
    assert Entry.objects.filter(kind="refusal").count() == before + 1
    assert last().outcome == error.outcome
    return caught.value


def last() -> Entry:
    return Entry.objects.latest("id")
