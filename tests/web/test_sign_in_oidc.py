"""Sign-in by a provider of the office's own: it names an account that is there, and opens none."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.core.internal.deferred import jwt
from django.test import Client

from tests.web.signing import is_in, with_password
from xieguan.desk.models import Entry
from xieguan.people.models import SignIn, User

KEY = "a-secret-of-the-provider-long-enough"


class Provider(HTTPServer):
    """A small provider in this process: it believes every code, and says of everybody what it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.claims = {"sub": "1", "preferred_username": "hanmeimei"}
        self.token_claims: dict = {}


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        url = self.server.url
        known = {
            "/.well-known/openid-configuration": {
                "issuer": url,
                "authorization_endpoint": f"{url}/authorize",
                "token_endpoint": f"{url}/token",
                "userinfo_endpoint": f"{url}/userinfo",
                "jwks_uri": f"{url}/keys",
            },
            "/userinfo": self.server.claims,
        }
        self._say(known.get(self.path, {}))

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        claims = {"sub": "1", "iss": self.server.url, "aud": "xieguan", "exp": 4102444800, "iat": 1}
        token = jwt.encode({**claims, **self.server.token_claims}, KEY, algorithm="HS256")
        self._say({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _say(self, data: dict) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args) -> None:
        """Nothing is logged."""


@pytest.fixture
def provider(settings):
    server = Provider()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app = {
        "provider_id": "oidc",
        "name": "统一身份认证",
        "client_id": "xieguan",
        "secret": "s",
        "settings": {"server_url": server.url, "claim": "preferred_username"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield server
    server.shutdown()
    server.server_close()


def round_trip(client: Client, after: str = ""):
    """Off to the provider and back."""
    to = f"/account/oidc/login/?next={after}" if after else "/account/oidc/login/"
    away = client.post(to)
    assert away.status_code == 302
    asked = parse_qs(urlsplit(away["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    return client.get("/account/oidc/login/callback/", {"code": "c", "state": asked["state"][0]})


def test_the_claim_names_an_account_that_is_there(cast, provider):
    client = Client()
    assert "统一身份认证" in client.get("/account/login/").content.decode()

    answer = round_trip(client, "/settings/")

    assert answer["Location"] == "/settings/"
    assert is_in(client)
    assert SignIn.objects.get().by == "socialaccount"


@pytest.mark.parametrize(
    "claims",
    [
        {"preferred_username": "nobody"},
        {"preferred_username": ""},
        {"preferred_username": None},
        {"preferred_username": ["hanmeimei"]},
        {
            "name": "韩梅梅",
            "email": "hanmeimei@example.org",
            "email_verified": True,
            "preferred_username": "hanmeimei2",
        },
    ],
)
def test_nobody_else_gets_in_and_no_account_is_opened(cast, provider, claims):
    before = User.objects.count()
    provider.claims = {"sub": "1", **claims}
    client = Client()

    answer = round_trip(client)

    assert answer["Location"] == "/account/login/"
    assert not is_in(client)
    assert User.objects.count() == before
    assert Entry.objects.get(act="account.sign_in").outcome == "wrong"


def test_two_answers_that_speak_of_different_people_are_none(cast, provider):
    provider.token_claims = {"sub": "2"}
    client = Client()
    round_trip(client)

    assert not is_in(client)


def test_a_token_for_somebody_else_is_none(cast, provider):
    provider.token_claims = {"aud": "another"}
    client = Client()

    assert round_trip(client)["Location"] == "/account/login/"
    assert not is_in(client)


def test_a_disabled_account_stays_out(cast, provider):
    from tests.people.doing import do

    do("users.disable", cast.clerk, cast.system, reason="调离")
    client = Client()
    round_trip(client)

    assert not is_in(client)


def test_the_second_step_is_asked_for_all_the_same(cast, provider):
    from tests.web.signing import sign_in
    from tests.web.test_second_factor import enrol

    with_password(cast.clerk)
    enrol(sign_in("hanmeimei")[0])
    client = Client()

    assert round_trip(client)["Location"] == "/account/2fa/authenticate/"
    assert not is_in(client)


def test_an_answer_that_nobody_asked_for_is_nothing(cast, provider):
    client = Client()

    answer = client.get("/account/oidc/login/callback/", {"code": "c", "state": "made-up"})

    assert answer["Location"] == "/account/login/"
    assert not is_in(client)


def test_turning_back_there_leads_to_the_sign_in_page(cast, provider):
    client = Client()
    away = client.post("/account/oidc/login/")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]

    answer = client.get("/account/oidc/login/callback/", {"error": "access_denied", "state": state})

    assert answer.status_code == 302


def test_without_a_provider_there_is_no_button_and_no_way(cast):
    assert "/account/oidc/" not in Client().get("/account/login/").content.decode()
    assert Client().post("/account/oidc/login/").status_code == 404
    assert Client().get("/account/oidc/login/callback/").status_code == 404
