"""Restoring a backup: everything is checked before anything is believed, and an office appears whole or not at all."""

import shutil
from pathlib import Path
from typing import Any

from xieguan.desk.backup.archive import UnusableBackup, fingerprints, unpack
from xieguan.words import _


def lay_out(source: Path, manifest: dict[str, Any], target: Path) -> Path:
    """Unpack beside the target; the folder. The target must be empty, or hold the keys and nothing else."""
    there = {path.name for path in target.iterdir()} if target.exists() else set()
    if there - {"keys"}:
        raise UnusableBackup(_("{folder} is not empty: restore into a new folder").format(folder=target))
    half = target.with_name(f".{target.name}.restoring")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700, parents=True)
    try:
        unpack(source, manifest, half)
        if "keys" in there and not (half / "keys").exists():
            shutil.copytree(target / "keys", half / "keys")
        _fitting_keys(half / "keys", manifest)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return half


def _fitting_keys(folder: Path, manifest: dict[str, Any]) -> None:
    """Without the office's own keys no ID number can be read, and new ones would be made where they are missing."""
    if not folder.exists():
        says = _(
            "this backup holds no keys: put the office's keys into the folder {folder} of the target first"
        )
        raise UnusableBackup(says.format(folder="keys"))
    found = fingerprints(folder)
    wrong = sorted(name for name, print_ in manifest["keys"].items() if found.get(name) != print_)
    if wrong:
        raise UnusableBackup(
            _("these keys are not those of the backup: {names}").format(names=", ".join(wrong))
        )


def fill(half: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    """Load the tables into the empty database of the settings, compare, and prove the trail. Django must be set up."""
    from django.core.management import call_command
    from django.db import transaction

    from xieguan.desk import trail
    from xieguan.desk.backup import tables

    migrations = [
        (app, name) for app, _dot, name in (entry.partition(".") for entry in manifest["migrations"])
    ]
    _known(migrations)
    _must_be_empty()
    tables.migrate_to(migrations)
    with transaction.atomic():
        models = tables.models_at(migrations)
        for model in models:
            tables.load(model, half / "data" / f"{model._meta.label_lower}.jsonl.gz")
        tables.set_sequences(models)
        _compare(models, manifest)
        proof = trail.verify()
        if proof.faults:
            raise UnusableBackup(_("the trail does not hold: {say}").format(say=proof.faults[0].say))
    call_command("migrate", verbosity=0, interactive=False)  # to this version; and the triggers
    shutil.rmtree(half / "data")
    return {
        "tables": len(models),
        "rows": _rows(manifest),
        "proved": proof.proved,
        "unsealed": proof.unsealed,
    }


def _rows(manifest: dict[str, Any]) -> int:
    return sum(entry["rows"] for entry in manifest["tables"].values())


def _known(migrations: list[tuple[str, str]]) -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    unknown = sorted(set(migrations) - set(MigrationExecutor(connection).loader.disk_migrations))
    if unknown:
        names = ", ".join(".".join(name) for name in unknown)
        says = _("a newer version of xieguan made this backup ({names}): restore it with that version")
        raise UnusableBackup(says.format(names=names))


def _must_be_empty() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608
            if table != "django_migrations" and cursor.fetchone():
                raise UnusableBackup(_("the database is not empty: restore into a new one"))


def _compare(models: list[Any], manifest: dict[str, Any]) -> None:
    from xieguan.desk.backup import tables

    if {model._meta.label_lower for model in models} != set(manifest["tables"]):
        raise UnusableBackup(_("the backup's tables are not those its migrations make"))
    for model in models:
        label = model._meta.label_lower
        if tables.summary_of(model).as_json() != manifest["tables"][label]:
            raise UnusableBackup(
                _("the table {name} came back different from what was backed up").format(name=label)
            )


def put_in_place(half: Path, target: Path) -> None:
    """The office is whole: let it appear."""
    from django.db import connections

    connections.close_all()
    if target.exists():  # with the keys only, which are in the other folder too
        shutil.rmtree(target)
    half.replace(target)
