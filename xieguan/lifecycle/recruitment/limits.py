"""What stands in the way of a record, whatever the law says: days to come, what has come to an end."""

from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.people.outcomes import Invalid
from xieguan.words import _

RUNNING = Q(withdrawn_on__isnull=True, rejected_on__isnull=True, engagement__isnull=True)


def not_taken_on(campaign: Campaign) -> QuerySet[Application]:
    """Those who applied and were not hired, whatever became of them."""
    return Application.objects.filter(campaign=campaign, engagement__isnull=True)


def must_have_come(day: date, field: str, now: datetime) -> None:
    """Raises Invalid for a day still to come."""
    if day > localdate(now):
        raise Invalid({field: [_("this day has not come yet")]})


def must_be_open(campaign: Campaign) -> None:
    """Raises Invalid once the campaign is closed."""
    if campaign.closed_on is not None:
        raise Invalid({"": [_("this recruitment was completed on {day}").format(day=campaign.closed_on)]})


def must_be_running(application: Application) -> None:
    """Raises Invalid where the application has come to an end, or its campaign has."""
    if say := ended(application):
        raise Invalid({"": [say]})
    must_be_open(application.campaign)


def ended(application: Application) -> str:
    """How an application has come to an end, in words; empty while it is running."""
    if application.engagement_id is not None:
        return _("this applicant has been taken on already")
    if application.rejected_on is not None:
        return _("this application was turned down on {day}").format(day=application.rejected_on)
    if application.withdrawn_on is not None:
        return _("this application was withdrawn on {day}").format(day=application.withdrawn_on)
    return ""
