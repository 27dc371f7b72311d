"""Ages, birthdays and shared badges mean the same in the database as in the reader of rosters."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.people.cast import DAY, Cast, assemble, office, user
from tests.people.rosters import imported, person, roster
from xieguan.people.models import Engagement, Person, SheetRow
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role
from xieguan.people.sheet import differences
from xieguan.people.suppliers import facts_of
from xieguan.roster.derive import add_ages

AGES = ("age_at_hire", "first_hire_age", "first_hire_on_birthday")
DAYS = st.dates(date(1960, 1, 1), date(2024, 12, 31)) | st.sampled_from(
    [
        date(2000, 2, 29),
        date(1996, 2, 29),
        date(2023, 2, 28),
        date(2023, 3, 1),
        date(2024, 2, 29),
        date(1900, 3, 1),
    ]
)


class TestAges(TestCase):
    """A class, because Hypothesis then rolls every example back."""

    @settings(max_examples=120)
    @given(born=DAYS, hired=DAYS | st.none(), first=DAYS | st.none())
    def test_the_database_counts_ages_as_the_reader_does(self, born, hired, first) -> None:
        engagement = self.engagement(born, hired, first)
        read = {"born_on": born, "hired_on": hired, "first_hired_on": first, **dict.fromkeys(AGES)}
        add_ages(read)

        kept = facts_of("engagement", engagement.pk, date(2030, 1, 1), frozenset(AGES))

        assert kept == {name: read[name] for name in AGES}

    def engagement(self, born: date, hired: date | None, first: date | None) -> Engagement:
        from django.utils import timezone

        from xieguan.people.models import Import

        cast = assemble()
        taken = Import.objects.create(
            organisation=cast.county, file="0" * 64, file_name="x", as_of=DAY, state="finished", made_by=cast.clerk,
            made_at=timezone.now(),
        )  # fmt: skip
        who = Person.objects.create(
            name="李雷", pinyin="", id_number=b"", id_index="x", born_on=born, sex="male"
        )
        return Engagement.objects.create(
            person=who, organisation=cast.county, hired_on=hired, first_hired_on=first, imported_by=taken
        )


def shared(on: date = DAY) -> list[bool | None]:
    pks = Engagement.objects.visible().order_by("pk").values_list("pk", flat=True)
    return [facts_of("engagement", pk, on)["badge_number_shared"] for pk in pks]


@pytest.fixture
def neighbour(cast: Cast) -> dict[str, object]:
    """Another county of the same city, with a clerk."""
    county = office(cast.city, "北城县城市管理局", Kind.COUNTY, "140198")
    return {"organisation": county.public, "by": user("xiaoming", "小明", Role.CLERK, county)}


def test_two_of_one_roster_share_a_badge(cast: Cast) -> None:
    imported(
        cast, roster(person(0, 胸号="XG019999"), person(1, 胸号="XG019999"), person(2), person(3, 胸号=""))
    )

    assert shared() == [True, True, False, None]
    assert list(differences(DAY)) == []


def test_two_counties_of_one_city_share_a_badge_and_both_sheets_say_so(cast: Cast, neighbour) -> None:
    imported(cast, roster(person(0, 胸号="XG019999"), person(1)))
    imported(cast, roster(person(5, 胸号="XG019999"), person(6)), **neighbour)

    assert shared() == [True, False, True, False]
    assert set(SheetRow.objects.values_list("badge_number_shared", flat=True)) == {True, False}
    assert list(differences(DAY)) == []


def test_two_cities_do_not(cast: Cast) -> None:
    imported(cast, roster(person(0, 胸号="XG019999")))
    imported(cast, roster(person(5, 胸号="XG019999")), organisation=cast.elsewhere.public, by=cast.stranger)

    assert shared() == [False, False]
    assert list(differences(DAY)) == []


def test_who_has_left_or_bears_another_number_now_shares_none(cast: Cast, neighbour) -> None:
    imported(cast, roster(person(0, 胸号="XG019999", 离职日期="2023-04-01"), person(1, 胸号="XG010002")))
    imported(cast, roster(person(1, 胸号="XG010003")), as_of=DAY)
    imported(cast, roster(person(5, 胸号="XG019999"), person(6, 胸号="XG010002")), as_of=DAY, **neighbour)

    assert shared() == [True, False, False, False]
    assert list(differences(DAY)) == []


def test_an_undone_import_shares_none(cast: Cast, neighbour) -> None:
    from xieguan.people.imports import job

    imported(cast, roster(person(0, 胸号="XG019999")))
    other = imported(cast, roster(person(5, 胸号="XG019999")), **neighbour)
    job.undo(other.public, by=neighbour["by"], on=DAY)

    assert shared() == [False]
    assert list(differences(DAY)) == []


def test_without_a_city_the_whole_tree_is_looked_at(db) -> None:
    cast = assemble()
    top = office(None, "独城县城市管理局", Kind.COUNTY, "140197")
    unit = office(top, "一中队", Kind.UNIT, "140197")
    clerk = user("xiaohong", "小红", Role.CLERK, top)
    imported(cast, roster(person(0, 胸号="XG019999")), organisation=top.public, by=clerk)
    imported(cast, roster(person(5, 胸号="XG019999")), organisation=unit.public, by=clerk)

    assert shared() == [True, True]
