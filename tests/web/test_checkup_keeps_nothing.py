"""A roster that is only checked leaves nothing: not in the database, not on the disk, not in what is logged."""

import logging
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.people.cast import Cast, id_number
from tests.people.rosters import person, roster
from tests.web.handing_in import again, hidden, upload
from xieguan.desk import held

CANARY = "金丝雀"
ON = "2023-12-31"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """A folder for temporary files of the test's own, so that whatever stays there is seen."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def canary() -> bytes:
    return roster(person(0, 姓名=CANARY, 学历="初中"), title=f"{CANARY}花名册")


def checked(client):
    return client.post(
        "/checkup/", {"file": upload(canary(), f"{CANARY}.csv"), "law": "cn-sx-2022-180", "on": ON}
    )


def dumped() -> str:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  our own tables
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def on_disk(*folders: Path) -> bytes:
    return b"".join(file.read_bytes() for top in folders for file in top.rglob("*") if file.is_file())


def test_nothing_of_it_stays(cast: Cast, as_, tmp_path, folder, caplog) -> None:
    client, number = as_(cast.clerk), id_number().encode()
    caplog.set_level(logging.DEBUG)
    page = checked(client)
    assert CANARY in page.content.decode()
    for do in ("workbook", "report", "data", "columns"):
        assert client.post("/checkup/", again(page, do=do)).status_code == 200
    left = on_disk(tmp_path, folder)
    assert CANARY.encode() not in left
    assert number[6:14] not in left
    assert CANARY not in dumped()
    assert CANARY not in caplog.text


def test_no_full_id_number_is_on_the_page(cast: Cast, as_) -> None:
    client = as_(cast.clerk)
    page = checked(client)
    number = person(0)["身份证号"]
    for shown in (page, client.post("/checkup/", again(page, do="columns"))):
        assert number not in shown.content.decode()
    assert number[:6] in client.post("/checkup/", again(page, do="columns")).content.decode()  # masked


def test_the_ticket_is_in_no_address_and_is_nowhere_written_down(cast: Cast, as_, tmp_path, folder) -> None:
    page = checked(as_(cast.clerk))
    ticket = hidden(page, "ticket")
    assert f"={ticket}" not in page.content.decode().replace("&", "")
    assert ticket.encode() not in on_disk(tmp_path, folder)
    assert ticket not in dumped()


def test_pages_of_a_check_are_kept_by_no_cache(cast: Cast, as_) -> None:
    assert "no-store" in checked(as_(cast.clerk))["Cache-Control"]


def test_a_ticket_is_good_for_its_owner_only(cast: Cast, as_) -> None:
    page = checked(as_(cast.clerk))
    other = as_(cast.stranger).post("/checkup/", again(page, do="data"))
    assert other.status_code == 422
    assert CANARY not in other.content.decode()


def test_it_is_deleted_when_told(cast: Cast, as_, folder) -> None:
    client = as_(cast.clerk)
    page = checked(client)
    assert client.post("/checkup/", again(page, do="forget")).status_code == 302
    assert not list(folder.rglob("*/*"))
    assert client.post("/checkup/", again(page, do="data")).status_code == 422


def test_it_is_deleted_when_its_time_is_over(cast: Cast, as_, folder, monkeypatch) -> None:
    page = checked(as_(cast.clerk))
    assert list(folder.rglob("*/*"))
    later = time.time() + held.MINUTES * 60 + 1
    monkeypatch.setattr(held.time, "time", lambda: later)
    held.sweep()
    assert not list(folder.rglob("*/*"))
    gone = as_(cast.clerk).post("/checkup/", again(page, do="data"))
    assert gone.status_code == 422


def test_the_oldest_make_room(folder, monkeypatch) -> None:
    monkeypatch.setattr(held, "ROOM", 3000)
    first = held.hold(b"x" * 1000, name="a", owner="me")
    second = held.hold(b"x" * 2500, name="b", owner="me")
    assert held.held(second, owner="me").content == b"x" * 2500
    with pytest.raises(held.NotHeld):
        held.held(first, owner="me")


def test_a_folder_somebody_else_can_read_is_not_used(folder) -> None:
    import os

    (folder / f"xieguan-held-{os.getuid()}").mkdir(mode=0o755)
    (folder / f"xieguan-held-{os.getuid()}").chmod(0o755)
    with pytest.raises(PermissionError):
        held.hold(b"x", name="a", owner="me")


def test_an_upload_never_lies_on_the_disk_in_clear(cast: Cast, as_, folder) -> None:
    """Large ones neither, which Django would put into a file."""
    large = roster(*(person(n, 姓名=CANARY) for n in range(900))) + b"\n" * (3 << 20)
    seen: list[bytes] = []
    run = subprocess.Popen.__init__

    def looking(self, *args, **kwargs):
        seen.append(on_disk(folder))
        run(self, *args, **kwargs)

    subprocess.Popen.__init__ = looking
    try:
        as_(cast.clerk).post("/checkup/", {"file": upload(large), "law": "cn-sx-2022-180", "on": ON})
    finally:
        subprocess.Popen.__init__ = run
    assert seen
    assert all(CANARY.encode() not in content for content in seen)
