"""`xieguan demo`: it starts, keeps what was changed, stops when told, and touches no folder that is not its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from http.client import HTTPConnection
from importlib import import_module
from pathlib import Path

import pytest

from xieguan.demo import directory
from xieguan.demo.directory import NotADemo

DEMO = (sys.executable, "-m", "xieguan.cli", "demo")
SOME_DAY = date(2026, 11, 22)
SHEET = "from xieguan.people.models.sheet import SheetRow as S; from django.utils.timezone import localdate;"
OUT_OF_DATE = f"{SHEET} print(S.objects.exclude(built_for=localdate()).count())"
OF_ANOTHER_DAY = (
    f"{SHEET} from xieguan.desk.models import Job; S.objects.update(built_for='2026-01-01');"
    "Job.objects.all().delete()"
)


@pytest.fixture
def folder(short_demo) -> Path:
    """A demo with few people, ready to be started."""
    return short_demo[0]


@pytest.fixture
def port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "XIEGUAN_LANG": "en", **more}


@contextmanager
def running(folder: Path, port: int, root: Path) -> Iterator[Path]:
    """The demo from its start to Ctrl-C; the file of what it says."""
    command = [*DEMO, "--data", str(folder), "--port", str(port)]
    says = folder.with_name("says")
    with says.open("w") as out:
        process = subprocess.Popen(command, cwd=root, env=environment(), stdout=out, stderr=out)
        try:
            until = time.monotonic() + 150
            while (
                time.monotonic() < until
                and process.poll() is None
                and "Ctrl-C" not in says.read_text("utf-8")
            ):
                time.sleep(0.2)
            yield says
        finally:
            process.send_signal(signal.SIGINT)
            status = process.wait(130)
    assert status == 0, says.read_text("utf-8")


def answer(port: int, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as asked, suppress(OSError):
        asked.request("GET", path, headers={"Host": "localhost", "Connection": "close"})
        with asked.getresponse() as response:
            return response.status
    return 0


@pytest.mark.slow
def test_it_runs_and_a_second_start_of_another_day_keeps_what_was_changed(run, root, folder, port):
    with running(folder, port, root) as says:
        assert answer(port, "/healthz") == 200
    said = says.read_text("utf-8")
    assert f"http://localhost:{port}/" in said
    assert "sx-clerk" in said
    assert "ha-auditor" in said
    assert str(folder) in said

    xieguan = (sys.executable, "-m", "xieguan.cli")
    offices = run(*xieguan, "offices", "--as", "sx-system", XIEGUAN_DATA=str(folder)).stdout.split()
    renamed = run(
        *xieguan, "act", "organisations.rename", offices[0], "name=改过的示例厅", "--as", "sx-system",
        XIEGUAN_DATA=str(folder),
    )  # fmt: skip
    assert renamed.returncode == 0, renamed.stderr
    shell(run, folder, OF_ANOTHER_DAY)
    with running(folder, port, root):
        assert answer(port, "/healthz") == 200
        until = time.monotonic() + 150
        while time.monotonic() < until and shell(run, folder, OUT_OF_DATE) != "0":
            time.sleep(1)
    assert shell(run, folder, OUT_OF_DATE) == "0", "its worker brings it to today"
    assert "改过的示例厅" in run(*xieguan, "offices", "--as", "sx-system", XIEGUAN_DATA=str(folder)).stdout
    assert answer(port, "/healthz") == 0, "nothing is left running"


def shell(run, folder: Path, code: str) -> str:
    """What some code says inside the demo's office."""
    inside = {"DJANGO_SETTINGS_MODULE": "xieguan.settings", "XIEGUAN_DATA": str(folder)}
    done = run(sys.executable, "-c", f"import django; django.setup(); {code}", **inside)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_port_in_use_is_said_so_before_anything_is_made(run, tmp_path, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        done = run(*DEMO, "--data", tmp_path / "demo", "--port", str(port))
    assert done.returncode == 2
    assert f"port {port} is in use" in done.stderr
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("more", [[], ["--fresh", "--yes"]])
def test_a_folder_that_holds_something_else_is_never_touched(run, tmp_path, port, more):
    (tmp_path / "xieguan.sqlite3").write_text("an office")
    done = run(*DEMO, "--data", tmp_path, "--port", str(port), *more)
    assert done.returncode == 2
    assert "holds no demo" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["xieguan.sqlite3"]


def test_fresh_asks_before_it_forgets(root, tmp_path, port):
    directory.begin(tmp_path / "demo")
    directory.finish(tmp_path / "demo", SOME_DAY)
    (tmp_path / "demo" / "kept").write_text("x")
    command = [*DEMO, "--data", str(tmp_path / "demo"), "--port", str(port), "--fresh"]
    done = subprocess.run(
        command, cwd=root, env=environment(), input="n\n", capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert (tmp_path / "demo" / "kept").exists()


def test_one_that_was_broken_off_is_begun_anew(tmp_path):
    directory.begin(tmp_path)
    (tmp_path / "xieguan.sqlite3").write_text("half")
    assert directory.state_of(tmp_path) == "half"
    directory.begin(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]


def test_removing_needs_the_mark_and_follows_no_link(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "paper").write_text("x")
    with pytest.raises(NotADemo):
        directory.remove(outside)
    demo = tmp_path / "demo"
    directory.begin(demo)
    (demo / "link").symlink_to(outside)
    directory.remove(demo)
    assert (outside / "paper").exists()
    assert directory.state_of(demo) == "nothing"


def test_a_database_named_for_an_office_is_left_alone(monkeypatch, tmp_path):
    demo = import_module("xieguan.cli.demo")
    monkeypatch.setenv("XIEGUAN_DATABASE", "postgres://office")
    monkeypatch.setenv("XIEGUAN_DATA", "untouched")
    monkeypatch.setattr(demo, "open_office", lambda: None)
    demo._open(tmp_path)
    assert "XIEGUAN_DATABASE" not in os.environ
    assert os.environ["XIEGUAN_DATA"] == str(tmp_path)
