"""Offices of their own, in processes of their own: what is killed here is really killed."""

import atexit
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("child.py")
SERVER = os.environ.get("XIEGUAN_DATABASE", "")


class Office:
    """A data directory and a database, and commands run in it."""

    def __init__(self, data: Path, database: str = "") -> None:
        self.data, self.database = data, database
        self.env = {
            **os.environ,
            "XIEGUAN_DATA": str(data),
            "XIEGUAN_DATABASE": database,
            "XIEGUAN_LANG": "en",
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "xieguan.settings",
        }

    def install(self) -> None:
        """Give it its tables. On SQLite they are those of one migration, copied: making them anew takes seconds."""
        if self.database:
            self.run("migrate")
        else:
            shutil.copytree(migrated(), self.data, dirs_exist_ok=True)

    def run(self, *words: object, status: int = 0) -> subprocess.CompletedProcess[str]:
        """A command of xieguan, and the status it must end with."""
        return self._run("-m", "xieguan.cli", *words, status=status)

    def json(self, *words: object, status: int = 0) -> Any:
        """What it answers in JSON."""
        return json.loads(self.run(*words, "--json", status=status).stdout)

    def child(self, *words: object, status: int = 0) -> str:
        """One of the scenes of child.py, played to its end."""
        return self._run(CHILD, *words, status=status).stdout

    def start(self, *words: object) -> subprocess.Popen[str]:
        """One of the scenes of child.py, begun; its first line has been said."""
        child = subprocess.Popen(
            [sys.executable, CHILD, *map(str, words)], env=self.env, text=True, stdout=subprocess.PIPE
        )
        assert child.stdout
        assert child.stdout.readline()
        return child

    def _run(self, *words: object, status: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *map(str, words)]
        done = subprocess.run(command, env=self.env, text=True, capture_output=True, check=False, timeout=60)
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done


@cache
def migrated() -> Path:
    """A data directory with its tables and nobody in it, made once in a process."""
    made = Office(Path(tempfile.mkdtemp(prefix="xieguan-migrated-")) / "office")
    made.run("migrate")
    atexit.register(shutil.rmtree, made.data.parent, ignore_errors=True)
    return made.data


def database() -> str:
    """A new database where there is a server; none where SQLite is the database."""
    if not SERVER:
        return ""
    import psycopg

    name = f"faults_{secrets.token_hex(6)}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


@pytest.fixture
def empty(tmp_path: Path) -> Office:
    """Where an office may be restored."""
    return Office(tmp_path / "elsewhere", database())


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with its tables."""
    made = Office(tmp_path / "office", database())
    made.install()
    return made


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Office:
    """An office whose database is a file of its own process."""
    made = Office(tmp_path / "office")
    made.install()
    return made
