"""A program speaks for a user by a secret shown once, and reaches no further than he does today."""

import logging
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from tests.people.cast import DAY, FOUNDED, Cast, li_lei, office, user
from tests.people.doing import do, last, refused
from xieguan.people import factors, reads
from xieguan.people.models import Engagement, Grant, Organisation, Receipt, Token, User
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.perform import Result, perform
from xieguan.people.roles import Role
from xieguan.people.scope import reach, within
from xieguan.people.tokens import bearer


def issued(who: User, **data: object) -> Result:
    return do("tokens.issue", who, who, **{"name": "报表程序", **data})


def speaks(secret: str, now=None) -> User:
    found = bearer(secret, now or timezone.now())
    assert found is not None
    return found[0]


def test_a_token_speaks_for_its_user(cast: Cast) -> None:
    secret = issued(cast.clerk).shown

    assert speaks(secret) == cast.clerk
    assert Token.objects.get().used_on == timezone.localdate()


def test_its_secret_is_shown_once_and_kept_nowhere(cast: Cast, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    done = perform("tokens.issue", cast.clerk.public, {"name": "x"}, by=cast.clerk, on=DAY, key="k")
    again = perform("tokens.issue", cast.clerk.public, {"name": "x"}, by=cast.clerk, on=DAY, key="k")

    rows = repr([row for model in apps.get_models() for row in model._default_manager.values_list()])
    assert done.shown.startswith("xg_")
    assert (again.repeated, again.shown, again.subject) == (True, "", done.subject)
    assert done.shown not in rows + caplog.text + repr(done) + str(Receipt.objects.get().result)
    assert Token.objects.get().digest not in str(last().detail)


@pytest.mark.parametrize("secret", ["", "xg_", "xg_" + "a" * 43, "Bearer x", "xg_\n", "xg_" + "字" * 43])
def test_what_is_no_token_speaks_for_nobody(cast: Cast, secret: str) -> None:
    issued(cast.clerk)

    assert bearer(secret, timezone.now()) is None


def test_it_ends_with_its_days_with_its_revocation_and_with_its_user(cast: Cast) -> None:
    short, revoked, disabled = issued(cast.clerk, days=1), issued(cast.clerk), issued(cast.leader)
    do("tokens.give_back", cast.clerk, cast.clerk, token=revoked.subject)
    do("users.disable", cast.leader, cast.system, reason="调离")

    assert bearer(short.shown, timezone.now() + timedelta(days=1)) is None
    assert bearer(revoked.shown, timezone.now()) is None
    assert bearer(disabled.shown, timezone.now()) is None
    refused(Invalid, "tokens.give_back", cast.clerk, cast.clerk, token=revoked.subject)


def test_a_reset_password_ends_it(cast: Cast) -> None:
    secret = issued(cast.clerk).shown
    do("users.reset_password", cast.clerk, cast.security, password="Aa1!aaaaaa-bb", reason="遗失")

    assert bearer(secret, timezone.now()) is None


def test_it_reaches_no_further_than_its_user_today(cast: Cast) -> None:
    li = li_lei(cast)
    who = speaks(issued(cast.clerk).shown)
    assert within(Engagement, reach(who, DAY)).get().public == li

    Grant.objects.filter(user=cast.clerk).update(until_on=FOUNDED)
    assert not within(Engagement, reach(who, timezone.localdate())).exists()


def test_it_is_held_to_a_part_of_the_tree_and_to_some_roles(cast: Cast) -> None:
    Grant.objects.create(user=cast.second_leader, role=Role.CLERK, organisation=cast.city, from_on=FOUNDED)
    given = {"organisation": cast.county.public, "roles": ["clerk"]}
    where = reach(speaks(issued(cast.second_leader, **given).shown), DAY)

    assert where.grants == ((Role.CLERK, cast.county.path),)


def test_a_grant_below_its_part_of_the_tree_stays_what_it_is(cast: Cast) -> None:
    unit = office(cast.county, "一中队", Kind.UNIT, "140199")
    who = user("both", "某", Role.LEADER, unit)
    Grant.objects.create(user=who, role=Role.CLERK, organisation=cast.elsewhere, from_on=FOUNDED)
    token = issued(who, organisation=unit.public)
    Token.objects.update(organisation=cast.county)

    assert reach(speaks(token.shown), DAY).grants == ((Role.LEADER, unit.path),)


def test_nobody_gives_a_program_what_he_has_not(cast: Cast) -> None:
    refused(Invalid, "tokens.issue", cast.clerk, cast.clerk, name="x", roles=["leader"])
    refused(NotFound, "tokens.issue", cast.clerk, cast.clerk, name="x", organisation=cast.elsewhere.public)
    refused(NotFound, "tokens.issue", cast.leader, cast.clerk, name="x")


def test_one_that_reads_acts_on_nothing(cast: Cast) -> None:
    who = speaks(issued(cast.leader).shown)

    assert reads.rows("organisations.see", who).model is Organisation
    refused(Denied, "packs.adopt", cast.county, who, pack="x")


def test_one_that_writes_acts_and_yet_changes_nothing_of_the_account(cast: Cast) -> None:
    who = speaks(issued(cast.clerk, read_only=False).shown)
    data = {"name": "李雷", "id_number": "x", "mode": "direct", "hired_on": DAY}

    refused(Invalid, "engagements.open", cast.county, who, **data)
    refused(Denied, "tokens.issue", who, who, name="x")
    refused(Denied, "users.change_password", who, who, old="x", new="y")


def test_the_security_administrator_revokes_and_says_why(cast: Cast) -> None:
    token = issued(cast.clerk)

    refused(Denied, "tokens.revoke", token.subject, cast.system, reason="x")
    do("tokens.revoke", token.subject, cast.security, reason="人员调离")
    assert last().detail["reason"] == "人员调离"
    assert bearer(token.shown, timezone.now()) is None


def test_nobody_hoards_them(cast: Cast) -> None:
    for _at in range(20):
        issued(cast.clerk)

    refused(Invalid, "tokens.issue", cast.clerk, cast.clerk, name="x")


def test_asking_twice_writes_once(cast: Cast, django_assert_num_queries) -> None:
    secret = issued(cast.clerk).shown
    speaks(secret)

    with django_assert_num_queries(2):
        speaks(secret)


def test_an_administrator_without_a_second_factor_speaks_by_no_token(cast: Cast) -> None:
    secret = issued(cast.auditor).shown
    assert bearer(secret, timezone.now())
    factors.of(cast.auditor.pk).delete()

    assert bearer(secret, timezone.now()) is None
