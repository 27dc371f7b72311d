"""Classes, their trainees, the days they were held, who attended, and the results of examinations."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.opaque import OpaqueId


class Presence(models.TextChoices):
    """How much of a day somebody attended."""

    FULL = "full", _("all day")
    HALF = "half", _("half a day")
    ABSENT = "absent", _("absent")


class Absence(models.TextChoices):
    """Why somebody missed a day or a part of it. No more than that: illness is nobody's business here."""

    LEAVE = "leave", _("on leave")
    OFFICIAL = "official", _("on official business")
    UNEXPLAINED = "unexplained", _("without leave")


class Recorded(models.Model):
    """Who wrote it down, and when: kept apart from the day it speaks of."""

    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class TrainingClass(Recorded):
    """A class that an organisation holds for its own people and those of its units."""

    class Kind(models.TextChoices):
        PREJOB = "prejob", _("pre-job")

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="training_classes")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.PREJOB)
    title = models.CharField(max_length=120)
    topics = models.CharField(max_length=399, blank=True)
    starts_on = models.DateField()
    days_planned = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField()
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="class_closes_after_it_begins",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("starts_on")),
            ),
        )
        indexes = (models.Index(fields=["organisation", "closed_on"], name="class_by_organisation"),)

    def __str__(self) -> str:
        return self.public


class Enrolment(Recorded):
    """One engagement in one class, from a day on: registers of earlier days do not ask for him."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="enrolments")
    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="enrolments")
    from_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["training_class", "engagement"], name="enrolment_once_in_a_class"
            ),
        )


class TrainingDay(Recorded):
    """A day on which a class was held, and whether the State Council has it worked.

    `calendar` is the document of the year as it was entered here; empty where the program's own calendar knew the
    year. When a year is entered, its days are counted anew.
    """

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="days")
    day = models.DateField(db_index=True)
    is_workday = models.BooleanField()
    calendar = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["training_class", "day"], name="training_day_once_in_a_class"),
        )


class CurrentQuerySet(models.QuerySet[Any]):
    """Rows that may have been corrected."""

    def current(self) -> "CurrentQuerySet":
        """Those that no later row corrects."""
        return self.filter(corrected_by__isnull=True)


class Correctable(Recorded):
    """A row that is never changed: a correction is another row, which says why."""

    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    reason = models.CharField(max_length=1000, blank=True)

    objects = CurrentQuerySet.as_manager()

    class Meta:
        abstract = True


class Attendance(Correctable):
    """How much of one day one trainee attended."""

    training_day = models.ForeignKey(TrainingDay, models.PROTECT, related_name="attendance")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attendance")
    presence = models.CharField(max_length=8, choices=Presence)
    absence = models.CharField(max_length=12, choices=Absence, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["training_day", "enrolment"],
                condition=Q(corrects__isnull=True),
                name="attendance_once_a_day",
            ),
            models.CheckConstraint(
                name="attendance_missed_for_a_reason",
                condition=Q(presence="full", absence="") | (~Q(presence="full") & ~Q(absence="")),
            ),
            models.CheckConstraint(
                name="attendance_corrected_for_a_reason",
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
            ),
        )


class ExamResult(Correctable):
    """How one trainee did in an examination."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="results")
    held_on = models.DateField()
    mark = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    passed = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["enrolment", "held_on"], condition=Q(corrects__isnull=True), name="exam_once_a_day"
            ),
            models.CheckConstraint(
                name="exam_corrected_for_a_reason", condition=Q(corrects__isnull=True) | ~Q(reason="")
            ),
        )
