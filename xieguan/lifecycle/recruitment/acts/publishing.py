"""Opening a recruitment: published for an approved plan, and put right while it runs."""

from datetime import date, datetime

from xieguan.lifecycle.planning import places
from xieguan.lifecycle.planning.models import HiringPlan
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.inputs import PassMark, Percent
from xieguan.lifecycle.recruitment.limits import must_be_open, must_have_come
from xieguan.lifecycle.recruitment.models import Campaign
from xieguan.people.inputs import Reason, Title
from xieguan.people.models import User
from xieguan.people.notes import Noted, change
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.words import _


@act(
    "recruitment.publish",
    of=HiringPlan,
    by=RECRUITERS,
    facts=["led_by_hiring_bureau", "open_to_the_public", "conditions_published"],
)
def publish(
    plan: HiringPlan,
    *,
    title: Title,
    led_by_hiring_bureau: bool,
    open_to_the_public: bool,
    conditions_published: bool,
    opens_on: date,
    closes_on: date,
    pass_mark: PassMark = 60,
    written_weight: Percent = 100,
    by: User,
    on: date,
    now: datetime,
) -> Campaign:
    """Publish a recruitment for a plan that is in force. Shanxi 10; Hai'an 7, 11."""
    must_have_come(on, "on", now)
    version = places.in_force(plan)
    if version is None or plan.completed_on is not None:
        raise Invalid({"": [_("this plan is not in force: nobody can be recruited under it")]})
    if plan.campaigns.filter(closed_on__isnull=True).exists():
        raise Invalid({"": [_("a recruitment of this plan is under way already")]})
    _must_run_forward(opens_on, closes_on)
    return Campaign.objects.create(
        plan=plan,
        organisation=plan.organisation,
        title=title,
        mode=version.mode,
        published_on=on,
        led_by_hiring_bureau=led_by_hiring_bureau,
        open_to_the_public=open_to_the_public,
        conditions_published_on=on if conditions_published else None,
        opens_on=opens_on,
        closes_on=closes_on,
        pass_mark=pass_mark,
        written_weight=written_weight,
        recorded_at=now,
        recorded_by=by,
    )


@act("recruitment.amend", of=Campaign, by=RECRUITERS)
def amend(
    campaign: Campaign,
    *,
    opens_on: date,
    closes_on: date,
    conditions_published_on: date | None = None,
    reason: Reason,
    now: datetime,
) -> Noted:
    """Put the days of a recruitment right, or lengthen its registration. The trail keeps what stood there before."""
    must_be_open(campaign)
    _must_run_forward(opens_on, closes_on)
    if conditions_published_on is not None:
        must_have_come(conditions_published_on, "conditions_published_on", now)
    days = {
        "opens_on": opens_on,
        "closes_on": closes_on,
        "conditions_published_on": conditions_published_on or campaign.conditions_published_on,
    }
    if outside := campaign.applications.exclude(applied_on__range=(opens_on, closes_on)).count():
        say = _("{n} people registered outside these days")
        raise Invalid({"closes_on": [say.format(n=outside)]})
    said = change(campaign, days, reason)
    Campaign.objects.filter(pk=campaign.pk).update(**days)
    return Noted(None, said)


def _must_run_forward(opens_on: date, closes_on: date) -> None:
    if closes_on < opens_on:
        raise Invalid({"closes_on": [_("the end lies before the beginning")]})
