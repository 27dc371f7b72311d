"""The ledger computes what is live; two packs are compared clause by clause."""

from datetime import date

from xieguan.law.diff import diff
from xieguan.law.facts import vocabulary
from xieguan.law.judge import stand
from xieguan.law.ledger import Supply, as_json, state
from xieguan.law.pack import find, load
from xieguan.words import speaking

SHANXI = load(find("cn-sx-2022-180"))
HAIAN = load(find("cn-js-haian-2022-7"))
WORDS = vocabulary()
EVERYTHING = Supply(
    facts=frozenset(f"{kind}.{fact.name}" for fact in WORDS.facts.values() for kind in fact.of)
    | frozenset(name for name in WORDS.symbols() if "." in name),
    acts=frozenset(WORDS.acts),
    papers=frozenset(WORDS.papers),
)


def states(supply: Supply) -> dict[int, str]:
    return {article.number: state(article, supply) for article in SHANXI.articles}


def test_the_ledger_has_every_article_of_the_regulation() -> None:
    book = as_json(stand(SHANXI, date(2023, 1, 1))[-1], Supply())

    assert [entry["article"] for entry in book["articles"]] == [str(number) for number in range(1, 32)]
    assert (book["pack"], book["state"]) == ("cn-sx-2022-180", "in-force")


def test_where_nothing_is_supplied_only_notices_are_done() -> None:
    assert set(states(Supply()).values()) == {"notice", "not live yet"}


def test_where_everything_is_supplied_every_article_is_live() -> None:
    assert set(states(EVERYTHING).values()) == {"notice", "live"}


def test_one_missing_fact_takes_its_article_off_the_street() -> None:
    without = Supply(EVERYTHING.facts - {"engagement.prejob_workdays"}, EVERYTHING.acts, EVERYTHING.papers)

    assert [number for number, entry in states(without).items() if entry == "not live yet"] == [16]


def test_one_missing_act_takes_every_article_that_gates_it() -> None:
    without = Supply(EVERYTHING.facts, EVERYTHING.acts - {"duty.assign"}, EVERYTHING.papers)

    assert {4, 16, 20} <= {number for number, entry in states(without).items() if entry == "not live yet"}


def test_the_ledger_reads_as_the_issue_of_the_day_asks() -> None:
    book = as_json(stand(SHANXI, date(2024, 12, 1))[-1], Supply())
    article = book["articles"][11]

    assert book["state"] == "lapsed"
    assert set(article) == {"article", "title", "forms", "state", "rules"}
    assert {"id": "first-hire-age", "item": "1", "live": False} in article["rules"]


def test_a_pack_does_not_differ_from_itself() -> None:
    assert list(diff(SHANXI, SHANXI)) == []


def test_a_child_pack_differs_by_what_it_tightens() -> None:
    child = load(find("docs/examples/packs/xx-example-county-2023-1"))
    with speaking("en"):
        found = [entry for entry in diff(SHANXI, child) if entry.what.startswith("parameter")]

    assert found


def test_regulations_of_two_places_are_set_beside_each_other_by_what_they_ask() -> None:
    with speaking("en"):
        beside = {(entry.left_clause, entry.right_clause) for entry in diff(SHANXI, HAIAN)}

    assert ("Art. 12(4)", "Art. 8(2)") in beside  # conduct, asked by both, numbered differently
    assert ("Art. 6", "Art. 17") in beside  # forbidden conduct
    assert ("Art. 9", None) in beside  # the list of hiring modes stands in Shanxi alone


def test_the_windows_of_two_packs_are_compared_first() -> None:
    with speaking("en"):
        first = next(iter(diff(SHANXI, HAIAN)))

    assert (first.what, first.left, first.right) == ("in force from", "2022-10-08", "2022-08-01")
