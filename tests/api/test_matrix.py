"""Every route of the API × every role × every place: what is answered follows from the read the route declares.

Acts are held to their declaration in `tests/people/test_matrix.py`; here it is enough that their routes do the same.
"""

from collections.abc import Callable

import pytest

from tests.api.calling import V1, Caller
from tests.people.cast import office, user
from tests.people.subjects import engagement, person, taken_in
from xieguan.api.app import describe
from xieguan.people.models import Organisation
from xieguan.people.models.organisation import Kind
from xieguan.people.reads import READS
from xieguan.people.registry import ACTS
from xieguan.people.reveal import BY as REVEALERS
from xieguan.people.roles import Role

# which read a route asks for, and whose record stands in its address or query
ONE: dict[str, tuple[str, Callable[[Organisation], str]]] = {
    "/organisations/{public}": ("organisations.see", lambda place: place.public),
    "/organisations/{public}/laws": ("organisations.see", lambda place: place.public),
    "/engagements/{public}": ("engagements.see", lambda place: engagement(place).public),
    "/engagements/{public}/verdict": ("engagements.see", lambda place: engagement(place).public),
    "/persons/{public}": ("persons.see", lambda place: person(place).public),
    "/papers/{name}/{public}": ("engagements.see", lambda place: place.public),
    "/imports/{public}": ("imports.see", lambda place: taken_in(place).public),
    "/imports/{public}/preview": ("imports.see", lambda place: taken_in(place).public),
}
MANY = {
    "/organisations": "organisations.see",
    "/engagements": "engagements.see",
    "/persons": "persons.see",
    "/imports": "imports.see",
    "/users": "users.see",
    "/grants": "grants.see",
}
WITH_ORGANISATION = ("/findings", "/findings/{pack}/{rule}")
EVERYBODYS = ("/me", "/acts")
REACHED = {"own", "below"}


def routes(method: str) -> set[str]:
    return {path.removeprefix(V1) for path, methods in describe()["paths"].items() if method in methods}


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


def test_every_route_has_its_place_in_this_matrix() -> None:
    assert routes("get") == {*ONE, *MANY, *WITH_ORGANISATION, *EVERYBODYS}
    acts = {f"/acts/{name}" for name, act in ACTS.items() if not act.own}
    assert routes("post") == acts | {"/imports", "/imports/{public}/write", "/persons/{public}/reveal"}
    assert routes("put") | routes("patch") | routes("delete") == set()


def test_nobody_is_answered_without_a_token(client, db) -> None:
    for path in routes("get"):
        filled = path.format(public="a" * 14, name="roster", pack="cn-labour", rule="x")
        assert client.get(V1 + filled).status_code == 401, path
    for path in routes("post"):
        assert client.post(V1 + path.format(public="a" * 14)).status_code == 401, path


@pytest.mark.parametrize("route", sorted(ONE))
def test_one_record_is_for_the_roles_of_its_read_in_their_part_of_the_tree(route: str, places) -> None:
    read, make = ONE[route]
    addresses = {place: route.format(name="roster", public=make(where)) for place, where in places.items()}
    found, right = {}, {}
    for role in Role:
        caller = Caller(user(f"u-{role}", "某", role, places["own"]))
        for place, address in addresses.items():
            status = caller.get(address).status_code
            found[role, place] = (
                "shown" if status in (200, 422) else status
            )  # 422: the file of an import is made up
            may = "shown" if role in READS[read].by else 403
            right[role, place] = may if place in REACHED else 404

    assert found == right


@pytest.mark.parametrize("route", sorted(MANY))
def test_a_list_is_for_the_roles_of_its_read(route: str, places) -> None:
    for role in Role:
        caller = Caller(user(f"u-{role}", "某", role, places["own"]))
        assert caller.get(route).status_code == (200 if role in READS[MANY[route]].by else 403), role


@pytest.mark.parametrize("route", WITH_ORGANISATION)
def test_findings_are_for_those_who_may_see_the_people(route: str, places) -> None:
    path = route.format(pack="cn-labour", rule="no-deposit")
    found, right = {}, {}
    for role in Role:
        caller = Caller(user(f"u-{role}", "某", role, places["own"]))
        for place, where in places.items():
            found[role, place] = caller.get(f"{path}?organisation={where.public}").status_code
            may = role in READS["engagements.see"].by
            right[role, place] = (200 if place in REACHED else 404) if may else 403

    assert found == right


def test_a_number_is_shown_to_its_roles_alone(places) -> None:
    subjects = {place: person(where).public for place, where in places.items()}
    for role in Role:
        caller = Caller(user(f"u-{role}", "某", role, places["own"]))
        for place, public in subjects.items():
            status = caller.post(f"/persons/{public}/reveal", {"purpose": "核对"}).status_code
            assert status == ((200 if role in REVEALERS else 403) if place in REACHED else 404), (role, place)


def test_whoever_has_no_role_is_shown_nothing(places) -> None:
    nobody = user("nobody", "某", Role.CLERK, places["own"])
    nobody.grants.all().delete()
    caller = Caller(nobody)

    assert {caller.get(route).status_code for route in MANY} == {403}
    assert caller.get("/me").json()["reaches"] == []
