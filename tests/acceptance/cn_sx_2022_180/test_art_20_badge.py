"""Shanxi 20: the badge number is XG, two digits for the city, four for the person; the city gives it out, once."""

import pytest

from tests.lifecycle.credentials.office import city_issuer, coded, county_issuer, somebody
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from tests.people.rosters import imported, person, roster
from xieguan.lifecycle.models import Badge, BadgeCode, BadgeNumber
from xieguan.people import sheet
from xieguan.people.outcomes import Denied, Invalid, Refused
from xieguan.people.suppliers import facts_of


def rules(error: Refused) -> set[str]:
    return {ruling.rule.id for ruling in error.rulings}


def allocated(cast: Cast, who, **data: str) -> str:
    do("credentials.allocate_badge", who, city_issuer(cast), **data)
    return Badge.objects.get(engagement=who, ended_on=None).number.number


def test_numbers_are_given_in_order_from_the_city_s_range(cast: Cast) -> None:
    coded(cast)
    assert [allocated(cast, somebody(cast, serial)) for serial in (13, 14, 15)] == [
        "XG010001",
        "XG010002",
        "XG010003",
    ]


@pytest.mark.parametrize("wrong", ["XG01001", "01010001", "xg010001", "XG01000O"])
def test_a_number_of_another_form_is_refused_with_the_article(cast: Cast, wrong: str) -> None:
    coded(cast)
    error = refused(
        Refused, "credentials.allocate_badge", somebody(cast), city_issuer(cast), badge_number=wrong
    )
    assert rules(error) == {"badge-format"}
    assert {ruling.rule.article for ruling in error.rulings} == {20}


def test_a_number_with_another_city_s_code_is_refused(cast: Cast) -> None:
    coded(cast)
    error = refused(
        Refused, "credentials.allocate_badge", somebody(cast), city_issuer(cast), badge_number="XG020001"
    )
    assert rules(error) == {"badge-city"}


def test_a_number_somebody_wears_is_refused(cast: Cast) -> None:
    coded(cast)
    number = allocated(cast, somebody(cast))
    error = refused(
        Refused, "credentials.allocate_badge", somebody(cast, 14), city_issuer(cast), badge_number=number
    )
    assert rules(error) == {"badge-unique", "badge-not-reused"}


def test_a_number_somebody_wore_before_is_never_given_again(cast: Cast) -> None:
    coded(cast)
    first = somebody(cast)
    number = allocated(cast, first)
    do("credentials.revoke", first, city_issuer(cast), part="badge", reason="离职")
    error = refused(
        Refused, "credentials.allocate_badge", somebody(cast, 14), city_issuer(cast), badge_number=number
    )
    assert rules(error) == {"badge-not-reused"}
    assert allocated(cast, somebody(cast, 15)) == "XG010002"


def test_a_number_that_a_roster_states_is_taken(cast: Cast) -> None:
    coded(cast)
    imported(cast, roster(person(1), person(2)))
    assert allocated(cast, somebody(cast)) == "XG010003"
    error = refused(
        Refused, "credentials.allocate_badge", somebody(cast, 14), city_issuer(cast), badge_number="XG010002"
    )
    assert "badge-unique" in rules(error)


def test_the_county_gives_out_no_number(cast: Cast) -> None:
    coded(cast)
    refused(Denied, "credentials.allocate_badge", somebody(cast), county_issuer(cast))


def test_without_a_city_code_nothing_is_given_out(cast: Cast) -> None:
    error = refused(Invalid, "credentials.allocate_badge", somebody(cast), city_issuer(cast))
    assert set(error.errors) == {""}


def test_a_code_is_set_by_the_city_with_its_document_and_stays_once_used(cast: Cast) -> None:
    refused(Invalid, "credentials.set_city_code", cast.county, cast.leader, code="01", document="文")
    refused(Invalid, "credentials.set_city_code", cast.city, cast.second_leader, code="1", document="文")
    coded(cast, "02")
    coded(cast, "01")
    allocated(cast, somebody(cast))
    refused(Invalid, "credentials.set_city_code", cast.city, cast.second_leader, code="03", document="文")
    assert BadgeCode.objects.get().stem == "XG01"


def test_when_all_numbers_are_gone_the_refusal_says_so(cast: Cast) -> None:
    coded(cast)
    code = BadgeCode.objects.get()
    BadgeNumber.objects.bulk_create(
        BadgeNumber(code=code, number=f"{code.stem}{serial:04}") for serial in range(code.numbers)
    )
    error = refused(Invalid, "credentials.allocate_badge", somebody(cast), city_issuer(cast))
    assert "10000" in str(error)
    assert facts_of("organisation", cast.city.pk, DAY)["badge_serials_left"] == 0


def test_the_last_number_of_all_is_the_one_of_noughts(cast: Cast) -> None:
    coded(cast)
    code = BadgeCode.objects.get()
    BadgeNumber.objects.bulk_create(
        BadgeNumber(code=code, number=f"{code.stem}{serial:04}") for serial in range(1, code.numbers)
    )
    assert allocated(cast, somebody(cast)) == "XG010000"


def test_a_roster_that_states_a_number_somebody_wears_is_found_on_both_sides(cast: Cast) -> None:
    coded(cast)
    who = somebody(cast)
    allocated(cast, who, badge_number="XG010001")
    imported(cast, roster(person(1)))
    assert list(sheet.differences(sheet.SheetRow.objects.first().built_for)) == []
    assert set(sheet.SheetRow.objects.values_list("badge_number_shared", flat=True)) == {True}
