"""Hai'an 22: on leaving, insignia and uniform are recovered that day. Nothing is said of the armband's wording."""

from datetime import date

from tests.acceptance.cn_js_haian_2022_7.haian import agency
from tests.lifecycle.kit.store import Store, gone, item, lines, received
from tests.people.cast import DAY, Cast, id_number, user
from tests.people.doing import do
from xieguan.law.judge import judge
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement
from xieguan.people.roles import Role
from xieguan.people.sheet import facts_on

LEFT = date(2023, 6, 30)
RULES = ("insignia-recovered", "uniform-recovered")


def outcomes(who: Engagement) -> list[str]:
    found = []
    for law in laws_of(who.organisation, LEFT):
        rules = [rule for rule in law.pack.rules if rule.id in RULES]
        found += [ruling.outcome for ruling in judge(law, rules, facts_on(who.pk, LEFT))]
    return found


def test_recovered_the_day_he_leaves(cast: Cast) -> None:
    where, _issuer = agency(cast)
    clerk = user("haclerk", "海安经办", Role.CLERK, where)
    data = {"name": "韩雪", "id_number": id_number(serial=77), "mode": "direct", "hired_on": date(2023, 3, 1)}
    who = Engagement.objects.get(public=do("engagements.open", where, clerk, **data).subject)
    kept = Store(where, clerk)
    own = item(where, clerk, "armband", "辅助人员臂章", armband_upper="综合执法", armband_lower="辅助")
    band = received(own, clerk, 2)
    do("kit.issue", who, clerk, DAY, lines=lines(kept.small, kept.insignia, band))
    gone(who, LEFT)
    assert outcomes(who) == ["fail", "fail"]
    do("kit.recover", who, clerk, LEFT)
    assert outcomes(who) == ["met", "met"]
