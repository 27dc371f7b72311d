"""Ten who want the last five at once, on a database of its own: `python -m …kit.racing`, which prints JSON."""

import json
import sys
from typing import Any

import django

django.setup()

from tests.lifecycle.credentials.office import somebody  # noqa: E402
from tests.lifecycle.kit.store import Store, left, lines, store  # noqa: E402
from tests.people.cast import DAY, Cast, assemble  # noqa: E402
from tests.people.racing import race  # noqa: E402
from xieguan.lifecycle.models import KitIssue, KitStock  # noqa: E402
from xieguan.people.invariants import breaches  # noqa: E402
from xieguan.people.perform import perform  # noqa: E402

MANY = 10


def at_once(cast: Cast, kept: Store, stock: KitStock) -> dict[str, Any]:
    """Everybody at once, each for somebody else."""
    people = [somebody(cast, 100 + stock.pk * 50 + lane) for lane in range(MANY)]

    def asking(lane: int) -> Any:
        data = {"lines": lines(stock)}
        return lambda _round: bool(perform("kit.issue", people[lane].public, data, by=cast.clerk, on=DAY))

    [answers] = race([asking(lane) for lane in range(MANY)])
    out = KitIssue.objects.filter(stock=stock)
    pieces = list(out.exclude(piece=None).values_list("piece__serial", flat=True))
    return {"answers": sorted(map(str, answers)), "out": out.count(), "left": left(stock), "pieces": pieces}


def main() -> int:
    """Run them on the database of the environment, which must be empty and migrated."""
    cast = assemble()
    kept = store(cast)
    came = {"insignia": at_once(cast, kept, kept.insignia), "radio": at_once(cast, kept, kept.radio)}
    json.dump({**came, "broken": [breach.invariant.name for breach in breaches()]}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
