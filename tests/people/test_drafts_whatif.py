"""Before a draft is approved everybody can see whose findings it would change, office by office."""

from tests.people.cast import Cast, id_number, li_lei, office
from tests.people.doing import do
from tests.people.packs import TODAY, approved, handed_in, kept
from xieguan.desk.models import Entry
from xieguan.people.drafting.consequences import consequences
from xieguan.people.models import Engagement, PackDraft
from xieguan.people.models.organisation import Kind


def told(draft: PackDraft) -> list[tuple[object, ...]]:
    return [
        (
            entry.law.pack.id,
            entry.rule.id,
            entry.change.office,
            entry.change.before,
            entry.change.after,
            entry.change.people,
        )
        for entry in consequences(draft, TODAY)
    ]


def test_it_says_who_would_be_judged_otherwise_by_office(cast: Cast) -> None:
    unit = office(cast.county, "南城县一中队", Kind.UNIT, "140199")
    for serial in (14, 15):
        li_lei(cast, name=f"人{serial}", id_number=id_number(serial=serial))
    moved = Engagement.objects.get(public=li_lei(cast))
    do("engagements.move", moved, cast.leader, to=unit.public)

    assert sorted(told(handed_in(cast))) == sorted(
        ("cn-sx-nancheng-2026-1", "age-at-hire", where.public, None, "fail", count)
        for where, count in ((cast.county, 2), (unit, 1))
    )


def test_an_amendment_is_weighed_against_what_it_ends(cast: Cast) -> None:
    kept(cast)
    li_lei(cast)
    old = approved(cast)
    new = handed_in(cast, id="cn-sx-nancheng-2026-2", oldest=30, replaces=old.public)

    found = {(pack, before, after) for pack, _rule, _office, before, after, _people in told(new)}
    assert found == {("cn-sx-nancheng-2026-1", "fail", None), ("cn-sx-nancheng-2026-2", None, "met")}


def test_asking_changes_nothing(cast: Cast) -> None:
    li_lei(cast)
    draft = handed_in(cast)
    before = Entry.objects.count()
    told(draft)

    assert Entry.objects.count() == before


def test_it_concerns_nobody_outside(cast: Cast) -> None:
    li_lei(cast)
    draft = handed_in(cast, by=cast.second_leader, office=cast.city, id="city-1", region="1401")
    outside = {cast.elsewhere.public, cast.province.public}

    assert told(draft)
    assert not {entry[2] for entry in told(draft)} & outside
