"""Declaring acts."""

import pytest

from xieguan.people.models import Person
from xieguan.people.registry import act


@pytest.mark.parametrize("name", ["subject", "key", "version"])
def test_no_input_is_called_like_a_part_of_the_call(name: str) -> None:
    def body(person: Person, **_given: str) -> None:
        """A body."""

    body.__annotations__ = {name: str}
    with pytest.raises(ValueError, match=name):
        act("persons.nothing", of=Person)(body)
