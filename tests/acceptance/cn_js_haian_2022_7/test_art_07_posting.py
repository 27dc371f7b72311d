"""Hai'an 7: nobody is recruited without a plan that both the quota office and the hiring bureau have agreed to."""

import pytest

from tests.acceptance.cn_js_haian_2022_7.recruiting import agreed, assembled, drawn_up, publish
from tests.lifecycle.recruitment.recruiting import CLOSES, MANNER, OPENS, PUBLISHED
from tests.people.cast import Cast
from tests.people.doing import refused
from xieguan.people.outcomes import Refused

SAID = {"title": "招聘公告", "opens_on": OPENS, "closes_on": CLOSES, **MANNER}


@pytest.mark.parametrize(
    ("who", "lacking"),
    [
        ((), {"plan-approved-by-quota-office", "plan-approved-by-hiring-bureau"}),
        (("quota",), {"plan-approved-by-hiring-bureau"}),
    ],
)
def test_no_posting_before_both_have_agreed(cast: Cast, who: tuple[str, ...], lacking: set[str]) -> None:
    there = assembled(cast)
    plan = drawn_up(there)
    agreed(plan, *(getattr(there, one) for one in who))
    error = refused(Refused, "recruitment.publish", plan, there.hiring, PUBLISHED, **SAID)
    assert {ruling.rule.id for ruling in error.rulings} == lacking


def test_a_posting_once_both_have(cast: Cast) -> None:
    there = assembled(cast)
    plan = drawn_up(there)
    agreed(plan, there.quota, there.hiring)
    assert publish(there, plan).mode == "dispatch"
