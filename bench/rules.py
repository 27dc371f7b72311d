"""Twelve rules on one engagement, each said three times: in the language of packs, in plain Python, in plain SQL.

The plain ones are the bare baseline: what somebody would write who needed just this rule, unknown included.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xieguan.law.nodes import Value

PACK_FROM = date(2022, 10, 8)
ON = date(2024, 6, 30)
NAMES: dict[str, Value] = {"pack_from": PACK_FROM, "on": ON, "junior_college": 4, "senior_high": 3}
NEW, NEW_SQL = "hired_on >= pack_from", f"hired_on >= '{PACK_FROM}'"
HERE, HERE_SQL = "left_on is None", "left_on IS NULL"

Row = Mapping[str, Any]
Plain = Callable[[Row], str | None]


@dataclass(frozen=True)
class Rule:
    """One rule in its three tongues."""

    when: str
    require: str
    when_sql: str
    require_sql: str
    plain: Plain


def said(truth: bool | None) -> str:
    if truth is None:
        return "unknown"
    return "met" if truth else "fail"


def entry(holds: Callable[[Row], bool | None]) -> Plain:
    """A norm that binds those taken on from the pack's first day."""

    def word(row: Row) -> str | None:
        hired_on = row["hired_on"]
        if hired_on is None:
            return "unknown"
        return said(holds(row)) if hired_on >= PACK_FROM else None

    return word


def serving(holds: Callable[[Row], bool | None]) -> Plain:
    """A norm for those who have not left."""
    return lambda row: said(holds(row)) if row["left_on"] is None else None


def first_hire_age(row: Row) -> bool | None:
    age = row["first_hire_age"]
    return None if age is None else age <= 40


def adult(row: Row) -> bool | None:
    age = row["age_at_hire"]
    return None if age is None else age >= 18


def fit(row: Row) -> bool | None:
    answers = (row["fit_in_body"], row["fit_in_mind"], row["able_to_work"])
    return False if False in answers else None if None in answers else True


def education(row: Row) -> bool | None:
    level = row["education"]
    if level is None:
        return None
    if level >= 4:
        return True
    return row["veteran"] if level >= 3 else False


def bars(row: Row) -> bool | None:
    answers = (row["bar_crime"], row["bar_detention_or_drugs"])
    return False if True in answers else None if None in answers else True


def prejob(row: Row) -> bool | None:
    days, passed = row["prejob_workdays"], row["prejob_passed"]
    if passed is False or (days is not None and days < 15):
        return False
    return None if passed is None or days is None else True


def badge(row: Row) -> str | None:
    number = row["badge_number"]
    if number is None:
        return None
    serial = number[2:8]
    return said(len(number) == 8 and number[:2] == "XG" and serial.isascii() and serial.isdigit())


def annual_training(row: Row) -> bool | None:
    days, passed = row["annual_training_workdays"], row["annual_training_passed"]
    if passed is False or (days is not None and days < 5):
        return False
    return None if passed is None or days is None else True


def appraisal(row: Row) -> str | None:
    result = row["appraisal_result"]
    return None if result is None else said(result in ("excellent", "competent", "basic"))


def insured(row: Row) -> bool | None:
    until = row["insurance_evidenced_to"]
    return None if until is None else (ON - until).days <= 31


RULES = {
    "first hire age": Rule(
        NEW, "first_hire_age <= 40", NEW_SQL, "first_hire_age <= 40", entry(first_hire_age)
    ),
    "adult": Rule(NEW, "age_at_hire >= 18", NEW_SQL, "age_at_hire >= 18", entry(adult)),
    "fit": Rule(
        *(NEW, "fit_in_body and fit_in_mind and able_to_work"),
        *(NEW_SQL, "fit_in_body AND fit_in_mind AND able_to_work", entry(fit)),
    ),
    "education": Rule(
        *(NEW, "education >= junior_college or (veteran and education >= senior_high)"),
        *(NEW_SQL, "education >= 4 OR (veteran AND education >= 3)", entry(education)),
    ),
    "conduct": Rule(
        *(NEW, "political_review_passed", NEW_SQL, "political_review_passed"),
        entry(lambda row: row["political_review_passed"]),
    ),
    "bars": Rule(
        *(NEW, "not bar_crime and not bar_detention_or_drugs"),
        *(NEW_SQL, "NOT bar_crime AND NOT bar_detention_or_drugs", entry(bars)),
    ),
    "pre-job training": Rule(
        *(NEW, "prejob_workdays >= 15 and prejob_passed"),
        *(NEW_SQL, "prejob_workdays >= 15 AND prejob_passed", entry(prejob)),
    ),
    "badge": Rule(
        "badge_number is not None",
        "length(badge_number) == 8 and part(badge_number, 1, 2) == 'XG' and digits(part(badge_number, 3, 6))",
        "badge_number IS NOT NULL",
        "length(badge_number) = 8 AND substr(badge_number, 1, 2) = 'XG'"
        " AND ltrim(substr(badge_number, 3, 6), '0123456789') = '' AND substr(badge_number, 3, 6) <> ''",
        badge,
    ),
    "annual training": Rule(
        *(HERE, "annual_training_workdays >= 5 and annual_training_passed"),
        *(HERE_SQL, "annual_training_workdays >= 5 AND annual_training_passed", serving(annual_training)),
    ),
    "appraisal": Rule(
        *("appraisal_result is not None", "appraisal_result in ('excellent', 'competent', 'basic')"),
        *(
            "appraisal_result IS NOT NULL",
            "appraisal_result IN ('excellent', 'competent', 'basic')",
            appraisal,
        ),
    ),
    "certificate": Rule(
        *(HERE, "certificate_valid", HERE_SQL, "certificate_valid"),
        serving(lambda row: row["certificate_valid"]),
    ),
    "insurance": Rule(
        *(HERE, "days(on, insurance_evidenced_to) <= 31"),
        *(HERE_SQL, "insurance_evidenced_to >= '2024-05-30'", serving(insured)),
    ),
}
