"""What must always hold is asked in plain SQL, and what does not hold is found."""

import pytest

from tests.people.cast import DAY, Cast, li_lei
from tests.people.doing import do
from tests.people.subjects import kit_stock
from xieguan.desk import trail
from xieguan.desk.models import Entry
from xieguan.people.invariants import breaches, invariants
from xieguan.people.models import (
    Engagement,
    Erasure,
    Grant,
    Organisation,
    PackAdoption,
    PackDraft,
    Person,
    Receipt,
    SheetRow,
    Standing,
)
from xieguan.people.roles import Role

NOW = "2023-06-01T00:00:00Z"


def broken() -> set[str]:
    return {breach.invariant.name for breach in breaches()}


def test_all_holds_after_ordinary_work(cast: Cast) -> None:
    li_lei(cast)
    trail.seal()
    do("organisations.move", cast.county, cast.system, parent=cast.elsewhere.public)
    trail.seal()

    assert broken() == set()


def test_each_says_what_holds() -> None:
    assert len(invariants()) >= 14
    assert [entry.name for entry in invariants() if not entry.holds.endswith(".")] == []


def hang_wrongly(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.county.pk).update(path=f"/{cast.county.public}/")


def close_with_people(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.county.pk).update(closed_on=DAY)


def close_above(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.city.pk).update(closed_on=DAY)


def leave_a_gap(cast: Cast) -> None:
    Standing.objects.filter(organisation=cast.county).update(from_on="2021-01-01")
    Standing.objects.create(
        organisation=cast.county,
        name="旧",
        kind="county",
        region="14",
        from_on="2020-01-01",
        until_on="2020-06-01",
    )


def hire_before_birth(cast: Cast) -> None:
    Engagement.objects.update(hired_on="1990-01-01", first_hired_on="1990-01-01")


def move_the_sheet(cast: Cast) -> None:
    SheetRow.objects.update(path="/")


def give_two_hands(cast: Cast) -> None:
    Grant.objects.create(user=cast.system, role=Role.AUDITOR, organisation=cast.city, from_on=DAY)


def keep_twice(cast: Cast) -> None:
    for _twice in range(2):
        PackAdoption.objects.create(
            organisation=cast.city, pack="x", document="d", decided_by="d", from_on=DAY, until_on="2024-01-01"
        )


def leave_a_key_unanswered(cast: Cast) -> None:
    Receipt.objects.create(
        user=cast.clerk, key="k", act="a.b", call_digest="", result={}, given_at="2023-06-01T00:00:00Z"
    )


def slip_in_an_entry(cast: Cast) -> None:
    trail.seal()
    entry = Entry.objects.earliest("id")
    entry.pk = 0
    entry.save(force_insert=True)


def approve_without_a_paper(cast: Cast) -> None:
    PackDraft.objects.create(
        organisation=cast.county, pack="x", file="f" * 64, file_name="x", state="approved", from_on=DAY,
        made_by=cast.clerk, made_at=NOW, decided_by=cast.leader, decided_at=NOW,
    )  # fmt: skip


def leave_the_old_in_force(cast: Cast) -> None:
    given = {"file": "f" * 64, "file_name": "x", "state": "approved", "from_on": DAY, "made_by": cast.clerk}
    given |= {"made_at": NOW, "decided_by": cast.leader, "decided_at": NOW, "organisation": cast.county}
    PackDraft.objects.create(pack="y", replaces=PackDraft.objects.create(pack="x", **given), **given)


def forget_to_erase(cast: Cast) -> None:
    Erasure.objects.create(
        organisation=cast.county, person=Person.objects.get().public, document="文", reason="term-over", ended_on=DAY,
        kept_months=0, asked_by=cast.clerk, asked_at=NOW, done_by=cast.leader, done_at=NOW,
    )  # fmt: skip


def fill_a_store_without_a_book(cast: Cast) -> None:
    kit_stock(cast.county)


BREAKS = {
    "kit-store-adds-up": fill_a_store_without_a_book,
    "path-follows-parent": hang_wrongly,
    "nobody-in-a-closed-organisation": close_with_people,
    "nothing-open-below-closed": close_above,
    "one-open-standing": close_above,
    "standings-without-gap-or-overlap": leave_a_gap,
    "engagement-within-a-life": hire_before_birth,
    "sheet-hangs-where-the-engagement-does": move_the_sheet,
    "three-hands": give_two_hands,
    "one-adoption-a-day": keep_twice,
    "receipts-are-answered": leave_a_key_unanswered,
    "one-pack-of-a-name": approve_without_a_paper,
    "amendment-follows-what-it-ends": leave_the_old_in_force,
    "erased-is-gone": forget_to_erase,
    "seals-are-contiguous": slip_in_an_entry,
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_does_not_hold_is_found(cast: Cast, name: str) -> None:
    li_lei(cast)
    BREAKS[name](cast)

    assert name in broken()
