"""A step of the recruitment as one applicant took it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xieguan.lifecycle.recruitment.models.application import Application
from xieguan.lifecycle.recruitment.models.recorded import Recorded


class Step(Recorded):
    """One step on a day: passed or not, with a mark where there was one, and the number of its paper."""

    class Kind(models.TextChoices):
        ELIGIBILITY = "eligibility", _("eligibility check")
        WRITTEN_EXAM = "written-exam", _("written examination")
        FITNESS_TEST = "fitness-test", _("fitness test")
        SELECTION = "selection", _("interview or assessment")
        MEDICAL = "medical", _("medical examination")
        BACKGROUND = "background", _("background check")
        POLITICAL_REVIEW = "political-review", _("political review")

    application = models.ForeignKey(Application, models.PROTECT, related_name="steps", db_index=False)
    kind = models.CharField(max_length=20, choices=Kind)
    day = models.DateField()
    mark = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    passed = models.BooleanField()
    number = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = (models.Index(fields=["application", "kind", "-day", "-id"], name="step_latest"),)
