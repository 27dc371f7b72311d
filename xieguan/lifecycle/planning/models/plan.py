"""Hiring plans. What was submitted is never edited: a change is the plan's next version, decided on its own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.opaque import OpaqueId


class HiringPlan(models.Model):
    """A plan of an office to take people on, through all its versions; the latest approved one is in force.

    `number` counts the plans of an office in a year. `completed_on`: its recruitment is over, and places nobody took
    are free again.
    """

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="hiring_plans")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    for_town_urban_management = models.BooleanField()
    completed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "year", "number"], name="plan_numbered_once"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def on_trail(self) -> dict[str, object]:
        """What the trail says of it."""
        return {"plan": f"{self.year}-{self.number}"}


class PlanVersion(models.Model):
    """What a plan says. Only a draft can be changed; `submitted_…` from the day somebody sent it up."""

    class State(models.TextChoices):
        """Where it is: in the office's hands, with one of those who must agree, or decided."""

        DRAFT = "draft", _("draft")
        COORDINATOR = "coordinator", _("with the coordinating bureau")
        QUOTA_OFFICE = "quota-office", _("with the quota office")
        HIRING_BUREAU = "hiring-bureau", _("with the hiring bureau")
        FINANCE = "finance", _("with the finance bureau")
        APPROVED = "approved", _("approved")
        RETURNED = "returned", _("returned")
        WITHDRAWN = "withdrawn", _("withdrawn")

    PENDING = (State.COORDINATOR, State.QUOTA_OFFICE, State.HIRING_BUREAU, State.FINANCE)

    plan = models.ForeignKey(HiringPlan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=14, choices=State, default=State.DRAFT)
    mode = models.CharField(max_length=8, choices=Engagement.Mode)
    need = models.TextField(blank=True)
    finance_document = models.CharField(max_length=120, blank=True)
    drawn_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()
    submitted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    submitted_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_numbered_once"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state__in=("draft", "coordinator", "quota-office", "hiring-bureau", "finance")),
                name="plan_one_version_is_open",
            ),
            models.CheckConstraint(
                name="plan_version_submitted_by_somebody_on_some_day",
                condition=Q(submitted_by__isnull=True, submitted_on__isnull=True, submitted_at__isnull=True)
                | Q(submitted_by__isnull=False, submitted_on__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_version_decided_after_it_was_submitted",
                condition=Q(state__in=("draft", "withdrawn")) | Q(submitted_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["state", "plan"], name="plan_version_by_state"),)


class Post(models.Model):
    """One post of a version: how many people, for what, and the conditions they must meet. `key` is the post's own
    through all versions of its plan.
    """

    public = OpaqueId()
    plan_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="posts")
    key = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    places = models.PositiveSmallIntegerField()
    duties = models.CharField(max_length=400, blank=True)
    min_education = models.PositiveSmallIntegerField(null=True, blank=True)
    skills = models.CharField(max_length=400, blank=True)
    other_conditions = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan_version", "key"], name="post_once_in_a_version"),
            models.CheckConstraint(name="post_has_places", condition=Q(places__gt=0)),
            models.CheckConstraint(name="post_has_a_name", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name


class BudgetLine(models.Model):
    """What one kind of cost of the people of a plan comes to in a year, in yuan. Shanxi 8."""

    class Kind(models.TextChoices):
        PAY = "pay", _("pay")
        BENEFITS = "benefits", _("benefits and social insurance")
        EQUIPMENT = "equipment", _("equipment")
        CLOTHING = "clothing", _("clothing")
        MANAGEMENT = "management", _("daily management")

    plan_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="budget")
    kind = models.CharField(max_length=10, choices=Kind)
    yuan = models.PositiveBigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["plan_version", "kind"], name="budget_line_once"),
            models.CheckConstraint(name="budget_line_is_something", condition=Q(yuan__gt=0)),
        )
