"""When a person is erased what he was issued goes with him; the book of the store names nobody, and stays."""

from django.utils import timezone

from tests.lifecycle.credentials.office import somebody
from tests.lifecycle.kit.store import gone, issued, left, store
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.lifecycle.models import KitIssue, KitMovement, KitPiece, KitRecovery
from xieguan.people.erasing.removal import remove
from xieguan.people.invariants import breaches


def test_the_book_outlives_whoever_wore_it(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small, kept.radio)
    gone(who, DAY)
    do("kit.recover", who, cast.clerk, uniform="back", equipment="back", insignia="none")
    movements = KitMovement.objects.count()
    counts = remove(who.person, [], timezone.now())
    assert (counts["kitissue"], counts["kitrecovery"]) == (2, 1)
    assert [kept.objects.count() for kept in (KitIssue, KitRecovery)] == [0, 0]
    assert (KitMovement.objects.count(), KitPiece.objects.count(), left(kept.small)) == (movements, 2, 3)
    assert not list(breaches())
