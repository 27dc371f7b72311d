"""Made-up engagements for the benchmarks: the facts of the twelve rules, a few of them unknown."""

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from xieguan.law.facts import vocabulary
from xieguan.law.nodes import Value

YES = (
    "fit_in_body",
    "fit_in_mind",
    "able_to_work",
    "political_review_passed",
    "prejob_passed",
    "certificate_valid",
)
NO = ("veteran", "bar_crime", "bar_detention_or_drugs")
FACTS = (
    *("hired_on", "left_on", "first_hire_age", "age_at_hire", "education", "badge_number", "prejob_workdays"),
    *(
        "annual_training_workdays",
        "annual_training_passed",
        "appraisal_result",
        "insurance_evidenced_to",
        *YES,
        *NO,
    ),
)
KINDS = {name: vocabulary().facts[name].type for name in FACTS}
RESULTS = ("excellent", "competent", "basic", "incompetent", None)


def people(count: int) -> Iterator[dict[str, Value]]:
    """The same people every time."""
    chance = random.Random(2022)
    return islice(iter(lambda: person(chance), None), count)


def person(chance: random.Random) -> dict[str, Value]:
    hired_on = date(2019, 1, 1) + timedelta(chance.randrange(1900))
    age = chance.randrange(17, 45)
    row: dict[str, Value] = {
        "hired_on": hired_on,
        "left_on": hired_on + timedelta(300) if chance.random() < 0.1 else None,
        "first_hire_age": age,
        "age_at_hire": age + chance.randrange(3),
        "education": chance.randrange(2, 7),
        "badge_number": f"XG{chance.randrange(10**6):06}" if chance.random() < 0.98 else "XG12",
        "prejob_workdays": chance.randrange(10, 25),
        "annual_training_workdays": chance.randrange(3, 9),
        "annual_training_passed": chance.random() < 0.95,
        "appraisal_result": chance.choice(RESULTS),
        "insurance_evidenced_to": date(2024, 5, 1) + timedelta(chance.randrange(60)),
        **{name: chance.random() < 0.97 for name in YES},
        **{name: chance.random() < 0.03 for name in NO},
    }
    unknown = chance.choice(FACTS)  # everybody has something nobody has recorded
    return {**row, unknown: None}


def write_csv(count: int, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id", *FACTS))
        for number, row in enumerate(people(count), 1):
            writer.writerow((number, *(row[name] for name in FACTS)))
