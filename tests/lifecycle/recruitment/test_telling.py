"""Whoever was turned down is told, one by one or several at once; and who comes no further is found with the reason."""

from datetime import date, timedelta

import pytest

from tests.lifecycle.recruitment.recruiting import EXAM, applicant, campaign, check, plan, published
from tests.people.cast import DAY, Cast, user
from tests.people.doing import do, last, refused
from xieguan.lifecycle.models import Application, Campaign
from xieguan.lifecycle.recruitment.board import steps_of, with_steps
from xieguan.lifecycle.recruitment.stranded import who_else, who_failed, who_is_barred
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.roles import Role

TELL = "recruitment.tell_many"
HOW = {"told_how": "短信"}


def turned_down(cast: Cast, held: Campaign, *serials: int) -> list[Application]:
    people = [applicant(held, cast.clerk, serial) for serial in serials]
    chosen = [one.public for one in people]
    do("recruitment.reject_many", held, cast.clerk, applicants=chosen, reason="笔试不合格")
    return people


def untold(held: Campaign) -> int:
    return held.applications.filter(rejected_on__isnull=False, told_on__isnull=True).count()


def test_several_are_told_at_once_and_the_trail_counts_them(cast: Cast) -> None:
    held = campaign(cast)
    people = turned_down(cast, held, 13, 14, 15)
    do(TELL, held, cast.clerk, applicants=[one.public for one in people[:2]], **HOW)
    assert list(held.applications.order_by("serial").values_list("told_on", "told_how")) == [
        (DAY, "短信"),
        (DAY, "短信"),
        (None, ""),
    ]
    assert last().detail["people"] == 2


def test_each_who_cannot_be_told_is_named_and_then_nobody_is(cast: Cast) -> None:
    held = campaign(cast)
    one, told, twice = turned_down(cast, held, 13, 14, 15)
    do("recruitment.tell", told, cast.clerk, **HOW)
    running = applicant(held, cast.clerk, 16)
    other = turned_down(cast, published(plan(cast.county, cast.clerk), cast.clerk), 17)[0]
    wanted = [one, told, running, twice, twice, other]
    error = refused(Invalid, TELL, held, cast.clerk, applicants=[who.public for who in wanted], **HOW)
    assert isinstance(error, Invalid)
    assert set(error.errors) == {f"applicants.{row}.applicant" for row in (1, 2, 4, 5)}
    assert untold(held) == 2


@pytest.mark.parametrize("days", [-1, 10_000])
def test_nobody_is_told_before_he_was_turned_down_nor_in_days_to_come(cast: Cast, days: int) -> None:
    held = campaign(cast)
    one = turned_down(cast, held, 13)[0]
    day = DAY + timedelta(days=days)
    refused(Invalid, TELL, held, cast.clerk, day, applicants=[one.public], **HOW)
    refused(Invalid, "recruitment.tell", one, cast.clerk, day, **HOW)
    assert untold(held) == 1


def test_they_can_be_told_once_the_recruitment_is_completed(cast: Cast) -> None:
    held = campaign(cast)
    one = turned_down(cast, held, 13)[0]
    do("recruitment.complete", held.plan, cast.clerk, recruitment_completed_on=DAY)
    do(TELL, held, cast.clerk, applicants=[one.public], **HOW)
    assert untold(held) == 0


def test_strangers_and_other_roles_tell_nobody(cast: Cast) -> None:
    held = campaign(cast)
    chosen = [one.public for one in turned_down(cast, held, 13)]
    refused(NotFound, TELL, held, cast.stranger, applicants=chosen, **HOW)
    trainer = user("trainer", "训", Role.TRAINER, cast.county)
    refused(Denied, TELL, held, trainer, applicants=chosen, **HOW)
    refused(Invalid, TELL, held, cast.clerk, applicants=[], **HOW)
    refused(Invalid, TELL, held, cast.clerk, applicants=chosen, told_how="")
    assert untold(held) == 1


def test_who_failed_who_is_barred_and_who_is_left_over(cast: Cast) -> None:
    held = campaign(cast)
    failed, barred, last_one, first = (applicant(held, cast.clerk, serial) for serial in range(13, 17))
    gone = applicant(held, cast.clerk, 17)
    marks = {failed: "52", barred: "88", last_one: "70", first: "90", gone: "40"}
    rows = [{"applicant": one.public, "mark": mark} for one, mark in marks.items()]
    do("recruitment.record_results", held, cast.clerk, kind="written-exam", day=EXAM, results=rows)
    do("recruitment.withdraw", gone, cast.clerk)
    for one in (failed, barred):
        check(one, cast.clerk, "bar_crime", "yes")
    for one in (first, last_one):
        do("recruitment.record_step", one, cast.clerk, kind="fitness-test", day=EXAM, mark="80")
    do("recruitment.rank", held, cast.clerk)
    rows, kinds = with_steps(held.applications.all(), DAY), steps_of(held.organisation, DAY)

    out = who_failed(held, rows, kinds, DAY, 10)
    kept_out = who_is_barred(held, rows, kinds, DAY, 10)

    assert [one.application.pk for one in out] == [failed.pk]
    assert [(kind.value, f"{step.mark}") for kind, step in out[0].steps] == [("written-exam", "52.00")]
    assert [ruling.rule.article for ruling in out[0].rulings] == [13], (
        "what else stands in his way is said too"
    )
    assert [one.application.pk for one in kept_out] == [barred.pk]
    assert [one.pk for one in who_else(held, rows, kinds, DAY)] == [last_one.pk, first.pk]


def links(who, on: date = DAY) -> dict[str, tuple[str, tuple, dict]]:
    todos = waiting_for(Asking(who, on), "recruitment.")
    return {one.name: (one.link.page, one.link.arguments, dict(one.link.query)) for one in todos}


def test_several_to_do_in_one_recruitment_lead_to_the_page_for_several(cast: Cast) -> None:
    held = campaign(cast)
    turned_down(cast, held, 13, 14)
    for serial in (15, 16):
        applicant(held, cast.clerk, serial)
    found = links(cast.clerk)
    assert found["recruitment.tell"] == ("campaign_turned_down", (held.public,), {"show": "tell"})
    assert found["recruitment.record_check"] == ("campaign_checks", (held.public,), {})

    other = published(plan(cast.county, cast.clerk), cast.clerk)
    turned_down(cast, other, 17)
    applicant(other, cast.clerk, 18)
    found = links(cast.clerk)
    assert found["recruitment.tell"][0] == found["recruitment.record_check"][0] == "campaigns"


def test_one_leads_to_his_own_form(cast: Cast) -> None:
    held = campaign(cast)
    one = turned_down(cast, held, 13)[0]
    assert links(cast.clerk)["recruitment.tell"] == ("act", ("recruitment.tell", one.public), {})
