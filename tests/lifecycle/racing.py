"""A race in a process of its own, on an empty database of the kind the other tests use."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.faults.conftest import Office

ROOT = Path(__file__).parents[2]


def came_of(module: str, data: Path) -> dict[str, Any]:
    """What came of a race, as it tells it in JSON."""
    environment = {
        **os.environ,
        "XIEGUAN_DATA": str(data / "office"),
        "DJANGO_SETTINGS_MODULE": "xieguan.settings",
    }
    server, name = os.environ.get("XIEGUAN_DATABASE", ""), f"xieguan_race_{os.getpid()}"
    if server:
        _say(server, f"CREATE DATABASE {name}")
        environment["XIEGUAN_DATABASE"] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    try:
        Office(data / "office", environment.get("XIEGUAN_DATABASE", "")).install()
        told: dict[str, Any] = json.loads(_run(["-m", module], environment))
        return told
    finally:
        if server:
            _say(server, f"DROP DATABASE {name} WITH (FORCE)")


def _say(server: str, sql: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql)


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
