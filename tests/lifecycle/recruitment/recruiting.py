"""A plan in force and its recruitment, as far as a test needs them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from tests.people.cast import DAY, Cast, id_number
from tests.people.doing import do
from xieguan.lifecycle.models import Application, Campaign, HiringPlan, PlanVersion, Post
from xieguan.lifecycle.recruitment.grounds import MEDICAL as MEDICAL_GROUNDS
from xieguan.lifecycle.recruitment.grounds import grounds_of
from xieguan.people.models import Organisation, User
from xieguan.people.suppliers import facts_of

PUBLISHED, OPENS, CLOSES = date(2023, 1, 3), date(2023, 1, 10), date(2023, 1, 20)
EXAM, FITNESS, MEDICAL, REVIEW = date(2023, 1, 28), date(2023, 1, 29), date(2023, 2, 2), date(2023, 2, 10)
NOTICE, NOTICE_ENDS, HIRED = date(2023, 2, 13), date(2023, 2, 17), date(2023, 3, 1)
MANNER = {"led_by_hiring_bureau": True, "open_to_the_public": True, "conditions_published": True}
CONDUCT = {"loyal_and_law_abiding", "good_conduct", "meets_post_education", "meets_post_skills",
           "meets_other_conditions", "fit_in_body", "fit_in_mind", "able_to_work"}  # fmt: skip


def plan(office: Organisation, by: User, *, mode: str = "direct", places: int = 3) -> HiringPlan:
    """A plan in force, as it stands once everybody has agreed."""
    made = HiringPlan.objects.create(
        organisation=office,
        year=2023,
        number=HiringPlan.objects.count() + 1,
        title="2023年招用计划",
        for_town_urban_management=False,
    )
    version = PlanVersion.objects.create(
        plan=made,
        number=1,
        state=PlanVersion.State.APPROVED,
        mode=mode,
        need="人手不足",
        drawn_by=by,
        drawn_at=timezone.now(),
        submitted_by=by,
        submitted_on=PUBLISHED,
        submitted_at=timezone.now(),
    )
    Post.objects.create(plan_version=version, key=1, name="城管协管员", places=places)
    return made


def campaign(cast: Cast, **changes: Any) -> Campaign:
    """A recruitment of the county, published in January 2023."""
    mode = changes.pop("mode", "direct")
    places = changes.pop("places", 3)
    return published(plan(cast.county, cast.clerk, mode=mode, places=places), cast.clerk, **changes)


def published(of: HiringPlan, by: User, on: date = PUBLISHED, **changes: Any) -> Campaign:
    """Publish it."""
    said = {"title": "协管员招聘公告", "opens_on": OPENS, "closes_on": CLOSES, **MANNER, **changes}
    return Campaign.objects.get(public=do("recruitment.publish", of, by, on, **said).subject)


def applicant(held: Campaign, by: User, serial: int = 13, **changes: Any) -> Application:
    """Somebody applies."""
    born = changes.pop("born", date(1995, 5, 17))
    said = {"name": "李雷", "id_number": id_number(born, serial), "education": "junior-college", **changes}
    return Application.objects.get(public=do("recruitment.apply", held, by, OPENS, **said).subject)


def steps(who: Application, by: User, **days: Any) -> None:
    """Take the steps in their order, on the days that are told of; a step whose day is None is left out."""
    exam, fitness = days.get("exam", EXAM), days.get("fitness", FITNESS)
    medical, review = days.get("medical", MEDICAL), days.get("review", REVIEW)
    if exam:
        do("recruitment.record_step", who, by, DAY, kind="written-exam", day=exam, mark="80")
    if fitness:
        do("recruitment.record_step", who, by, DAY, kind="fitness-test", day=fitness, passed=True)
    if medical:
        fit = {"fit_in_body": True, "fit_in_mind": True, "able_to_work": True}
        do("recruitment.record_step", who, by, DAY, kind="medical", day=medical, **fit)
    if review:
        reviewed(who, by, asked_of(who), review, **days.get("otherwise", {}))
    if notice := days.get("notice", NOTICE):
        said = {"applicants": [who.public], "place": "本局公告栏", "began_on": notice}
        last = {"last_on": days["last"]} if "last" in days else {}
        do("recruitment.begin_notice", who.campaign, by, DAY, **said, **last)


def reviewed(who: Application, by: User, grounds: Iterable[str], on: date = REVIEW, **otherwise: str) -> None:
    """One review that finds every ground in order, but those said otherwise."""
    found = [said(ground, otherwise.get(ground)) for ground in grounds]
    verified = {"number": "政审〔2023〕3号", "verified_by": "南城县公安局"}
    do("recruitment.review", who, by, DAY, day=on, passed=True, findings=found, **verified)


def said(ground: str, outcome: str | None = None) -> dict[str, str]:
    """What is recorded of a ground: in order, unless said otherwise."""
    if ground == "education":
        return {"ground": ground, "level": outcome or "junior-college"}
    return {"ground": ground, "outcome": outcome or ("yes" if ground in CONDUCT else "no")}


def check(who: Application, by: User, ground: str, outcome: str | None = None, on: date = DAY) -> None:
    """One ground looked into."""
    do("recruitment.record_check", who, by, on, verified_by="南城县公安局", **said(ground, outcome))


def facts(who: Application, on: date = DAY) -> dict[str, object]:
    """What is known of an applicant on a day."""
    return facts_of("application", who.pk, on)


def asked_of(who: Application) -> list[str]:
    """The grounds his place asks for, but for those a medical answers and what he need not be."""
    found = [one.name for one in grounds_of(who.organisation, DAY)]
    return [name for name in found if name not in (*MEDICAL_GROUNDS, "veteran")]
