"""Tables as lines of JSON, one a row, the same for every database; read and written through the models of a migration.

What a table holds is summed up by its rows' digests added up: their order differs from one database to another.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Field, ForeignKey, Model, QuerySet

BATCH = 1000
MODULUS = 1 << 256
QUICK = 3  # of gzip's nine: the disk is slower than this, and six is slower than the disk

READERS: dict[str, Callable[[Any], Any]] = {
    "DateTimeField": datetime.fromisoformat,
    "DateField": date.fromisoformat,
    "BinaryField": base64.b64decode,
    "DecimalField": Decimal,
}


@dataclass(slots=True)
class Summary:
    """What a table holds, whatever the order."""

    rows: int = 0
    total: int = 0

    def add(self, line: bytes) -> None:
        self.rows += 1
        self.total = (self.total + int.from_bytes(hashlib.sha256(line).digest())) % MODULUS

    def as_json(self) -> dict[str, Any]:
        return {"rows": self.rows, "sum": f"{self.total:064x}"}


def applied() -> list[tuple[str, str]]:
    """The migrations this database has had, of those this version knows."""
    loader = MigrationExecutor(connection).loader
    return sorted(node for node in loader.applied_migrations if node in loader.graph.nodes)


def models_at(migrations: list[tuple[str, str]]) -> list[type[Model]]:
    """The models as they were when just these migrations had been applied."""
    apps = MigrationExecutor(connection).loader.project_state(migrations).apps
    models = apps.get_models(include_auto_created=True)
    kept = [
        model for model in models if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    ]
    return sorted(kept, key=lambda model: model._meta.label)


def migrate_to(migrations: list[tuple[str, str]]) -> None:
    """Apply just these migrations to an empty database."""
    executor = MigrationExecutor(connection)
    wanted, nodes = set(migrations), executor.loader.graph.node_map
    last = [name for name in migrations if not any(child.key in wanted for child in nodes[name].children)]
    executor.migrate(last)


def dump(model: type[Model], file: Path) -> Summary:
    """Write a table to a compressed file."""
    summary = Summary()
    with gzip.open(file, "wb", compresslevel=QUICK) as out:
        for line in _lines(model):
            summary.add(line)
            out.write(line + b"\n")
    return summary


def summary_of(model: type[Model]) -> Summary:
    """What a table holds now."""
    summary = Summary()
    for line in _lines(model):
        summary.add(line)
    return summary


def _lines(model: type[Model]) -> Iterator[bytes]:
    names = [field.attname for field in model._meta.concrete_fields]
    rows = _all(model).order_by("pk").values_list(*names)
    for row in rows.iterator(BATCH):
        yield _encode(row).encode()


def _all(model: type[Model]) -> QuerySet[Model]:
    return model._base_manager.all()  # noqa: SLF001  no manager of ours may leave rows out


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else str(value)


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode


def load(model: type[Model], file: Path) -> None:
    """Read a table from a compressed file; the database only ever inserts, so no trigger of the trail objects."""
    readers = [(field.attname, _reader(field)) for field in model._meta.concrete_fields]
    with gzip.open(file, "rb") as lines:
        for batch in _batches(lines):
            _all(model).bulk_create(_row(model, readers, json.loads(line)) for line in batch)


def _batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    entries = iter(lines)
    while batch := list(islice(entries, BATCH)):
        yield batch


def _row(model: type[Model], readers: list[tuple[str, Any]], values: list[Any]) -> Model:
    pairs = zip(readers, values, strict=True)
    return model(
        **{name: read(value) if read and value is not None else value for (name, read), value in pairs}
    )


def _reader(field: Field[Any, Any]) -> Callable[[Any], Any] | None:
    while isinstance(field, ForeignKey):
        field = field.target_field
    return READERS.get(field.get_internal_type())


def set_sequences(models: list[type[Model]]) -> None:
    """The next id of every table comes after those that were loaded."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
