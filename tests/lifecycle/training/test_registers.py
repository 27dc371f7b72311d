"""The register of a day: everybody at once, what counts and what does not, and what is refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.lifecycle.training.schooling import BEGIN, attend, school, trainee
from tests.people.cast import Cast, user
from tests.people.doing import do, last, refused
from xieguan.desk.calendar import enter
from xieguan.lifecycle.models import Attendance, Enrolment, TrainingClass, TrainingDay
from xieguan.people import sheet
from xieguan.people.models import Engagement, SheetRow
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of

SATURDAY, MADE_UP = date(2023, 9, 16), date(2023, 10, 7)


def days(who: str, on: date = date(2023, 12, 31)) -> object:
    engagement = Engagement.objects.get(public=who)
    return facts_of("engagement", engagement.pk, on)["prejob_workdays"]


def test_one_act_records_the_whole_class(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one, two)

    attend(cast, held, BEGIN, **{two: {"presence": "absent", "absence": "leave"}})

    assert (days(one), days(two)) == (1, 0)
    assert (last().act, last().detail["people"], last().detail["all_day"]) == ("training.take_register", 2, 1)


def test_half_a_day_is_not_a_day(cast: Cast) -> None:
    one = trainee(cast)
    held = school(cast, one)
    attend(cast, held, BEGIN, **{one: {"presence": "half", "absence": "official"}})

    assert days(one) == 0


def test_a_day_off_is_kept_and_does_not_count_and_a_made_up_one_does(cast: Cast) -> None:
    one = trainee(cast)
    held = school(cast, one)
    for day in (SATURDAY, date(2023, 10, 2), MADE_UP):
        attend(cast, held, day)

    assert TrainingDay.objects.count() == 3
    assert days(one) == 1
    assert (days(one, date(2023, 10, 6)), days(one, MADE_UP)) == (0, 1)


def test_a_day_in_two_classes_is_one_day(cast: Cast) -> None:
    one = trainee(cast)
    for _class in range(2):
        attend(cast, school(cast, one), BEGIN)

    assert days(one) == 1


def test_a_register_is_taken_once_and_only_of_the_whole_class(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one, two)
    error = refused(Invalid, "training.take_register", held, cast.clerk, day=BEGIN, marks=[{"trainee": one}])
    assert "marks" in error.errors
    attend(cast, held, BEGIN)

    error = refused(Invalid, "training.take_register", held, cast.clerk, day=BEGIN, marks=[{"trainee": one}])
    assert "day" in error.errors
    assert Attendance.objects.count() == 2


def test_whoever_was_enrolled_late_can_be_recorded_for_an_earlier_day(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one)
    attend(cast, held, BEGIN)
    do("training.enrol", held, cast.clerk, people=[two])

    do("training.take_register", held, cast.clerk, day=BEGIN, marks=[{"trainee": two}])

    assert days(two) == 1


@pytest.mark.parametrize(
    "day", [date(2035, 3, 5), timezone.localdate() + timedelta(days=1), date(2023, 9, 10)]
)
def test_a_day_to_come_or_before_the_class_is_refused(cast: Cast, day: date) -> None:
    one = trainee(cast)
    held = school(cast, one)

    error = refused(Invalid, "training.take_register", held, cast.clerk, day=day, marks=[{"trainee": one}])

    assert list(error.errors) == ["day"]
    assert not TrainingDay.objects.exists()


def test_a_year_nobody_announced_is_refused_until_it_is_entered_and_then_counted_anew(
    cast: Cast, monkeypatch
) -> None:
    one = trainee(cast)
    held = school(cast, one, starts_on=date(2035, 3, 1))
    later = timezone.now().replace(year=2035, month=6, day=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    day = date(2035, 3, 5)

    error = refused(Invalid, "training.take_register", held, cast.clerk, day=day, marks=[{"trainee": one}])
    assert "2035" in error.errors["day"][0]
    assert not TrainingDay.objects.exists()

    enter(2035, document="国办发明电〔2034〕7号", days_off=[], worked=[])
    attend(cast, held, day)
    assert TrainingDay.objects.get().calendar == "国办发明电〔2034〕7号"
    assert days(one, day) == 1

    enter(2035, document="国办发明电〔2034〕8号", days_off=[day], worked=[])
    assert days(one, day) == 0
    assert SheetRow.objects.get(engagement__public=one).prejob_workdays == 0


def test_strangers_and_doubles_are_named_row_by_row_and_nothing_is_half_done(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one)
    marks = [{"trainee": one}, {"trainee": one}, {"trainee": two}, {"trainee": "nobody"}]

    error = refused(Invalid, "training.take_register", held, cast.clerk, day=BEGIN, marks=marks)

    assert list(error.errors) == ["marks.1.trainee", "marks.2.trainee", "marks.3.trainee"]
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    "mark", [{"presence": "absent"}, {"presence": "half"}, {"presence": "full", "absence": "leave"}]
)
def test_a_missed_day_has_its_reason_and_no_other_has(cast: Cast, mark: dict) -> None:
    one = trainee(cast)
    held = school(cast, one)
    marks = [{"trainee": one, **mark}]

    error = refused(Invalid, "training.take_register", held, cast.clerk, day=BEGIN, marks=marks)

    assert "marks.0.absence" in error.errors


def test_nobody_is_enrolled_twice_or_from_another_office(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one)
    stranger = trainee(cast, 9)
    Engagement.objects.filter(public=stranger).update(organisation=cast.elsewhere)

    error = refused(Invalid, "training.enrol", held, cast.clerk, people=[one, two, two, stranger, "nobody"])

    assert list(error.errors) == ["people.0", "people.2", "people.3", "people.4"]
    assert error.errors["people.3"] == error.errors["people.4"]
    assert Enrolment.objects.count() == 1


def test_who_has_left_is_neither_enrolled_nor_asked_for(cast: Cast) -> None:
    one, two = trainee(cast, 1), trainee(cast, 2)
    held = school(cast, one, two)
    Engagement.objects.filter(public=two).update(left_on=BEGIN)

    do("training.take_register", held, cast.clerk, day=BEGIN, marks=[{"trainee": one}])
    other = school(cast)
    refused(Invalid, "training.enrol", other, cast.clerk, people=[two])


def test_a_correction_is_another_row_with_its_reason(cast: Cast) -> None:
    one = trainee(cast)
    held = school(cast, one)
    attend(cast, held, BEGIN)
    wrong = {"training_class": held.public, "day": BEGIN, "presence": "absent", "absence": "unexplained"}
    engagement = Engagement.objects.get(public=one)

    error = refused(Invalid, "training.record_prejob", engagement, cast.clerk, **wrong)
    assert list(error.errors) == ["reason"]
    do("training.record_prejob", engagement, cast.clerk, **wrong, reason="签到表显示当日未到")

    assert days(one) == 0
    assert Attendance.objects.count() == 2
    before, after = Attendance.objects.order_by("pk")
    assert (after.corrects, before.presence) == (before, "full")
    assert list(sheet.differences(timezone.localdate())) == []


def test_one_person_makes_up_a_day_in_another_class(cast: Cast) -> None:
    one = trainee(cast)
    held = school(cast)
    engagement = Engagement.objects.get(public=one)

    do("training.record_prejob", engagement, cast.clerk, training_class=held.public, day=BEGIN)

    assert days(one) == 1
    assert Enrolment.objects.get().from_on == BEGIN


def test_a_class_of_another_office_is_no_class_of_his(cast: Cast) -> None:
    one = trainee(cast)
    far = school(cast, office=cast.elsewhere, by=cast.stranger)
    engagement = Engagement.objects.get(public=one)

    error = refused(
        Invalid, "training.record_prejob", engagement, cast.clerk, training_class=far.public, day=BEGIN
    )

    assert list(error.errors) == ["training_class"]
    assert not Enrolment.objects.exists()


def test_the_day_of_the_event_and_of_the_entry_are_kept_apart(cast: Cast) -> None:
    one = trainee(cast)
    held = school(cast, one)
    attend(cast, held, BEGIN)
    row = Attendance.objects.get()

    assert row.training_day.day == BEGIN
    assert row.recorded_at.date() >= date(2026, 1, 1)
    assert row.recorded_by == cast.clerk


def test_the_sheet_says_what_the_live_facts_say(cast: Cast) -> None:
    people = [trainee(cast, serial) for serial in range(1, 12)]  # more than are asked one by one
    held = school(cast, *people)
    attend(cast, held, BEGIN)
    attend(cast, held, SATURDAY)

    assert list(sheet.differences(timezone.localdate())) == []
    assert set(SheetRow.objects.values_list("prejob_workdays", flat=True)) == {1}


def test_a_trainer_does_what_a_clerk_does_and_a_leader_does_not(cast: Cast) -> None:
    coach = user("peixun", "培训员", Role.TRAINER, cast.county)
    held = school(cast, by=coach)

    refused(Denied, "training.close_class", held, cast.leader)
    refused(NotFound, "training.close_class", held, cast.stranger)
    do("training.close_class", held, coach)


def test_a_closed_class_takes_nothing_but_corrections(cast: Cast) -> None:
    one = trainee(cast)
    held = school(cast, one)
    do("training.close_class", held, cast.clerk)
    held = TrainingClass.objects.get(pk=held.pk)

    refused(Invalid, "training.take_register", held, cast.clerk, day=BEGIN, marks=[{"trainee": one}])
    refused(Invalid, "training.enrol", held, cast.clerk, people=[one])
    refused(Invalid, "training.close_class", held, cast.clerk)
    engagement = Engagement.objects.get(public=one)
    late = {"training_class": held.public, "day": BEGIN}
    refused(Invalid, "training.record_prejob", engagement, cast.clerk, **late)
    do("training.record_prejob", engagement, cast.clerk, **late, reason="补录签到表")
    assert days(one) == 1
