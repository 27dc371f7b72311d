"""Random acts, and what must hold after them: `python -m tests.people.random_acts [ACTS] [SEED]`.

It founds an office of its own in a folder that goes away again, and says every so often how far it is.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from time import monotonic
from typing import Any

EVERY = 1000  # acts between two looks at the whole


class Life:
    """What somebody does, and the next, and the next; refusals are part of life."""

    def __init__(self, cast: Any, seed: int) -> None:
        from tests.people.cast import li_lei, office
        from xieguan.people.models.organisation import Kind

        self.cast, self.choice = cast, random.Random(seed)
        self.done: Counter[str] = Counter()
        li_lei(cast)
        self.units = [office(cast.county, f"{name}中队", Kind.UNIT, "140199").public for name in ("一", "二")]

    def act(self) -> None:
        from xieguan.people.outcomes import ActError
        from xieguan.people.perform import perform

        name, subject, data, by, day = self._some()
        with suppress(ActError):
            perform(name, subject, data, by=by, on=day)
            self.done[name] += 1

    def _some(self) -> tuple[str, str, dict[str, Any], Any, date]:
        from django.db.models import Max, Min

        from tests.people.cast import DAY
        from xieguan.people.models import Engagement

        choice, cast = self.choice, self.cast
        day = DAY + timedelta(days=choice.randrange(300))
        first, last = Engagement.objects.aggregate(first=Min("pk"), last=Max("pk")).values()
        somebody = (
            Engagement.objects.filter(pk__gte=choice.randint(first, last))
            .order_by("pk").values_list("public", flat=True)[0]
        )  # fmt: skip
        human = Engagement.objects.values_list("person__public", flat=True).get(public=somebody)
        parent = choice.choice([cast.city.public, cast.elsewhere.public])
        acts = [
            ("engagements.open", cast.county.public, self._opening(day), cast.clerk, day),
            ("engagements.correct", somebody, self._correction(day), cast.clerk, day),
            ("engagements.move", somebody, {"to": choice.choice(self.units)}, cast.second_leader, day),
            (
                "persons.rename",
                human,
                {"name": choice.choice("赵钱孙李") * 2, "reason": "更正"},
                cast.clerk,
                day,
            ),
            ("organisations.move", choice.choice(self.units), {"parent": parent}, cast.system, day),
            (
                "organisations.move",
                choice.choice(self.units),
                {"parent": cast.county.public},
                cast.system,
                day,
            ),
        ]
        return choice.choice(acts)

    def _opening(self, day: date) -> dict[str, Any]:
        from tests.people.cast import id_number

        born = date(1980, 1, 1) + timedelta(days=self.choice.randrange(7000))
        return {
            "name": self.choice.choice("甲乙丙丁"),
            "id_number": id_number(born, self.choice.randrange(1, 1000)),
            "mode": self.choice.choice(["direct", "other"]),
            "hired_on": day - timedelta(days=self.choice.randrange(900)),
        }

    def _correction(self, day: date) -> dict[str, Any]:
        hired = day - timedelta(days=self.choice.randrange(900))
        first = hired - timedelta(days=self.choice.randrange(40))
        return {"reason": "录错", "hired_on": hired, "first_hired_on": first}


def sound() -> list[str]:
    """What does not hold: the sheet beside the live facts, its paths, and every invariant."""
    from django.utils.timezone import localdate

    from xieguan.people.invariants import breaches
    from xieguan.people.models import SheetRow
    from xieguan.people.sheet import differences

    rows = SheetRow.objects.select_related("engagement__organisation")
    paths = [f"path of {row.pk}" for row in rows if row.path != row.engagement.organisation.path]
    facts = [f"{fact} of {pk}: {said} for {live}" for pk, fact, said, live in differences(localdate())]
    return [*paths, *facts, *(breach.invariant.name for breach in breaches())]


def main(acts: int, seed: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tests.people.cast import assemble
    from xieguan.people.models import Engagement

    call_command("migrate", verbosity=0)
    life, began = Life(assemble(), seed), monotonic()
    for number in range(1, acts + 1):
        life.act()
        if number % EVERY == 0 or number == acts:
            wrong = sound()
            print(
                f"{number} acts, {sum(life.done.values())} done, {Engagement.objects.count()} people, "
                f"{monotonic() - began:.0f} s: {wrong[:5] or 'the sheet equals the live facts'}",
                flush=True,
            )
            if wrong:
                sys.exit(1)
    print(dict(life.done))
    connection.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="xieguan-random-") as folder:
        os.environ |= {"XIEGUAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "xieguan.settings"}
        given = [int(word) for word in sys.argv[1:]]
        main(*(given + [10_000, 11][len(given) :]))
