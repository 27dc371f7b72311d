"""Who gives rights to whom: three administrators, and nobody himself anything."""

from datetime import date

from tests.people.cast import DAY, Cast, li_lei, user
from tests.people.doing import do, last, refused
from xieguan.people.models import Grant, User
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.passwords import PROFILES, Policy, one_time_password
from xieguan.people.roles import Role
from xieguan.people.scope import reach

GOOD = "Xin-mima-2023"


def account(cast: Cast, username: str = "new", office=None) -> User:
    office = office or cast.county
    data = {"username": username, "name": "新人", "password": GOOD}
    return User.objects.get(public=do("users.create", office, cast.system, **data).subject)


def give(cast: Cast, to: User, role: Role, office=None, **changes: object):
    data = {"user": to.public, "role": role, "from_on": "2023-01-01", **changes}
    return do("grants.give", office or cast.county, cast.security, **data)


def test_a_new_account_may_do_nothing(cast: Cast) -> None:
    made = account(cast)

    assert reach(made, DAY).grants == ()
    assert made.one_time
    assert made.check_password(GOOD)


def test_the_system_administrator_opens_accounts_and_gives_no_roles(cast: Cast) -> None:
    made = account(cast)

    refused(
        Denied,
        "grants.give",
        cast.county,
        cast.system,
        user=made.public,
        role=Role.CLERK,
        from_on="2023-01-01",
    )
    refused(Denied, "users.create", cast.county, cast.security, username="other", name="他", password=GOOD)


def test_a_grant_reaches_from_its_first_day_until_its_end(cast: Cast) -> None:
    made = account(cast)
    give(cast, made, Role.CLERK, until_on="2023-06-01")

    assert reach(made, date(2022, 12, 31)).grants == ()
    assert reach(made, date(2023, 5, 31)).grants == ((Role.CLERK, cast.county.path),)
    assert reach(made, date(2023, 6, 1)).grants == ()


def test_nobody_gives_or_takes_himself_a_role(cast: Cast) -> None:
    data = {"user": cast.security.public, "role": Role.LEADER, "from_on": "2023-01-01"}

    refused(Denied, "grants.give", cast.county, cast.security, **data)
    refused(Denied, "grants.end", cast.security.grants.get(), cast.security, reason="调离")


def test_the_three_administrators_never_meet_in_one_person(cast: Cast) -> None:
    for holder in (cast.system, cast.auditor):
        role = {cast.system: Role.AUDITOR, cast.auditor: Role.SYSTEM_ADMINISTRATOR}[holder]
        refused(
            Invalid,
            "grants.give",
            cast.county,
            cast.security,
            user=holder.public,
            role=role,
            from_on="2023-01-01",
        )


def test_nor_where_the_other_role_has_an_end_that_is_still_to_come(cast: Cast) -> None:
    made = account(cast)
    give(cast, made, Role.AUDITOR, until_on="2024-01-01")
    data = {"user": made.public, "role": Role.SYSTEM_ADMINISTRATOR}

    refused(Invalid, "grants.give", cast.county, cast.security, **data, from_on="2023-12-31")
    give(cast, made, Role.SYSTEM_ADMINISTRATOR, from_on="2024-01-01")


def test_a_grant_is_given_only_where_the_giver_reaches(cast: Cast) -> None:
    local = user("local", "县安全管理员", Role.SECURITY_ADMINISTRATOR, cast.county)
    made = account(cast)

    refused(
        NotFound, "grants.give", cast.city, local, user=made.public, role=Role.CLERK, from_on="2023-01-01"
    )


def test_a_firm_s_role_is_given_in_a_firm_and_an_office_s_role_in_an_office(cast: Cast) -> None:
    made = account(cast)
    data = {"user": made.public, "from_on": "2023-01-01"}
    for where, role in ((cast.county, Role.DISPATCH_FIRM), (cast.firm, Role.CLERK)):
        told = refused(Invalid, "grants.give", where, _guard(cast, where), role=role, **data)
        assert list(told.errors) == ["role"]
    do("grants.give", cast.firm, _guard(cast, cast.firm), role=Role.DISPATCH_FIRM, **data)
    assert [role for role, _path in reach(made, DAY).grants] == [Role.DISPATCH_FIRM]


def _guard(cast: Cast, where) -> User:
    """Who gives roles there."""
    found = User.objects.filter(username=f"guard-{where.public}").first()
    return found or user(f"guard-{where.public}", "安全员", Role.SECURITY_ADMINISTRATOR, where)


def test_an_ended_grant_is_not_ended_again(cast: Cast) -> None:
    grant = cast.clerk.grants.get()
    do("grants.end", grant, cast.security, reason="调离")

    assert Grant.objects.get(pk=grant.pk).until_on == DAY
    refused(Invalid, "grants.end", grant, cast.security, reason="调离")
    assert last().outcome == "invalid"


