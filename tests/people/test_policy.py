"""A lapsed pack is kept by decision; a *should* rule is set aside by two people, for one act, once."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.people.cast import Cast, id_number, li_lei, user
from tests.people.doing import do, last, refused
from xieguan.people.decided import adoptions_of
from xieguan.people.models import Engagement, Exemption, PackAdoption
from xieguan.people.outcomes import Denied, Invalid, NotFound, Refused
from xieguan.people.registry import ACTS, act
from xieguan.people.roles import Role

PACK = "cn-sx-2022-180"
KEEP = {
    "pack": PACK,
    "document": "并城管发〔2024〕1号",
    "decided_by": "局长办公会",
    "from_on": "2024-10-08",
    "until_on": "2026-10-08",
}


def test_a_pack_is_not_kept_while_it_is_itself_the_law(cast: Cast) -> None:
    refused(Invalid, "packs.adopt", cast.county, cast.leader, **{**KEEP, "from_on": "2024-10-07"})
    refused(Invalid, "packs.adopt", cast.county, cast.leader, **{**KEEP, "pack": "cn-labour"})
    refused(Invalid, "packs.adopt", cast.county, cast.leader, **{**KEEP, "pack": "nothing"})


def test_an_adoption_names_its_document_and_who_decided(cast: Cast) -> None:
    for field in ("document", "decided_by"):
        error = refused(Invalid, "packs.adopt", cast.county, cast.leader, **{**KEEP, field: " "})
        assert field in error.errors


def test_a_pack_is_kept_by_one_decision_on_a_day(cast: Cast) -> None:
    do("packs.adopt", cast.county, cast.leader, **KEEP)

    refused(
        Invalid,
        "packs.adopt",
        cast.county,
        cast.leader,
        **{**KEEP, "from_on": "2026-10-07", "until_on": "2027-01-01"},
    )
    do("packs.adopt", cast.county, cast.leader, **{**KEEP, "from_on": "2026-10-08", "until_on": "2027-01-01"})


def test_the_nearest_decision_comes_first(cast: Cast) -> None:
    do("packs.adopt", cast.city, cast.second_leader, **KEEP)
    do("packs.adopt", cast.county, cast.leader, **{**KEEP, "document": "南城管发〔2024〕2号"})

    found = adoptions_of(cast.county, date(2025, 1, 1))
    assert [entry.document for entry in found] == ["南城管发〔2024〕2号", "并城管发〔2024〕1号"]


def test_an_adoption_is_ended_within_its_days_only_and_the_trail_keeps_its_old_end(cast: Cast) -> None:
    made = do("packs.adopt", cast.county, cast.leader, **KEEP).subject

    refused(Invalid, "packs.end_adoption", made, cast.leader, date(2024, 10, 8))
    refused(Invalid, "packs.end_adoption", made, cast.leader, date(2026, 10, 8))
    do("packs.end_adoption", made, cast.leader, date(2025, 1, 1))
    assert PackAdoption.objects.get(public=made).until_on == date(2025, 1, 1)
    assert last().detail["was"] == {"until_on": "2026-10-08"}


def test_a_leader_below_does_not_end_what_was_decided_above(cast: Cast) -> None:
    made = do("packs.adopt", cast.city, cast.second_leader, **KEEP).subject

    refused(NotFound, "packs.end_adoption", made, cast.leader, date(2025, 1, 1))


@pytest.fixture
def acts() -> Iterator[None]:
    """Two acts as bare as can be: one that a *should* gates, one that a *must* does."""
    real = ACTS.pop("credentials.issue")

    @act("exits.keep", of=Engagement, by=[Role.CLERK, Role.LEADER], facts=["kept_despite_ground"])
    def keep(engagement: Engagement, *, kept_despite_ground: bool = False, note: str = "") -> None:
        """Keep somebody on although there is a ground to let him go."""

    @act("credentials.issue", of=Engagement, by=[Role.CLERK], facts=["certificate_issuer_level"])
    def issue(engagement: Engagement, *, certificate_issuer_level: int | None = None) -> None:
        """Issue a certificate."""

    yield
    del ACTS["exits.keep"]
    ACTS["credentials.issue"] = real


KEPT = {"act": "exits.keep", "pack": PACK, "rule": "kept-on-with-a-reason", "reason": "家庭困难，已整改"}
DATA = {"kept_despite_ground": True}


def ask(cast: Cast, subject: str, by=None, data=None, **changes: object) -> str:
    given = {**KEPT, "record": subject, "data": data if data is not None else DATA, **changes}
    return do("exemptions.ask", cast.county, by or cast.clerk, **given).subject


def refusal(cast: Cast, subject: str, by=None, data=None) -> Refused:
    error = refused(Refused, "exits.keep", subject, by or cast.clerk, **(data if data is not None else DATA))
    assert isinstance(error, Refused)
    return error


def test_a_should_rule_refuses_until_a_second_person_has_set_it_aside(cast: Cast, acts: None) -> None:
    li = li_lei(cast)
    assert [ruling.rule.id for ruling in refusal(cast, li).rulings] == ["kept-on-with-a-reason"]
    asked = ask(cast, li)

    refusal(cast, li)
    do("exemptions.approve", asked, cast.leader)
    done = do("exits.keep", li, cast.clerk, **DATA)
    assert done.exemptions == [asked]
    assert last().detail["exemptions"] == [asked]
    assert Exemption.objects.get(public=asked).used_in == done.entry


def test_an_exception_is_used_up_by_one_act(cast: Cast, acts: None) -> None:
    li = li_lei(cast)
    do("exemptions.approve", ask(cast, li), cast.leader)
    do("exits.keep", li, cast.clerk, **DATA)

    refusal(cast, li)
    ask(cast, li)


def test_an_exception_is_for_exactly_what_was_asked(cast: Cast, acts: None) -> None:
    li, other = li_lei(cast), li_lei(cast, name="赵小", id_number=id_number(serial=14))
    do("exemptions.approve", ask(cast, li), cast.leader)

    refusal(cast, other)
    refusal(cast, li, data={**DATA, "note": "另一件事"})
    do("exits.keep", li, cast.clerk, **DATA)


def test_whoever_asks_does_not_decide(cast: Cast, acts: None) -> None:
    li = li_lei(cast)
    asked = ask(cast, li, by=cast.leader)

    refused(Denied, "exemptions.approve", asked, cast.leader)
    refused(Denied, "exemptions.decline", asked, cast.leader, reason="x")
    do("exemptions.approve", asked, cast.second_leader)


def test_only_a_leader_here_or_above_decides(cast: Cast, acts: None) -> None:
    asked = ask(cast, li_lei(cast))
    beside = user("beside", "外地领导", Role.LEADER, cast.elsewhere)

    refused(Denied, "exemptions.approve", asked, cast.clerk)
    refused(NotFound, "exemptions.approve", asked, beside)
    do("exemptions.approve", asked, cast.second_leader)


def test_a_declined_exception_gives_nothing_and_may_be_asked_for_again(cast: Cast, acts: None) -> None:
    li = li_lei(cast)
    asked = ask(cast, li)
    do("exemptions.decline", asked, cast.leader, reason="理由不足")

    refusal(cast, li)
    refused(Invalid, "exemptions.approve", asked, cast.second_leader)
    ask(cast, li)


def test_the_same_exception_is_asked_for_once(cast: Cast, acts: None) -> None:
    li = li_lei(cast)
    ask(cast, li)

    data = {**KEPT, "record": li, "data": DATA}
    refused(Invalid, "exemptions.ask", cast.county, cast.clerk, **data)


def test_nobody_asks_for_an_exception_to_what_does_not_stand_in_the_way(cast: Cast, acts: None) -> None:
    data = {**KEPT, "record": li_lei(cast), "data": {"kept_despite_ground": False}}

    refused(Invalid, "exemptions.ask", cast.county, cast.clerk, **data)
    refused(Invalid, "exemptions.ask", cast.county, cast.clerk, **{**data, "act": "exits.nothing"})
    refused(Invalid, "exemptions.ask", cast.county, cast.clerk, **{**data, "data": DATA, "reason": ""})


def test_there_is_no_exception_to_what_must_be(cast: Cast, acts: None) -> None:
    data = {"act": "credentials.issue", "pack": PACK, "rule": "issued-by-city", "reason": "x"}

    error = refused(Invalid, "exemptions.ask", cast.county, cast.clerk, **data, record=li_lei(cast), data={})
    assert "rule" in error.errors


def test_nobody_asks_for_an_act_that_is_not_his_to_do(cast: Cast, acts: None) -> None:
    data = {**KEPT, "record": li_lei(cast), "data": DATA}

    refused(NotFound, "exemptions.ask", cast.elsewhere, cast.stranger, **data)
    refused(Denied, "exemptions.ask", cast.county, cast.security, **data)
    refused(NotFound, "exemptions.ask", cast.city, cast.second_leader, **data)


def test_the_reason_keeps_no_id_number(cast: Cast, acts: None) -> None:
    asked = ask(cast, li_lei(cast), reason=f"本人{id_number()}已整改")

    assert id_number() not in Exemption.objects.get(public=asked).reason + str(last().detail)
