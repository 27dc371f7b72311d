"""Hai'an 21: the agency issues to whoever has passed the pre-job training, and reviews it from time to time."""

from datetime import date

from tests.acceptance.cn_js_haian_2022_7.haian import FORM, agency, auxiliary
from tests.lifecycle.kit.store import gone
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.lifecycle.models import Certificate
from xieguan.people.outcomes import Invalid, Refused
from xieguan.people.suppliers import facts_of


def test_its_own_agency_issues_to_whoever_has_passed(cast: Cast) -> None:
    where, issuer = agency(cast)
    who = auxiliary(cast, where, "合格")
    do("credentials.issue", who, issuer, **FORM)
    assert Certificate.objects.get().issuer == where


def test_nobody_who_failed_the_training_gets_one(cast: Cast) -> None:
    where, issuer = agency(cast)
    error = refused(Refused, "credentials.issue", auxiliary(cast, where, "不合格"), issuer, **FORM)
    assert [(ruling.rule.id, ruling.outcome) for ruling in error.rulings] == [
        ("issue-needs-training", "fail")
    ]


def test_nobody_gets_one_whose_training_is_not_recorded(cast: Cast) -> None:
    where, issuer = agency(cast)
    error = refused(Refused, "credentials.issue", auxiliary(cast, where, ""), issuer, **FORM)
    assert [ruling.outcome for ruling in error.rulings] == ["unknown"]


def test_a_review_counts_from_its_day_and_one_that_fails_suspends(cast: Cast) -> None:
    where, issuer = agency(cast)
    who = auxiliary(cast, where, "合格")
    do("credentials.issue", who, issuer, **FORM)
    assert facts_of("engagement", who.pk, DAY)["certificate_reviewed_on"] == DAY
    do("credentials.review", who, issuer, date(2024, 5, 30), passed=True)
    reviewed = facts_of("engagement", who.pk, date(2024, 6, 1))
    assert reviewed["certificate_reviewed_on"] == date(2024, 5, 30)
    do("credentials.review", who, issuer, date(2024, 6, 2), passed=False, reason="年度培训不合格")
    assert facts_of("engagement", who.pk, date(2024, 6, 2))["certificate_valid"] is False
    assert facts_of("engagement", who.pk, date(2024, 6, 1))["certificate_valid"] is True


def test_of_whoever_has_left_nothing_is_reviewed_nor_resumed(cast: Cast) -> None:
    where, issuer = agency(cast)
    who, left = auxiliary(cast, where, "合格"), date(2024, 5, 1)
    do("credentials.issue", who, issuer, **FORM)
    do("credentials.review", who, issuer, date(2024, 4, 1), passed=False, reason="年度培训不合格")
    gone(who, left)
    refused(Invalid, "credentials.review", who, issuer, left, passed=True)
    refused(Invalid, "credentials.resume", Certificate.objects.get(), issuer, left, reason="已补训")
    refused(Invalid, "credentials.issue", who, issuer, left, **{**FORM, "reason": "换证"})
    do("credentials.review", who, issuer, date(2024, 4, 30), passed=True)
