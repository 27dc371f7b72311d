"""Nothing of an import counts before all of it does."""

from datetime import date

import pytest

from tests.people.cast import DAY, Cast
from tests.people.rosters import imported, killed, person, read, roster
from xieguan.desk.models import Entry
from xieguan.people.imports import job
from xieguan.people.models import Engagement, Person, SheetRow, Statement
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.perform import perform
from xieguan.people.scope import reach, within
from xieguan.people.sheet import differences, rebuild
from xieguan.people.suppliers import facts_of


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(job, "BATCH", 2)


def seen(cast: Cast) -> tuple[int, int, int]:
    """What the city's leader sees: engagements, people, rows of the sheet."""
    where = reach(cast.second_leader, DAY)
    sheet = SheetRow.objects.filter(path__startswith=cast.city.path)
    return within(Engagement, where).count(), within(Person, where).count(), sheet.count()


def test_half_an_import_is_nobodys_to_see(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)

    assert (taken.state, taken.done) == ("writing", 2)
    assert Engagement.objects.count() == 2
    assert seen(cast) == (0, 0, 0)


def test_a_half_written_engagement_is_no_subject_of_an_act(cast: Cast) -> None:
    killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    subject = Engagement.objects.first().public

    with pytest.raises(NotFound):
        perform("engagements.correct", subject, {"reason": "x"}, by=cast.clerk, on=DAY)


def test_a_killed_import_goes_on_where_it_was(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)

    done = job.resume(taken.public, by=cast.clerk, on=DAY)

    assert (done.state, done.done, done.total, done.settled) == ("finished", 5, 5, True)
    assert (done.counts["new"], done.counts["people"]) == (5, 5)
    assert seen(cast) == (5, 5, 5)


def test_a_finished_import_is_seen_at_once_and_whole(cast: Cast) -> None:
    imported(cast, roster(*map(person, range(5))))

    assert seen(cast) == (5, 5, 5)
    assert list(differences(DAY)) == []


def test_what_a_roster_states_are_the_facts_from_its_day_on(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    engagement = Engagement.objects.get()

    after = facts_of("engagement", engagement.pk, DAY)
    before = facts_of("engagement", engagement.pk, date(2023, 5, 30))

    assert (after["education"], after["prejob_workdays"], after["hiring_mode"]) == (4, 15, "direct")
    assert (after["hired_on"], after["age_at_hire"]) == (date(2023, 3, 1), 33)
    assert (before["education"], before["prejob_workdays"]) == (None, None)


def test_what_half_an_import_states_of_people_on_record_does_not_count(cast: Cast) -> None:
    imported(cast, roster(*map(person, range(4))))
    later = roster(*(person(at, 学历="本科") for at in range(4)), title="2023年6月1日")
    killed(read(cast, later), cast, after=2)

    assert Statement.objects.filter(fact="education", number=5).count() == 2
    assert {
        facts_of("engagement", pk, DAY)["education"] for pk in Engagement.objects.values_list("pk", flat=True)
    } == {4}
    assert list(differences(DAY)) == []


def test_a_later_roster_counts_for_people_on_record_and_the_sheet_follows(cast: Cast) -> None:
    imported(cast, roster(*map(person, range(3))))
    imported(cast, roster(*(person(at, 学历="本科") for at in range(3)), title="2023年6月1日"))

    assert set(SheetRow.objects.values_list("education", flat=True)) == {5}
    assert list(differences(DAY)) == []


def test_many_people_on_record_follow_in_batches(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr("xieguan.people.imports.settling.FEW", 2)
    imported(cast, roster(*map(person, range(5))))
    done = imported(cast, roster(*(person(at, 学历="本科") for at in range(5)), title="2023年6月1日"))

    assert done.settled
    assert list(differences(DAY)) == []


def test_one_entry_of_the_trail_names_the_file_and_the_counts(cast: Cast) -> None:
    done = imported(cast, roster(*map(person, range(3))))

    entry = Entry.objects.get(act="imports.commit")
    assert (entry.subject, entry.actor, entry.outcome) == (done.public, cast.clerk.public, "done")
    assert entry.detail["file"] == done.file
    assert (entry.detail["counts"]["new"], entry.detail["counts"]["rows"]) == (3, 3)


def test_what_is_not_written_cannot_be_committed(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)

    with pytest.raises(Invalid):
        perform("imports.commit", taken.public, by=cast.clerk, on=DAY)
    assert seen(cast) == (0, 0, 0)


def test_who_may_not_commit_writes_nothing(cast: Cast) -> None:
    taken = read(cast, roster(person(0)))

    with pytest.raises(Denied):
        job.resume(taken.public, by=cast.leader, on=DAY)
    with pytest.raises(NotFound):
        job.resume(taken.public, by=cast.stranger, on=DAY)
    assert [entry.outcome for entry in Entry.objects.filter(kind="refusal").order_by("id")] == [
        "denied",
        "not-found",
    ]
    assert Person.objects.count() == 0


def test_who_may_not_import_here_leaves_no_file(cast: Cast, data) -> None:
    with pytest.raises(NotFound):
        read(cast, roster(person(0)), by=cast.stranger)
    assert not list((data / "papers").rglob("*"))


def test_another_office_may_record_the_same_person_meanwhile(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(3)))), cast, after=2)
    number = person(0)["身份证号"]
    data = {"name": "示例一", "id_number": number, "mode": "direct", "hired_on": "2023-03-01"}
    perform("engagements.open", cast.elsewhere.public, data, by=cast.stranger, on=DAY)

    job.resume(taken.public, by=cast.clerk, on=DAY)

    assert Person.objects.count() == 3
    assert Engagement.objects.filter(person__engagements__organisation=cast.elsewhere).count() == 2


