"""Public notice of those who are to be hired: its days, whom it names, and what was said against them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xieguan.lifecycle.recruitment.models.application import Application
from xieguan.lifecycle.recruitment.models.campaign import Campaign
from xieguan.lifecycle.recruitment.models.recorded import Recorded
from xieguan.people.opaque import OpaqueId


class PublicNotice(Recorded):
    """A notice from its first day to its last, both counted."""

    public = OpaqueId()
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="notices")
    began_on = models.DateField()
    last_on = models.DateField()
    place = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="notice_ends_after_it_begins", condition=Q(last_on__gte=F("began_on"))
            ),
        )


class NoticeDay(models.Model):
    """A day of a notice, and whether the State Council has it worked; unknown in a year that is not announced."""

    notice = models.ForeignKey(PublicNotice, models.PROTECT, related_name="days", db_index=False)
    day = models.DateField(db_index=True)
    is_workday = models.BooleanField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["notice", "day"], name="notice_day_once"),)


class Noticed(models.Model):
    """Somebody whom a notice names."""

    notice = models.ForeignKey(PublicNotice, models.PROTECT, related_name="noticed", db_index=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="noticed")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["notice", "application"], name="noticed_once"),)


class Objection(Recorded):
    """Something said against an applicant during the notice, and how it was settled."""

    class Outcome(models.TextChoices):
        UNFOUNDED = "unfounded", _("unfounded")
        FOUNDED = "founded", _("founded: not to be hired")

    public = OpaqueId()
    application = models.ForeignKey(Application, models.PROTECT, related_name="objections")
    received_on = models.DateField()
    says = models.CharField(max_length=1000)
    settled_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    findings = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="objection_settled_with_findings",
                condition=Q(settled_on__isnull=True, outcome="")
                | (Q(settled_on__isnull=False) & ~Q(outcome="") & ~Q(findings="")),
            ),
        )
