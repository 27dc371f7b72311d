"""How the tables of the database stand to those this version of the program knows."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from xieguan.words import _


class NewerDatabase(Exception):
    """A newer version of the program has been at this database."""


def pending() -> list[str]:
    """The migrations still to be applied, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _back in plan]


def unknown() -> list[str]:
    """The migrations the database has had and this version does not know."""
    loader = MigrationExecutor(connection).loader
    ours = {app for app, _name in loader.disk_migrations}
    there = set(loader.applied_migrations) - set(loader.disk_migrations)
    return sorted(f"{app}.{name}" for app, name in there if app in ours)


def refuse_newer() -> None:
    """Raise NewerDatabase rather than work on tables nobody here understands."""
    newer = unknown()
    if newer:
        says = _("a newer version of xieguan has changed this database ({names}): use that version")
        raise NewerDatabase(says.format(names=", ".join(newer)))
