"""The pages of the law, the what-if and the trail in a browser: nothing axe objects to, nothing too wide."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from tests.people.cast import Cast, assemble, li_lei
from xieguan.people.models import User

pytestmark = pytest.mark.browser
SHANXI = "/law/cn-sx-2022-180/"
PAGES = [
    ("leader", "/law/"),
    ("leader", SHANXI),
    ("leader", f"{SHANXI}16/"),
    ("leader", "/law/compare?left=cn-sx-2022-180&right=cn-js-haian-2022-7"),
    ("leader", "/whatif/?pack=cn-sx-2022-180&p.min_prejob_workdays=20"),
    ("leader", "/trail/"),
    ("leader", "/trail/1/"),
    ("auditor", "/trail/proof/"),
]


@pytest.fixture
def cast(transactional_db, settings, tmp_path) -> Cast:
    settings.DATA = tmp_path
    made = assemble()
    li_lei(made)
    return made


def signed_in(context, live_server, user: User) -> None:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    context.add_cookies([{"name": "sessionid", "value": session.session_key, "url": live_server.url}])


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_stands_in_anybodys_way(cast, live_server, browser, width):
    troubles = []
    for who, address in PAGES:
        context = browser.new_context(viewport={"width": width, "height": 900})
        signed_in(context, live_server, getattr(cast, who))
        page = context.new_page()
        page.on("console", lambda message, at=address: troubles.append((at, message.text)))
        page.goto(live_server.url + address)
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
        found = Axe().run(page).response["violations"]
        troubles += [(address, one["id"], one["nodes"][0]["html"][:160]) for one in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            troubles.append((address, "wider than the screen"))
        context.close()

    assert troubles == []
