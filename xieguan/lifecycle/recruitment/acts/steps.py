"""A step of one applicant: an examination, a test, the medical, the checks before hire."""

from datetime import date, datetime
from decimal import Decimal

from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.grounds import MEDICAL
from xieguan.lifecycle.recruitment.inputs import CheckOutcome, ExamMark, Number, StepKind, Why
from xieguan.lifecycle.recruitment.limits import must_be_running, must_have_come
from xieguan.lifecycle.recruitment.models import Application, Campaign, Step
from xieguan.lifecycle.recruitment.record import About, Found, record
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.words import _

MARKED = (Step.Kind.WRITTEN_EXAM, Step.Kind.FITNESS_TEST, Step.Kind.SELECTION)


@act("recruitment.record_step", of=Application, by=RECRUITERS)
def record_step(
    application: Application,
    *,
    kind: StepKind,
    day: date,
    mark: ExamMark | None = None,
    passed: bool | None = None,
    fit_in_body: bool | None = None,
    fit_in_mind: bool | None = None,
    able_to_work: bool | None = None,
    number: Number = "",
    reason: Why = "",
    by: User,
    now: datetime,
) -> Noted:
    """Record a step as one applicant took it; of a medical the conclusions alone. Shanxi 10, 12 (2); Hai'an 11."""
    must_be_running(application)
    must_have_come(day, "day", now)
    found = dict(zip(MEDICAL, (fit_in_body, fit_in_mind, able_to_work), strict=True))
    well = (
        _medical(mark, found) if kind == Step.Kind.MEDICAL else _other(application, kind, mark, passed, found)
    )
    _must_say_why(application, kind, day, reason)
    about = About(application.organisation, day, number or str(kind.label), by, now)
    if kind == Step.Kind.MEDICAL:
        record((_conclusion(application, *one) for one in found.items() if one[1] is not None), about)
    Step.objects.create(
        application=application,
        kind=kind,
        day=day,
        mark=mark,
        passed=well,
        number=number,
        reason=reason,
        recorded_at=now,
        recorded_by=by,
    )
    return Noted(None, {"step": kind.value, "day": day.isoformat(), "passed": well})


def outcome(
    campaign: Campaign, kind: Step.Kind, mark: Decimal | None, passed: bool | None, prefix: str = ""
) -> bool:
    """Whether a step was passed: by the pass mark, or as stated. Raises Invalid where the two disagree."""
    if mark is not None and kind not in MARKED:
        raise Invalid({f"{prefix}mark": [_("this step has no marks")]})
    by_mark = None if mark is None else mark >= campaign.pass_mark
    if by_mark is None and passed is None:
        raise Invalid({f"{prefix}passed": [_("enter a mark, or whether it was passed")]})
    if by_mark is not None and passed is not None and by_mark != passed:
        say = _("the mark {mark} and the result do not agree: the pass mark is {least}")
        raise Invalid({f"{prefix}passed": [say.format(mark=mark, least=campaign.pass_mark)]})
    return bool(passed if by_mark is None else by_mark)


def _medical(mark: Decimal | None, found: dict[str, bool | None]) -> bool:
    """A medical is passed where everything that was looked at is in order."""
    if mark is not None:
        raise Invalid({"mark": [_("this step has no marks")]})
    known = [value for value in found.values() if value is not None]
    if not known:
        raise Invalid({"fit_in_body": [_("say what the medical concludes, on one point at least")]})
    return all(known)


def _other(
    application: Application,
    kind: Step.Kind,
    mark: Decimal | None,
    passed: bool | None,
    found: dict[str, bool | None],
) -> bool:
    said = [name for name, value in found.items() if value is not None]
    if said:
        raise Invalid({said[0]: [_("this is a conclusion of the medical, and of no other step")]})
    return outcome(application.campaign, kind, mark, passed)


def _conclusion(application: Application, ground: str, holds: bool | None) -> Found:
    return Found(application, ground, CheckOutcome.YES if holds else CheckOutcome.NO)


def _must_say_why(application: Application, kind: Step.Kind, day: date, reason: str) -> None:
    if not reason and application.steps.filter(kind=kind, day=day).exists():
        raise Invalid({"reason": [_("something else is recorded for this day: say why it is corrected")]})
