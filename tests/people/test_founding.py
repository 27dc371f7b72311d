"""The first office: founded once, with three administrators who are three people."""

import pytest

from tests.people.cast import DAY
from xieguan.desk.models import Entry
from xieguan.people.founding import found_office
from xieguan.people.models import Grant, Organisation, Standing, User
from xieguan.people.outcomes import Invalid

pytestmark = pytest.mark.django_db


def found(**changes: str) -> dict[str, str]:
    words = {
        "name": "南城县城市管理局",
        "kind": "county",
        "region": "140199",
        "enforcement_field": "",
        **changes,
    }
    return found_office(**words, on=DAY)


def test_an_office_is_founded_with_system_security_and_audit_in_three_hands() -> None:
    passwords = found()

    root = Organisation.objects.get()
    assert Standing.objects.get().name == "南城县城市管理局"
    assert {grant.role for grant in Grant.objects.filter(organisation=root)} == {
        "system-administrator",
        "security-administrator",
        "auditor",
    }
    assert len(set(passwords.values())) == User.objects.count() == 3
    for user in User.objects.all():
        assert user.check_password(passwords[user.username])
        assert user.one_time


def test_it_is_on_the_trail_and_no_password_is() -> None:
    passwords = found()

    assert list(Entry.objects.values_list("act", flat=True)) == ["organisations.found"] + ["users.create"] * 3
    written = str(list(Entry.objects.values()))
    assert not [password for password in passwords.values() if password in written]


def test_it_is_founded_once() -> None:
    found()
    with pytest.raises(Invalid):
        found()

    assert User.objects.count() == 3


@pytest.mark.parametrize("wrong", [{"region": "14019"}, {"region": "x"}, {"name": " "}])
def test_what_is_wrong_founds_nothing(wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        found(**wrong)

    assert not Organisation.objects.exists()
