"""Places asked for at one moment: the last one is given once; on the kind of database the other tests use."""

import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.lifecycle.credentials.test_races import ROOT, run

NAME = f"xieguan_places_{os.getpid()}"


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    data = tmp_path_factory.mktemp("places")
    environment = {**os.environ, "XIEGUAN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "xieguan.settings"}
    server = os.environ.get("XIEGUAN_DATABASE", "")
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        environment["XIEGUAN_DATABASE"] = urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
    run([str(ROOT / "manage.py"), "migrate", "-v0"], environment)
    yield json.loads(run(["-m", "tests.lifecycle.planning.racing"], environment))
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def test_of_two_hires_for_the_last_place_one_is_refused_by_the_law(came: dict[str, Any]) -> None:
    assert came["last_place"] == {"answers": ["Refused", "True"], "hired": [1, 1]}


def test_of_two_plans_for_the_same_places_the_quota_office_agrees_to_one(came: dict[str, Any]) -> None:
    assert came["same_places"] == {"answers": ["Refused", "agreed"], "agreed": 1}


def test_after_the_races_all_invariants_hold(came: dict[str, Any]) -> None:
    assert came["broken"] == []
