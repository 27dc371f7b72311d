"""Shanxi 26: on leaving clothing, insignia, certificate and equipment are recovered; what is missing stays open."""

from datetime import date

import pytest

from tests.lifecycle.credentials.office import city_issuer, somebody
from tests.lifecycle.credentials.office import issued as certified
from tests.lifecycle.kit.store import gone, issued, store
from tests.people.cast import Cast
from tests.people.doing import do, refused
from xieguan.law.judge import judge
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.from_law import from_law
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement
from xieguan.people.outcomes import Invalid
from xieguan.people.sheet import facts_on, rebuild

LEFT, LATER = date(2023, 7, 3), date(2023, 8, 31)
RULES = ("items-recovered",)


def of_the_article(who: Engagement, on: date) -> dict[str, str]:
    found = {}
    for law in laws_of(who.organisation, on):
        rules = [rule for rule in law.pack.rules if rule.id in RULES]
        found |= {ruling.rule.id: ruling.outcome for ruling in judge(law, rules, facts_on(who.pk, on))}
    return found


@pytest.fixture
def leaver(cast: Cast) -> Engagement:
    """He holds uniform, insignia, a radio and a certificate, and leaves."""
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small, kept.insignia, kept.radio)
    certified(cast, who)
    gone(who, LEFT)
    return who


def certificate_back(cast: Cast, who: Engagement) -> None:
    do("credentials.recover", who, cast.clerk, LEFT)
    do("credentials.revoke", who, city_issuer(cast), LEFT, part="certificate", reason="离职")


def test_it_is_due_some_days_after_the_day_of_leaving(leaver: Engagement) -> None:
    assert of_the_article(leaver, LEFT)["items-recovered"] == "pending"
    assert of_the_article(leaver, LATER)["items-recovered"] == "fail"


def test_all_of_it_back_is_met(cast: Cast, leaver: Engagement) -> None:
    do("kit.recover", leaver, cast.clerk, LEFT)
    assert of_the_article(leaver, LATER)["items-recovered"] == "fail"  # the certificate is still out
    certificate_back(cast, leaver)
    assert of_the_article(leaver, LATER)["items-recovered"] == "met"


def test_a_radio_that_is_missing_keeps_it_open(cast: Cast, leaver: Engagement) -> None:
    certificate_back(cast, leaver)
    back = leaver.kit.exclude(stock__item__kind="radio").values_list("public", flat=True)
    do("kit.recover", leaver, cast.clerk, LEFT, items=list(back))
    assert facts_on(leaver.pk, LATER)["equipment_returned"] is False
    assert of_the_article(leaver, LATER)["items-recovered"] == "fail"


def test_lost_after_leaving_is_not_given_back(cast: Cast, leaver: Engagement) -> None:
    certificate_back(cast, leaver)
    radio = leaver.kit.get(stock__item__kind="radio")
    do("kit.report_lost", radio, cast.clerk, date(2023, 7, 10), reason="称已丢失")
    do("kit.recover", leaver, cast.clerk, date(2023, 7, 10))
    assert of_the_article(leaver, LATER)["items-recovered"] == "fail"


def test_lost_at_work_is_not_asked_back(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small, kept.insignia, kept.radio)
    do("kit.report_lost", who.kit.get(stock=kept.radio), cast.clerk, date(2023, 6, 20), reason="抢险时落水")
    gone(who, LEFT)
    assert facts_on(who.pk, LATER)["equipment_returned"] is True


def test_what_is_in_no_record_is_counted_on_leaving(cast: Cast) -> None:
    who = somebody(cast)
    gone(who, LEFT)
    refused(Invalid, "kit.recover", who, cast.clerk, LEFT)
    refused(Invalid, "kit.recover", who, cast.clerk, LEFT, uniform="missing")
    do("kit.recover", who, cast.clerk, LEFT, uniform="back", insignia="back", equipment="none")
    facts = facts_on(who.pk, LATER)
    assert [facts[f"{part}_returned"] for part in ("uniform", "insignia", "equipment")] == [True] * 3


def test_it_is_the_clerk_s_to_do_with_its_article(cast: Cast, leaver: Engagement) -> None:
    rebuild(LATER)
    mine = [todo for todo in from_law(Asking(cast.clerk, LATER)).todos if "items-recovered" in todo.name]
    assert [(todo.count, todo.cite.article) for todo in mine if todo.cite] == [(1, 26)]
    assert not list(waiting_for(Asking(cast.clerk, LATER), "kit.recover"))  # that to-do stands for it
