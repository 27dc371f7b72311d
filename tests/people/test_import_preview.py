"""What an import would do is shown before it does it, and showing writes nothing."""

import pytest

from tests.people.cast import DAY, Cast, li_lei
from tests.people.rosters import imported, person, read, roster
from xieguan.desk.models import Entry
from xieguan.people.imports.preview import preview
from xieguan.people.models import Engagement, Import, Person, SheetRow, Statement

TABLES = (Person, Engagement, Statement, SheetRow, Entry, Import)


def counts() -> list[int]:
    return [model.objects.count() for model in TABLES]


def test_a_preview_writes_nothing(cast: Cast) -> None:
    taken = read(cast, roster(*map(person, range(3))))
    before = counts()

    preview(taken)

    assert counts() == before


def test_it_counts_what_is_new(cast: Cast) -> None:
    found = preview(read(cast, roster(*map(person, range(3)))))

    assert found.counts == {
        "rows": 3, "rejected": 0, "left_out": 0, "new": 3, "changed": 0, "unchanged": 0, "gone": 0,
    }  # fmt: skip
    assert all(arrival.stranger for arrival in found.new)


def test_a_row_with_a_wrong_number_is_rejected_with_its_sentence(cast: Cast) -> None:
    wrong = person(1, 身份证号="123456")
    found = preview(read(cast, roster(person(0), wrong)))

    assert [entry.row for entry in found.rejected] == [4]
    assert found.rejected[0].say
    assert found.counts["new"] == 1


@pytest.mark.parametrize(
    ("cells", "word"), [({"身份证号": ""}, "ID number"), ({"姓名": ""}, "name"), ({"姓名": "长" * 81}, "80")]
)
def test_a_row_that_names_nobody_is_left_out_with_a_sentence(cast: Cast, cells, word) -> None:
    found = preview(read(cast, roster(person(0), person(1, **cells))))

    assert [entry.row for entry in found.left_out] == [4]
    assert "4" in found.left_out[0].say
    assert found.counts["new"] == 1


def test_the_readers_warnings_come_along(cast: Cast) -> None:
    found = preview(read(cast, roster(person(0))))

    assert "single-hire-date" in {warning.kind for warning in found.warnings}


def test_a_person_known_elsewhere_is_the_same_person(cast: Cast) -> None:
    imported(cast, roster(person(0)), organisation=cast.elsewhere.public, by=cast.stranger)
    found = preview(read(cast, roster(person(0))))

    assert [arrival.stranger for arrival in found.new] == [False]


def test_a_later_roster_shows_who_is_new_changed_and_gone(cast: Cast) -> None:
    imported(cast, roster(*map(person, range(4))))
    later = roster(person(0), person(1, 学历="本科"), person(2), person(9), title="2023年6月1日")
    found = preview(read(cast, later))

    assert [(change.fact, change.old, change.new) for change in found.changed] == [("education", 4, 5)]
    assert [arrival.row for arrival in found.new] == [6]
    assert [gone.name for gone in found.gone] == [person(3)["姓名"]]
    assert found.unchanged == 2


def test_who_was_entered_by_hand_is_known_too(cast: Cast) -> None:
    li_lei(cast)
    found = preview(read(cast, roster(person(0))))

    assert [gone.name for gone in found.gone] == ["李雷"]


def test_a_blank_cell_says_nothing(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    found = preview(read(cast, roster(person(0, 学历=""), title="2023年6月1日")))

    assert (found.changed, found.unchanged) == ([], 1)


def test_another_name_is_shown_and_changes_nothing(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    found = preview(read(cast, roster(person(0, 姓名="李蕾"), title="2023年6月1日")))

    assert [(change.fact, change.new, change.counts) for change in found.changed] == [("name", "李蕾", False)]
    assert found.counts["changed"] == 0


def test_a_roster_of_a_day_to_come_is_refused(cast: Cast) -> None:
    from xieguan.people.outcomes import Invalid

    with pytest.raises(Invalid) as error:
        read(cast, roster(person(0)), as_of=DAY.replace(year=2030))
    assert "as_of" in error.value.errors


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("名册（截至2023年5月31日）", "2023-05-31"),
        ("2022年度协管人员花名册", "2022-12-31"),
        ("协管人员花名册", "2023-06-01"),
        ("截至2023年12月31日", "2023-06-01"),
        ("截至2023年13月41日", "2023-06-01"),
    ],
)
def test_a_roster_speaks_of_the_day_in_its_title_or_the_end_of_its_year(cast: Cast, title, day) -> None:
    assert read(cast, roster(person(0), title=title)).as_of.isoformat() == day
