"""No word of an office beside, above, or in another province is ever read here, and no number changes by it.

Whom an office answers to is no secret in it: the names of the offices above one are shown, their people are not. Nor is
who acted on one's own records, nor which firms send people anywhere in the same province. What an office once hung
below, or was merged with, is named to those who reach it.
"""

from urllib.parse import unquote

import pytest

from tests.access import looking
from tests.access.strangers import CANARY, settle
from tests.people.cast import DAY, FOUNDED, office, user
from tests.people.subjects import engagement
from xieguan.people import sheet
from xieguan.people.models import Standing, Succession
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role

READERS = (
    Role.CLERK,
    Role.LEADER,
    Role.SUPERVISOR,
    Role.AUDITOR,
    Role.SYSTEM_ADMINISTRATOR,
    Role.SECURITY_ADMINISTRATOR,
)
PART = CANARY[:2]  # what is searched for may be said again; the rest of it may not


@pytest.fixture
def own(db):
    """并城, with a person of its own, in a province whose name is no secret to it."""
    above = office(None, "示例省", Kind.PROVINCE, "14")
    place = office(above, "并城市", Kind.CITY, "1401")
    sheet.refresh([engagement(place).pk], DAY)
    return place


@pytest.fixture
def strangers(own):
    """What brings them: the ids of what is in the city beside, and the offices beside and in the other province."""

    def arrive():
        above = own.standings.get().parent
        beside = office(above, f"{CANARY}市", Kind.CITY, "1402")
        other = office(None, f"{CANARY}省", Kind.PROVINCE, "32")
        office(other, f"{CANARY}人力资源公司", Kind.FIRM, "32")
        settle(other)
        settle(above, binds_below=True)
        return settle(beside), beside, other

    return arrive


def leaks(answers) -> list[tuple[str, int, str]]:
    found = []
    for where, answer in answers:
        text = unquote(looking.told(answer))
        at = text.find(CANARY)
        if at >= 0 or "jinsique" in text or answer.status_code >= 500:
            found.append((where, answer.status_code, text[max(0, at - 80) : at + 40]))
    return found


@pytest.mark.parametrize("role", READERS)
def test_no_word_of_strangers_is_read_on_any_page(role, own, strangers, as_) -> None:
    strangers()
    reader = user("reader", "某", role, own)
    client = as_(reader)
    found = leaks(looking.lists(client, own)) + leaks(looking.searches(client, PART))

    assert found + leaks(looking.exported(client)) == []


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.SYSTEM_ADMINISTRATOR])
def test_whoever_knows_an_id_learns_nothing_by_it(role, own, strangers, as_) -> None:
    publics, _beside, _other = strangers()
    client = as_(user("reader", "某", role, own))

    assert [leak for public in publics for leak in leaks(looking.prying(client, own, public))] == []


@pytest.mark.parametrize("role", READERS)
def test_no_word_of_strangers_is_told_to_a_program(role, own, strangers) -> None:
    publics, _beside, _other = strangers()
    assert leaks(looking.by_program(user("reader", "某", role, own), publics, PART)) == []


@pytest.mark.parametrize("role", READERS)
def test_no_number_changes_when_strangers_come(role, own, strangers, as_) -> None:
    client = as_(user("reader", "某", role, own))
    list(looking.lists(client, own))  # what a first look leaves behind
    before = {where: looking.lasting(answer) for where, answer in looking.lists(client, own)}
    strangers()
    after = {where: looking.lasting(answer) for where, answer in looking.lists(client, own)}

    changed = [where for where, text in after.items() if text != before[where]]
    # a proof is of the whole trail: how many entries it holds is nobody's secret, whose they are is
    assert [where for where in changed if where != "trail/proof/"] == []


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.SYSTEM_ADMINISTRATOR])
def test_what_an_office_once_belonged_to_is_named_to_those_who_reach_it(role, own, strangers, as_) -> None:
    _publics, beside, other = strangers()
    Standing.objects.filter(organisation=own).update(from_on=DAY)
    Standing.objects.create(
        organisation=own, parent=beside, name="旧并城市", kind=Kind.CITY, region="1401",
        from_on=FOUNDED, until_on=DAY,
    )  # fmt: skip
    Succession.objects.create(before=beside, after=own, how="merger", on=DAY)
    Succession.objects.create(before=own, after=other, how="split", on=DAY)
    address = f"/organisations/{own.public}/"
    inside = as_(user("inside", "某", role, own)).get(address)
    above = as_(user("above", "某", role, own.standings.get(until_on=None).parent)).get(address)

    assert leaks([("", inside)]) == []
    assert "旧并城市" in inside.content.decode()
    assert "示例省" in inside.content.decode()
    assert f"{CANARY}市" in above.content.decode()
