"""Shanxi 26: on leaving certificate and badge cease in the system; the certificate is recovered."""

from tests.lifecycle.credentials.office import city_issuer, coded, issued, somebody
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.people.suppliers import facts_of

ASKED = frozenset({"certificate_valid", "badge_active", "certificate_returned"})


def test_revoking_both_ends_both_at_once(cast: Cast) -> None:
    coded(cast)
    who = somebody(cast)
    issued(cast, who)
    do("credentials.allocate_badge", who, city_issuer(cast))
    assert facts_of("engagement", who.pk, DAY, ASKED) == {
        "certificate_valid": True,
        "badge_active": True,
        "certificate_returned": False,
    }
    do("credentials.revoke", who, city_issuer(cast), part="both", reason="离职")
    do("credentials.recover", who, cast.clerk)
    assert facts_of("engagement", who.pk, DAY, ASKED) == {
        "certificate_valid": False,
        "badge_active": False,
        "certificate_returned": True,
    }
