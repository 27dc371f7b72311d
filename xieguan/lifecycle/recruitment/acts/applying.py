"""Applications: one entered by hand, or a whole list. The public form, once there is one, does the first of these."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Max

from xieguan.lifecycle.planning.inputs import LeastEducation
from xieguan.lifecycle.planning.models import Post
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.applicants import Posts, problems
from xieguan.lifecycle.recruitment.inputs import (
    Applicant,
    Applicants,
    Digest,
    IdNumber,
    Phone,
)
from xieguan.lifecycle.recruitment.limits import must_be_open
from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.lifecycle.recruitment.named import PostName
from xieguan.people.inputs import Key, Name
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.secret import blind_index, encrypt
from xieguan.people.spelling import spelled
from xieguan.roster.idnumber import birth_date, is_male, normalised

BATCH = 500


@act("recruitment.apply", of=Campaign, by=RECRUITERS)
def apply(
    campaign: Campaign,
    *,
    name: Name,
    id_number: IdNumber,
    education: LeastEducation | None = None,
    veteran: bool | None = None,
    first_hired_on: date | None = None,
    priority: list[Key] = [],  # noqa: B006  read, never written to
    post: PostName = "",
    phone: Phone = "",
    applied_on: date | None = None,
    by: User,
    on: date,
    now: datetime,
) -> Application:
    """Enter one application. What it states is what the applicant says; what of it is true, the checks say."""
    said = Applicant(
        name=name,
        id_number=id_number,
        education=education,
        veteran=veteran,
        first_hired_on=first_hired_on,
        priority=priority,
        post=post,
        phone=phone,
        applied_on=applied_on,
    )
    return _entered(campaign, [said], "", by, on, now)[0]


@act("recruitment.import_applications", of=Campaign, by=RECRUITERS)
def import_applications(
    campaign: Campaign, *, applicants: Applicants, file: Digest = "", by: User, on: date, now: datetime
) -> Noted:
    """Enter all applications of a list at once, or none of them where any cannot be."""
    made = _entered(campaign, applicants, file, by, on, now)
    return Noted(None, {"people": len(made), "file": file})


def _entered(
    campaign: Campaign, people: Sequence[Applicant], file: str, by: User, on: date, now: datetime
) -> list[Application]:
    must_be_open(campaign)
    posts = Posts.of(campaign.plan)
    many = len(people) > 1 or bool(file)
    if wrong := problems(campaign, people, posts, on, now, many=many):
        raise Invalid(wrong)
    first = (campaign.applications.aggregate(last=Max("serial"))["last"] or 0) + 1
    made = (
        _application(campaign, one, posts.named(one.post), number, on)
        for number, one in enumerate(people, first)
    )
    return _written(made, file, by, now)


def _written(made: Iterable[Application], file: str, by: User, now: datetime) -> list[Application]:
    rows = list(made)
    for one in rows:
        one.file, one.recorded_by, one.recorded_at = file, by, now
    return Application.objects.bulk_create(rows, BATCH)


def _application(campaign: Campaign, one: Applicant, post: Post | None, serial: int, on: date) -> Application:
    number = normalised(one.id_number)
    return Application(
        campaign=campaign,
        plan_id=campaign.plan_id,
        organisation_id=campaign.organisation_id,
        serial=serial,
        name=one.name,
        pinyin=spelled(one.name),
        id_number=encrypt(number),
        id_index=blind_index(number),
        born_on=birth_date(number) or date.min,  # the check has seen to it that there is one
        sex="male" if is_male(number) else "female",
        education=one.education.rank if one.education else None,
        veteran=one.veteran,
        first_hired_on=one.first_hired_on,
        priority=one.priority,
        post=post,
        phone=one.phone,
        applied_on=one.applied_on or on,
    )
