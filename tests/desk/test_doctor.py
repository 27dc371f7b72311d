"""The doctor says of each thing whether it is in order, in a sentence; so does the watchman's page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from xieguan.desk import doctor, guards, jobs, trail
from xieguan.desk.models import Entry, Job

pytestmark = pytest.mark.django_db
TRIGGER = "desk_entry_no_update"


@pytest.fixture(autouse=True)
def private(data):
    data.chmod(0o700)


def states() -> dict[str, str]:
    return {finding.check: finding.state for finding in doctor.examine()}


def drop_a_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {TRIGGER}{' ON desk_entry' * (connection.vendor == 'postgresql')}")


def test_a_sound_office_has_nothing_wrong() -> None:
    found = states()
    if (
        connection.vendor == "sqlite"
    ):  # the tests' database lives in memory, where there is no log to write ahead
        found.pop("durability")

    assert set(found.values()) <= {"ok", "warn"}
    assert {"database", "migrations", "triggers", "trail", "keys", "disk", "clock", "sheet"} <= set(found)


def test_a_trigger_that_is_gone_is_named() -> None:
    drop_a_trigger()

    found = {finding.check: finding for finding in doctor.examine()}["triggers"]
    assert found.state == "bad"
    assert TRIGGER in found.say


def test_a_trail_that_was_tampered_with_is_found() -> None:
    trail.write(kind="act", act="users.create", actor="韩梅梅", outcome="done")
    trail.seal()
    trail.write_checkpoints()
    drop_a_trigger()
    Entry.objects.update(actor="李雷")
    guards.install()

    assert states()["trail"] == "bad"


def test_a_key_others_can_read_is_found(data) -> None:
    trail.public_key()
    (data / "keys" / "trail").chmod(0o644)

    assert states()["keys"] == "bad"


def test_a_key_cut_short_is_found(data) -> None:
    trail.public_key()
    (data / "keys" / "other").write_text("ab")
    (data / "keys" / "other").chmod(0o600)

    assert states()["keys"] == "bad"


def test_work_that_nobody_does_is_noted() -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    Job.objects.create(name="x", arguments={}, owner="", organisation="", queued_at=long_ago)

    assert states()["jobs"] == "warn"


def test_a_clock_behind_the_trail_is_wrong() -> None:
    entry = trail.write(kind="act", act="users.create", actor="韩梅梅", outcome="done")
    later = timezone.now() + timedelta(hours=2)
    Entry.objects.bulk_create([Entry(**{**values(entry), "recorded_at": later})])

    assert states()["clock"] == "bad"


def values(entry: Entry) -> dict:
    return {
        field.attname: getattr(entry, field.attname) for field in Entry._meta.fields if field.attname != "id"
    }


def test_the_floors_have_their_work_declared() -> None:
    assert "sheet.rebuild" in jobs.known()


def test_alive_and_ready(client) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").content == b"ready\n"
    assert client.post("/readyz").status_code == 405


def test_not_ready_without_its_guards(client) -> None:
    drop_a_trigger()

    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
