"""Numbers given out at one moment: each once, none left out; on the kind of database the other tests use."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

ROOT = Path(__file__).parents[3]
NAME = f"xieguan_badges_{os.getpid()}"


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    data = tmp_path_factory.mktemp("races")
    environment = {**os.environ, "XIEGUAN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "xieguan.settings"}
    server = os.environ.get("XIEGUAN_DATABASE", "")
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        environment["XIEGUAN_DATABASE"] = urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
    run([str(ROOT / "manage.py"), "migrate", "-v0"], environment)
    yield json.loads(run(["-m", "tests.lifecycle.credentials.racing"], environment))
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def run(arguments: list[str], environment: dict[str, str]) -> str:
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


def test_sixty_four_at_once_get_sixty_four_numbers_without_a_gap(came: dict[str, Any]) -> None:
    assert came["numbers"]["answers"] == [True] * 64
    assert came["numbers"]["given"] == [f"{came['stem']}{serial:04}" for serial in range(1, 65)]


def test_of_two_certificates_with_one_number_one_is_issued(came: dict[str, Any]) -> None:
    assert came["same_certificate"] == {"answers": ["Invalid", "issued"], "certificates": 1}


def test_after_the_races_all_invariants_hold(came: dict[str, Any]) -> None:
    assert came["broken"] == []
