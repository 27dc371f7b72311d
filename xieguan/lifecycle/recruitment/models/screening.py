"""What was found of an applicant on one ground: the outcome and where it stands, never what a record contains."""

from django.db import models
from django.db.models import Q

from xieguan.lifecycle.recruitment.models.application import Application
from xieguan.lifecycle.recruitment.models.recorded import Recorded


class Check(Recorded):
    """One ground looked into on a day. `ground` is the fact it answers; the latest counts, the earlier ones stay.

    A ground with a scale has a `level`; any other is `holds` true or false. With neither it was looked into and could
    not be verified. `number` is that of the certificate or answer; of a criminal or detention record nothing else is
    kept.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="checks", db_index=False)
    ground = models.CharField(max_length=80)
    checked_on = models.DateField()
    holds = models.BooleanField(null=True, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.CharField(max_length=80, blank=True)
    verified_by = models.CharField(max_length=80, blank=True)
    reasons = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="check_has_one_outcome", condition=Q(holds__isnull=True) | Q(level__isnull=True)
            ),
        )
        indexes = (models.Index(fields=["application", "ground", "-checked_on", "-id"], name="check_latest"),)
