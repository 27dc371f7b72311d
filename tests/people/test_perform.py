"""The one way in: scope, role, key, version, input, and the trail of all of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.people.cast import DAY, Cast, id_number, li_lei
from xieguan.desk.models import Entry
from xieguan.people.models import Engagement, Grant, Person, User
from xieguan.people.outcomes import Denied, Invalid, NotFound, Stale
from xieguan.people.perform import perform, rehearse
from xieguan.people.registry import ACTS


def last() -> Entry:
    return Entry.objects.latest("id")


def test_an_act_is_done_and_put_on_the_trail(cast: Cast) -> None:
    subject = li_lei(cast)

    entry = last()
    assert Engagement.objects.get(public=subject).person.name == "李雷"
    assert (entry.act, entry.kind, entry.outcome) == ("engagements.open", "act", "done")
    assert (entry.actor, entry.role, entry.subject) == (cast.clerk.public, "clerk", subject)
    assert (entry.organisation, entry.on) == (cast.county.public, DAY)


def test_out_of_scope_is_not_found_whatever_the_role(cast: Cast) -> None:
    subject = li_lei(cast)

    with pytest.raises(NotFound):
        perform("engagements.correct", subject, {"reason": "x"}, by=cast.stranger, on=DAY)
    assert (last().kind, last().outcome) == ("refusal", "not-found")


def test_out_of_scope_and_not_there_read_the_same(cast: Cast) -> None:
    subject = li_lei(cast)
    words = []
    for name in (subject, "nobodyatall"):
        with pytest.raises(NotFound) as error:
            perform("engagements.correct", name, {"reason": "x"}, by=cast.stranger, on=DAY)
        words.append(str(error.value))

    assert words[0] == words[1]


def test_the_wrong_role_is_denied(cast: Cast) -> None:
    subject = li_lei(cast)

    with pytest.raises(Denied):
        perform("engagements.correct", subject, {"reason": "x"}, by=cast.leader, on=DAY)
    assert last().outcome == "denied"


def test_a_role_above_reaches_down_and_one_below_does_not_reach_up(cast: Cast) -> None:
    data = {
        "pack": "cn-sx-2022-180",
        "document": "并城管发〔2024〕1号",
        "decided_by": "局长办公会",
        "from_on": "2024-10-08",
        "until_on": "2026-10-08",
    }

    perform("packs.adopt", cast.county.public, data, by=cast.second_leader, on=DAY)
    with pytest.raises(NotFound):
        perform("packs.adopt", cast.city.public, data, by=cast.leader, on=DAY)


def test_a_grant_that_has_ended_gives_nothing(cast: Cast) -> None:
    subject = li_lei(cast)
    Grant.objects.filter(user=cast.clerk).update(until_on=timezone.localdate())

    with pytest.raises(NotFound):
        perform("engagements.correct", subject, {"reason": "x"}, by=cast.clerk, on=timezone.localdate())


def test_an_older_date_does_not_bring_a_right_back(cast: Cast) -> None:
    subject = li_lei(cast)
    Grant.objects.filter(user=cast.clerk).update(until_on=timezone.localdate())

    with pytest.raises(NotFound):
        perform("engagements.correct", subject, {"reason": "x"}, by=cast.clerk, on=DAY)


def test_a_grant_lasts_through_the_day_before_its_end(cast: Cast) -> None:
    subject = li_lei(cast)
    Grant.objects.filter(user=cast.clerk).update(until_on=timezone.localdate() + timedelta(days=1))

    perform("engagements.correct", subject, {"reason": "x"}, by=cast.clerk, on=DAY)


def test_a_disabled_user_reaches_nothing_from_that_moment(cast: Cast) -> None:
    subject = li_lei(cast)
    perform("users.disable", cast.clerk.public, {"reason": "调离"}, by=cast.system, on=DAY)

    with pytest.raises(NotFound):
        perform(
            "engagements.correct", subject, {"reason": "x"}, by=User.objects.get(pk=cast.clerk.pk), on=DAY
        )


def test_the_same_key_has_one_effect_and_one_answer(cast: Cast) -> None:
    data = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": "2023-03-01"}
    first = perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY, key="k1")
    second = perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY, key="k1")

    assert second.repeated
    assert (second.subject, second.entry) == (first.subject, first.entry)
    assert Engagement.objects.count() == 1


def test_one_key_with_another_call_is_refused(cast: Cast) -> None:
    data = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": "2023-03-01"}
    perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY, key="k1")

    with pytest.raises(Invalid) as error:
        perform(
            "engagements.open", cast.county.public, {**data, "name": "李蕾"}, by=cast.clerk, on=DAY, key="k1"
        )
    assert "key" in error.value.errors


def test_two_users_may_use_the_same_key(cast: Cast) -> None:
    li = li_lei(cast)
    perform("engagements.correct", li, {"reason": "a"}, by=cast.clerk, on=DAY, key="k1")

    assert not perform(
        "users.disable", cast.stranger.public, {"reason": "调离"}, by=cast.system, on=DAY, key="k1"
    ).repeated


def test_a_call_that_was_refused_may_be_made_again_with_its_key(cast: Cast) -> None:
    with pytest.raises(Invalid):
        perform("engagements.open", cast.county.public, {"name": "李雷"}, by=cast.clerk, on=DAY, key="k1")
    data = {"name": "李雷", "id_number": id_number(), "mode": "direct", "hired_on": "2023-03-01"}

    assert not perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY, key="k1").repeated


def test_a_stale_version_is_refused_and_nothing_is_lost(cast: Cast) -> None:
    subject = li_lei(cast)
    change = {"reason": "录错", "hired_on": "2023-04-01"}
    perform("engagements.correct", subject, change, by=cast.clerk, on=DAY, version=0)

    with pytest.raises(Stale) as error:
        perform(
            "engagements.correct",
            subject,
            {**change, "hired_on": "2023-05-01"},
            by=cast.clerk,
            on=DAY,
            version=0,
        )
    assert (error.value.expected, error.value.found) == (0, 1)
    assert Engagement.objects.get(public=subject).hired_on == date(2023, 4, 1)


def test_input_that_is_not_right_is_named_field_by_field(cast: Cast) -> None:
    data = {"name": "李雷", "id_number": id_number(), "mode": "borrowed", "hired_on": "soon", "salary": 3}
    with pytest.raises(Invalid) as error:
        perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY)

    assert set(error.value.errors) == {"mode", "hired_on", "salary"}
    assert last().outcome == "invalid"


def test_a_wrong_id_number_is_refused_and_appears_nowhere(cast: Cast) -> None:
    number = id_number()[:-1] + ("0" if id_number()[-1] != "0" else "1")
    with pytest.raises(Invalid) as error:
        li_lei(cast, id_number=number)

    assert "id_number" in error.value.errors
    assert number not in str(error.value)
    assert number not in str(list(Entry.objects.values()))


def test_the_full_id_number_is_in_no_table(cast: Cast) -> None:
    li_lei(cast)

    person = Person.objects.get()
    assert id_number().encode() not in bytes(person.id_number)
    assert id_number() not in str(list(Person.objects.values())) + str(list(Entry.objects.values()))


def test_a_rehearsal_writes_nothing_and_says_what_would_stand_in_the_way(cast: Cast) -> None:
    subject = li_lei(cast)
    before = Entry.objects.count()

    assert rehearse("engagements.correct", subject, {"reason": "x"}, by=cast.clerk, on=DAY) is None
    assert isinstance(
        rehearse("engagements.correct", subject, {"reason": "x"}, by=cast.leader, on=DAY), Denied
    )
    assert isinstance(rehearse("engagements.correct", subject, {}, by=cast.clerk, on=DAY), Invalid)
    assert Entry.objects.count() == before
    assert Engagement.objects.get(public=subject).version == 0


def test_a_body_that_breaks_leaves_nothing_behind(cast: Cast, monkeypatch) -> None:
    subject = li_lei(cast)
    monkeypatch.setattr("xieguan.desk.trail.write", lambda **_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        perform(
            "engagements.correct", subject, {"reason": "x", "hired_on": "2023-04-01"}, by=cast.clerk, on=DAY
        )
    assert Engagement.objects.get(public=subject).hired_on == date(2023, 3, 1)


def test_every_act_says_in_a_line_what_it_does() -> None:
    assert [name for name, act in ACTS.items() if not act.describes] == []
