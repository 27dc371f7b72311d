"""What rosters state keeps counting until the office has a record of its own; the sheet always says what is live."""

from datetime import date

from django.utils import timezone

from tests.lifecycle.credentials.office import city_issuer, coded, issued, somebody
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from tests.people.rosters import imported, person, roster
from xieguan.lifecycle.models import Certificate
from xieguan.people import sheet
from xieguan.people.models import Engagement, SheetRow
from xieguan.people.outcomes import Invalid
from xieguan.people.suppliers import facts_of

ASKED = frozenset({"badge_number", "badge_number_shared", "badge_active", "certificate_held"})


def facts(who: Engagement, on: date = DAY) -> dict:
    return facts_of("engagement", who.pk, on, ASKED)


def same(_cast: Cast) -> bool:
    return list(sheet.differences(timezone.localdate())) == []


def test_of_whom_nothing_is_recorded_nothing_is_known(cast: Cast) -> None:
    who = somebody(cast)
    assert set(facts(who).values()) == {None}
    assert same(cast)


def test_a_roster_s_number_counts_until_the_office_gives_one_out(cast: Cast) -> None:
    coded(cast)
    imported(cast, roster(person(1)))
    who = Engagement.objects.get()
    assert facts(who)["badge_number"] == "XG010001"
    do("credentials.allocate_badge", who, city_issuer(cast))
    assert facts(who)["badge_number"] == "XG010002"
    assert facts(who)["badge_active"] is True
    assert same(cast)


def test_somebody_may_be_given_the_number_that_a_roster_states_of_him(cast: Cast) -> None:
    coded(cast)
    imported(cast, roster(person(1)))
    do("credentials.allocate_badge", Engagement.objects.get(), city_issuer(cast), badge_number="XG010001")
    assert facts(Engagement.objects.get())["badge_number_shared"] is False


def test_who_shared_a_number_shares_it_no_longer_once_the_other_has_his_own(cast: Cast) -> None:
    coded(cast)
    imported(cast, roster(person(1), person(2) | {"胸号": "XG010001"}))
    one, other = Engagement.objects.order_by("pk")
    assert facts(one)["badge_number_shared"] is True
    do("credentials.allocate_badge", other, city_issuer(cast))
    assert facts(one)["badge_number_shared"] is False
    assert SheetRow.objects.get(pk=one.pk).badge_number_shared is False
    assert same(cast)


def test_the_sheet_follows_every_act(cast: Cast) -> None:
    coded(cast)
    who = somebody(cast)
    issued(cast, who)
    do("credentials.allocate_badge", who, city_issuer(cast))
    one = Certificate.objects.get()
    do("credentials.suspend", one, city_issuer(cast), reason="待查")
    assert same(cast)
    do("credentials.resume", one, city_issuer(cast), reason="查清")
    do("credentials.report_lost", one, cast.clerk, certificate_lost_on=DAY, reason="遗失")
    assert same(cast)
    do("credentials.revoke", who, city_issuer(cast), part="both", reason="离职")
    assert same(cast)
    assert facts(who)["certificate_held"] is False


def test_numbers_come_from_the_range_and_no_used_or_foreign_one_is_taken(cast: Cast) -> None:
    issuer = city_issuer(cast)
    refused(Invalid, "credentials.issue", somebody(cast), issuer, **form(""))
    do("credentials.open_range", cast.city, issuer, prefix="并证", first="0001", last="0002", document="文")
    again = {"prefix": "并证", "first": "0002", "last": "0005", "document": "文"}
    refused(Invalid, "credentials.open_range", cast.city, issuer, **again)
    issued(cast, somebody(cast, 14), "")
    refused(Invalid, "credentials.issue", somebody(cast, 15), issuer, **form("并证0001"))
    refused(Invalid, "credentials.issue", somebody(cast, 16), issuer, **form("他证0002"))
    issued(cast, somebody(cast, 17), "")
    refused(Invalid, "credentials.issue", somebody(cast, 18), issuer, **form(""))
    assert list(Certificate.objects.order_by("pk").values_list("number", flat=True)) == [
        "并证0001",
        "并证0002",
    ]


def form(number: str) -> dict[str, object]:
    return {"number": number, "last_day": "2025-06-01", "certificate_says_not_enforcement": True}


def test_a_second_certificate_needs_a_reason_and_cancels_the_first(cast: Cast) -> None:
    who = somebody(cast)
    issued(cast, who)
    refused(Invalid, "credentials.issue", who, city_issuer(cast), **form("并0002"))
    issued(cast, who, "并0002", reason="损坏更换")
    assert [one.events.count() for one in Certificate.objects.order_by("pk")] == [1, 0]


def test_what_is_out_of_order_is_refused(cast: Cast) -> None:
    who = somebody(cast)
    issuer = city_issuer(cast)
    refused(Invalid, "credentials.revoke", who, issuer, part="both", reason="无")
    refused(Invalid, "credentials.recover", who, cast.clerk)
    refused(Invalid, "credentials.review", who, issuer, passed=True)
    issued(cast, who)
    one = Certificate.objects.get()
    refused(Invalid, "credentials.resume", one, issuer, reason="未停")
    refused(
        Invalid, "credentials.report_lost", one, cast.clerk, certificate_lost_on="2023-07-01", reason="后"
    )
    refused(Invalid, "credentials.review", who, issuer, passed=False)
    do("credentials.revoke", who, issuer, date(2023, 6, 9), part="certificate", reason="离职")
    refused(Invalid, "credentials.revoke", who, issuer, date(2023, 6, 10), part="both", reason="再来")
    refused(Invalid, "credentials.suspend", one, issuer, date(2023, 6, 10), reason="迟")
