"""Where somebody works who was taken on under a town's plan: said by the coordinating bureau, once he is hired."""

from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.lifecycle.planning.models import PlaceTaken
from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.inputs import Document, OrganisationName
from xieguan.people.models import Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import organisation_within, reach
from xieguan.words import _


@act("planning.allocate", of=Application, by=[Role.COORDINATOR])
def allocate(
    application: Application,
    *,
    organisation: OrganisationName,
    document: Document,
    by: User,
    on: date,
    now: datetime,
) -> Noted:
    """Allocate somebody hired under a plan for urban management to a town or sub-district. Hai'an 4."""
    if not application.plan.for_town_urban_management:
        raise Invalid({"": [_("only people hired under a town's plan for urban management are allocated")]})
    place = PlaceTaken.objects.filter(engagement=application.engagement_id).first()
    if place is None:
        raise Invalid({"": [_("this applicant has not been taken on yet")]})
    town: Organisation | None = organisation_within(
        organisation, reach(by, localdate(now)), [Role.COORDINATOR]
    )
    if town is None:
        raise Invalid({"organisation": [_("there is no such organisation in your part of the tree")]})
    if on < place.on:
        raise Invalid({"on": [_("he was taken on later than this day")]})
    former = place.allocated_to.public if place.allocated_to else ""
    place.allocated_to, place.allocated_on, place.allocation_document = town, on, document
    place.save(update_fields=["allocated_to", "allocated_on", "allocation_document"])
    return Noted(None, {"organisation": town.public, "document": document, "was": former})
