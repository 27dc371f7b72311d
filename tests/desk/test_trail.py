"""The trail is append-only, and whoever gets past that is found."""

import random
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from xieguan.desk import guards, trail
from xieguan.desk.models import Entry, Seal

pytestmark = pytest.mark.django_db


def write(number: int = 1) -> list[Entry]:
    return [
        trail.write(kind="act", act="users.create", actor="韩梅梅", outcome="done", detail={"n": n})
        for n in range(number)
    ]


def sql(*statements: str) -> None:
    """What a superuser does who has switched the triggers off."""
    with connection.cursor() as cursor:
        for table in guards.TABLES:
            for name in [name for name in guards._names(connection) if name.startswith(table)]:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        for statement in statements:
            cursor.execute(statement)
    guards.install()


@pytest.mark.parametrize("table", guards.TABLES)
def test_the_database_itself_refuses_to_change_delete_or_truncate(table: str) -> None:
    write()
    trail.seal()
    statements = [f"UPDATE {table} SET id = id", f"DELETE FROM {table}"]
    if connection.vendor == "postgresql":  # SQLite has no TRUNCATE
        statements.append(f"TRUNCATE {table}")

    for statement in statements:
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_no_trigger_is_missing_after_migrate() -> None:
    assert guards.missing() == []


def test_a_missing_trigger_is_named() -> None:
    with connection.cursor() as cursor:
        on = " ON desk_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER desk_entry_no_update{on}")

    assert guards.missing() == ["desk_entry_no_update"]


def sealed_trail() -> None:
    for _batch in range(3):
        write(4)
        with transaction.atomic():
            trail.seal()
    trail.write_checkpoints()


def test_an_untouched_trail_is_proved() -> None:
    sealed_trail()
    write(2)

    proof = trail.verify()

    assert (proof.proved, proof.unsealed, proof.faults) == (12, 2, ())


def test_sealing_nothing_makes_no_seal() -> None:
    assert trail.seal() is None


def ids() -> list[int]:
    return list(Entry.objects.order_by("id").values_list("id", flat=True))


def edit(choice: random.Random) -> str:
    column = choice.choice(
        ["act", "actor", "subject", "outcome", "organisation", "key", "input_digest", "role"]
    )
    return f"UPDATE desk_entry SET {column} = {column} || 'x' WHERE id = {choice.choice(ids())}"


def delete(choice: random.Random) -> str:
    return f"DELETE FROM desk_entry WHERE id = {choice.choice(ids())}"


def swap(choice: random.Random) -> str:
    one, other = choice.sample(ids(), 2)
    return f"UPDATE desk_entry SET id = CASE id WHEN {one} THEN -{other} ELSE -{one} END WHERE id IN ({one}, {other})"


def cut_the_end(choice: random.Random) -> str:
    first = choice.choice(list(Seal.objects.values_list("first", flat=True)))
    return f"DELETE FROM desk_entry WHERE id >= {first}"


def forge_a_seal(choice: random.Random) -> str:
    seal = choice.choice(list(Seal.objects.all()))
    return f"UPDATE desk_seal SET signature = '{'0' * 128}' WHERE id = {seal.pk}"


def drop_a_seal(choice: random.Random) -> str:
    return (
        f"DELETE FROM desk_seal WHERE id = {choice.choice(list(Seal.objects.values_list('id', flat=True)))}"
    )


def drop_the_last_seal(_choice: random.Random) -> str:
    return f"DELETE FROM desk_seal WHERE id = {Seal.objects.latest('last').pk}"


TAMPERINGS: list[Callable[[random.Random], str]] = [
    edit, delete, swap, cut_the_end, forge_a_seal, drop_a_seal, drop_the_last_seal,
]  # fmt: skip


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_tampering_after_sealing_is_found(tampering: Callable[[random.Random], str]) -> None:
    sealed_trail()

    sql(tampering(random.Random(7)))
    if tampering is swap:
        sql("UPDATE desk_entry SET id = -id WHERE id < 0")

    assert trail.verify().faults


def test_an_entry_slipped_in_between_is_found() -> None:
    sealed_trail()
    first = Entry.objects.earliest("id")
    columns = ", ".join(f'"{field.column}"' for field in Entry._meta.concrete_fields if not field.primary_key)

    sql(f"INSERT INTO desk_entry (id, {columns}) SELECT 0, {columns} FROM desk_entry WHERE id = {first.pk}")

    assert trail.verify().faults


def test_a_thousand_random_tamperings_are_all_found() -> None:
    choice = random.Random(2026)
    sealed_trail()
    missed = []
    for number in range(1000):
        tampering = choice.choice(TAMPERINGS)
        undo = transaction.savepoint()
        sql(tampering(choice), "UPDATE desk_entry SET id = -id WHERE id < 0")
        if not trail.verify().faults:
            missed.append((number, tampering.__name__))
        transaction.savepoint_rollback(undo)

    assert missed == []


def test_the_trail_rebuilt_with_another_key_contradicts_the_checkpoints(settings, tmp_path) -> None:
    sealed_trail()
    kept = trail.checkpoints_file().read_text()
    settings.DATA = tmp_path  # another key, as a forger has it
    sql("DELETE FROM desk_seal")
    with transaction.atomic():
        trail.seal()
    trail.checkpoints_file().write_text(kept)

    assert trail.verify().faults


def test_a_lost_checkpoint_is_written_again_after_the_next_seal() -> None:
    sealed_trail()
    lines = trail.checkpoints_file().read_text().splitlines()
    trail.checkpoints_file().write_text(
        "\n".join(lines[:-1]) + "\n"
    )  # a crash came between commit and checkpoint

    write()
    with transaction.atomic():
        trail.seal()
    trail.write_checkpoints()

    assert len(trail.checkpoints_file().read_text().splitlines()) == 4
    assert trail.verify().faults == ()
