"""Applicants who were not taken on are deleted once their term is over, by two people; whoever was hired stays."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.desk.test_handed import A_PDF
from tests.lifecycle.recruitment.recruiting import applicant, campaign, steps
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.desk import papers
from xieguan.desk.models import Entry, Paper
from xieguan.lifecycle.models import Application, Campaign, Check, Clearing, Rank, Step
from xieguan.lifecycle.recruitment.handing_in import hand_in
from xieguan.people.call import Call
from xieguan.people.erasing.removal import remove
from xieguan.people.finding import find, lock
from xieguan.people.inboxes import Asking, todos
from xieguan.people.models import Exemption
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.registry import ACTS

WORDS = "韩梅梅之夫有前科"
ASK = {"document": "保管期限表〔2023〕1号", "kept_months": 24}


def exception(cast: Cast, who: Application, reason: str) -> Exemption:
    about = {"act": "recruitment.hire", "subject_kind": "application", "subject": who.public}
    rule = {"pack": "cn-sx-2022-180", "rule": "first-hire-age", "input_digest": who.public}
    return Exemption.objects.create(
        organisation=cast.county, reason=reason, asked_by=cast.clerk, asked_at=timezone.now(), **about, **rule
    )


@pytest.fixture
def over(cast: Cast) -> Campaign:
    """A completed recruitment: one was hired, one turned down, both examined and ranked."""
    held = campaign(cast)
    hired, other = applicant(held, cast.clerk, 13), applicant(held, cast.clerk, 14, name="韩梅梅")
    for who in (hired, other):
        steps(who, cast.clerk)
    hand_in(A_PDF, "韩梅梅毕业证.pdf", other.public, by=cast.clerk, on=DAY)
    exception(cast, other, f"{WORDS}，工作需要")
    do("recruitment.rank", held, cast.clerk)
    do("recruitment.hire", hired, cast.clerk, hired_on=DAY)
    do("recruitment.reject", other, cast.clerk, reason=f"{WORDS}，名额已满")
    do("recruitment.tell", other, cast.clerk, told_how=f"电话告知{WORDS}")
    refused(Invalid, "recruitment.ask_clearing", held, cast.clerk, **ASK)
    do("recruitment.complete", held.plan, cast.clerk, recruitment_completed_on=DAY)
    return held


def asked(cast: Cast, held: Campaign) -> Clearing:
    return Clearing.objects.get(public=do("recruitment.ask_clearing", held, cast.clerk, **ASK).subject)


def test_two_people_delete_them_with_all_that_hangs_on_them(
    cast: Cast, over: Campaign, django_capture_on_commit_callbacks
) -> None:
    request = asked(cast, over)
    assert "recruitment.clear" in {todo.name for todo in todos(Asking(cast.leader, DAY))[0]}
    kept = Paper.objects.get(kind="application")
    with django_capture_on_commit_callbacks(execute=True):
        do("recruitment.clear", request, cast.leader)

    request.refresh_from_db()
    assert request.counts["application"] == 1
    assert request.counts["papers"] == 1
    assert [one.name for one in Application.objects.all()] == ["李雷"]
    for model in (Check, Step, Rank):
        assert set(model._default_manager.values_list("application__name", flat=True)) == {"李雷"}
    kept.refresh_from_db()
    assert kept.erased_at
    assert "韩梅梅" not in kept.name
    assert not papers.place_of(kept.digest).exists()


def test_what_was_written_of_them_in_words_stands_nowhere_any_more(cast: Cast, over: Campaign) -> None:
    assert WORDS in Application.objects.get(name="韩梅梅").reason
    do("recruitment.clear", asked(cast, over), cast.leader)
    assert Exemption.objects.get().reason == "—"
    assert WORDS not in repr(list(Entry.objects.values_list()))


def test_an_exception_that_was_asked_for_leaves_no_words_on_the_trail(cast: Cast) -> None:
    held = campaign(cast)
    who = applicant(held, cast.clerk, born=date(1970, 1, 1))
    rule = {"pack": "cn-sx-2022-180", "rule": "first-hire-age", "reason": WORDS}
    do("recruitment.request_exception", who, cast.clerk, DAY, hired_on=DAY, **rule)
    do("recruitment.withdraw", who, cast.clerk, reason=WORDS)
    assert Exemption.objects.get().reason == WORDS
    assert WORDS not in repr(list(Entry.objects.values_list()))


def test_who_was_hired_takes_the_reason_of_his_exception_along(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    do("recruitment.hire", who, cast.clerk, hired_on=DAY)
    who.refresh_from_db()
    made = exception(cast, who, WORDS)
    remove(who.engagement.person, [], timezone.now())
    made.refresh_from_db()
    assert made.reason == "—"


def test_they_are_kept_on_the_last_day_still_and_deleted_on_the_next(cast: Cast, over: Campaign) -> None:
    last = timezone.localdate() - timedelta(days=1)
    Campaign.objects.filter(pk=over.pk).update(closed_on=last + timedelta(days=1))
    now = {**ASK, "kept_months": 0}
    error = refused(Invalid, "recruitment.ask_clearing", over, cast.clerk, **now)
    assert isinstance(error, Invalid)
    assert "kept_months" in error.errors
    Campaign.objects.filter(pk=over.pk).update(closed_on=last)
    do("recruitment.ask_clearing", over, cast.clerk, **now)


def test_who_acts_on_somebody_deleted_at_that_moment_finds_nobody(cast: Cast, over: Campaign) -> None:
    who = Application.objects.get(name="韩梅梅")
    found, _role = find(call := Call(ACTS["recruitment.attach"], who.public, {}, cast.clerk, DAY))
    do("recruitment.clear", asked(cast, over), cast.leader)
    with pytest.raises(NotFound):
        lock(call, found)


def test_who_asks_does_not_decide_and_a_stranger_finds_nothing(cast: Cast, over: Campaign) -> None:
    request = do("recruitment.ask_clearing", over, cast.leader, **ASK).subject
    refused(Denied, "recruitment.clear", request, cast.leader)
    refused(Denied, "recruitment.clear", request, cast.clerk)
    refused(NotFound, "recruitment.clear", request, cast.stranger)
    do("recruitment.clear", request, cast.second_leader)
    refused(Invalid, "recruitment.clear", request, cast.second_leader)


def test_nothing_goes_before_its_term_without_a_document_or_twice(cast: Cast, over: Campaign) -> None:
    assert (
        "kept_months"
        in refused(
            Invalid, "recruitment.ask_clearing", over, cast.clerk, **{**ASK, "kept_months": 600}
        ).errors
    )
    refused(Invalid, "recruitment.ask_clearing", over, cast.clerk, **{**ASK, "document": ""})
    request = asked(cast, over)
    refused(Invalid, "recruitment.ask_clearing", over, cast.clerk, **ASK)
    do("recruitment.withdraw_clearing", request, cast.clerk)
    refused(Invalid, "recruitment.clear", request, cast.leader)
    asked(cast, over)


def test_where_everybody_was_taken_on_nobody_is_deleted(cast: Cast) -> None:
    held = campaign(cast)
    who = applicant(held, cast.clerk)
    steps(who, cast.clerk)
    do("recruitment.hire", who, cast.clerk, hired_on=DAY)
    do("recruitment.complete", held.plan, cast.clerk, recruitment_completed_on=DAY)
    refused(Invalid, "recruitment.ask_clearing", held, cast.clerk, **ASK)
