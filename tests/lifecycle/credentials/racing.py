"""Sixty-four who want a badge number at once, on a database of its own: `python -m …credentials.racing`.

It prints what came of it as JSON.
"""

import json
import sys
import time
from typing import Any

import django

django.setup()

from tests.lifecycle.credentials.office import city_issuer, coded, issued, somebody  # noqa: E402
from tests.people.cast import DAY, Cast, assemble  # noqa: E402
from tests.people.racing import race  # noqa: E402
from xieguan.lifecycle.models import Badge, BadgeCode, Certificate  # noqa: E402
from xieguan.people.invariants import breaches  # noqa: E402
from xieguan.people.perform import perform  # noqa: E402

MANY = 64


def numbers(cast: Cast) -> dict[str, Any]:
    """Everybody at once, each for somebody else."""
    coded(cast)
    issuer = city_issuer(cast)
    people = [somebody(cast, 100 + lane) for lane in range(MANY)]

    def asking(lane: int) -> Any:
        return lambda _round: bool(
            perform("credentials.allocate_badge", people[lane].public, by=issuer, on=DAY)
        )

    began = time.monotonic()
    [answers] = race([asking(lane) for lane in range(MANY)])
    given = sorted(Badge.objects.values_list("number__number", flat=True))
    return {"answers": answers, "given": given, "seconds": round(time.monotonic() - began, 2)}


def same_certificate(cast: Cast) -> dict[str, Any]:
    """Two certificates with one number at once, for two people."""
    people = [somebody(cast, 300), somebody(cast, 301)]
    issuer = city_issuer(cast)
    assert issuer

    def asking(lane: int) -> Any:
        return lambda _round: issued(cast, people[lane], "并9000") or "issued"

    [answers] = race([asking(0), asking(1)])
    return {"answers": sorted(answers), "certificates": Certificate.objects.filter(number="并9000").count()}


def main() -> int:
    """Run them on the database of the environment, which must be empty and migrated."""
    cast = assemble()
    came = {"numbers": numbers(cast), "same_certificate": same_certificate(cast)}
    broken = [breach.invariant.name for breach in breaches()]
    json.dump({**came, "broken": broken, "stem": BadgeCode.objects.get().stem}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
