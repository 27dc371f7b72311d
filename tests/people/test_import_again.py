"""The same file twice changes nothing; a later roster adds to what is known and overwrites nothing."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from tests.people.cast import DAY, Cast, id_number, li_lei
from tests.people.rosters import imported, person, read, roster
from xieguan.people.imports import job
from xieguan.people.models import Engagement, FormerName, Import, Person, Statement
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.people.sheet import differences
from xieguan.people.suppliers import facts_of

LATER = date(2023, 7, 1)


def facts(on: date = DAY) -> dict[str, object]:
    return facts_of("engagement", Engagement.objects.get().pk, on)


def test_the_same_file_again_is_answered_with_the_import_it_was(cast: Cast) -> None:
    first = imported(cast, roster(person(0)))
    before = Statement.objects.count()

    again = imported(cast, roster(person(0)))

    assert again.pk == first.pk
    assert (Import.objects.count(), Engagement.objects.count(), Statement.objects.count()) == (1, 1, before)


def test_on_a_later_day_too(cast: Cast) -> None:
    first = imported(cast, roster(person(0), title="协管人员花名册"))

    assert imported(cast, roster(person(0), title="协管人员花名册"), on=LATER).pk == first.pk


def test_the_same_file_for_another_day_is_another_roster(cast: Cast) -> None:
    first = imported(cast, roster(person(0)))
    again = imported(cast, roster(person(0)), as_of=DAY)

    assert again.pk != first.pk
    assert (again.counts["new"], again.counts["unchanged"]) == (0, 1)
    assert Engagement.objects.count() == 1


def test_the_same_file_in_two_processes_at_once_is_written_once(cast: Cast) -> None:
    first = read(cast, roster(person(0)))
    Import.objects.filter(pk=first.pk).update(state="finished")
    twin = Import.objects.create(
        organisation=cast.county, file=first.file, file_name="x", as_of=first.as_of, made_by=cast.clerk,
        made_at=first.made_at,
    )  # fmt: skip

    with pytest.raises(Invalid):
        job.resume(twin.public, by=cast.clerk, on=DAY)


def test_another_office_may_import_the_same_file(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    imported(cast, roster(person(0)), organisation=cast.elsewhere.public, by=cast.stranger)

    assert (Engagement.objects.count(), Person.objects.count()) == (2, 1)


def test_a_file_read_twice_and_not_committed_is_one_import(cast: Cast) -> None:
    assert read(cast, roster(person(0))).pk == read(cast, roster(person(0)), as_of=date(2023, 5, 1)).pk
    assert Import.objects.get().as_of == date(2023, 5, 1)


def test_the_latest_statement_counts_and_the_earlier_ones_stay(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    imported(cast, roster(person(0, 学历="本科")), as_of=DAY)

    assert facts(DAY)["education"] == 5
    assert facts(date(2023, 5, 31))["education"] == 4


def test_an_older_roster_taken_in_later_does_not_change_today(cast: Cast) -> None:
    imported(cast, roster(person(0, 学历="本科")))
    imported(cast, roster(person(0)), as_of=date(2022, 12, 31))

    assert facts(DAY)["education"] == 5
    assert facts(date(2023, 1, 1))["education"] == 4


def test_a_roster_between_two_others_counts_only_between_them(cast: Cast) -> None:
    imported(cast, roster(person(0)), as_of=date(2023, 1, 31))
    imported(cast, roster(person(0), title="又"), as_of=date(2023, 5, 31))
    imported(cast, roster(person(0, 学历="本科")), as_of=date(2023, 3, 31))

    assert [facts(day)["education"] for day in (date(2023, 2, 1), date(2023, 4, 1), DAY)] == [4, 5, 4]


YEARLY = ("2022年度培训工作日数", "2022年度培训考试结果")


def test_a_blank_of_a_new_year_does_not_inherit_the_year_before(cast: Cast) -> None:
    imported(
        cast, roster(person(0, **dict(zip(YEARLY, ("6", "合格"), strict=True)))), as_of=date(2022, 12, 31)
    )
    next_year = {name.replace("2022", "2023"): "" for name in YEARLY}
    imported(cast, roster(person(0, **next_year)), as_of=DAY)

    assert facts(date(2023, 1, 1))["annual_training_workdays"] == 6
    assert facts(DAY)["annual_training_year_end"] == date(2023, 12, 31)
    assert (facts(DAY)["annual_training_workdays"], facts(DAY)["annual_training_passed"]) == (None, None)
    assert list(differences(DAY)) == []


def test_nor_does_a_column_that_the_new_year_has_not(cast: Cast) -> None:
    imported(
        cast, roster(person(0, **dict(zip(YEARLY, ("6", "合格"), strict=True)))), as_of=date(2022, 12, 31)
    )
    imported(cast, roster(person(0, **{"2023年度培训工作日数": "3"})), as_of=DAY)

    assert (facts(DAY)["annual_training_workdays"], facts(DAY)["annual_training_passed"]) == (3, None)


def test_a_later_roster_that_says_otherwise_of_the_hire_counts_from_its_day(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    imported(cast, roster(person(0, 用工形式="劳务派遣", 入职时间="2023-02-01")), as_of=DAY)

    assert (facts()["hiring_mode"], facts()["hired_on"]) == ("dispatch", date(2023, 2, 1))
    assert facts(date(2023, 5, 31))["hiring_mode"] == "direct"
    assert list(differences(DAY)) == []


def test_a_correction_by_hand_stands_against_earlier_rosters_and_yields_to_later_ones(cast: Cast) -> None:
    imported(cast, roster(person(0)), as_of=date(2023, 3, 31))
    imported(cast, roster(person(0, 入职时间="2023-02-01")), as_of=date(2023, 5, 31))
    subject = Engagement.objects.get().public
    correction = {"reason": "录错", "hired_on": "2023-02-15", "first_hired_on": "2023-02-15"}
    perform("engagements.correct", subject, correction, by=cast.clerk, on=DAY)

    assert facts()["hired_on"] == date(2023, 2, 15)
    assert Engagement.objects.get().rosters_from > localdate()
    Engagement.objects.update(rosters_from=LATER)
    imported(cast, roster(person(0, 入职时间="2023-01-15")), as_of=LATER, on=LATER)
    assert facts(LATER)["hired_on"] == date(2023, 1, 15)


def test_a_roster_older_than_an_entry_by_hand_says_nothing_of_that_hire(cast: Cast) -> None:
    li_lei(cast)
    row = person(0, 姓名="李雷", 身份证号=id_number(), 用工形式="劳务派遣")
    done = imported(cast, roster(row))

    assert (done.counts["new"], facts()["hiring_mode"], facts()["education"]) == (0, "direct", 4)


def test_a_roster_of_a_day_after_the_entry_counts(cast: Cast) -> None:
    li_lei(cast)
    assert Engagement.objects.get().rosters_from > localdate()
    Engagement.objects.update(rosters_from=DAY)
    imported(cast, roster(person(0, 姓名="李雷", 身份证号=id_number(), 用工形式="劳务派遣")), as_of=DAY)

    assert facts()["hiring_mode"] == "dispatch"


def test_another_name_is_taken_over_only_when_told_and_the_former_one_is_kept(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    imported(cast, roster(person(0, 姓名="李蕾")), as_of=date(2023, 5, 31))
    assert Person.objects.get().name == person(0)["姓名"]

    imported(cast, roster(person(0, 姓名="李蕾")), as_of=DAY, rename=True)
    assert Person.objects.get().name == "李蕾"
    assert FormerName.objects.get().name == person(0)["姓名"]


def test_nobody_is_ended_because_a_roster_does_not_name_him(cast: Cast) -> None:
    imported(cast, roster(*map(person, range(3))))
    done = imported(cast, roster(person(0)), as_of=DAY)

    assert done.counts["gone"] == 2
    assert Engagement.objects.visible().filter(left_on__isnull=True).count() == 3


def test_who_left_and_was_taken_on_again_has_two_engagements(cast: Cast) -> None:
    imported(cast, roster(person(0, 入职时间="2021-03-01", 离职日期="2022-05-31")), as_of=date(2022, 12, 31))
    done = imported(cast, roster(person(0)))

    assert done.counts["new"] == 1
    assert [bool(entry.left_on) for entry in Engagement.objects.order_by("pk")] == [True, False]


def test_who_has_left_is_recognised_in_the_next_list_of_leavers(cast: Cast) -> None:
    gone = person(0, 入职时间="2021-03-01", 离职日期="2022-05-31")
    imported(cast, roster(gone), as_of=date(2022, 12, 31))
    done = imported(cast, roster(gone, person(1)), as_of=DAY)

    assert (done.counts["new"], Engagement.objects.count()) == (1, 2)
