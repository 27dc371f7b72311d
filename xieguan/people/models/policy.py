"""What an office has decided about the law: packs it keeps after they lapsed, and exceptions it has allowed."""

from django.db import models
from django.db.models import F, Q

from xieguan.people.models.access import User
from xieguan.people.models.organisation import Organisation
from xieguan.people.opaque import OpaqueId


class PackAdoption(models.Model):
    """续用决定: an organisation keeps a lapsed pack as its own policy, for itself and all below it.

    A rule kept this way carries a dismissal only where it was passed by democratic procedure and made known
    (劳动合同法 4): the two days, empty while that has not happened.
    """

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="adoptions")
    pack = models.CharField(max_length=60)
    document = models.CharField(max_length=120)
    decided_by = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField()
    passed_on = models.DateField(null=True, blank=True)
    made_known_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="adoption_ends_after_it_begins", condition=Q(until_on__gt=F("from_on"))
            ),
        )


class OwnValue(models.Model):
    """A parameter that an organisation has set for itself and all below it: as strict as the law, or stricter."""

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="own_values")
    pack = models.CharField(max_length=60)
    parameter = models.CharField(max_length=80)
    value = models.JSONField()
    document = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="own_value_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
            ),
            models.CheckConstraint(name="own_value_names_its_document", condition=~Q(document="")),
        )


class Exemption(models.Model):
    """A *should* rule set aside for one act on one subject: asked for by one person, decided by another, used once.

    `input_digest` ties it to what was asked: an exception for one task is none for another. `used_in` is the trail
    entry of the act that used it up.
    """

    public = OpaqueId()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="exemptions")
    act = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    input_digest = models.CharField(max_length=64)
    pack = models.CharField(max_length=60)
    rule = models.CharField(max_length=80)
    reason = models.TextField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved = models.BooleanField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    used_in = models.BigIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="exemption_maker_is_not_checker",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="exemption_decided_by_somebody_at_some_time",
                condition=Q(approved__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | Q(approved__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="exemption_used_when_approved", condition=Q(used_in__isnull=True) | Q(approved=True)
            ),
            models.CheckConstraint(name="exemption_has_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                fields=["act", "subject_kind", "subject", "input_digest", "pack", "rule"],
                condition=Q(used_in__isnull=True) & (Q(approved__isnull=True) | Q(approved=True)),
                name="exemption_one_is_open",
            ),
        )
        indexes = (models.Index(fields=["subject_kind", "subject", "act"], name="exemption_by_subject"),)
