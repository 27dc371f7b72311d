"""The last places of a quota, wanted by more at one moment than there are: on the kind of database the others use."""

import json
import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.lifecycle.credentials.test_races import ROOT, run

NAME = f"xieguan_hires_{os.getpid()}"


def test_of_six_hires_for_two_places_two_are_made(tmp_path: Path) -> None:
    environment = {**os.environ, "XIEGUAN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "xieguan.settings"}
    server = os.environ.get("XIEGUAN_DATABASE", "")
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {NAME}")
        environment["XIEGUAN_DATABASE"] = urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
    try:
        run([str(ROOT / "manage.py"), "migrate", "-v0"], environment)
        came = json.loads(run(["-m", "tests.lifecycle.recruitment.racing"], environment))
    finally:
        if server:
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
    assert came["answers"] == ["Refused"] * 4 + ["True"] * 2
    assert (came["made"], came["broken"]) == ([2, 2, 2], [])
