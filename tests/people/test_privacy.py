"""Every field that is kept is classed, and what is sensitive cannot be read without the key."""

import re

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session

from tests.people.cast import Cast, id_number, li_lei
from tests.people.doing import do
from tools import privacy as page
from xieguan.people import privacy
from xieguan.people.models import Person, Token, User

WHOLE = re.compile(
    r"(?<!\d)140199\d{11}[\dXx](?!\d)"
)  # of the county of all test people: a hash may be all digits


def test_every_field_is_classed_and_no_name_is_stale() -> None:
    assert list(privacy.problems()) == [], (
        "class it in xieguan/people/privacy.toml, then python tools/privacy.py"
    )


def test_the_page_says_what_the_declaration_says() -> None:
    assert page.PAGE.read_text("utf-8").partition(page.MARK)[2] == page.written(), "python tools/privacy.py"


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("people_person", {"fields": {"name": "personal"}}),
        ("people_person", {"fields": {**privacy.holdings()["people_person"].fields, "nickname": "personal"}}),
        ("people_person", {"guarded": {}}),
        ("people_person", {"kept": "for ever and ever"}),
        ("people_statement", {"reason": {}}),
    ],
)
def test_what_is_wrong_is_found(monkeypatch, table: str, change: dict) -> None:
    from dataclasses import replace

    declared = {**privacy.holdings(), table: replace(privacy.holdings()[table], **change)}
    monkeypatch.setattr(privacy, "holdings", lambda: declared)

    assert [problem for problem in privacy.problems() if problem.startswith(table)]


def test_a_table_too_much_or_too_few_is_found(monkeypatch) -> None:
    declared = dict(privacy.holdings())
    declared["no_such_table"] = declared.pop("people_user")
    monkeypatch.setattr(privacy, "holdings", lambda: declared)

    assert [say.partition(":")[0] for say in privacy.problems()] == ["people_user", "no_such_table"]


def dump() -> dict[str, str]:
    """The whole database without the key, field by field."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            values = model._default_manager.values_list(field.name, flat=True)
            found[f"{model._meta.db_table}.{field.name}"] = repr([_plain(value) for value in values])
    return found


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def test_a_number_in_the_clear_would_be_seen(cast: Cast) -> None:
    User.objects.filter(pk=cast.clerk.pk).update(name=id_number())

    assert any(WHOLE.search(values) for values in dump().values())


def test_without_the_key_there_is_no_full_id_number_password_or_secret(cast: Cast) -> None:
    li_lei(cast)
    do(
        "users.reset_password",
        cast.clerk,
        cast.security,
        password="Geheim-1-geheim",
        reason=f"忘记 {id_number()}",
    )
    secret = do("tokens.issue", cast.leader, cast.leader, name="程序").shown
    found = dump()

    assert Person.objects.count() == Token.objects.count() == 1
    assert Session.objects.count() == 0
    assert not [field for field, values in found.items() if WHOLE.search(values)]
    assert not [field for field, values in found.items() if secret in values or "Geheim" in values]


def test_what_is_said_to_be_encrypted_or_hashed_is(cast: Cast) -> None:
    li_lei(cast)
    do("tokens.issue", cast.leader, cast.leader, name="程序")
    guards = {
        f"{held.table}.{field}": held.guard_of(field)
        for held in privacy.holdings().values()
        for field in held.fields
        if held.class_of(field) == "sensitive" and held.guard_of(field) != "scope"
    }

    assert set(guards) >= {
        "people_person.id_number",
        "people_person.id_index",
        "people_user.password",
        "people_token.digest",
    }
    assert all(id_number() not in dump()[field] for field in guards)
