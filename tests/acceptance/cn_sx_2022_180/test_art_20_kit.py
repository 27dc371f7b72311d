"""Shanxi 20: no street duty without uniform and insignia; the armband says 城市管理执法 above and 协管 below."""

from datetime import date

from tests.lifecycle.credentials.office import somebody
from tests.lifecycle.kit.store import Store, issued, item, lines, received, store
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.lifecycle.models import KitIssue
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Refused
from xieguan.people.suppliers import facts_of

OFFICERS = {"armband_upper": "中华人民共和国", "armband_lower": "城市管理执法"}


def may_go_on_duty(who: Engagement) -> str:
    """What the article's own rule says of somebody, on the facts."""
    from xieguan.law.judge import judge

    facts = facts_of("engagement", who.pk, DAY)
    for law in laws_of(who.organisation, DAY):
        for rule in law.pack.rules:
            if rule.id == "kit-issued":
                [ruling] = judge(law, [rule], facts)
                return ruling.outcome
    raise AssertionError


def test_who_was_issued_nothing_is_unknown_and_unknown_is_not_met(cast: Cast) -> None:
    assert may_go_on_duty(somebody(cast)) == "unknown"


def test_uniform_without_insignia_is_not_enough(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small)
    assert facts_of("engagement", who.pk, DAY)["uniform_issued"] is True
    assert may_go_on_duty(who) == "unknown"


def test_uniform_and_insignia_open_street_duty(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small, kept.insignia)
    assert may_go_on_duty(who) == "met"


def test_once_the_uniform_is_back_it_is_closed_again(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    uniform, _insignia = issued(cast, who, kept.small, kept.insignia)
    do("kit.recover", who, cast.clerk, items=[uniform.public])
    assert may_go_on_duty(who) == "fail"


def test_the_officers_armband_is_refused(cast: Cast) -> None:
    who = somebody(cast)
    wrong = received(item(cast.county, cast.clerk, "armband", "执法臂章", **OFFICERS), cast.clerk, 3)
    error = refused(Refused, "kit.issue", who, cast.clerk, lines=lines(wrong))
    [ruling] = error.rulings
    assert (ruling.rule.id, ruling.rule.article, ruling.force) == ("armband-wording", 20, "must")
    assert "中华人民共和国" in ruling.say()
    assert not KitIssue.objects.exists()


def test_and_to_a_whole_team_as_well(cast: Cast) -> None:
    wrong = received(item(cast.county, cast.clerk, "armband", "执法臂章", **OFFICERS), cast.clerk, 3)
    rows = [{"person": somebody(cast, serial).public, "stock": wrong.public} for serial in (13, 14)]
    error = refused(Refused, "kit.issue_to_team", cast.county, cast.clerk, lines=rows)
    assert {ruling.rule.id for ruling in error.rulings} == {"armband-wording"}
    assert not KitIssue.objects.exists()


def test_the_auxiliaries_armband_is_issued_and_its_wording_kept(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    [made] = issued(cast, who, kept.armband)
    facts = facts_of("kit-issue", made.pk, DAY)
    assert facts == {"armband_upper": "城市管理执法", "armband_lower": "协管"}


def test_a_radio_asks_nothing_of_any_armband(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    [made] = issued(cast, who, kept.radio)
    assert made.piece is not None


def test_after_the_pack_has_lapsed_the_wording_is_advice(cast: Cast) -> None:
    wrong = received(item(cast.county, cast.clerk, "armband", "执法臂章", **OFFICERS), cast.clerk, 3)
    do("kit.issue", somebody(cast), cast.clerk, date(2024, 11, 1), lines=lines(wrong))
    assert KitIssue.objects.count() == 1


def test_a_team_gets_the_whole_set_at_once(cast: Cast) -> None:
    kept: Store = store(cast)
    team = [somebody(cast, serial) for serial in (13, 14, 15)]
    rows = [{"person": one.public, **line} for one in team for line in kept.set_of_three()]
    do("kit.issue_to_team", cast.county, cast.clerk, lines=rows)
    assert [may_go_on_duty(one) for one in team] == ["met"] * 3
