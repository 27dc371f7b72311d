"""What awaits whoever trains."""

from datetime import date

import pytest
from django.core.cache import cache

from tests.lifecycle.training.schooling import BEGIN, attend, examine, school, trainee
from tests.people.cast import FOUNDED, Cast, id_number, li_lei, user
from xieguan.lifecycle.training import progress
from xieguan.lifecycle.training.progress import newcomers
from xieguan.people.inboxes import Asking, ToDo, todos
from xieguan.people.models import Grant, SheetRow
from xieguan.people.roles import Role

PACK = "cn-sx-2022-180"
REGISTER, UNTRAINED = "training.take_register", "training.open_class"


@pytest.fixture(autouse=True)
def nothing_kept(db) -> None:
    cache.clear()


def found(who, on: date = BEGIN) -> dict[str, ToDo]:
    cache.clear()
    return {todo.name: todo for todo in todos(Asking(who, on))[0]}


def test_a_class_without_a_register_of_today_awaits_its_trainer(cast: Cast) -> None:
    held = school(cast, trainee(cast))
    coach = user("peixun", "培训员", Role.TRAINER, cast.county)

    todo = found(coach)[REGISTER]
    assert (todo.count, todo.link.arguments, todo.link.query) == (1, (held.public,), {"day": "2023-09-11"})
    assert REGISTER not in found(cast.stranger)
    assert REGISTER not in found(cast.leader)

    attend(cast, held, BEGIN)
    assert REGISTER not in found(coach)


@pytest.mark.parametrize("day", [date(2023, 9, 16), date(2023, 9, 8)])
def test_nothing_awaits_on_a_day_off_or_before_the_class(cast: Cast, day: date) -> None:
    school(cast, trainee(cast))

    assert REGISTER not in found(cast.clerk, day)


def test_a_class_without_people_awaits_no_register(cast: Cast) -> None:
    school(cast)

    assert REGISTER not in found(cast.clerk)


def test_newcomers_without_a_class_await_one_with_the_article(cast: Cast) -> None:
    one = trainee(cast, 1)
    trainee(cast, 2, name="韩冰")

    todo = found(cast.clerk)[UNTRAINED]
    assert todo.count == 2
    assert "韩冰" in todo.says
    assert todo.cite is not None
    assert todo.cite.article == 16
    assert UNTRAINED not in found(cast.stranger)

    held = school(cast, one)
    assert found(cast.clerk)[UNTRAINED].count == 1
    examine(held, one, BEGIN, cast.clerk)
    assert found(cast.clerk)[UNTRAINED].count == 1


def test_who_came_before_the_law_awaits_no_class(cast: Cast) -> None:
    li_lei(cast, id_number=id_number(serial=3), hired_on="2022-10-07")

    assert UNTRAINED not in found(cast.clerk)


def test_a_lapsed_law_that_nobody_keeps_asks_for_nothing(cast: Cast) -> None:
    trainee(cast)

    assert UNTRAINED not in found(cast.clerk, date(2025, 3, 3))


def test_who_trains_on_two_levels_is_told_of_a_newcomer_once(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2, name="韩冰")
    SheetRow.objects.filter(engagement__public__in=[one, two]).update(prejob_workdays=14)
    Grant.objects.create(user=cast.clerk, role=Role.TRAINER, organisation=cast.city, from_on=FOUNDED)

    asking, mine = Asking(cast.clerk, BEGIN), found(cast.clerk)
    waiting = newcomers(asking)
    assert (waiting.count, len(waiting.people), waiting.is_long) == (2, 2, False)
    assert mine[UNTRAINED].count == 2
    assert mine[f"{PACK}/prejob-workdays"].count == 2, "nor by the law"


def test_the_newest_are_listed_and_all_are_counted(cast: Cast, monkeypatch) -> None:
    trainee(cast, 1)
    li_lei(cast, id_number=id_number(serial=2), name="韩冰", hired_on="2023-09-05")
    monkeypatch.setattr(progress, "CANDIDATES", 1)

    waiting = newcomers(Asking(cast.clerk, BEGIN))
    assert [one.engagement.person.name for one in waiting.people] == ["韩冰"]
    assert (waiting.count, waiting.is_long) == (2, True)
