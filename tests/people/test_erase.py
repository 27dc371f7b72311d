"""A person is erased when the time to keep him is over, by two people; then he is found nowhere."""

import logging
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.people.cast import DAY, Cast, id_number, li_lei, user
from tests.people.doing import do, last, refused
from tests.people.rosters import imported, person, read, roster
from xieguan.desk import papers, trail
from xieguan.desk.doctor import examine
from xieguan.desk.models import Entry, Paper
from xieguan.law.judge import add_months
from xieguan.people.erasing.doing import erase
from xieguan.people.erasing.removal import HANGING
from xieguan.people.erasing.rosters import named_in
from xieguan.people.erasing.term import must_be_over
from xieguan.people.invariants import breaches
from xieguan.people.models import Engagement, Erasure, Exemption, Import, Person, SheetRow, Statement
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.roles import Role

CANARY, NUMBER = "金丝雀", id_number(date(1991, 2, 3), 777)
ASK = {"reason": "term-over", "document": "南城档〔2025〕3号保管期限表", "kept_months": 24}
GONE = {"姓名": CANARY, "身份证号": NUMBER, "离职时间": "2023-05-01"}


@pytest.fixture(autouse=True)
def anew() -> None:
    named_in.cache_clear()


def brought_in(cast: Cast, **cells: str) -> Person:
    """金丝雀 and another, from a roster of 南城县."""
    imported(cast, roster(person(1, 离职时间=""), {**person(2), **GONE, **cells}))
    return Person.objects.get(name=CANARY)


def asked(cast: Cast, who: Person, **changes: object) -> Erasure:
    return Erasure.objects.get(
        public=do("persons.ask_erasure", who, cast.clerk, **{**ASK, **changes}).subject
    )


def everything(data: Path) -> str:
    """Every row of every table, and every file of the office, as a thief would read them."""
    rows = [row for model in apps.get_models() for row in model._default_manager.values_list()]
    files = [path.read_bytes().decode("utf-8", "replace") for path in data.rglob("*") if path.is_file()]
    return repr(rows) + "".join(files)


def test_who_was_there_would_be_found(cast: Cast, data: Path) -> None:
    brought_in(cast)

    assert CANARY in everything(data)
    assert NUMBER in everything(data)  # the roster's own file


def test_the_erased_is_found_nowhere(
    cast: Cast, data: Path, caplog, django_capture_on_commit_callbacks
) -> None:
    caplog.set_level(logging.DEBUG)
    who = brought_in(cast)
    do("persons.rename", who, cast.clerk, name="金丝雀二", reason="更名")
    engagement = who.engagements.get()
    request = asked(cast, who)
    with django_capture_on_commit_callbacks(execute=True):
        erase(request.public, by=cast.leader, on=DAY)

    told = everything(data) + caplog.text
    assert CANARY not in told
    assert NUMBER not in told
    assert "jinsique" not in told
    assert not Person.objects.filter(pk=who.pk).exists()
    assert not Engagement.objects.filter(pk=engagement.pk).exists()


def test_what_is_not_his_stays(cast: Cast, django_capture_on_commit_callbacks) -> None:
    who = brought_in(cast)
    others = Statement.objects.exclude(engagement__person=who).count()
    opened = Entry.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        erase(asked(cast, who).public, by=cast.leader, on=DAY)

    assert Person.objects.count() == Engagement.objects.count() == SheetRow.objects.count() == 1
    assert Statement.objects.count() == others
    assert Entry.objects.count() == opened + 2
    assert Import.objects.get().counts["new"] == 2
    assert list(breaches()) == []
    with django_capture_on_commit_callbacks(execute=True):
        trail.seal()
    assert trail.verify().faults == ()


def test_the_trail_keeps_ids_that_mean_nothing_and_counts(cast: Cast) -> None:
    who = brought_in(cast)
    erase(asked(cast, who).public, by=cast.leader, on=DAY)

    detail = last().detail
    assert (detail["person"], detail["document"]) == (who.public, ASK["document"])
    assert detail["removed"]["engagement"] == 1
    assert detail["removed"]["papers"] == 1
    assert Erasure.objects.get().counts == detail["removed"]


def test_the_same_person_later_is_a_new_person(cast: Cast) -> None:
    who = brought_in(cast)
    erase(asked(cast, who).public, by=cast.leader, on=DAY)
    again = li_lei(cast, name="新名", id_number=NUMBER)

    assert Engagement.objects.get(public=again).person.public != who.public


