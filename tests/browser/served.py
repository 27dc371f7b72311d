"""The house as it is served, with a database of its own: `python -m tests.browser.served PORT`.

It prints where everything is as JSON, then serves until it is stopped. A test database cannot be used: nobody can empty
the trail after a test.
"""

import json
import sys
from collections.abc import Callable

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.people.cast import Cast, assemble, li_lei  # noqa: E402
from xieguan.people import sign_ins  # noqa: E402
from xieguan.people.models import User  # noqa: E402
from xieguan.web.account.middleware import SESSION_KEY as SESSION_KEY_OF_SIGN_IN  # noqa: E402


def session_of(user: User) -> str:
    """A session in which somebody is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    begun = sign_ins.start(user, by="password", address="127.0.0.1", agent="", now=timezone.now())
    session[SESSION_KEY_OF_SIGN_IN] = begun.public
    session.save()
    return session.session_key or ""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Say nothing of each request."""


def serve(fill: Callable[[Cast], dict[str, str]]) -> None:
    """Make the database, fill it, say where everything is, and serve."""
    call_command("migrate", verbosity=0)
    cast = assemble()
    told = {name: getattr(cast, name).public for name in ("province", "city", "county", "elsewhere")}
    told |= fill(cast)
    sessions = {user.username: session_of(user) for user in User.objects.all()}
    server = ThreadedWSGIServer(("127.0.0.1", int(sys.argv[1])), Quiet)
    server.set_app(get_wsgi_application())
    print(json.dumps({"port": server.server_port, "sessions": sessions, **told}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve(lambda cast: {"li": li_lei(cast)})
