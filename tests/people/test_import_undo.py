"""A finished import can be undone until somebody builds on it; an unfinished one is removed without a trace."""

import pytest

from tests.people.cast import DAY, Cast, li_lei
from tests.people.rosters import imported, killed, person, read, roster
from xieguan.desk.models import Entry
from xieguan.people.imports import job
from xieguan.people.models import Engagement, Import, Person, SheetRow, Statement
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.perform import perform
from xieguan.people.scope import reach, within
from xieguan.people.sheet import differences
from xieguan.people.suppliers import facts_of


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(job, "BATCH", 2)


def rows() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in (Person, Engagement, Statement, SheetRow)}


def test_what_was_undone_is_nobodys_to_see_and_nothing_is_deleted(cast: Cast) -> None:
    done = imported(cast, roster(*map(person, range(3))))
    before = rows()

    job.undo(done.public, by=cast.leader, on=DAY)

    where = reach(cast.clerk, DAY)
    assert (within(Engagement, where).count(), within(Person, where).count()) == (0, 0)
    assert rows() == before | {"SheetRow": 0}
    assert list(differences(DAY)) == []


def test_it_is_on_the_trail(cast: Cast) -> None:
    done = imported(cast, roster(person(0)))
    job.undo(done.public, by=cast.leader, on=DAY)

    entry = Entry.objects.latest("id")
    assert (entry.act, entry.actor, entry.detail["file"]) == ("imports.undo", cast.leader.public, done.file)


def test_statements_about_people_on_record_stop_counting(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    later = imported(cast, roster(person(0, 学历="本科", 用工形式="劳务派遣")), as_of=DAY)
    job.undo(later.public, by=cast.clerk, on=DAY)

    facts = facts_of("engagement", Engagement.objects.get().pk, DAY)
    assert (facts["education"], facts["hiring_mode"]) == (4, "direct")
    assert list(differences(DAY)) == []


def test_names_are_given_back(cast: Cast) -> None:
    imported(cast, roster(person(0)))
    later = imported(cast, roster(person(0, 姓名="李蕾")), as_of=DAY, rename=True)
    job.undo(later.public, by=cast.clerk, on=DAY)

    assert Person.objects.get().name == person(0)["姓名"]


def test_the_file_can_be_imported_again_after_it_was_undone(cast: Cast) -> None:
    done = imported(cast, roster(*map(person, range(3))))
    job.undo(done.public, by=cast.clerk, on=DAY)
    again = imported(cast, roster(*map(person, range(3))))

    assert (again.pk != done.pk, again.counts["new"], again.counts["people"]) == (True, 3, 0)
    assert within(Engagement, reach(cast.clerk, DAY)).count() == 3
    assert list(differences(DAY)) == []


def test_who_was_undone_can_be_entered_by_hand(cast: Cast) -> None:
    done = imported(cast, roster(person(0)))
    job.undo(done.public, by=cast.clerk, on=DAY)
    data = {
        "name": person(0)["姓名"],
        "id_number": person(0)["身份证号"],
        "mode": "direct",
        "hired_on": "2023-03-01",
    }

    perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY)
    assert within(Engagement, reach(cast.clerk, DAY)).count() == 1


@pytest.mark.parametrize(
    ("act", "data"),
    [("engagements.correct", {"reason": "录错", "hired_on": "2023-02-01", "first_hired_on": "2023-02-01"})],
)
def test_after_an_act_on_one_of_its_engagements_it_is_refused_and_the_act_is_named(
    cast: Cast, act, data
) -> None:
    done = imported(cast, roster(*map(person, range(3))))
    subject = Engagement.objects.first().public
    perform(act, subject, data, by=cast.clerk, on=DAY)

    with pytest.raises(Invalid) as error:
        job.undo(done.public, by=cast.leader, on=DAY)
    assert act in str(error.value)
    assert subject in str(error.value)


def test_after_an_act_on_one_of_its_people_too(cast: Cast) -> None:
    done = imported(cast, roster(person(0)))
    perform(
        "persons.rename",
        Person.objects.get().public,
        {"name": "李蕾", "reason": "改名"},
        by=cast.clerk,
        on=DAY,
    )

    with pytest.raises(Invalid) as error:
        job.undo(done.public, by=cast.leader, on=DAY)
    assert "persons.rename" in str(error.value)


