"""Who sees what: a role reaches its organisation and all below it, and without a role nothing is there."""

from datetime import date

import pytest
from django.db.models import Model
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.people.cast import DAY, FOUNDED, Cast, li_lei, office, user
from xieguan.desk.models import Entry
from xieguan.people.models import Engagement, Grant, Organisation, Person, Receipt, User
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role
from xieguan.people.scope import Reach, belongs, organisations_of, reach, within


@pytest.mark.parametrize("model", [Receipt, Entry])
def test_a_model_nobody_has_declared_cannot_be_asked_for(cast: Cast, model: type[Model]) -> None:
    with pytest.raises(KeyError):
        within(model, reach(cast.clerk, DAY))


def test_without_a_grant_nothing_is_found(cast: Cast) -> None:
    li_lei(cast)

    for model in (Organisation, Engagement, Person, Grant, User):
        assert not within(model, Reach(())).exists()


def test_own_and_below_are_seen_above_and_beside_are_not(cast: Cast) -> None:
    person = li_lei(cast)
    sees = {
        who: within(Engagement, reach(getattr(cast, who), DAY)).filter(public=person).exists()
        for who in ("clerk", "leader", "second_leader", "system", "stranger")
    }

    assert sees == {"clerk": True, "leader": True, "second_leader": True, "system": True, "stranger": False}
    assert set(within(Organisation, reach(cast.clerk, DAY))) == {cast.county}
    assert set(within(Organisation, reach(cast.second_leader, DAY))) == {cast.city, cast.county, cast.firm}


def test_another_province_is_another_tree(cast: Cast) -> None:
    li_lei(cast)
    other = user("other", "外省", Role.CLERK, office(None, "外省住建厅", Kind.PROVINCE, "32"))

    assert not within(Engagement, reach(other, DAY)).exists()


def test_the_scope_of_one_role_is_not_that_of_another(cast: Cast) -> None:
    Grant.objects.create(user=cast.clerk, role=Role.LEADER, organisation=cast.elsewhere, from_on=FOUNDED)
    where = reach(cast.clerk, DAY)

    assert set(within(Organisation, where, [Role.CLERK])) == {cast.county}
    assert set(within(Organisation, where, [Role.LEADER])) == {cast.elsewhere}
    assert set(within(Organisation, where)) == {cast.county, cast.elsewhere}
    assert where.covers(cast.county.path)
    assert not where.covers(cast.county.path, [Role.LEADER])


def test_somebody_with_two_engagements_in_scope_is_one_person(cast: Cast) -> None:
    person = li_lei(cast)
    engagement = Engagement.objects.get(public=person)
    engagement.pk, engagement.public, engagement.organisation = None, "second", cast.firm
    engagement.save(force_insert=True)

    assert within(Person, reach(cast.second_leader, DAY)).count() == 1
    assert set(organisations_of(engagement.person)) == {cast.county, cast.firm}


def test_a_later_stage_declares_its_own_models(cast: Cast, monkeypatch) -> None:
    from xieguan.people import scope

    monkeypatch.setattr(scope, "_PATHS", dict(scope._PATHS))
    belongs(Receipt, "user__home__path")

    assert not within(Receipt, reach(cast.clerk, DAY)).exists()


class TestRandomTrees(TestCase):
    """`within` gives exactly what a walk of the tree in plain Python gives."""

    @settings(max_examples=60)
    @given(data=st.data())
    def test_within_is_the_walk_of_the_tree(self, data: st.DataObject) -> None:
        parents = data.draw(st.lists(st.integers(-1, 11), min_size=1, max_size=12))
        parent_of = {number: min(parent, number - 1) for number, parent in enumerate(parents)}
        offices: dict[int, Organisation] = {}
        for number, parent in parent_of.items():
            above = offices.get(parent)
            offices[number] = office(above, f"单位{number}", Kind.UNIT, "14")
        who = User.objects.create(username="who", name="某")
        days = st.sampled_from([date(2023, 1, 1), DAY, date(2023, 7, 1)])
        grants = data.draw(
            st.lists(
                st.tuples(st.sampled_from(sorted(offices)), st.sampled_from(Role), days, days), max_size=4
            )
        )
        kept = [(number, role, *sorted(period)) for number, role, *period in grants]
        for number, role, first, last in kept:
            Grant.objects.create(
                user=who, role=role, organisation=offices[number], from_on=first, until_on=last
            )
        roles = data.draw(st.none() | st.sets(st.sampled_from(Role)))

        found = set(within(Organisation, reach(who, DAY), roles))

        tops = {
            n for n, role, first, last in kept if first <= DAY < last and (roles is None or role in roles)
        }
        assert found == {offices[n] for n in offices if tops & set(_up(n, parent_of, offices))}


def _up(number: int, parent_of: dict[int, int], offices: dict[int, Organisation]) -> list[int]:
    """An office and all above it."""
    chain = [number]
    while parent_of[chain[-1]] in offices:
        chain.append(parent_of[chain[-1]])
    return chain
