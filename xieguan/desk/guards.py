"""Triggers that keep the trail append-only.

SQLite's way of altering a table drops its triggers, so they are put back after every migrate; `doctor` asks `missing`.
"""

from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("desk_entry", "desk_seal")
EVENTS = ("UPDATE", "DELETE")

FUNCTION = """
CREATE OR REPLACE FUNCTION desk_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$
"""


def install(using: str = "default", **_signal: Any) -> None:
    """Put the triggers in place."""
    connection = connections[using]
    statements = _postgres() if connection.vendor == "postgresql" else _sqlite()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite() -> list[str]:
    return [
        (
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{event.lower()} BEFORE {event} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
        )
        for table in TABLES
        for event in EVENTS
    ]


def _postgres() -> list[str]:
    statements = [FUNCTION]
    for table in TABLES:
        for event, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"{table}_no_{event.lower()}"
            statements += [
                f"DROP TRIGGER IF EXISTS {name} ON {table}",
                (
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} "
                    "EXECUTE FUNCTION desk_append_only()"
                ),
            ]
    return statements


def missing(using: str = "default") -> list[str]:
    """The triggers that should be there and are not, or are disabled."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        there = {name for (name,) in cursor.fetchall()}
    return [name for name in _names(connection) if name not in there]


def _names(connection: BaseDatabaseWrapper) -> list[str]:
    events = (*EVENTS, "TRUNCATE") if connection.vendor == "postgresql" else EVENTS
    return [f"{table}_no_{event.lower()}" for table in TABLES for event in events]
