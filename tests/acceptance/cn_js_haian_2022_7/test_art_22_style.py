"""Hai'an 22: the style follows higher rules; where there are none it is clearly different from the officers'."""

import pytest

from tests.acceptance.cn_js_haian_2022_7.haian import FORM, agency, auxiliary
from tests.people.cast import DAY, Cast, user
from tests.people.doing import do, refused
from xieguan.lifecycle.models import InsigniaStyle
from xieguan.people.outcomes import Refused
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of

OWN = {"style_prescribed_above": False, "document": "海综执〔2023〕5号"}


@pytest.fixture
def place(cast: Cast):
    where, issuer = agency(cast)
    return where, issuer, user("haleader", "海安负责人", Role.LEADER, where)


def test_an_own_style_that_is_clearly_different_is_adopted(place) -> None:
    where, _issuer, leader = place
    do("credentials.adopt_style", where, leader, **OWN, style_says_auxiliary=True, style_differences=2)
    assert InsigniaStyle.objects.get().differences == 2


@pytest.mark.parametrize("given", [{"style_says_auxiliary": True, "style_differences": 1}, {}])
def test_an_own_style_too_like_the_officers_is_refused(place, given: dict) -> None:
    where, _issuer, leader = place
    error = refused(Refused, "credentials.adopt_style", where, leader, **OWN, **given)
    assert [ruling.rule.id for ruling in error.rulings] == ["own-style-clearly-different"]


def test_where_higher_rules_prescribe_it_they_are_followed(place) -> None:
    where, _issuer, leader = place
    given = {"style_prescribed_above": True, "style_follows_rules_above": False, "document": "文"}
    error = refused(Refused, "credentials.adopt_style", where, leader, **given)
    assert [ruling.rule.id for ruling in error.rulings] == ["style-follows-rules-above"]


def test_the_certificate_is_recovered(cast: Cast, place) -> None:
    where, issuer, _leader = place
    who = auxiliary(cast, where, "合格")
    do("credentials.issue", who, issuer, **FORM)
    assert facts_of("engagement", who.pk, DAY)["certificate_returned"] is False
    do("credentials.recover", who, issuer)
    facts = facts_of("engagement", who.pk, DAY)
    assert (facts["certificate_returned"], facts["certificate_held"]) == (True, False)
