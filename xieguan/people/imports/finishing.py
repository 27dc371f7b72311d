"""The moment an import counts: in one transaction everything it wrote becomes visible."""

from datetime import datetime

from django.utils.timezone import localdate

from xieguan.people.imports.hidden import reveal
from xieguan.people.imports.naming import take_over
from xieguan.people.imports.settling import settle_few
from xieguan.people.models import Import


def finish(taken: Import, now: datetime, *, rename: bool) -> None:
    """Make an import count, in the caller's transaction."""
    taken.state, taken.finished_at = Import.State.FINISHED, now
    taken.save(update_fields=["state", "finished_at"])
    taken.counts = {**taken.counts, "renamed": take_over(taken) if rename else 0}
    reveal(taken)
    taken.settled = settle_few(taken, localdate(now))
    taken.save(update_fields=["counts", "settled"])
