"""Every act × every role × every place: what happens follows from the act's declaration, and is on the trail.

The input of each call is wrong on purpose, so that whoever is let through comes as far as the input and no further.
An act declared tomorrow is in the matrix tomorrow; a model it is done to must have an entry in `subjects.py`.
"""

import pytest

from tests.people.cast import DAY, FOUNDED, office, user
from tests.people.subjects import SUBJECTS
from xieguan.desk.models import Entry
from xieguan.people.models import Grant, Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import ActError, Denied, Invalid, NotFound
from xieguan.people.perform import perform
from xieguan.people.registry import ACTS, Act
from xieguan.people.roles import Role

WRONG = {"no_such_input": 1}
REACHED = {"own", "below"}
ON_THE_TRAIL = {NotFound: "not-found", Denied: "denied", Invalid: "invalid"}


@pytest.fixture
def places(db) -> dict[str, Organisation]:
    above = office(None, "示例省", Kind.PROVINCE, "14")
    own = office(above, "并城市", Kind.CITY, "1401")
    return {
        "own": own,
        "below": office(own, "南城县", Kind.COUNTY, "140199"),
        "beside": office(above, "外地市", Kind.CITY, "1402"),
        "above": above,
        "other": office(None, "外省", Kind.PROVINCE, "32"),
    }


def expected(act: Act, role: Role, place: str) -> type[ActError]:
    if act.own or place not in REACHED:
        return NotFound
    return Invalid if role in act.by else Denied


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_is_open_to_its_roles_in_their_part_of_the_tree_alone(name: str, places) -> None:
    act, make = ACTS[name], SUBJECTS[ACTS[name].of]
    subjects = {place: make(where).public for place, where in places.items()}
    found, right = {}, {}
    stranger = next((role for role in Role if role not in act.by), None)
    for role in Role:
        who = user(f"u-{role}", "某", role, places["own"])
        for place in subjects if role in act.by or role == stranger else REACHED:
            found[role, place] = outcome(name, subjects[place], who)
            right[role, place] = expected(act, role, place)

    assert found == right


@pytest.mark.parametrize("name", sorted(ACTS))
def test_a_disabled_user_finds_nothing_at_all(name: str, places) -> None:
    subject = SUBJECTS[ACTS[name].of](places["own"]).public
    who = user("all", "某", Role.CLERK, places["own"])
    rest = (Grant(user=who, role=role, organisation=places["own"], from_on=FOUNDED) for role in Role)
    Grant.objects.bulk_create(one for one in rest if one.role != Role.CLERK)
    assert outcome(name, subject, who) is not NotFound or ACTS[name].own
    User.objects.filter(pk=who.pk).update(disabled_at="2023-01-01T00:00:00Z")

    assert outcome(name, subject, who) is NotFound
    assert outcome(name, who.public, who) is NotFound


@pytest.mark.parametrize("name", sorted(name for name, act in ACTS.items() if act.own))
def test_an_own_act_is_everybodys_for_himself(name: str, places) -> None:
    for role in Role:
        who = user(f"u-{role}", "某", role, places["own"])

        assert outcome(name, who.public, who) is Invalid


def test_an_act_that_is_not_own_is_somebodys() -> None:
    assert [name for name, act in ACTS.items() if not act.own and not act.by] == []


def outcome(name: str, subject: str, who: User) -> type[ActError]:
    """How an act was refused; the refusal must be on the trail, by this user, of this act."""
    with pytest.raises(ActError) as error:
        perform(name, subject, WRONG, by=who, on=DAY)
    entry = Entry.objects.latest("id")
    kept = (entry.kind, entry.act, entry.actor, entry.outcome)
    assert kept == ("refusal", name, who.public, ON_THE_TRAIL[error.type])
    if error.type is Invalid:
        assert "no_such_input" in error.value.errors
    return error.type
