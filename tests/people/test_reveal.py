"""A full ID number is shown for a purpose, and only after its reading is on the trail."""

import pytest
from django.db import DatabaseError, transaction

from tests.people.cast import DAY, Cast, id_number, li_lei, user
from tests.people.doing import last
from xieguan.desk.models import Entry
from xieguan.people.models import Engagement, Import, Person
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.reveal import reveal
from xieguan.people.roles import Role

PURPOSE = "办理社会保险"


def person(cast: Cast) -> str:
    li_lei(cast)
    return Person.objects.get().public


def test_the_number_is_shown_and_its_reading_is_on_the_trail(cast: Cast) -> None:
    subject = person(cast)

    assert reveal(subject, purpose=PURPOSE, by=cast.clerk, on=DAY) == id_number()
    entry = last()
    assert (entry.kind, entry.act, entry.outcome) == ("read", "persons.reveal", "shown")
    assert (entry.actor, entry.role, entry.subject) == (cast.clerk.public, "clerk", subject)
    assert entry.detail["purpose"] == PURPOSE
    assert id_number() not in str(list(Entry.objects.values()))


@pytest.mark.parametrize("purpose", ["", "  ", "两\n行", "长" * 401])
def test_without_a_purpose_nothing_is_shown(cast: Cast, purpose: str) -> None:
    subject = person(cast)

    with pytest.raises(Invalid):
        reveal(subject, purpose=purpose, by=cast.clerk, on=DAY)
    assert (last().kind, last().outcome) == ("refusal", "invalid")


def test_out_of_scope_there_is_nobody_to_show(cast: Cast) -> None:
    subject = person(cast)

    with pytest.raises(NotFound):
        reveal(subject, purpose=PURPOSE, by=cast.stranger, on=DAY)
    assert (last().kind, last().outcome) == ("refusal", "not-found")


def test_the_auditor_and_the_administrators_read_no_numbers(cast: Cast) -> None:
    subject = person(cast)

    for by in (cast.auditor, cast.system, cast.security):
        with pytest.raises(Denied):
            reveal(subject, purpose=PURPOSE, by=by, on=DAY)
        assert last().outcome == "denied"


def test_where_the_trail_cannot_be_written_nothing_is_shown(cast: Cast, monkeypatch) -> None:
    subject = person(cast)

    def full(**_entry: object) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr("xieguan.desk.trail.write", full)
    monkeypatch.setattr("xieguan.people.reveal.decrypt", lambda _stored: pytest.fail("it was decrypted"))
    with pytest.raises(DatabaseError):
        reveal(subject, purpose=PURPOSE, by=cast.clerk, on=DAY)


def test_a_reading_is_never_part_of_what_may_be_rolled_back(cast: Cast) -> None:
    subject = person(cast)
    with transaction.atomic(), pytest.raises(RuntimeError):
        reveal(subject, purpose=PURPOSE, by=cast.clerk, on=DAY)


def test_somebody_whom_only_an_unfinished_import_knows_is_nobodys_to_see(cast: Cast) -> None:
    subject = person(cast)
    source = Import.objects.create(
        organisation=cast.county,
        file="f" * 64,
        file_name="x",
        as_of=DAY,
        made_by=cast.clerk,
        made_at="2023-06-01T00:00:00Z",
        state="writing",
    )
    Engagement.objects.update(imported_by=source)

    with pytest.raises(NotFound):
        reveal(subject, purpose=PURPOSE, by=cast.clerk, on=DAY)


def test_a_case_officer_sees_within_his_part_of_the_tree(cast: Cast) -> None:
    subject = person(cast)
    officer = user("ducha", "督察", Role.CASE_OFFICER, cast.city)

    assert reveal(subject, purpose="核查投诉", by=officer, on=DAY) == id_number()


def test_a_number_written_into_the_purpose_is_masked(cast: Cast) -> None:
    subject = person(cast)
    reveal(subject, purpose=f"核对 {id_number()}", by=cast.clerk, on=DAY)

    assert last().detail["purpose"] == "核对 140199********" + id_number()[-4:]
