"""The results of a step for many applicants at once: all of them, or none where a row is wrong."""

from datetime import date, datetime

from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.acts.steps import MARKED, outcome
from xieguan.lifecycle.recruitment.inputs import Digest, Result, Results, StepKind
from xieguan.lifecycle.recruitment.limits import must_be_open, must_have_come
from xieguan.lifecycle.recruitment.matching import matched
from xieguan.lifecycle.recruitment.models import Application, Campaign, Step
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.words import _

BATCH = 500
IN_BULK = (*MARKED, Step.Kind.ELIGIBILITY, Step.Kind.BACKGROUND)


@act("recruitment.record_results", of=Campaign, by=RECRUITERS)
def record_results(
    campaign: Campaign,
    *,
    kind: StepKind,
    day: date,
    results: Results,
    file: Digest = "",
    by: User,
    now: datetime,
) -> Noted:
    """Record how many applicants did in one step. Shanxi 10; Hai'an 11."""
    must_be_open(campaign)
    must_have_come(day, "day", now)
    if kind not in IN_BULK:
        raise Invalid({"kind": [_("this step is recorded for each applicant on his own")]})
    there = matched(campaign, results, "results")
    _must_be_new(there, kind, day)
    passed = _outcomes(campaign, kind, results)
    Step.objects.bulk_create(
        [
            Step(
                application=one,
                kind=kind,
                day=day,
                mark=result.mark,
                passed=well,
                recorded_at=now,
                recorded_by=by,
            )
            for one, result, well in zip(there, results, passed, strict=True)
        ],
        BATCH,
    )
    said = {"step": kind.value, "day": day.isoformat(), "people": len(there), "passed": sum(passed)}
    return Noted(None, {**said, "file": file})


def _must_be_new(there: list[Application], kind: Step.Kind, day: date) -> None:
    taken = Step.objects.filter(application__campaign=there[0].campaign_id, kind=kind, day=day)
    had = set(taken.values_list("application", flat=True))
    say = _("a result of this day is recorded already: correct it in the application")
    if twice := {f"results.{number}.applicant": [say] for number, one in enumerate(there) if one.pk in had}:
        raise Invalid(twice)


def _outcomes(campaign: Campaign, kind: Step.Kind, results: list[Result]) -> list[bool]:
    found: list[bool] = []
    wrong: dict[str, list[str]] = {}
    for number, row in enumerate(results):
        try:
            found.append(outcome(campaign, kind, row.mark, row.passed, f"results.{number}."))
        except Invalid as error:
            wrong |= error.errors
    if wrong:
        raise Invalid(wrong)
    return found