def test_the_doctor_misses_no_file_that_was_erased(cast: Cast, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erase(asked(cast, brought_in(cast)).public, by=cast.leader, on=DAY)

    assert not papers.place_of(Paper.objects.get().digest).exists()
    assert {line.check: line.state for line in examine()}["papers"] == "ok"


def test_a_roster_that_does_not_name_him_stays(cast: Cast, django_capture_on_commit_callbacks) -> None:
    who = brought_in(cast)
    other = read(cast, roster(person(3, 离职时间="")), as_of=date(2023, 5, 1))
    with django_capture_on_commit_callbacks(execute=True):
        erase(asked(cast, who).public, by=cast.leader, on=DAY)

    assert papers.kept(other.file)


def test_who_still_works_is_not_erased(cast: Cast) -> None:
    who = brought_in(cast, 离职时间="")

    refused(Invalid, "persons.ask_erasure", who, cast.clerk, **ASK)


def test_the_term_must_be_over_and_as_long_as_the_law_asks(cast: Cast) -> None:
    who = brought_in(cast)

    assert (
        "kept_months"
        in refused(Invalid, "persons.ask_erasure", who, cast.clerk, **{**ASK, "kept_months": 23}).errors
    )
    refused(Invalid, "persons.ask_erasure", who, cast.clerk, **{**ASK, "kept_months": 600})
    refused(Invalid, "persons.ask_erasure", who, cast.clerk, **{**ASK, "document": ""})


def test_he_is_kept_on_the_last_day_still_and_erased_on_the_next(cast: Cast) -> None:
    who = brought_in(cast)
    last = add_months(date(2023, 5, 1), 24)

    with pytest.raises(Invalid):
        must_be_over(who, 24, last)
    assert must_be_over(who, 24, last + timedelta(days=1)) == date(2023, 5, 1)


def test_an_office_may_keep_longer_by_its_own_value(cast: Cast) -> None:
    today = timezone.localdate()
    do(
        "packs.set_parameter", cast.county, cast.leader, today, pack="cn-labour", parameter="file_keeping_months",
        value=120, document="文", from_on=today,
    )  # fmt: skip

    error = refused(Invalid, "persons.ask_erasure", brought_in(cast), cast.clerk, **ASK)
    assert "120" in str(error)


def test_it_takes_two(cast: Cast) -> None:
    who = brought_in(cast)
    request = do("persons.ask_erasure", who, cast.leader, **ASK).subject

    refused(Denied, "persons.erase", request, cast.leader)
    refused(Denied, "persons.erase", request, cast.clerk)
    do("persons.erase", request, cast.second_leader)
    refused(Invalid, "persons.erase", request, cast.second_leader)


def test_the_database_itself_keeps_the_two_apart(cast: Cast) -> None:
    request = asked(cast, brought_in(cast))

    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.filter(pk=request.pk).update(done_by=request.asked_by, done_at=request.asked_at)


def test_it_is_asked_for_once_and_may_be_withdrawn(cast: Cast) -> None:
    who = brought_in(cast)
    request = asked(cast, who)
    refused(Invalid, "persons.ask_erasure", who, cast.clerk, **ASK)
    do("persons.withdraw_erasure", request, cast.clerk)

    refused(Invalid, "persons.erase", request, cast.leader)
    asked(cast, who)


def test_whom_another_office_knows_is_erased_by_whoever_answers_for_both(cast: Cast) -> None:
    who = brought_in(cast)
    Engagement.objects.create(
        person=who, organisation=cast.city, mode="direct", hired_on=date(2020, 1, 1), first_hired_on=date(2020, 1, 1),
        left_on=date(2021, 1, 1),
    )  # fmt: skip

    refused(Denied, "persons.ask_erasure", who, cast.leader, **ASK)
    above = user("above", "厅领导", Role.LEADER, cast.province)
    request = do("persons.ask_erasure", who, cast.second_leader, **ASK).subject
    assert Erasure.objects.get().organisation == cast.city
    do("persons.erase", request, above)


def test_a_stranger_finds_nobody_to_erase(cast: Cast) -> None:
    refused(NotFound, "persons.ask_erasure", brought_in(cast), cast.stranger, **ASK)


def test_an_exceptions_reason_goes_too(cast: Cast) -> None:
    who = brought_in(cast)
    Exemption.objects.create(
        organisation=cast.county, act="exits.keep", subject_kind="engagement", subject=who.engagements.get().public,
        input_digest="0", pack="x", rule="y", reason=f"{CANARY}家庭困难", asked_by=cast.clerk, asked_at=timezone.now(),
    )  # fmt: skip
    erase(asked(cast, who).public, by=cast.leader, on=DAY)

    assert Exemption.objects.get().reason == "—"


def test_every_record_that_hangs_on_a_person_has_its_way_out() -> None:
    hanging = {
        relation.related_model for holder in (Person, Engagement) for relation in holder._meta.related_objects
    }
    assert hanging <= HANGING.keys(), "say how these are erased: xieguan.people.erasing.removal.erases"
