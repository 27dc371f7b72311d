"""Second factors: codes of the app and for recovery, whom the profile asks for one, what is kept and what is told."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.people.doing import do, last, refused
from tests.web.signing import SECRET, code_of, is_in, sign_in, with_password
from xieguan.desk.models import Entry
from xieguan.people.models import Attempt, SignIn
from xieguan.people.outcomes import Denied

ACTIVATE = "/account/2fa/totp/activate/"


@pytest.fixture
def clerk(cast):
    return with_password(cast.clerk)


def prove(client: Client) -> None:
    client.post("/account/reauthenticate/", {"password": SECRET})


def enrol(client: Client) -> str:
    """Set the app up; its seed."""
    prove(client)
    seed = re.search(r'<code class="key">(\w+)</code>', client.get(ACTIVATE).content.decode())[1]
    assert client.post(ACTIVATE, {"code": code_of(seed)}).status_code == 302
    return seed


@pytest.fixture
def seed(clerk):
    return enrol(sign_in("hanmeimei")[0])


def test_a_factor_is_added_by_whoever_has_just_shown_who_he_is(clerk):
    client, _answer = sign_in("hanmeimei")

    assert client.get(ACTIVATE)["Location"].startswith("/account/reauthenticate/")
    prove(client)
    assert client.get(ACTIVATE).status_code == 200


def test_the_square_is_an_element_of_the_page(clerk):
    client, _answer = sign_in("hanmeimei")
    prove(client)

    page = client.get(ACTIVATE)
    body = page.content.decode()
    assert '<svg class="qr"' in body
    assert "data:" not in body
    assert "no-cache" in page["Cache-Control"]


def test_with_the_app_set_up_the_password_alone_does_not_suffice(seed):
    client, answer = sign_in("hanmeimei")

    assert answer["Location"] == "/account/2fa/authenticate/"
    assert not is_in(client)
    assert client.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert not is_in(client)
    client.post("/account/2fa/authenticate/", {"code": code_of(seed, 1)})
    assert is_in(client)
    assert SignIn.objects.latest("id").by == "password+totp"


def test_a_code_is_good_once_in_all_processes(seed):
    code = code_of(seed, 1)
    first, second = sign_in("hanmeimei")[0], sign_in("hanmeimei")[0]

    for client in (first, second):
        client.post("/account/2fa/authenticate/", {"code": code})

    assert (is_in(first), is_in(second)) == (True, False)


def test_codes_cannot_be_guessed_either(seed):
    client, _answer = sign_in("hanmeimei")
    for number in range(5):
        client.post("/account/2fa/authenticate/", {"code": f"00000{number}"})

    client.post("/account/2fa/authenticate/", {"code": code_of(seed, 1)})

    assert not is_in(client)
    assert Entry.objects.filter(act="account.lock").count() == 1


def test_the_right_password_does_not_forgive_wrong_codes(seed):
    for number in range(5):
        client, _answer = sign_in("hanmeimei")
        client.post("/account/2fa/authenticate/", {"code": f"00000{number}"})

    assert sign_in("hanmeimei")[1].status_code == 200
    assert Attempt.objects.filter(state="open").count() == 5


def test_a_recovery_code_gets_in_once(clerk):
    owner, _answer = sign_in("hanmeimei")
    enrol(owner)
    page = owner.get("/account/2fa/recovery-codes/").content.decode()
    code = re.search(r"<code>(\d{4}) (\d{4})</code>", page)
    for expected in (True, False):
        client, _answer = sign_in("hanmeimei")
        client.post("/account/2fa/authenticate/", {"code": code[1] + code[2]})
        assert is_in(client) is expected


def test_seeds_are_encrypted_at_rest(seed, tmp_path):
    rows = list(Authenticator.objects.filter(user__username="hanmeimei").values_list("data", flat=True))

    assert len(rows) == 2
    assert seed not in str(rows)
    assert (tmp_path / "keys" / "factor-1").exists()


def test_no_seed_and_no_code_is_on_the_trail(seed):
    assert seed not in str(list(Entry.objects.values()))
    acts = Entry.objects.filter(act="account.add_factor").order_by("id")
    assert {entry.detail["factor"] for entry in acts} == {"totp", "recovery_codes"}


def test_the_app_is_removed_by_its_owner_and_that_is_on_the_trail(clerk):
    client, _answer = sign_in("hanmeimei")
    enrol(client)

    assert client.post("/account/2fa/totp/deactivate/").status_code == 302

    assert not Authenticator.objects.filter(user=clerk).exists()
    removed = Entry.objects.filter(act="account.remove_factor")
    assert {entry.detail["factor"] for entry in removed} == {"totp", "recovery_codes"}


def test_an_administrator_without_a_second_factor_can_do_nothing_but_add_one(cast):
    Authenticator.objects.all().delete()
    with_password(cast.auditor)
    client, _answer = sign_in("auditor")

    for path in ("/", "/settings/", "/account/"):
        assert client.get(path)["Location"] == "/account/2fa/", path
    assert client.get("/api/v1/x").status_code == 403
    assert client.get("/account/2fa/").status_code == 200
    enrol(client)
    assert is_in(client)


def test_and_does_not_remove_his_only_one(cast):
    Authenticator.objects.all().delete()
    with_password(cast.auditor)
    client, _answer = sign_in("auditor")
    enrol(client)

    client.post("/account/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=cast.auditor, type="totp").exists()


def test_level_two_asks_none_of_him(cast, settings):
    settings.PASSWORD_PROFILE = "level-2"
    Authenticator.objects.all().delete()
    with_password(cast.auditor)

    assert is_in(sign_in("auditor")[0])


def test_the_security_administrator_takes_a_lost_device_away(cast, clerk, seed):
    owner = SignIn.objects.filter(user=clerk, ended_at__isnull=True)
    assert owner.exists()

    refused(Denied, "users.remove_factors", clerk, cast.system, reason="手机丢失")
    do("users.remove_factors", clerk, cast.security, reason="手机丢失")

    assert (last().act, last().actor) == ("users.remove_factors", cast.security.public)
    assert not owner.exists()
    assert sign_in("hanmeimei")[1]["Location"] == "/"


def test_the_challenge_of_a_passkey_is_given_to_a_stranger_and_names_nobody(cast):
    answer = Client().get("/account/2fa/webauthn/login/", HTTP_ACCEPT="application/json")

    asked = answer.json()["request_options"]["publicKey"]
    assert asked["userVerification"] == "required"
    assert not asked.get("allowCredentials")


@pytest.mark.parametrize(
    "credential", ["", "{}", "null", "[]", '{"id": 1}', '{"response": {"userHandle": "x"}}', "x" * 999]
)
def test_a_made_up_passkey_gets_nobody_in(cast, credential):
    client = Client()
    client.get("/account/2fa/webauthn/login/", HTTP_ACCEPT="application/json")

    answer = client.post("/account/2fa/webauthn/login/", {"credential": credential})

    assert answer.status_code == 302
    assert not is_in(client)
