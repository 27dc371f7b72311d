"""Hai'an 10: within quota, by dispatch unless a reason is given and a second person agrees."""

from tests.acceptance.cn_js_haian_2022_7.recruiting import Office, recruiting, somebody
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.lifecycle.models import Application
from xieguan.people.models import Engagement, Exemption
from xieguan.people.outcomes import Invalid, Refused


def standing(error: Refused) -> dict[str, str]:
    return {ruling.rule.id: ruling.outcome for ruling in error.rulings}


def hire(there: Office, who: Application, cast: Cast) -> None:
    do("recruitment.hire", who, there.clerk, DAY, hired_on=DAY, firm=cast.firm.public)


def test_nobody_is_hired_beyond_the_quota(cast: Cast) -> None:
    there, held = recruiting(cast, places=2)
    hire(there, somebody(there, held, 13), cast)
    hire(there, somebody(there, held, 14), cast)
    do(
        "planning.set_quota",
        there.agency,
        there.quota,
        DAY,
        places=2,
        document="编办〔2023〕1号",
        from_on=DAY,
    )
    error = refused(Refused, "recruitment.hire", somebody(there, held, 15), there.clerk, DAY, hired_on=DAY)
    assert standing(error) == {"hire-within-quota": "fail"}


def test_nor_beyond_the_plan(cast: Cast) -> None:
    there, held = recruiting(cast, places=9)
    for serial in (13, 14):
        hire(there, somebody(there, held, serial), cast)
    last = somebody(there, held, 15)
    refused(Invalid, "recruitment.hire", last, there.clerk, DAY, hired_on=DAY, firm=cast.firm.public)
    assert Engagement.objects.count() == 2


def test_direct_hire_needs_a_reason_and_a_second_person(cast: Cast) -> None:
    there, held = recruiting(cast, "direct")
    who = somebody(there, held)
    error = refused(Refused, "recruitment.hire", who, there.clerk, DAY, hired_on=DAY)
    assert standing(error) == {"dispatch-by-default": "fail"}
    asked = {"pack": "cn-js-haian-2022-7", "rule": "dispatch-by-default", "reason": "涉密岗位不宜派遣"}
    do("recruitment.request_exception", who, there.clerk, DAY, hired_on=DAY, **asked)
    do("exemptions.approve", Exemption.objects.get(), there.leader, DAY)
    do("recruitment.hire", who, there.clerk, DAY, hired_on=DAY)
    assert Engagement.objects.get().mode == "direct"
