"""Making a backup while the office goes on working: one moment of the database, and the files that belong to it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from xieguan import __version__
from xieguan.desk import trail
from xieguan.desk.backup import tables
from xieguan.desk.backup.archive import Writer, fingerprints, keys_in
from xieguan.desk.whole import written_whole


def back_up(out: Path, *, keys: bool = True) -> dict[str, Any]:
    """Write a backup; what it holds. Raises OSError, and then leaves what was there."""
    with written_whole(out) as half, tempfile.TemporaryDirectory(prefix=".backup.", dir=out.parent) as folder:
        writer = Writer(half)
        try:
            manifest = _written(writer, Path(folder), keys=keys)
            writer.finish(manifest)
        finally:
            writer.close()
    return {**manifest, "files": writer.files}


def _written(writer: Writer, folder: Path, *, keys: bool) -> dict[str, Any]:
    # a checkpoint comes after its seal: those read before the tables are all in the tables
    checkpoints = trail.checkpoints_file()
    if checkpoints.exists():
        writer.add_bytes("checkpoints.jsonl", checkpoints.read_bytes())
    public = trail.public_key().public_bytes_raw().hex()
    manifest = {
        "version": __version__,
        "made_at": timezone.now().isoformat(),
        "database": connection.vendor,
        "keys": fingerprints(Path(settings.DATA) / "keys"),
        "public_key": public,
        **_tables(writer, folder),
        "damaged_papers": _papers(writer),
    }
    if keys:
        for path in keys_in(Path(settings.DATA) / "keys"):
            writer.add(f"keys/{path.name}", path)
    return manifest


def _tables(writer: Writer, folder: Path) -> dict[str, Any]:
    summaries = {}
    with snapshot():
        migrations = tables.applied()
        for model in tables.models_at(migrations):
            label = model._meta.label_lower
            file = folder / "table"
            summaries[label] = tables.dump(model, file).as_json()
            writer.add(f"data/{label}.jsonl.gz", file)
    return {"migrations": [".".join(name) for name in migrations], "tables": summaries}


@contextmanager
def snapshot() -> Iterator[None]:
    """One moment of the database, whoever writes meanwhile; nobody has to wait for it."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    sqlite: Any = connection
    usual, sqlite.transaction_mode = (
        sqlite.transaction_mode,
        "DEFERRED",
    )  # the usual one would stop the writers
    try:
        with transaction.atomic():
            yield
    finally:
        sqlite.transaction_mode = usual


def _papers(writer: Writer) -> list[str]:
    """Take the papers in; those that are not what was kept are taken in too, and named."""
    folder = Path(settings.DATA) / "papers"
    papers = [path for path in sorted(folder.glob("[0-9a-f][0-9a-f]/*")) if len(path.name) == 64]
    added = {path.name: writer.add(f"papers/{path.parent.name}/{path.name}", path) for path in papers}
    return [name for name, digest in added.items() if digest != name]
