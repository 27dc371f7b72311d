"""Recruitments and applications, with what the law says of an applicant before he is hired."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from xieguan.api import shapes
from xieguan.api.auth import caller
from xieguan.api.organisations import Limit, below
from xieguan.api.paging import page
from xieguan.api.schemas import Page
from xieguan.api.schemas import Verdict as Said
from xieguan.lifecycle.models import Application as Row
from xieguan.lifecycle.models import Campaign as Held
from xieguan.lifecycle.recruitment.grounds import HIRE
from xieguan.lifecycle.recruitment.screened import hireable
from xieguan.people import reads
from xieguan.people.laws import laws_of
from xieguan.people.suppliers import facts_of
from xieguan.people.verdicts import Verdict

campaigns = Router(tags=["campaigns"])
applications = Router(tags=["applications"])


class Campaign(Schema):
    """A recruitment as it was published."""

    id: str
    plan: str
    organisation: str
    title: str
    mode: str
    published_on: date
    opens_on: date
    closes_on: date
    closed_on: date | None
    version: int


class Application(Schema):
    """An application. The ID number is in nothing the API answers."""

    id: str
    campaign: str
    organisation: str
    serial: int
    name: str
    post: str
    applied_on: date
    withdrawn_on: date | None
    rejected_on: date | None
    engagement: str | None
    version: int


class ApplicationWithFacts(Application):
    """An application with what is known of it on a day; what is unknown, or not verified, is null."""

    on: date
    facts: dict[str, str | int | bool | None]


@campaigns.get("", response=Page[Campaign], summary="The recruitments you reach")
def campaign_listing(
    request: HttpRequest, organisation: str = "", cursor: str = "", limit: int = Limit
) -> dict[str, Any]:
    """Those of an organisation and all below it."""
    rows = reads.rows("recruitment.see", caller(request)).select_related("plan", "organisation")
    return page(below(rows, organisation, request, "organisation__path"), campaign, cursor, limit)


@campaigns.get("/{public}", response=Campaign, summary="One recruitment")
def one_campaign(request: HttpRequest, public: str) -> dict[str, Any]:
    """A recruitment as it was published."""
    return campaign(reads.one("recruitment.see", public, caller(request)))


@applications.get("", response=Page[Application], summary="The applications you reach")
def application_listing(
    request: HttpRequest, organisation: str = "", campaign: str = "", cursor: str = "", limit: int = Limit
) -> dict[str, Any]:
    """Those of an organisation and all below it; of one `campaign`."""
    rows = reads.rows("applications.see", caller(request))
    rows = rows.select_related("campaign", "organisation", "post", "engagement")
    if campaign:
        rows = rows.filter(campaign__public=campaign)
    return page(below(rows, organisation, request, "organisation__path"), application, cursor, limit)


@applications.get("/{public}", response=ApplicationWithFacts, summary="One application, with its facts")
def one_application(request: HttpRequest, public: str, on: date | None = None) -> dict[str, Any]:
    """What is known of an applicant on a day, today if none is given."""
    found = reads.one("applications.see", public, caller(request))
    day = on or timezone.localdate()
    facts = shapes.facts(facts_of("application", found.pk, day))
    return {**application(found), "on": day.isoformat(), "facts": facts}


@applications.get("/{public}/verdict", response=Said, summary="What the law says of hiring this applicant")
def verdict(request: HttpRequest, public: str, on: date | None = None) -> dict[str, Any]:
    """As though he were hired on a day, today if none is given."""
    found = reads.one("applications.see", public, caller(request))
    day = on or timezone.localdate()
    laws = tuple(laws_of(found.organisation, day))
    return shapes.verdict(Verdict(HIRE, day, laws, tuple(hireable(found, day))))


def campaign(record: Held) -> dict[str, Any]:
    """How a recruitment looks."""
    return {
        "id": record.public,
        "plan": record.plan.public,
        "organisation": record.organisation.public,
        "title": record.title,
        "mode": record.mode,
        "published_on": shapes.day(record.published_on),
        "opens_on": shapes.day(record.opens_on),
        "closes_on": shapes.day(record.closes_on),
        "closed_on": shapes.day(record.closed_on),
        "version": record.version,
    }


def application(record: Row) -> dict[str, Any]:
    """How an application looks."""
    return {
        "id": record.public,
        "campaign": record.campaign.public,
        "organisation": record.organisation.public,
        "serial": record.serial,
        "name": record.name,
        "post": record.post.name,
        "applied_on": shapes.day(record.applied_on),
        "withdrawn_on": shapes.day(record.withdrawn_on),
        "rejected_on": shapes.day(record.rejected_on),
        "engagement": record.engagement.public if record.engagement else None,
        "version": record.version,
    }
