"""Who guesses too often is locked out: an account, an address, known or not, in all processes together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.people.doing import do, refused
from tests.web.signing import SECRET, is_in, sign_in, with_password
from xieguan.desk.models import Entry
from xieguan.people import attempts
from xieguan.people.models import Attempt
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.profiles import profile


def guess_wrong(times: int, name: str = "hanmeimei", **extra) -> None:
    for number in range(times):
        sign_in(name, f"wrong-{number}", **extra)


@pytest.fixture
def clerk(cast):
    return with_password(cast.clerk)


def test_after_five_failures_the_right_password_does_not_help(clerk):
    guess_wrong(5)

    client, answer = sign_in("hanmeimei")

    assert not is_in(client)
    assert "30" in answer.content.decode()


def test_four_are_forgiven_once_one_is_in(clerk):
    for _round in range(2):
        guess_wrong(4)
        assert is_in(sign_in("hanmeimei")[0])


def test_a_lock_ends_by_itself(clerk):
    guess_wrong(5)
    Attempt.objects.update(at=timezone.now() - profile().locked - timedelta(seconds=1))

    assert is_in(sign_in("hanmeimei")[0])


def test_failures_spread_over_more_than_the_window_lock_nobody(clerk):
    for minutes in (60, 44, 28, 12):
        guess_wrong(1)
        Attempt.objects.filter(pk=Attempt.objects.latest("pk").pk).update(
            at=timezone.now() - timedelta(minutes=minutes)
        )
    guess_wrong(1)

    assert is_in(sign_in("hanmeimei")[0])


def test_trying_while_locked_does_not_prolong_the_lock(clerk):
    guess_wrong(5)
    before = attempts.locked_until(clerk, timezone.now())
    guess_wrong(5)

    assert attempts.locked_until(clerk, timezone.now()) == before


def test_a_name_without_an_account_is_locked_in_the_same_words(clerk):
    guess_wrong(5)
    guess_wrong(5, "nobody")

    bodies = [sign_in(name)[1].content.decode() for name in ("hanmeimei", "nobody")]
    assert [body.count("30") for body in bodies] == [bodies[0].count("30")] * 2
    assert [("hanmeimei" in bodies[0]), ("nobody" in bodies[1])] == [True, True]


def test_one_address_may_not_try_name_after_name(cast, settings, monkeypatch):
    from dataclasses import replace

    from xieguan.people import profiles

    with_password(cast.clerk)
    monkeypatch.setitem(profiles.PROFILES, "level-3", replace(profile(), attempts_per_address=8))
    for number in range(8):
        guess_wrong(1, f"name{number}", REMOTE_ADDR="10.9.9.9")

    assert not is_in(sign_in("hanmeimei", REMOTE_ADDR="10.9.9.9")[0])
    assert is_in(sign_in("hanmeimei", REMOTE_ADDR="10.1.1.1")[0])


def test_an_address_is_taken_from_a_header_only_where_a_proxy_is_ours(clerk, settings):
    guess_wrong(1, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 5.6.7.8")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guess_wrong(1, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 5.6.7.8")

    assert list(Attempt.objects.order_by("id").values_list("address", flat=True)) == ["10.0.0.1", "5.6.7.8"]


def test_the_lock_is_on_the_trail_once(clerk):
    guess_wrong(8)

    assert Entry.objects.filter(act="account.sign_in", outcome="wrong").count() == 5
    (locked,) = Entry.objects.filter(act="account.lock")
    assert (locked.kind, locked.outcome, locked.subject) == ("refusal", "locked", clerk.public)


def test_the_security_administrator_unlocks_and_nobody_else(cast, clerk):
    guess_wrong(5)

    refused(Denied, "users.unlock", clerk, cast.system, reason="本人来电")
    do("users.unlock", clerk, cast.security, reason="本人来电，已核实")
    assert is_in(sign_in("hanmeimei")[0])
    refused(Invalid, "users.unlock", clerk, cast.security, reason="再来")


def test_a_one_time_password_lifts_the_lock(cast, clerk):
    guess_wrong(5)
    do("users.reset_password", clerk, cast.security, password="Yi-ci-xing-2026", reason="忘记密码")

    assert sign_in("hanmeimei", "Yi-ci-xing-2026")[1].status_code == 302


def test_the_present_password_cannot_be_guessed_from_a_session_either(clerk, as_):
    client = as_(clerk)
    new = {"new": "Geng-xin-2027!", "again": "Geng-xin-2027!"}
    for number in range(5):
        client.post("/account/password/", {"old": f"wrong-{number}", **new})

    client.post("/account/password/", {"old": SECRET, **new})

    clerk.refresh_from_db()
    assert clerk.check_password(SECRET)


def test_nor_by_the_form_of_all_acts(clerk, as_):
    answer = as_(clerk).post(f"/do/users.change_password/{clerk.public}/", {"old": SECRET, "new": "x"})

    assert (answer.status_code, answer["Location"]) == (302, "/account/password/")


def test_nothing_is_kept_longer_than_it_can_lock(clerk):
    guess_wrong(1)

    assert attempts.forget(timezone.now()) == 0
    assert attempts.forget(timezone.now() + timedelta(days=1)) == 1
