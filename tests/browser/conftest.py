"""A house that is being served, and a browser in which somebody is signed in."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.conftest import Office

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
ROOT = Path(__file__).parents[2]


class House:
    """Where the house is, whose sessions there are, and the public ids of what is in it."""

    def __init__(self, told):
        self.url, self.sessions, self.ids = f"http://127.0.0.1:{told['port']}", told["sessions"], told

    def __getattr__(self, name):
        return self.ids[name]


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A house in a process of its own."""
    with serving("tests.browser.served", tmp_path_factory.mktemp("house")) as told:
        yield told


@contextmanager
def serving(module, folder):
    """A module that serves a house, in a process of its own."""
    Office(folder).install()
    told = {"XIEGUAN_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment = {name: value for name, value in os.environ.items() if name != "XIEGUAN_DATABASE"} | told
    command = [sys.executable, "-m", module, "0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        yield House({**json.loads(process.stdout.readline()), "data": str(folder)})
        process.terminate()


@pytest.fixture
def signed_in(context, house):
    """A page in which somebody is signed in; `said` is what its console said."""

    def open_for(username, size=DESK):
        context.clear_cookies()
        context.add_cookies([{"name": "sessionid", "value": house.sessions[username], "url": house.url}])
        page = context.new_page()
        page.set_viewport_size(size)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        return page

    return open_for
