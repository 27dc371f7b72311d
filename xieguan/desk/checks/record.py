"""What the doctor asks of the record: the trail, its seals, the work, the papers."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from xieguan.desk import trail
from xieguan.desk.doctor import Answer, check
from xieguan.desk.models import Entry, Job, Message, Paper, Seal
from xieguan.desk.papers import place_of
from xieguan.words import _

BACKLOG = timedelta(minutes=15)  # a worker seals every minute
TRIES = 5  # of a message, before somebody should know


@check("trail")
def proved() -> Answer:
    """Whether the trail holds against its seals."""
    proof = trail.verify()
    if proof.faults:
        return "bad", _("the trail was tampered with: {count} faults; see xieguan trail verify").format(
            count=len(proof.faults)
        )
    return "ok", _("the trail holds: {count} entries proved").format(count=proof.proved)


@check("backlog")
def backlog() -> Answer:
    """Whether somebody seals."""
    last = Seal.objects.aggregate(Max("last"))["last__max"] or 0
    unsealed = Entry.objects.filter(id__gt=last)
    oldest = unsealed.order_by("id").values_list("recorded_at", flat=True).first()
    if oldest is not None and timezone.now() - oldest > BACKLOG:
        return "warn", _(
            "{count} entries wait to be sealed, the oldest since {moment:%Y-%m-%d %H:%M}: does a worker run?"
        ).format(count=unsealed.count(), moment=timezone.localtime(oldest))
    return "ok", _("nothing waits long to be sealed")


@check("jobs")
def jobs() -> Answer:
    """Whether the work gets done, and the messages get out."""
    now = timezone.now()
    waiting = Job.objects.filter(state=Job.State.WAITING, queued_at__lt=now - BACKLOG).count()
    stuck = Message.objects.filter(sent_at__isnull=True, attempts__gte=TRIES).count()
    if waiting or stuck:
        return "warn", _("{jobs} jobs wait for long, {messages} messages do not get out").format(
            jobs=waiting, messages=stuck
        )
    return "ok", _("no work waits for long")


@check("papers")
def papers() -> Answer:
    """Whether every paper on record has its file; what is in it is held against its hash whenever it is read."""
    held = Paper.objects.filter(erased_at__isnull=True)
    digests = held.values_list("digest", flat=True).distinct()
    gone = sum(1 for digest in digests.iterator() if not place_of(digest).is_file())
    if gone:
        return "bad", _("the files of {count} papers are missing").format(count=gone)
    return "ok", _("every paper on record has its file")
