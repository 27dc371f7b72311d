"""A passkey in Chromium: added, signed in with, used as the second step; and the browser complains of nothing."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.faults.conftest import Office
from tests.web.signing import SECRET

ROOT = Path(__file__).parents[2]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An office of its own, served by two processes under a name that passkeys accept."""
    office = Office(tmp_path_factory.mktemp("served") / "office")
    office.install()
    environment = {
        **os.environ,
        "XIEGUAN_DATA": str(office.data),
        "DJANGO_SETTINGS_MODULE": "xieguan.settings",
    }
    environment.pop("XIEGUAN_DATABASE", None)
    subprocess.run([sys.executable, "-m", "tests.browser.office"], cwd=ROOT, env=environment, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["-m", "gunicorn", "xieguan.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    server = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/healthz")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait(url: str) -> None:
    for _second in range(60):
        try:
            urlopen(url).close()  # noqa: S310  an address of our own
            return
        except URLError:
            time.sleep(1)
    raise TimeoutError(url)


@pytest.mark.browser
@pytest.mark.slow
def test_a_passkey_is_added_signs_in_and_is_the_second_step(served, page):
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})

    by_password(page, served)
    page.goto(f"{served}/account/2fa/webauthn/add/")
    page.fill("#f-password", SECRET)
    page.click("main button.pri")
    page.click("form[data-passkey=add] button")
    page.wait_for_url(f"{served}/account/2fa/recovery-codes/")

    sign_out(page, served)
    page.click("form[data-passkey=login] button")
    page.wait_for_url(f"{served}/")

    sign_out(page, served)
    by_password(page, served)
    page.click("form[data-passkey=use] button")
    page.wait_for_url(f"{served}/")
    assert complaints == []


def by_password(page, served: str) -> None:
    page.goto(f"{served}/account/login/")
    page.fill("#f-login", "hanmeimei")
    page.fill("#f-password", SECRET)
    page.click("main button.pri")


def sign_out(page, served: str) -> None:
    page.goto(f"{served}/account/")
    page.click("details.who summary")
    page.click('form[action="/account/logout/"] button')
    page.wait_for_url(f"{served}/account/login/")
