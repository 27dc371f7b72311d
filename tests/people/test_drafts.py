"""A child pack is handed in, checked, approved by somebody else, and from then on is the law of its office."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.people.cast import Cast, li_lei, office, user
from tests.people.doing import do, last, refused
from tests.people.packs import TODAY, TOMORROW, approved, files, handed_in, kept, zipped
from xieguan.desk import papers
from xieguan.desk.models import Paper
from xieguan.law.upload import UnusablePack
from xieguan.people.drafting import upload
from xieguan.people.drafting.kept import known, pack_of
from xieguan.people.laws import bindings, laws_of
from xieguan.people.models import Engagement, Organisation, OwnValue, PackDraft, Standing
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import Denied, Invalid, NotFound, Refused
from xieguan.people.registry import ACTS, act
from xieguan.people.roles import Role

PACK = "cn-sx-nancheng-2026-1"
PARENT = "cn-sx-2022-180"


def bound(organisation: Organisation, on: date = TODAY) -> dict[str, str]:
    return {law.pack.id: law.state for law in laws_of(organisation, on)}


def workdays(organisation: Organisation, on: date = TODAY) -> object:
    return next(
        law.parameters["min_prejob_workdays"] for law in laws_of(organisation, on) if law.pack.id == PARENT
    )


def test_a_draft_is_kept_as_a_paper_with_what_the_check_found(cast: Cast) -> None:
    draft = handed_in(cast)

    assert (draft.state, draft.problems, draft.pack) == ("draft", [], PACK)
    assert draft.counts == {"articles": 2, "rules": 1, "examples": 2}
    assert Paper.objects.get(digest=draft.file).subject == draft.public
    assert last().detail["file"] == draft.file


def test_a_draft_binds_nobody(cast: Cast) -> None:
    handed_in(cast)

    assert PACK not in bound(cast.county)


def test_what_is_wrong_is_kept_with_its_place(cast: Cast) -> None:
    draft = handed_in(cast, workdays=14)

    assert [(file, line) for file, line, _column, _say in draft.problems] == [(f"{PACK}/pack.toml", 15)]
    assert "min_prejob_workdays" in draft.problems[0][3]
    refused(Invalid, "packs.approve_draft", draft, cast.leader, from_on=TODAY)


def test_an_example_that_comes_out_otherwise_is_a_problem(cast: Cast) -> None:
    draft = handed_in(cast, oldest=100)

    assert [problem[0] for problem in draft.problems] == [f"{PACK}/art-02.toml"]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"id": PARENT}, 2),
        ({"region": "14"}, 11),
        ({"region": "1402"}, 11),
        ({"field": "any"}, 11),
    ],
)
def test_what_only_this_office_can_know_is_a_problem_too(cast: Cast, changes: dict, line: int) -> None:
    draft = handed_in(cast, **{"first_day": "2024-01-01", **changes})

    assert draft.problems
    assert line in [problem[1] for problem in draft.problems]


def test_a_parent_that_does_not_bind_the_office_is_a_problem(cast: Cast) -> None:
    Standing.objects.filter(organisation=cast.county).update(enforcement_field="transport")

    assert [problem[1] for problem in handed_in(cast).problems] == [8]


def test_a_parent_is_named_by_id_and_never_by_path(cast: Cast, tmp_path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.toml").write_text("id = 'own'")
    draft = handed_in(cast, parent=str(tmp_path / "own"))

    assert [problem[1] for problem in draft.problems] == [8]


def test_an_approved_pack_binds_its_office_and_all_below_from_its_day(cast: Cast) -> None:
    kept(cast)
    below = office(cast.county, "南城县一中队", Kind.UNIT, "140199")
    approved(cast, TOMORROW)

    for organisation in (cast.county, below):
        assert PACK not in bound(organisation)
        assert bound(organisation, TOMORROW)[PACK] == "in-force"
        assert workdays(organisation, TOMORROW) == 20
    assert PACK not in bound(cast.city, TOMORROW)
    assert PACK not in bound(cast.elsewhere, TOMORROW)
    assert [entry.pack.id for entry in bindings(below.pk, TOMORROW)[1]][-1] == PACK
    assert last().detail["from"] == TOMORROW.isoformat()


def test_nobody_is_bound_backwards(cast: Cast) -> None:
    draft = handed_in(cast)

    refused(
        Invalid,
        "packs.approve_draft",
        draft,
        cast.leader,
        date(2024, 5, 1),
        from_on=TODAY - timedelta(days=1),
    )


def test_a_pack_does_not_begin_before_its_own_first_day(cast: Cast) -> None:
    draft = handed_in(cast, first_day=TOMORROW)

    refused(Invalid, "packs.approve_draft", draft, cast.leader, from_on=TODAY)
    approved(cast, TOMORROW, draft)


def test_its_entry_norms_bind_from_the_day_it_was_put_in_force(cast: Cast) -> None:
    kept(cast)
    approved(cast)

    law = next(law for law in laws_of(cast.county, TODAY) if law.pack.id == PARENT)
    assert law.tightened_from == TODAY


def test_who_hands_in_does_not_approve(cast: Cast) -> None:
    draft = handed_in(cast, by=cast.leader)

    refused(Denied, "packs.approve_draft", draft, cast.leader, from_on=TODAY)
    do("packs.approve_draft", draft, cast.second_leader, from_on=TODAY)


def test_the_database_itself_keeps_maker_and_checker_apart(cast: Cast) -> None:
    draft = handed_in(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        PackDraft.objects.filter(pk=draft.pk).update(
            state="approved", decided_by=draft.made_by, decided_at=draft.made_at, from_on=TODAY
        )


def test_the_database_itself_approves_nothing_with_problems(cast: Cast) -> None:
    draft = handed_in(cast, workdays=14)

    with pytest.raises(IntegrityError), transaction.atomic():
        PackDraft.objects.filter(pk=draft.pk).update(
            state="approved", decided_by=cast.leader, decided_at=draft.made_at, from_on=TODAY
        )


def test_a_clerk_does_not_approve_and_a_stranger_sees_nothing(cast: Cast) -> None:
    draft = handed_in(cast)
    other = user("other", "外地领导", Role.LEADER, cast.elsewhere)

    refused(Denied, "packs.approve_draft", draft, cast.clerk, from_on=TODAY)
    refused(NotFound, "packs.approve_draft", draft, other, from_on=TODAY)
    with pytest.raises(NotFound):
        handed_in(cast, by=cast.stranger)


def test_a_withdrawn_draft_is_not_approved(cast: Cast) -> None:
    draft = handed_in(cast)
    do("packs.withdraw_draft", draft, cast.clerk, reason="另拟")

    refused(Invalid, "packs.approve_draft", draft, cast.leader, from_on=TODAY)
    refused(Invalid, "packs.withdraw_draft", draft, cast.clerk, reason="再撤")


def test_a_pack_in_force_cannot_be_handed_in_again_nor_withdrawn(cast: Cast) -> None:
    draft = approved(cast)

    assert handed_in(cast, workdays=25).problems[0][1] == 2
    refused(Invalid, "packs.withdraw_draft", draft, cast.leader, reason="x")
    refused(Invalid, "packs.approve_draft", draft, cast.second_leader, from_on=TOMORROW)


def test_of_two_drafts_of_one_name_only_one_is_approved(cast: Cast) -> None:
    first, second = handed_in(cast), handed_in(cast, workdays=30)
    approved(cast, draft=first)

    refused(Invalid, "packs.approve_draft", second, cast.leader, from_on=TODAY)


def test_an_amendment_is_a_new_pack_that_ends_the_old(cast: Cast) -> None:
    kept(cast)
    old = approved(cast)
    new = approved(
        cast, TOMORROW, handed_in(cast, id="cn-sx-nancheng-2026-2", workdays=18, replaces=old.public)
    )

    old.refresh_from_db()
    assert old.until_on == new.from_on == TOMORROW
    assert (workdays(cast.county), workdays(cast.county, TOMORROW)) == (20, 18)
    assert PACK not in bound(cast.county, TOMORROW)
    assert last().detail["ends"] == old.public


def test_an_amendment_begins_after_what_it_amends(cast: Cast) -> None:
    old = approved(cast, TOMORROW)
    new = handed_in(cast, id="cn-sx-nancheng-2026-2", replaces=old.public)

    refused(Invalid, "packs.approve_draft", new, cast.leader, from_on=TOMORROW)


def test_only_an_offices_own_pack_is_amended(cast: Cast) -> None:
    old = approved(cast)

    with pytest.raises(Invalid):
        handed_in(
            cast, by=cast.second_leader, office=cast.city, id="other-1", region="1401", replaces=old.public
        )


def test_of_what_city_and_county_ask_the_stricter_counts(cast: Cast) -> None:
    kept(cast)
    city = handed_in(
        cast,
        by=user("fa", "法规处", Role.JUSTICE, cast.city),
        office=cast.city,
        id="city-1",
        region="1401",
        workdays=22,
    )
    do("packs.approve_draft", city, cast.second_leader, from_on=TODAY)
    approved(cast, TODAY)

    assert workdays(cast.county) == 22
    assert workdays(cast.city) == 22
    assert {PACK, "city-1"} <= bound(cast.county).keys()


def test_an_own_value_tightens_further_and_reaches_the_childs_rules(cast: Cast) -> None:
    kept(cast)
    approved(cast)
    do("packs.set_parameter", cast.county, cast.leader, TODAY, pack=PACK, parameter="oldest_at_hire", value=22,
       document="文", from_on=TODAY)  # fmt: skip
    OwnValue.objects.create(
        organisation=cast.city,
        pack=PARENT,
        parameter="min_prejob_workdays",
        value=30,
        document="文",
        from_on=TODAY,
    )

    child = next(law for law in laws_of(cast.county, TODAY) if law.pack.id == PACK)
    assert (child.parameters["oldest_at_hire"], child.parameters["min_prejob_workdays"]) == (22, 30)


def test_every_process_sees_it_and_a_changed_file_is_not_believed(cast: Cast) -> None:
    draft = approved(cast)
    pack_of.cache_clear()  # as in another process
    assert PACK in bound(cast.county)
    assert PACK in known()

    pack_of.cache_clear()
    papers.place_of(draft.file).write_bytes(b"other")
    with pytest.raises(papers.DamagedPaper):
        bound(cast.county)


def test_an_office_without_decisions_asks_no_more_for_it(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        laws_of(cast.county, TODAY)


def test_nothing_unreadable_becomes_a_draft(cast: Cast) -> None:
    with pytest.raises(UnusablePack):
        upload.take_in({"x.zip": b"PK"}, organisation=cast.county.public, by=cast.clerk, on=TODAY)
    assert not PackDraft.objects.exists()


def test_the_files_may_be_handed_in_one_by_one(cast: Cast) -> None:
    given = {name: text.encode() for name, text in files().items()}
    draft = upload.take_in(given, organisation=cast.county.public, by=cast.clerk, on=TODAY)

    assert (draft.pack, draft.problems) == (PACK, [])


@pytest.fixture
def keeping() -> Iterator[None]:
    """An act of a later stage that the pack's rule gates."""

    @act("exits.keep", of=Engagement, by=[Role.CLERK])
    def keep(engagement: Engagement) -> None:
        """Keep somebody on."""

    yield
    del ACTS["exits.keep"]


def test_its_rules_gate_acts(cast: Cast, keeping: None) -> None:
    li = li_lei(cast)  # 27 when he was taken on
    do("exits.keep", li, cast.clerk, TODAY)
    approved(cast)

    error = refused(Refused, "exits.keep", li, cast.clerk, TODAY)
    assert isinstance(error, Refused)
    assert [(ruling.law.pack.id, ruling.rule.id) for ruling in error.rulings] == [(PACK, "age-at-hire")]
    assert "25" in str(error)


def test_a_zip_with_its_folder_is_the_same_pack(cast: Cast) -> None:
    draft = upload.take_in(
        {"x.zip": zipped(files(), f"{PACK}/")}, organisation=cast.county.public, by=cast.clerk, on=TODAY
    )

    assert (draft.pack, draft.problems) == (PACK, [])
