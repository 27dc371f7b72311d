"""Dispatch firms: their unified social credit code, and who passed from one firm to another."""

from django.db import models
from django.db.models import F, Q

from xieguan.lifecycle.contracts.models.recorded import Recorded
from xieguan.people.models import Engagement, Organisation


class FirmRegistration(Recorded):
    """The unified social credit code of a firm, and its permit to dispatch."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="registration")
    credit_code = models.CharField(max_length=18, unique=True)
    permit = models.CharField(max_length=60, blank=True)
    permit_until = models.DateField(null=True, blank=True)


class FirmChange(Recorded):
    """Somebody is sent by another firm from a day on. It is no new entry, and ends nothing."""

    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="firm_changes")
    was = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    became = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField()
    reason = models.CharField(max_length=1000)

    class Meta:
        constraints = (models.CheckConstraint(name="firm_changes_to_another", condition=~Q(was=F("became"))),)
        indexes = (models.Index(fields=["engagement", "on"], name="firm_change_of"),)
