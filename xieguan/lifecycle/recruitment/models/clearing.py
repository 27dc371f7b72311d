"""Decisions to delete the applicants whom a recruitment did not take on. They name nobody: only how many there were."""

from django.db import models
from django.db.models import Q

from xieguan.lifecycle.recruitment.models.campaign import Campaign
from xieguan.people.models import Organisation
from xieguan.people.models.erasure import Deletion


class Clearing(Deletion):
    """Of one recruitment; its term is counted from the day it was completed."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="clearings")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="clearings")

    class Meta(Deletion.Meta):
        constraints = (
            *Deletion.Meta.constraints,
            models.UniqueConstraint(
                fields=["campaign"],
                condition=Q(withdrawn_at__isnull=True),
                name="clearing_once_of_a_campaign",
            ),
        )
