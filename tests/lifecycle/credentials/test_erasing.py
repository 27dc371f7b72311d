"""When a person is erased his certificates and his badge go with him; that the number was given out stays."""

from django.utils import timezone

from tests.lifecycle.credentials.office import city_issuer, coded, issued, somebody
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.lifecycle.models import Badge, BadgeNumber, Certificate, CertificateEvent
from xieguan.people.erasing.removal import remove
from xieguan.people.models import Person


def test_a_number_outlives_whoever_wore_it(cast: Cast) -> None:
    coded(cast)
    who = somebody(cast)
    issued(cast, who)
    issued(cast, who, "并0002", reason="损坏更换")
    do("credentials.allocate_badge", who, city_issuer(cast))
    counts = remove(who.person, [], timezone.now())
    assert (counts["badge"], counts["certificate"], counts["certificateevent"]) == (1, 2, 1)
    assert not Person.objects.exists()
    assert [one.objects.count() for one in (Badge, Certificate, CertificateEvent)] == [0, 0, 0]
    assert BadgeNumber.objects.get().number == "XG010001"
    other = somebody(cast, 14)
    do("credentials.allocate_badge", other, city_issuer(cast), DAY)
    assert other.badges.get().number.number == "XG010002"
