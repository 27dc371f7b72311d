"""What the doctor asks of the machine: keys, disk, clock."""

import shutil
import stat
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.utils import timezone

from xieguan.desk import trail
from xieguan.desk.doctor import Answer, check
from xieguan.desk.models import Entry
from xieguan.words import _

ROOM = 1 << 30  # bytes below which a disk is called nearly full


@check("keys")
def keys() -> Answer:
    """Whether the keys are there, whole, and nobody else's to read."""
    folder = Path(settings.DATA) / "keys"
    trail.public_key()
    for path in sorted(folder.iterdir()):
        if len(bytes.fromhex(path.read_text("ascii"))) != 32:
            return "bad", _("the key {name} is not whole").format(name=path.name)
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            return "bad", _("others can read the key {name}: chmod 600").format(name=path.name)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077 or stat.S_IMODE(folder.parent.stat().st_mode) & 0o077:
        return "warn", _("others can look into {folder}: chmod 700").format(folder=folder.parent)
    return "ok", _("the keys are there, for their owner only")


@check("disk")
def disk() -> Answer:
    """Whether there is room."""
    room = shutil.disk_usage(settings.DATA).free
    state, words = (
        ("warn", _("only {room} MB are left on the disk")) if room < ROOM else ("ok", _("{room} MB are free"))
    )
    return state, words.format(room=room >> 20)  # type: ignore[return-value]


@check("clock")
def clock() -> Answer:
    """Whether the clock can be right, and agrees with the database's; days change by the office's own time."""
    with connection.cursor() as cursor:
        epoch = (
            "extract(epoch from clock_timestamp())"
            if connection.vendor == "postgresql"
            else "(julianday('now') - 2440587.5) * 86400"
        )
        cursor.execute(f"SELECT {epoch}")
        apart = abs(float(cursor.fetchone()[0]) - time.time())
    latest = Entry.objects.aggregate(Max("recorded_at"))["recorded_at__max"]
    if apart > 5 or (latest is not None and latest > timezone.now() + timedelta(minutes=1)):
        return "bad", _("the clock is wrong, or differs from the database's by {seconds:.0f} seconds").format(
            seconds=apart
        )
    now = timezone.localtime()
    return "ok", _("it is {moment:%Y-%m-%d %H:%M} here ({zone})").format(moment=now, zone=settings.TIME_ZONE)
