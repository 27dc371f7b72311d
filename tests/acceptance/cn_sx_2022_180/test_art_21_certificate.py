"""Shanxi 21: the city makes and issues the certificate; it says that it is no enforcement certificate."""

from datetime import date

from tests.lifecycle.credentials.office import LAST, city_issuer, county_issuer, issued, somebody
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.lifecycle.models import Certificate
from xieguan.people.models import Standing
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import Refused
from xieguan.people.suppliers import facts_of

FORM = {"number": "并0001", "last_day": LAST, "certificate_says_not_enforcement": True}


def test_the_city_issues(cast: Cast) -> None:
    who = somebody(cast)
    issued(cast, who)
    made = Certificate.objects.get()
    assert (made.issuer, made.issuer_level) == (cast.city, "city")
    assert facts_of("engagement", who.pk, DAY)["certificate_valid"] is True


def test_a_county_is_refused(cast: Cast) -> None:
    error = refused(Refused, "credentials.issue", somebody(cast), county_issuer(cast), **FORM)
    [ruling] = error.rulings
    assert (ruling.rule.id, ruling.rule.article, ruling.force) == ("issued-by-city", 21, "must")
    assert not Certificate.objects.exists()


def test_an_agency_of_the_city_is_of_the_city_s_level(cast: Cast) -> None:
    Standing.objects.filter(organisation=cast.county).update(kind=Kind.AGENCY)
    do("credentials.issue", somebody(cast), county_issuer(cast), **FORM)
    assert Certificate.objects.get().issuer_level == "city"


def test_one_that_does_not_say_so_needs_an_exception(cast: Cast) -> None:
    form = {**FORM, "certificate_says_not_enforcement": False}
    error = refused(Refused, "credentials.issue", somebody(cast), city_issuer(cast), **form)
    [ruling] = error.rulings
    assert (ruling.rule.id, ruling.force) == ("not-an-enforcement-certificate", "should")


def test_after_the_pack_has_lapsed_a_county_is_no_longer_refused(cast: Cast) -> None:
    who = somebody(cast)
    later = date(2024, 11, 1)
    do("credentials.issue", who, county_issuer(cast), later, **FORM)
    assert Certificate.objects.get().issuer_level == "county"


def test_a_lost_certificate_counts_no_longer_and_is_cancelled_by_its_replacement(cast: Cast) -> None:
    who = somebody(cast)
    issued(cast, who)
    lost = Certificate.objects.get()
    data = {"certificate_lost_on": date(2023, 6, 5), "reason": "巡查途中遗失"}
    do("credentials.report_lost", lost, cast.clerk, date(2023, 6, 6), **data)
    assert facts_of("engagement", who.pk, date(2023, 6, 6))["certificate_valid"] is False
    assert facts_of("certificate", lost.pk, date(2023, 6, 6))["certificate_lost_on"] == date(2023, 6, 5)
    issued(cast, who, "并0002", date(2023, 6, 7), reason="遗失补发")
    assert facts_of("certificate", lost.pk, date(2023, 6, 7))["certificate_cancelled_on"] == date(2023, 6, 7)
    assert facts_of("engagement", who.pk, date(2023, 6, 7))["certificate_valid"] is True
    assert Certificate.objects.get(number="并0002").replaces == lost
