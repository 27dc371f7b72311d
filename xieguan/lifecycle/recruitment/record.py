"""Writing down what was found on a ground, whoever finds it: a check, a review, a medical, many answers at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from xieguan.law.facts import vocabulary
from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.lifecycle.recruitment.grounds import checked_facts, needing_reasons, priorities_of
from xieguan.lifecycle.recruitment.inputs import CheckOutcome
from xieguan.lifecycle.recruitment.models import Application, Check
from xieguan.people.models import Organisation, User
from xieguan.people.outcomes import Invalid
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one applicant on one ground."""

    application: Application
    ground: str
    outcome: CheckOutcome | None = None
    level: LeastEducation | None = None
    number: str = ""
    reasons: str = ""
    field: str = ""  # before the name of the input, where it is one row of many


@dataclass(frozen=True, slots=True)
class About:
    """What is the same for all that is written down at once."""

    office: Organisation
    checked_on: date
    verified_by: str
    by: User
    now: datetime


def record(found: Iterable[Found], about: About) -> list[Check]:
    """Write it down. Raises Invalid naming the fields of every row that cannot be, and then writes nothing."""
    rows = list(found)
    known = {*checked_facts(), *priorities_of(about.office, about.checked_on)}
    reasoned = needing_reasons(about.office, about.checked_on)
    wrong = {key: says for row in rows for key, says in _wrong(row, about, known, reasoned).items()}
    if wrong:
        raise Invalid(wrong)
    return Check.objects.bulk_create([_check(row, about) for row in rows])


def _check(row: Found, about: About) -> Check:
    return Check(
        application=row.application,
        ground=row.ground,
        checked_on=about.checked_on,
        holds=row.outcome.holds if row.outcome else None,
        level=row.level.rank if row.level else None,
        number=row.number,
        verified_by=about.verified_by,
        reasons=row.reasons,
        recorded_at=about.now,
        recorded_by=about.by,
    )


def _wrong(row: Found, about: About, known: set[str], reasoned: frozenset[str]) -> dict[str, list[str]]:
    fact = vocabulary().facts.get(row.ground)
    says: dict[str, str] = {}
    if row.ground not in known:
        says["ground"] = _("nobody is screened on this ground here")
    elif fact is not None and fact.scale is not None:
        if row.outcome not in (None, CheckOutcome.UNVERIFIED) or (row.level is None and row.outcome is None):
            says["level"] = _("say which level was verified, or that none could be")
    elif row.outcome is None or row.level is not None:
        says["outcome"] = _("say whether it is so, is not so, or could not be verified")
    if not says and not about.verified_by and (row.level or row.outcome != CheckOutcome.UNVERIFIED):
        says["verified_by"] = _("say who verified it")
    return {row.field + name: [say] for name, say in (says or _reasons(row, reasoned)).items()}


def _reasons(row: Found, reasoned: frozenset[str]) -> dict[str, str]:
    """Reasons where a rule wants them; none of what is sensitive, for of a record only its outcome is kept."""
    fact = vocabulary().facts.get(row.ground)
    holds = row.outcome == CheckOutcome.YES
    if row.ground in reasoned:
        return {"reasons": _("write down the reasons and their basis")} if holds and not row.reasons else {}
    if (
        row.reasons
        and fact is not None
        and fact.privacy == "sensitive"
        and row.outcome != CheckOutcome.UNVERIFIED
    ):
        return {
            "reasons": _("of this ground only outcome, day and number are kept, not what the record says")
        }
    return {}
