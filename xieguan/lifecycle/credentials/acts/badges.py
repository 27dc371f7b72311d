"""Badge numbers are given out by the city, one to a person, and none twice."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from django.utils.timezone import localdate
from pydantic import Field

from xieguan.law.nodes import Value
from xieguan.lifecycle.credentials.issuers import issuer_of
from xieguan.lifecycle.credentials.models import Badge, BadgeCode, BadgeNumber
from xieguan.lifecycle.credentials.numbering import (
    WHEN_FREE,
    Exhausted,
    Form,
    code_of,
    form_of,
    next_number,
    taken,
    wearing,
)
from xieguan.lifecycle.credentials.others import bearing, look_again
from xieguan.people.models import Engagement, User
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

Number = Annotated[str, Field(max_length=20, pattern=r"^[0-9A-Za-z]*$")]


def stated(engagement: Engagement, read: Any, _by: User, on: date, _today: date) -> Mapping[str, Value]:
    """What an allocation states of its number: which it is, and whether anybody bears it or has borne it."""
    code, form = _place(engagement, on)
    number = read.badge_number or _next(code, form)
    ever = number in taken(code, "", engagement)
    return {
        "badge_number": number,
        "badge_number_shared": number in taken(code, WHEN_FREE, engagement),
        "badge_number_held_before": ever,
    }


@act(
    "credentials.allocate_badge",
    of=Engagement,
    by=[Role.ISSUER],
    facts=["badge_number", "badge_number_shared", "badge_number_held_before"],
    derives=stated,
)
def allocate_badge(
    engagement: Engagement, *, badge_number: Number = "", by: User, on: date, now: datetime
) -> Badge:
    """Give somebody a badge number of the city: the one that is stated, or the next that is free. Shanxi 20."""
    code, form = _place(engagement, on)
    _must_be_given_by(code, engagement, by, localdate(now))
    _must_need_one(engagement)
    number = badge_number or _next(code, form)
    if number in taken(code, form.reuse, engagement):
        raise Invalid({"badge_number": [_("{number} is taken already").format(number=number)]})
    if not number.startswith(code.stem) or len(number) != len(code.stem) + code.digits:
        say = _("{number} is no number of this city: they begin with {stem} and have {n} characters")
        raise Invalid(
            {"badge_number": [say.format(number=number, stem=code.stem, n=len(code.stem) + code.digits)]}
        )
    given, _made = BadgeNumber.objects.get_or_create(code=code, number=number)
    made = Badge.objects.create(engagement=engagement, number=given, from_on=on)
    look_again(bearing(number, engagement) | bearing(_former(engagement), engagement), localdate(now))
    return made


def _place(engagement: Engagement, on: date) -> tuple[BadgeCode, Form]:
    """The city's code, held so that two who ask at once do not get one number, and the form of its numbers."""
    form = form_of(engagement.organisation, on)
    if form is None:
        raise Invalid({"": [_("no regulation that applies here numbers badges")]})
    code = code_of(engagement.organisation)
    if code is None:
        say = _("this city has no code yet: set it first, with the document that does")
        raise Invalid({"": [say]})
    return BadgeCode.objects.select_for_update(of=("self",)).select_related("organisation").get(
        pk=code.pk
    ), form


def _next(code: BadgeCode, form: Form) -> str:
    try:
        return next_number(code, form.reuse)
    except Exhausted as error:
        raise Invalid({"badge_number": [str(error)]}) from None


def _must_be_given_by(code: BadgeCode, engagement: Engagement, by: User, today: date) -> None:
    issuer = issuer_of(engagement.organisation, by, today)
    if not code.organisation.path.startswith(issuer.path):
        raise Denied(_("badge numbers are given out by the city: ask its issuer"))


def _must_need_one(engagement: Engagement) -> None:
    if engagement.left_on is not None:
        raise Invalid({"": [_("this engagement has ended")]})
    if badge := wearing(engagement):
        say = _("this person wears {number} already: end it first")
        raise Invalid({"": [say.format(number=badge.number.number)]})


def _former(engagement: Engagement) -> str:
    """The number that counted for somebody until now, by the sheet: others may have shared it."""
    sheet = getattr(engagement, "sheet", None)
    return str(getattr(sheet, "badge_number", "") or "")
