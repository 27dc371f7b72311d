"""The roster as a list: who is on it, found how, and never anybody of another office."""

from datetime import date

import pytest

from tests.people.cast import Cast, li_lei, office, user
from tests.people.crowd import NAMES, TODAY, crowd, engaged, listed
from xieguan.people.models import FormerName, SheetRow
from xieguan.people.models.organisation import Kind
from xieguan.people.perform import perform
from xieguan.people.roles import Role


def test_the_roster_holds_who_is_here_by_pinyin_and_nobody_else(cast: Cast) -> None:
    crowd(cast)

    assert listed(cast.clerk) == ["白雨桐", "李雷", "刘文博", "单伟", "曾小明", "张伟"]
    assert listed(cast.stranger) == ["外地人"]


def test_whoever_leads_the_city_sees_the_county_below(cast: Cast) -> None:
    crowd(cast)

    assert set(listed(cast.second_leader)) == set(NAMES)


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("李", ["李雷"]),
        ("李雷", ["李雷"]),
        ("雷", []),
        ("liu", ["刘文博"]),
        ("liuwenbo", ["刘文博"]),
        ("Liu Wen Bo", ["刘文博"]),
        ("LWB", ["刘文博"]),
        ("l", ["李雷", "刘文博"]),
        ("shan", ["单伟"]),
        ("dan", []),
        ("zxm", ["曾小明"]),
        ("ceng", []),
        ("xg010003", ["刘文博"]),
        ("XG01", ["白雨桐", "李雷", "刘文博", "单伟", "曾小明", "张伟"]),
        ("ＸＧ０１０００３", ["刘文博"]),
        ("外地", []),
        ("XG02", []),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("\x00李雷", ["李雷"]),
    ],
)
def test_people_are_found_by_the_beginning_of_name_pinyin_initials_or_badge(
    cast: Cast, q: str, found: list[str]
) -> None:
    crowd(cast)

    assert listed(cast.clerk, q=q) == found


@pytest.mark.parametrize("q", ["王五", "王", "wangwu", "ww"])
def test_a_name_somebody_had_still_finds_him(cast: Cast, q: str) -> None:
    wei = crowd(cast)[1]
    FormerName.objects.create(person=wei.person, name="王五", pinyin="wangwu ww", until_on=date(2020, 1, 1))

    assert listed(cast.clerk, q=q) == ["单伟"]


def test_a_full_id_number_is_not_searched_for(cast: Cast) -> None:
    from tests.people.crowd import number_of

    people = crowd(cast)

    assert len(listed(cast.clerk, q=number_of(people[0], 0))) == len(NAMES)  # it is no search at all


def test_who_has_left_is_asked_for(cast: Cast) -> None:
    crowd(cast)
    engaged(cast.county, "离人", 20, left_on=date(2023, 5, 1))
    engaged(cast.county, "将离", 21, left_on=date(2023, 7, 1))

    assert "离人" not in listed(cast.clerk)
    assert "将离" in listed(cast.clerk)
    assert listed(cast.clerk, status="left") == ["离人"]
    assert {"离人", "将离"} < set(listed(cast.clerk, status="all"))


def test_filters_narrow_and_nonsense_is_no_filter(cast: Cast) -> None:
    crowd(cast)
    SheetRow.objects.filter(spelling="lilei").update(hiring_mode="dispatch", hired_on=date(2022, 1, 1))

    assert listed(cast.clerk, mode="dispatch") == ["李雷"]
    assert listed(cast.clerk, hired_to="2022-12-31") == ["李雷"]
    assert "李雷" not in listed(cast.clerk, hired_from="2022-12-31")
    assert len(listed(cast.clerk, mode="x", hired_from="never", law="<b>", sort="pay", status="?")) == 6


def test_an_office_outside_the_scope_is_no_filter_to_look_through(cast: Cast) -> None:
    crowd(cast)

    assert listed(cast.clerk, office=cast.elsewhere.public) == []
    assert listed(cast.clerk, office=cast.province.public) == []
    assert len(listed(cast.second_leader, office=cast.county.public)) == 6


def test_an_office_with_all_below_it(cast: Cast) -> None:
    squad = office(cast.county, "柳巷中队", Kind.UNIT, "140199")
    engaged(squad, "队员", 30)
    engaged(cast.county, "科员", 31)

    assert listed(cast.leader) == ["队员", "科员"]
    assert listed(cast.leader, office=squad.public) == ["队员"]


def test_a_firm_is_asked_for(cast: Cast) -> None:
    crowd(cast)
    li_lei(cast, name="派遣员", mode="dispatch", firm=cast.firm.public)

    assert listed(cast.clerk, firm=cast.firm.public) == ["派遣员"]


def test_a_renamed_person_is_sorted_and_found_by_the_new_name(cast: Cast) -> None:
    [li] = [one for one in crowd(cast) if one.person.name == "李雷"]
    perform("persons.rename", li.person.public, {"name": "安雷", "reason": "更名"}, by=cast.clerk, on=TODAY)

    assert listed(cast.clerk)[0] == "安雷"
    assert listed(cast.clerk, q="anlei") == listed(cast.clerk, q="lilei") == ["安雷"]


def test_who_is_moved_away_is_on_the_other_list(cast: Cast) -> None:
    one = crowd(cast)[0]
    user("chief", "厅长", Role.LEADER, cast.province)
    chief = user("chief2", "厅长", Role.LEADER, cast.province)
    perform("engagements.move", one.public, {"to": cast.elsewhere.public}, by=chief, on=TODAY)

    assert one.person.name not in listed(cast.clerk)
    assert one.person.name in listed(cast.stranger)
