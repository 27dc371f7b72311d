"""The tables of the desk floor."""

from django.db import models


class Entry(models.Model):
    """One line of the trail. Append-only: triggers refuse any change, seals prove there was none.

    `on` is the day the act is about, `recorded_at` the moment it was written down: they are kept apart, and a late
    entry shows as one. Ids are plain strings so that the trail outlives what it speaks of.
    """

    class Kind(models.TextChoices):
        ACT = "act"
        REFUSAL = "refusal"
        READ = "read"

    recorded_at = models.DateTimeField()
    on = models.DateField(null=True)
    kind = models.CharField(max_length=8, choices=Kind)
    act = models.CharField(max_length=80)
    actor = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    input_digest = models.CharField(max_length=64)
    outcome = models.CharField(max_length=20)
    detail = models.JSONField()

    class Meta:
        indexes = (
            models.Index(fields=["subject_kind", "subject", "-id"], name="entry_by_subject"),
            models.Index(fields=["organisation", "-id"], name="entry_by_organisation"),
            models.Index(fields=["actor", "-id"], name="entry_by_actor"),
            models.Index(fields=["act", "-id"], name="entry_by_act"),
            models.Index(fields=["kind", "-id"], name="entry_by_kind"),
            models.Index(fields=["on", "-id"], name="entry_by_day"),
            models.Index(fields=["recorded_at"], name="entry_by_recording"),
        )


class Seal(models.Model):
    """A batch of entries closed for good: its range, the digest of all it holds, and the seal before it."""

    first = models.BigIntegerField(unique=True)
    last = models.BigIntegerField(unique=True)
    count = models.BigIntegerField()
    sealed_at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=128)


class CalendarDay(models.Model):
    """A day of an announced year that is not what its weekday says: off although a weekday, or worked on a weekend."""

    day = models.DateField(primary_key=True)
    worked = models.BooleanField()


class CalendarYear(models.Model):
    """A year whose working days an authority has entered, with the document that announced them."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    document = models.CharField(max_length=120)
    entered_at = models.DateTimeField()


class Paper(models.Model):
    """A document kept under its hash. The same content is kept once; several subjects may hold it.

    `erased_at`: its file was removed when the time to keep what is in it was over; the hash and the name stay.
    """

    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    subject_kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40)
    kept_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["subject_kind", "subject"], name="paper_by_subject"),)


class Message(models.Model):
    """Something to be done outside the database, written in the act's own transaction and sent after it.

    Whoever sends it first moves `due_at` on, so that nobody else does, and it comes back should he die.
    """

    topic = models.CharField(max_length=80)
    body = models.JSONField()
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, default="", blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["due_at"], condition=models.Q(sent_at__isnull=True), name="message_unsent"),
        )


class Job(models.Model):
    """Long work done by a worker, with its progress. A worker holds it by a lease that it must renew.

    `attempts` counts how often it was taken up without getting on: work that kills its worker is not tried for ever.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    name = models.CharField(max_length=80)
    arguments = models.JSONField()
    owner = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    result = models.JSONField(null=True)
    error = models.CharField(max_length=1000, default="", blank=True)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, default="", blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="job_runs_under_a_lease",
                condition=~models.Q(state="running") | models.Q(leased_until__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["state", "id"], name="job_by_state"),)
