"""Work that is due once a day: age and windows move without anybody writing anything.

A floor declares it beside the job: `nightly("sheet.rebuild")`. The first worker that looks on a new day asks for it.
"""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from xieguan.desk import jobs
from xieguan.desk.models import Job

LOCK = 0x7848  # one worker asks at a time; beside the lock of the trail
NIGHTLY: list[str] = []


def nightly(name: str) -> None:
    """Declare that a job is due each day."""
    if name not in NIGHTLY:
        NIGHTLY.append(name)


def ask() -> None:
    """Queue what is due today and has not been asked for."""
    jobs.known()
    today = timezone.localdate()
    if not _due(today):
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        for name in _due(today):
            jobs.queue(name, {"day": today.isoformat()}, owner="", organisation="")


def _due(today: date) -> list[str]:
    asked = Job.objects.filter(name__in=NIGHTLY, arguments__day=today.isoformat()).values_list(
        "name", flat=True
    )
    there = set(asked)
    return [name for name in NIGHTLY if name not in there]
