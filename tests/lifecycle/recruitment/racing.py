"""Six hires at once where the quota has two places: `python -m …recruitment.racing`, on a database of its own.

It prints what came of it as JSON.
"""

import json
import sys
from typing import Any

import django

django.setup()

from tests.acceptance.cn_js_haian_2022_7.recruiting import recruiting, somebody  # noqa: E402
from tests.people.cast import DAY, assemble  # noqa: E402
from tests.people.doing import do  # noqa: E402
from tests.people.racing import race  # noqa: E402
from xieguan.lifecycle.models import PlaceTaken  # noqa: E402
from xieguan.people.invariants import breaches  # noqa: E402
from xieguan.people.models import Engagement, Person  # noqa: E402
from xieguan.people.perform import perform  # noqa: E402

MANY, PLACES = 6, 2


def main() -> int:
    """Run it on the database of the environment, which must be empty and migrated."""
    cast = assemble()
    there, held = recruiting(cast, places=9, post_places=MANY)
    people = [somebody(there, held, 20 + lane) for lane in range(MANY)]
    said = {"places": PLACES, "document": "编办〔2023〕9号", "from_on": DAY}
    do("planning.set_quota", there.agency, there.quota, DAY, **said)
    data = {"hired_on": DAY.isoformat(), "firm": cast.firm.public}

    def hiring(lane: int) -> Any:
        return lambda _round: bool(
            perform("recruitment.hire", people[lane].public, data, by=there.clerk, on=DAY)
        )

    [answers] = race([hiring(lane) for lane in range(MANY)])
    made = [model.objects.count() for model in (Engagement, Person, PlaceTaken)]
    broken = [breach.invariant.name for breach in breaches()]
    json.dump({"answers": sorted(map(str, answers)), "made": made, "broken": broken}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
