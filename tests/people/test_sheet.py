"""The fact sheet says what the live facts say, after any act and on any day it is built for."""

import random
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.people.cast import DAY, Cast, id_number, li_lei, office
from xieguan.people import sheet
from xieguan.people.models import Engagement
from xieguan.people.models.organisation import Kind
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


def random_act(choice: random.Random, cast: Cast, units: list[str]) -> None:
    """Something somebody does; refusals are part of life."""
    people = list(Engagement.objects.values_list("public", flat=True))
    day = DAY + timedelta(days=choice.randrange(300))
    hired = day - timedelta(days=choice.randrange(900))
    opening = {
        "name": choice.choice("甲乙丙丁"),
        "id_number": id_number(serial=choice.randrange(400)),
        "mode": choice.choice(["direct", "other"]),
        "hired_on": hired,
    }
    first = hired - timedelta(days=choice.randrange(40))
    correction = {"reason": "录错", "hired_on": hired, "first_hired_on": first}
    parent = choice.choice([cast.city.public, cast.elsewhere.public])
    acts = [
        ("engagements.open", cast.county.public, opening, cast.clerk),
        ("engagements.correct", choice.choice(people), correction, cast.clerk),
        ("engagements.move", choice.choice(people), {"to": choice.choice(units)}, cast.second_leader),
        ("organisations.move", choice.choice(units), {"parent": parent}, cast.system),
    ]
    name, subject, data, by = choice.choice(acts)
    with suppress(ActError):
        perform(name, subject, data, by=by, on=day)


def test_the_sheet_equals_the_live_facts_after_many_random_acts(cast: Cast) -> None:
    choice = random.Random(11)
    li_lei(cast)
    units = [office(cast.county, f"{name}中队", Kind.UNIT, "140199").public for name in ("一", "二")]
    for _act in range(250):
        random_act(choice, cast, units)

    assert Engagement.objects.count() > 20
    assert list(sheet.differences(today())) == []
    assert all(
        row.path == row.engagement.organisation.path
        for row in SheetRow.objects.select_related("engagement__organisation")
    )


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