def test_a_grant_never_ends_before_it_begins(cast: Cast) -> None:
    made = account(cast)
    given = give(cast, made, Role.CLERK, from_on="2024-01-01")

    do("grants.end", given.subject, cast.security, reason="调离")
    assert Grant.objects.get(public=given.subject).until_on == date(2024, 1, 1)
    refused(
        Invalid,
        "grants.give",
        cast.county,
        cast.security,
        user=made.public,
        role=Role.CLERK,
        from_on="2024-01-01",
        until_on="2024-01-01",
    )


def test_a_disabled_user_has_no_role_to_get(cast: Cast) -> None:
    do("users.disable", cast.clerk, cast.system, reason="调离")

    data = {"user": cast.clerk.public, "role": Role.CLERK, "from_on": "2023-01-01"}
    refused(NotFound, "grants.give", cast.county, cast.security, **data)


def test_disabling_ends_the_rights_of_a_user_who_is_at_work(cast: Cast) -> None:
    subject = li_lei(cast)
    at_work = cast.clerk  # the object a running request holds
    do("users.disable", cast.clerk, cast.system, reason="调离")

    refused(NotFound, "engagements.correct", subject, at_work, reason="x")


def test_an_account_is_enabled_by_the_security_administrator_with_a_reason(cast: Cast) -> None:
    do("users.disable", cast.clerk, cast.system, reason="调离")

    refused(Denied, "users.enable", cast.clerk, cast.system, reason="回岗")
    do("users.enable", cast.clerk, cast.security, reason="回岗")
    assert reach(cast.clerk, DAY).grants
    refused(Invalid, "users.enable", cast.clerk, cast.security, reason="回岗")


def test_nobody_disables_himself(cast: Cast) -> None:
    refused(Denied, "users.disable", cast.system, cast.system, reason="调离")


def test_a_reset_password_is_good_for_choosing_another(cast: Cast) -> None:
    do("users.reset_password", cast.clerk, cast.security, password=GOOD, reason="忘记密码")

    cast.clerk.refresh_from_db()
    assert (cast.clerk.one_time, cast.clerk.check_password(GOOD)) == (True, True)
    do("users.change_password", cast.clerk, cast.clerk, old=GOOD, new="Geng-xin-2024")
    cast.clerk.refresh_from_db()
    assert (cast.clerk.one_time, cast.clerk.check_password("Geng-xin-2024")) == (False, True)


def test_whoever_resets_reaches_all_that_the_account_may_do(cast: Cast) -> None:
    local = user("local", "县安全管理员", Role.SECURITY_ADMINISTRATOR, cast.county)
    give(cast, cast.clerk, Role.LEADER, cast.city)

    refused(Denied, "users.reset_password", cast.clerk, local, password=GOOD, reason="x")
    refused(Denied, "users.disable", cast.clerk, local, reason="调离")
    do("users.reset_password", cast.clerk, cast.security, password=GOOD, reason="x")


def test_a_password_is_changed_by_its_owner_alone(cast: Cast) -> None:
    cast.clerk.set_password(GOOD)
    cast.clerk.save()
    data = {"old": GOOD, "new": "Geng-xin-2024"}

    refused(NotFound, "users.change_password", cast.clerk, cast.security, **data)
    refused(Invalid, "users.change_password", cast.clerk, cast.clerk, **{**data, "old": "falsch"})
    refused(Invalid, "users.change_password", cast.clerk, cast.clerk, **{**data, "new": GOOD})
    do("users.change_password", cast.clerk, cast.clerk, **data)
    assert last().role == "self"


def test_a_disabled_user_changes_nothing_of_his_own_either(cast: Cast) -> None:
    do("users.disable", cast.clerk, cast.system, reason="调离")

    refused(NotFound, "users.change_password", cast.clerk, cast.clerk, old="x", new=GOOD)


def test_a_password_satisfies_the_profile(cast: Cast, settings) -> None:
    data = {"username": "new", "name": "新人"}
    for weak in ("short", "alllowercaseletters", "New-1-abcdef", "onlysmall12345"):
        refused(Invalid, "users.create", cast.county, cast.system, **data, password=weak)
    settings.PASSWORD_PROFILE = "level-2"
    do("users.create", cast.county, cast.system, **data, password="small12345")


def test_a_one_time_password_satisfies_every_profile(settings) -> None:
    made = {one_time_password() for _number in range(50)}

    assert len(made) == 50
    for settings.PASSWORD_PROFILE in PROFILES:
        for password in made:
            Policy().validate(password)


def test_no_password_is_on_the_trail(cast: Cast) -> None:
    account(cast)

    entry = last()
    assert GOOD not in str(entry.__dict__)


def test_a_name_that_is_taken_is_refused(cast: Cast) -> None:
    error = refused(
        Invalid, "users.create", cast.county, cast.system, username="hanmeimei", name="他", password=GOOD
    )

    assert "username" in error.errors
