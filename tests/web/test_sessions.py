"""Sessions end: by time-out, on disabling, with the password, from elsewhere. Every request asks the database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.people.doing import do, last
from tests.web.signing import SECRET, is_in, sign_in, with_password
from xieguan.people.models import SignIn, User
from xieguan.people.passwords import must_change_password
from xieguan.people.profiles import profile

NEW = "Geng-xin-2027!"


@pytest.fixture
def clerk(cast):
    return with_password(cast.clerk)


@pytest.fixture
def client(clerk):
    return sign_in("hanmeimei")[0]


def age(client, **ages: timedelta) -> None:
    SignIn.objects.update(**{name: timezone.now() - by for name, by in ages.items()})


def test_whoever_does_nothing_for_a_while_is_signed_out(client):
    age(client, started_at=timedelta(hours=1), seen_at=profile().idle + timedelta(seconds=1))

    assert client.get("/")["Location"].startswith("/account/login/")
    assert SignIn.objects.get().ended_by == "idle"
    assert (last().act, last().outcome) == ("account.sign_out", "idle")


def test_and_is_told_why(client):
    age(client, started_at=timedelta(hours=1), seen_at=profile().idle + timedelta(seconds=1))

    body = client.get("/account/", follow=True).content.decode()
    assert "signed out" in body or "退出" in body


def test_every_request_begins_the_while_anew(client):
    age(client, started_at=timedelta(hours=1), seen_at=profile().idle - timedelta(minutes=1))
    assert is_in(client)

    assert timezone.now() - SignIn.objects.get().seen_at < timedelta(minutes=1)


def test_a_session_is_never_older_than_its_day(client):
    age(client, started_at=profile().longest + timedelta(seconds=1))

    assert not is_in(client)
    assert SignIn.objects.get().ended_by == "age"


def test_disabling_ends_every_session_at_once(cast, clerk, client):
    other = sign_in("hanmeimei")[0]
    do("users.disable", clerk, cast.system, reason="调离")

    assert not is_in(client)
    assert not is_in(other)
    do("users.enable", clerk, cast.security, reason="回岗")
    assert not is_in(client)


def test_so_does_a_reset_of_the_password(cast, clerk, client):
    do("users.reset_password", clerk, cast.security, password=NEW, reason="忘记密码")

    assert not is_in(client)


def test_choosing_another_password_ends_all_others_and_this_one_goes_on(clerk, client):
    other = sign_in("hanmeimei")[0]

    answer = client.post("/account/password/", {"old": SECRET, "new": NEW, "again": NEW})

    assert answer.status_code == 302
    assert is_in(client)
    assert not is_in(other)
    assert SignIn.objects.filter(ended_at__isnull=True).count() == 1


def test_one_ends_the_others_from_ones_account(clerk, client):
    other = sign_in("hanmeimei")[0]
    assert client.get("/account/").content.decode().count("127.0.0.1") == 2

    client.post("/account/sessions/end/")

    assert is_in(client)
    assert not is_in(other)
    assert (last().act, last().detail["ended"]) == ("users.end_sessions", 1)


def test_a_session_that_no_sign_in_stands_behind_is_nobodys(clerk, client):
    SignIn.objects.all().delete()

    assert not is_in(client)


def test_nobody_borrows_the_sign_in_of_somebody_else(cast, clerk, client, as_):
    with_password(cast.leader)
    leader = as_(cast.leader)
    session = leader.session
    session["sign_in"] = SignIn.objects.get(user=clerk).public
    session.save()

    assert not is_in(leader)


def test_a_one_time_password_is_good_for_choosing_another_and_for_nothing_else(cast):
    with_password(cast.clerk, one_time=True)
    client, _answer = sign_in("hanmeimei")

    for path in ("/", "/account/", "/settings/", "/account/2fa/", "/nowhere/"):
        assert client.get(path)["Location"] == "/account/password/", path
    refused = client.get("/api/v1/engagements")
    assert (refused.status_code, refused["Content-Type"]) == (403, "application/problem+json")
    assert client.get("/account/password/").status_code == 200

    client.post("/account/password/", {"old": SECRET, "new": NEW, "again": NEW})
    assert is_in(client)


def test_with_a_one_time_password_one_can_sign_out(cast):
    with_password(cast.clerk, one_time=True)
    client, _answer = sign_in("hanmeimei")

    assert client.post("/account/logout/")["Location"] == "/account/login/"


def test_a_password_that_has_grown_too_old_is_changed_first(clerk, client):
    User.objects.update(password_set_at=timezone.now() - timedelta(days=profile().days))

    assert client.get("/")["Location"] == "/account/password/"


def test_who_must_change_his_password(clerk):
    now = timezone.now()

    assert not must_change_password(clerk, now)
    assert must_change_password(clerk, now + timedelta(days=profile().days))
    clerk.one_time = True
    assert must_change_password(clerk, now)


def test_none_of_the_last_five_passwords_is_chosen_again(clerk, client):
    chosen = SECRET
    for number in range(profile().remembered):
        following = f"Geng-xin-{number}!"
        client.post("/account/password/", {"old": chosen, "new": following, "again": following})
        chosen = following

    again = client.post("/account/password/", {"old": chosen, "new": SECRET, "again": SECRET})
    assert again.status_code == 200

    client.post("/account/password/", {"old": chosen, "new": NEW, "again": NEW})
    client.post("/account/password/", {"old": NEW, "new": SECRET, "again": SECRET})
    clerk.refresh_from_db()
    assert clerk.check_password(SECRET)
    assert clerk.old_passwords.count() == profile().remembered


def test_what_is_wrong_with_a_new_password_is_said_at_its_field(client):
    def answer(**data):
        return client.post(
            "/account/password/", {"old": SECRET, "new": NEW, "again": NEW, **data}
        ).content.decode()

    assert 'id="f-old-err"' in answer(old="wrong")
    assert 'id="f-new-err"' in answer(new="short", again="short")
    assert 'id="f-again-err"' in answer(again="other")


def test_a_request_of_somebody_signed_in_asks_the_database_three_times_for_him(
    client, django_assert_num_queries
):
    is_in(client)

    with django_assert_num_queries(3):  # the session, its user, his sign-in and what the profile asks of him
        client.get("/account/logout/")
