"""The fact sheet says what the live facts say, after any act and on any day it is built for."""

from datetime import date

import pytest
from django.utils import timezone

from tests.people.cast import DAY, Cast, li_lei
from tests.people.random_acts import Life, sound
from xieguan.people import sheet
from xieguan.people.models.sheet import SheetRow
from xieguan.people.outcomes import ActError
from xieguan.people.perform import perform


def today() -> date:
    return timezone.localdate()


def test_an_act_refreshes_the_sheet_in_its_own_transaction(cast: Cast) -> None:
    li = li_lei(cast)

    row = SheetRow.objects.get(engagement__public=li)
    assert (row.age_at_hire, row.hiring_mode, row.built_for) == (27, "direct", today())


def test_a_refused_act_leaves_the_sheet_as_it_was(cast: Cast) -> None:
    li = li_lei(cast)
    with pytest.raises(ActError):
        perform(
            "engagements.correct", li, {"reason": "x", "first_hired_on": "2024-01-01"}, by=cast.clerk, on=DAY
        )

    assert SheetRow.objects.get(engagement__public=li).first_hired_on == date(2023, 3, 1)


def test_the_sheet_moves_with_its_office(cast: Cast) -> None:
    li = li_lei(cast)
    perform(
        "organisations.move", cast.county.public, {"parent": cast.elsewhere.public}, by=cast.system, on=DAY
    )

    assert SheetRow.objects.get(engagement__public=li).path.startswith(cast.elsewhere.path)


def test_the_sheet_equals_the_live_facts_after_many_random_acts(cast: Cast) -> None:
    """Ten thousand: `python -m tests.people.random_acts`."""
    life = Life(cast, seed=11)
    for _act in range(150):
        life.act()

    assert sum(life.done.values()) > 50
    assert sound() == []


def test_a_rebuild_gives_the_same_sheet(cast: Cast) -> None:
    li_lei(cast)
    before = list(SheetRow.objects.values())
    SheetRow.objects.update(age_at_hire=99)

    assert sheet.rebuild(today()) == 1
    assert list(SheetRow.objects.values()) == before


def test_a_sheet_that_was_meddled_with_is_found(cast: Cast) -> None:
    li_lei(cast)
    SheetRow.objects.update(age_at_hire=99)

    assert [(fact, on_sheet, is_live) for _pk, fact, on_sheet, is_live in sheet.differences(today())] == [
        ("age_at_hire", 99, 27)
    ]
