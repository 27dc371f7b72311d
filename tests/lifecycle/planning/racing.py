"""Two who ask for one thing at once: a last place, an applicant and his document. `python -m …planning.racing`.

It prints what came of it as JSON.
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.db.models import F, Value  # noqa: E402
from django.db.models.functions import Concat  # noqa: E402

from tests.acceptance.cn_js_haian_2022_7.recruiting import agreed, assembled, drawn_up, recruiting, somebody  # noqa: E402
from tests.lifecycle.recruitment.racing import late_document  # noqa: E402
from tests.people.cast import DAY, Cast, assemble  # noqa: E402
from tests.people.doing import do  # noqa: E402
from tests.people.racing import race  # noqa: E402
from xieguan.lifecycle.models import PlaceTaken, PlanDecision  # noqa: E402
from xieguan.people.invariants import breaches  # noqa: E402
from xieguan.people.models import Engagement, User  # noqa: E402
from xieguan.people.perform import perform  # noqa: E402


def last_place(cast: Cast) -> dict[str, Any]:
    """A plan has two places, the quota has one left, and two applicants lack nothing."""
    there, held = recruiting(cast, places=2)
    people = [somebody(there, held, serial) for serial in (13, 14)]
    fewer = {"places": 1, "document": "编办〔2023〕9号", "from_on": DAY}
    do("planning.set_quota", there.agency, there.quota, DAY, **fewer)

    def hiring(lane: int) -> Any:
        data = {"hired_on": DAY, "firm": cast.firm.public}
        return lambda _round: bool(
            perform("recruitment.hire", people[lane].public, data, by=there.clerk, on=DAY)
        )

    [answers] = race([hiring(0), hiring(1)])
    return {
        "answers": sorted(map(str, answers)),
        "hired": [Engagement.objects.count(), PlaceTaken.objects.count()],
    }


def same_places(cast: Cast) -> dict[str, Any]:
    """Two plans wait for the quota office, and only one fits into what is left."""
    there = assembled(cast, 4)
    plans = [drawn_up(there, places=3), drawn_up(there, places=3)]

    def agreeing(lane: int) -> Any:
        return lambda _round: agreed(plans[lane], there.quota) or "agreed"

    [answers] = race([agreeing(0), agreeing(1)])
    made = PlanDecision.objects.filter(plan_version__plan__in=plans)
    return {"answers": sorted(answers), "agreed": made.count()}


def main() -> int:
    """Run them on the database of the environment, which must be empty and migrated."""
    cast = assemble()
    came = {"last_place": last_place(cast)}
    User.objects.filter(username__startswith="ha-").update(username=Concat(F("username"), Value("-1")))
    came["same_places"] = same_places(cast)
    came["late_document"] = late_document(cast)
    json.dump({**came, "broken": [breach.invariant.name for breach in breaches()]}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