def test_whom_the_clerk_enters_while_it_is_written_is_recorded_once(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(3)))), cast, after=2)
    data = {
        "name": person(2)["姓名"],
        "id_number": person(2)["身份证号"],
        "mode": "direct",
        "hired_on": "2023-03-01",
    }
    perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY)

    done = job.resume(taken.public, by=cast.clerk, on=DAY)

    assert (done.counts["new"], Engagement.objects.count()) == (2, 3)
    assert list(differences(DAY)) == []


def test_whom_it_has_written_cannot_be_entered_a_second_time(cast: Cast) -> None:
    killed(read(cast, roster(*map(person, range(3)))), cast, after=2)
    data = {
        "name": person(0)["姓名"],
        "id_number": person(0)["身份证号"],
        "mode": "direct",
        "hired_on": "2023-03-01",
    }

    with pytest.raises(Invalid):
        perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY)


def test_two_processes_do_not_write_one_import(cast: Cast) -> None:
    taken = read(cast, roster(*map(person, range(6))))
    other = job.resume
    began = []

    def meanwhile(done: int, _total: int) -> None:
        if done == 4 and not began:
            began.append(taken)
            type(taken).objects.filter(pk=taken.pk).update(done=6)

    with pytest.raises(Invalid):
        other(taken.public, by=cast.clerk, on=DAY, progress=meanwhile)


def test_an_office_writes_one_import_at_a_time(cast: Cast) -> None:
    first = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    second = read(cast, roster(person(9)))

    with pytest.raises(Invalid) as error:
        job.resume(second.public, by=cast.clerk, on=DAY)
    assert first.public in str(error.value)


def test_an_organisation_is_not_closed_or_merged_under_an_import(cast: Cast) -> None:
    killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    merge = {"into": cast.elsewhere.public, "document": "示例〔2023〕1号"}

    for act, data in (("organisations.close", {}), ("organisations.merge", merge)):
        with pytest.raises(Invalid):
            perform(act, cast.county.public, data, by=cast.system, on=DAY)
    assert seen(cast) == (0, 0, 0)


def test_hidden_rows_of_the_sheet_that_a_nightly_rebuild_swept_away_come_back(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    rebuild(DAY)
    assert SheetRow.objects.count() == 0

    job.resume(taken.public, by=cast.clerk, on=DAY)
    assert seen(cast) == (5, 5, 5)
    assert list(differences(DAY)) == []
