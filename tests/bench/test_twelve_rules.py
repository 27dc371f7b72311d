"""The benchmarks compare like with like: their rules say the same in the language, in plain Python and in plain SQL."""

import json
from itertools import groupby

import pytest

from bench import stores, table
from bench.clock import ROUNDS, race
from bench.engine import PLAIN, compiled, count, in_python, in_sql
from bench.people import people, write_csv
from bench.roster import HEADINGS, write_roster
from bench.rules import RULES
from bench.table import Line, show

PEOPLE = 2000


def test_the_row_engine_counts_what_plain_python_counts():
    ways = in_python(list(people(PEOPLE)))
    assert ways["row engine"].run() == ways[PLAIN].run()


def test_plain_sql_counts_what_the_row_engine_counts(tmp_path):
    write_csv(PEOPLE, tmp_path / "people.csv")
    with stores.duck(tmp_path / "people.csv") as duck:
        assert in_sql(duck.execute) == count(compiled(), list(people(PEOPLE)))


@pytest.mark.parametrize("rule", RULES)
def test_the_people_meet_fail_and_leave_unknown_every_rule(rule):
    said = count({rule: compiled()[rule]}, list(people(PEOPLE)))[rule]
    assert min(said.met, said.fail) > 0
    assert said.unknown > 0 or rule in ("badge", "appraisal")  # their `when` asks whether there is one


def test_every_id_number_of_the_roster_is_its_own(tmp_path):
    from python_calamine import CalamineWorkbook

    write_roster(PEOPLE, tmp_path / "roster.xlsx")
    head, *rows = CalamineWorkbook.from_path(str(tmp_path / "roster.xlsx")).get_sheet_by_index(0).to_python()
    assert tuple(head) == HEADINGS
    assert len({row[2] for row in rows}) == len(rows) == PEOPLE


def test_a_ratio_is_time_per_row_beside_the_baseline(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(table, "RESULTS", tmp_path)
    show("Engine: two ways", [Line("work", "bare", 1.0, 100, "bare"), Line("work", "ours", 1.0, 50, "bare")])
    kept = json.loads((tmp_path / "engine.json").read_text(encoding="utf-8"))
    assert [line["ratio"] for line in kept["lines"]] == [1.0, 2.0]
    assert "2.00 × bare" in capsys.readouterr().out


def test_ways_that_race_take_turns():
    order: list[str] = []
    race({"a": lambda: order.append("a"), "b": lambda: order.append("b")})
    turns = [name for name, _runs in groupby(order)]
    assert len(turns) >= 2 * ROUNDS
