"""One's own tokens: issued with the secret shown once, revoked at once, nobody else's to see."""

from tests.people.cast import Cast
from tests.people.doing import do
from xieguan.people.models import Token

TOKENS = "/account/tokens/"


def test_the_secret_is_shown_once(cast: Cast, as_) -> None:
    client = as_(cast.clerk)
    answer = client.post(TOKENS, {"name": "报表程序", "kind": "read", "days": "30"})
    page = answer.content.decode()

    assert "xg_" in page
    assert "no-store" in answer["Cache-Control"]
    again = client.get(TOKENS).content.decode()
    assert "xg_" not in again
    assert "报表程序" in again
    assert Token.objects.get().read_only


def test_what_is_wrong_is_said_and_kept(cast: Cast, as_) -> None:
    answer = as_(cast.clerk).post(TOKENS, {"name": "x" * 99, "kind": "act", "days": "90"})

    assert answer.status_code == 422
    assert "x" * 99 in answer.content.decode()
    assert not Token.objects.exists()


def test_one_is_revoked_at_once_and_only_by_its_user(cast: Cast, as_) -> None:
    token = do("tokens.issue", cast.clerk, cast.clerk, name="x").subject
    assert as_(cast.leader).post(f"{TOKENS}{token}/revoke/").status_code == 404
    assert as_(cast.clerk).get(f"{TOKENS}{token}/revoke/").status_code == 405
    assert as_(cast.clerk).post(f"{TOKENS}{token}/revoke/").status_code == 302
    assert as_(cast.clerk).post(f"{TOKENS}{token}/revoke/").status_code == 302

    assert Token.objects.get().revoked_at is not None


def test_nobody_sees_anothers(cast: Cast, as_) -> None:
    do("tokens.issue", cast.leader, cast.leader, name="金丝雀")

    assert "金丝雀" not in as_(cast.clerk).get(TOKENS).content.decode()


def test_a_name_is_escaped(cast: Cast, as_) -> None:
    do("tokens.issue", cast.clerk, cast.clerk, name="<script>alert(1)</script>")

    assert "<script>alert" not in as_(cast.clerk).get(TOKENS).content.decode()
