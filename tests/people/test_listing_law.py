"""What the law says of a line is what the judge says; and who is chosen by a rule is whom the judge finds."""

import random
from datetime import date

import pytest

from tests.people.cast import Cast
from tests.people.crowd import engaged
from tests.people.test_tally import some_value
from xieguan.law.facts import vocabulary
from xieguan.people import reads
from xieguan.people.laws import laws_of, laws_of_many
from xieguan.people.listing import bylaw, choice, filters
from xieguan.people.listing.lines import lines
from xieguan.people.listing.weighing import judged, rulings, weighed
from xieguan.people.models import SheetRow
from xieguan.people.models.sheet import FACTS
from xieguan.people.tally import askable

DAYS = [date(2023, 6, 1), date(2023, 12, 31), date(2024, 12, 1)]
OWN = {"left_on"}


@pytest.fixture
def people(cast: Cast) -> Cast:
    random.seed(7)
    for at in range(25):
        facts = {name: some_value(vocabulary().facts[name]) for name in FACTS if name not in OWN}
        made = engaged(cast.county if at % 2 else cast.elsewhere, f"人{at}", at)
        SheetRow.objects.filter(pk=made.pk).update(**facts)
    return cast


@pytest.mark.parametrize("on", DAYS)
def test_a_line_says_what_the_judge_says(people: Cast, on: date) -> None:
    rows = {row["engagement_id"]: row for row in SheetRow.objects.values()}
    laws = laws_of(people.county, on)
    for line in lines(list(rows), on):
        found = weighed(rulings(laws, rows[line.pk]))
        now = judged(laws, rows[line.pk])
        said = (found.met, found.fail, found.unknown, found.pending, found.advised)
        assert (now.met, now.fail, now.unknown, now.pending, now.advised) == said
        assert (found.first and found.first.rule.id) == (now.first and now.first.rule.id)


@pytest.mark.parametrize("on", DAYS)
def test_the_laws_of_many_are_the_laws_of_each(people: Cast, on: date) -> None:
    many = laws_of_many([people.county, people.elsewhere, people.firm], on)

    for office in (people.county, people.elsewhere, people.firm):
        one = laws_of(office, on)
        assert [(law.pack.id, law.state, law.parameters, law.adoption) for law in many[office.pk]] == [
            (law.pack.id, law.state, law.parameters, law.adoption) for law in one
        ]


def test_an_office_that_keeps_a_pack_is_judged_by_it_and_the_other_is_only_advised(people: Cast) -> None:
    from xieguan.people.models import PackAdoption

    on = date(2024, 12, 1)
    PackAdoption.objects.create(
        organisation=people.county,
        pack="cn-sx-2022-180",
        document="文",
        decided_by="会",
        from_on=date(2024, 10, 8),
        until_on=date(2026, 1, 1),
    )

    many = laws_of_many([people.county, people.elsewhere], on)

    assert {law.state for law in many[people.county.pk] if law.pack.id.startswith("cn-sx")} == {"kept"}
    assert {law.state for law in many[people.elsewhere.pk] if law.pack.id.startswith("cn-sx")} == {"lapsed"}


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("outcome", ["fail", "unknown"])
def test_whom_a_rule_chooses_the_judge_finds(people: Cast, on: date, outcome: str) -> None:
    where = reads.reaching("engagements.see", people.second_leader)
    rows = {row["engagement_id"]: row for row in SheetRow.objects.filter(path=people.county.path).values()}
    for law in laws_of(people.county, on):
        for rule in list(askable(law))[::5]:
            asked = filters.read({"law": f"{law.pack.id}/{rule.id}", "outcome": outcome, "status": "all"})
            found = set(choice.choose(asked, where, on).rows().values_list("pk", flat=True))
            said = {
                pk
                for pk, row in rows.items()
                if any(one.rule is rule and one.outcome == outcome for one in rulings([law], row))
            }
            assert found == said, rule.id


def test_an_article_chooses_by_any_of_its_rules_and_none_by_a_name_nobody_knows(people: Cast) -> None:
    on = DAYS[0]
    [law] = [one for one in laws_of(people.county, on) if one.pack.id == "cn-sx-2022-180"]
    article = {rule.id for rule in bylaw.named(law, "cn-sx-2022-180/16")}
    where = reads.reaching("engagements.see", people.second_leader)
    nobody = filters.read({"law": "cn-xx-1/12", "outcome": "fail"})

    assert article == {"prejob-workdays", "prejob-passed"}
    assert not choice.choose(nobody, where, on).rows().exists()
