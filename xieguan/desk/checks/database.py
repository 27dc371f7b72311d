"""What the doctor asks of the database."""

from django.db import connection

from xieguan.desk import guards, schema
from xieguan.desk.doctor import Answer, check
from xieguan.words import _


@check("database")
def database() -> Answer:
    """Whether it answers, and with which version."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    version = ".".join(str(part) for part in connection.get_database_version() or ())
    return "ok", _("the database answers ({vendor} {version})").format(
        vendor=connection.vendor, version=version
    )


@check("migrations")
def migrations() -> Answer:
    """Whether the tables are those of this version."""
    if newer := schema.unknown():
        return "bad", _("a newer version of xieguan was here ({names})").format(names=", ".join(newer))
    if pending := schema.pending():
        return "bad", _("{count} changes to the tables are missing: run xieguan migrate").format(
            count=len(pending)
        )
    return "ok", _("the tables are those of this version")


@check("triggers")
def triggers() -> Answer:
    """Whether the database itself keeps the trail."""
    if missing := guards.missing():
        return "bad", _(
            "triggers that keep the trail are missing or off ({names}): run xieguan migrate"
        ).format(names=", ".join(missing))
    return "ok", _("the database refuses changes to the trail")


@check("durability")
def durability() -> Answer:
    """Whether what was committed outlives a power cut."""
    names = (
        ("fsync", "synchronous_commit")
        if connection.vendor == "postgresql"
        else ("journal_mode", "synchronous")
    )
    with connection.cursor() as cursor:
        found = [_setting(cursor, name) for name in names]
    wanted = (
        [["on"], ["on", "remote_apply", "remote_write"]]
        if connection.vendor == "postgresql"
        else [["wal"], ["2", "3"]]
    )
    words = ", ".join(f"{name}={value}" for name, value in zip(names, found, strict=True))
    if any(value not in good for value, good in zip(found, wanted, strict=True)):
        return "bad", _("a power cut may lose what was committed ({settings})").format(settings=words)
    return "ok", _("what was committed is on the disk ({settings})").format(settings=words)


def _setting(cursor: object, name: str) -> str:
    verb = "SHOW" if connection.vendor == "postgresql" else "PRAGMA"
    cursor.execute(f"{verb} {name}")  # type: ignore[attr-defined]
    return str(cursor.fetchone()[0])  # type: ignore[attr-defined]