def test_after_a_later_roster_it_is_refused_until_that_one_is_undone(cast: Cast) -> None:
    first = imported(cast, roster(person(0)))
    later = imported(cast, roster(person(0)), as_of=DAY)

    with pytest.raises(Invalid) as error:
        job.undo(first.public, by=cast.leader, on=DAY)
    assert later.file_name in str(error.value)

    job.undo(later.public, by=cast.leader, on=DAY)
    job.undo(first.public, by=cast.leader, on=DAY)
    assert set(Import.objects.values_list("state", flat=True)) == {"undone"}


def test_acts_on_others_do_not_stand_in_the_way(cast: Cast) -> None:
    done = imported(cast, roster(person(0)))
    subject = li_lei(cast)
    correction = {"reason": "录错", "hired_on": "2023-02-01", "first_hired_on": "2023-02-01"}
    perform("engagements.correct", subject, correction, by=cast.clerk, on=DAY)

    assert job.undo(done.public, by=cast.leader, on=DAY).state == "undone"


def test_a_killed_import_is_removed_with_all_it_wrote(cast: Cast) -> None:
    li_lei(cast)
    before = rows()
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)

    removed = job.remove(taken.public, by=cast.leader, on=DAY)

    assert removed.state == "removed"
    assert rows() == before


def test_what_another_office_has_built_on_stays(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    data = {
        "name": person(0)["姓名"],
        "id_number": person(0)["身份证号"],
        "mode": "direct",
        "hired_on": "2023-03-01",
    }
    perform("engagements.open", cast.elsewhere.public, data, by=cast.stranger, on=DAY)

    job.remove(taken.public, by=cast.clerk, on=DAY)

    assert (Person.objects.count(), Engagement.objects.get().organisation) == (1, cast.elsewhere)


def test_statements_about_people_on_record_are_removed_too(cast: Cast) -> None:
    imported(cast, roster(*map(person, range(5))))
    before = rows()
    taken = killed(
        read(cast, roster(*(person(at, 学历="本科") for at in range(5))), as_of=DAY), cast, after=2
    )

    job.remove(taken.public, by=cast.clerk, on=DAY)
    assert rows() == before


def test_a_removal_that_was_killed_goes_on(cast: Cast, monkeypatch) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    perform("imports.remove", taken.public, by=cast.clerk, on=DAY)

    with pytest.raises(Invalid):
        perform("imports.commit", taken.public, by=cast.clerk, on=DAY)
    assert job.resume(taken.public, by=cast.clerk, on=DAY).state == "removed"
    assert Engagement.objects.count() == 0


def test_the_file_can_be_imported_after_it_was_removed(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    job.remove(taken.public, by=cast.clerk, on=DAY)

    assert imported(cast, roster(*map(person, range(5)))).counts["new"] == 5


def test_a_finished_import_is_not_removed_and_an_unfinished_one_not_undone(cast: Cast) -> None:
    done = imported(cast, roster(person(0)))
    with pytest.raises(Invalid):
        job.remove(done.public, by=cast.clerk, on=DAY)

    with pytest.raises(Invalid):
        job.undo(read(cast, roster(person(1))).public, by=cast.clerk, on=DAY)


@pytest.mark.parametrize("what", [job.undo, job.remove])
def test_strangers_and_other_roles_change_nothing(cast: Cast, what) -> None:
    done = imported(cast, roster(person(0)))
    with pytest.raises(NotFound):
        what(done.public, by=cast.stranger, on=DAY)
    with pytest.raises(Denied):
        what(done.public, by=cast.auditor, on=DAY)
    assert Import.objects.get().state == "finished"


def test_a_stranger_learns_nothing_of_an_import_that_has_ended(cast: Cast) -> None:
    done = imported(cast, roster(person(0)))

    with pytest.raises(NotFound):
        job.resume(done.public, by=cast.stranger, on=DAY)


def test_a_stranger_does_not_finish_a_removal(cast: Cast) -> None:
    taken = killed(read(cast, roster(*map(person, range(5)))), cast, after=2)
    perform("imports.remove", taken.public, by=cast.clerk, on=DAY)

    with pytest.raises(NotFound):
        job.remove(taken.public, by=cast.stranger, on=DAY)
    assert Engagement.objects.count() == 2
