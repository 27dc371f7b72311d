"""Whether anybody takes up long work."""

from datetime import timedelta

from django.utils import timezone

from xieguan.desk.models import Job

PATIENCE = timedelta(seconds=10)


def nobody_works(job: Job | None) -> bool:
    """Whether a job waits although workers look every second, and none of them is busy with another."""
    if job is None or job.state != Job.State.WAITING or timezone.now() - job.queued_at < PATIENCE:
        return False
    return not Job.objects.filter(state=Job.State.RUNNING, leased_until__gt=timezone.now()).exists()
