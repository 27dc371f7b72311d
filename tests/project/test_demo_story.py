"""The demo is an office with everything in it: plausible, imperfect, made up, and told by acts."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from stdnum import numdb

from xieguan.demo.people import ID
from xieguan.demo.places import HAIAN, PLACES, SHANXI
from xieguan.demo.rosters import everybody
from xieguan.people.roles import Role
from xieguan.roster.idnumber import county_known, problem

DAYS = [date(2026, 11, 22), date(2028, 2, 29), date(2027, 1, 1), date(2029, 12, 31)]

# What rosters have no column for stays unknown until a stage keeps records of it; and what a fact cannot come out as.
ASKED_BY_ROSTERS = {
    "cn-sx-2022-180": "adult first-hire-age fit-and-able education good-conduct bar-crime bar-detention-or-drugs "
    "bar-dismissed-for-breach bar-illegal-organisation bar-serious-bad-credit bar-dismissed-as-auxiliary "
    "bar-other-unsuitable prejob-workdays prejob-passed annual-training-days badge-format hiring-mode",
    "cn-js-haian-2022-7": "loyal-and-law-abiding good-conduct adult fit-in-body education-as-post-requires "
    "skills-as-post-requires no-bar-civil-capacity no-bar-crime no-bar-detention-or-drugs no-bar-dismissal "
    "no-bar-open-discipline no-bar-contract-ended-for-breach no-bar-joint-discipline no-bar-under-higher-rules "
    "dispatch-by-default certificate-needs-training",
    "cn-labour": "dispatch-contract-term",
}


@pytest.fixture
def told(short_demo) -> dict:
    return short_demo[1]


@pytest.mark.parametrize(
    ("pack", "rule"), [(pack, rule) for pack, rules in ASKED_BY_ROSTERS.items() for rule in rules.split()]
)
def test_every_rule_that_rosters_answer_is_met_and_not_met_and_unknown(told, pack, rule):
    found = [counts for name, counts in told["tallies"][pack].items() if name.endswith(f"/{rule}")]
    met, fail, unknown = (sum(counts[at] for counts in found) for at in range(3))
    assert met > fail > 0, "mostly in order, and not all"
    assert unknown > 0


@pytest.mark.parametrize(
    ("pack", "rule"), [("cn-sx-2022-180", "step-labour-contract"), ("cn-labour", "written-contract")]
)
def test_a_day_that_rosters_leave_blank_is_unknown_and_no_breach(told, pack, rule):
    found = [counts for name, counts in told["tallies"][pack].items() if name.endswith(f"/{rule}")]
    met, fail, unknown = (sum(counts[at] for counts in found) for at in range(3))
    assert met > unknown > fail == 0


def test_a_badge_number_stands_twice(told):
    met, fail, _unknown, _pending = told["tallies"]["cn-sx-2022-180"]["14/badge-unique"]
    assert met > fail > 0


def test_what_is_not_due_yet_is_pending(told):
    assert told["tallies"]["cn-sx-2022-180"]["14/annual-training-days"][3] > 0
    assert told["tallies"]["cn-labour"]["14/written-contract"][3] > 0


def test_most_offices_keep_the_lapsed_pack_one_does_not_and_one_asks_for_more(told):
    holding = {place.name for place in SHANXI if place.people}
    states = {name: laws["cn-sx-2022-180"] for name, laws in told["laws"].items() if name in holding}
    assert sorted(state for state, _days in states.values()).count("lapsed") == 1
    assert {state for state, _days in states.values()} == {"lapsed", "kept"}
    assert len({days for _state, days in states.values()}) == 2


def test_haian_is_bound_by_its_own_pack_alone(told):
    for place in HAIAN:
        if place.kind != "firm":
            assert set(told["laws"][place.name]) == {"cn-js-haian-2022-7", "cn-labour"}


def test_every_role_can_sign_in_in_both_places(told):
    assert all(told["roles"][role.value] >= 2 for role in Role)
    assert told["signs_in"] == [True, True, True]
    assert told["one_time"] == 0


def test_every_page_has_something_to_show(told):
    assert told["imports"].keys() == {"finished", "undone", "read"}
    assert told["trail"]["read/shown"] >= 3
    assert {"refusal/denied", "refusal/not-found", "refusal/invalid"} <= told["trail"].keys()
    assert {"packs.adopt", "packs.set_parameter", "engagements.correct", "persons.rename"} <= told[
        "acts"
    ].keys()


def test_the_trail_is_sealed_and_the_office_is_in_order(told):
    assert (told["faults"], told["unsealed"], told["doctor"]) == (0, 0, [])


def test_no_county_exists_and_no_office_bears_a_place_name(told):
    known = Path(numdb.__file__).with_name("cn") / "loc.dat"
    places = known.read_text("utf-8")
    for place in PLACES[1:]:
        own = place.name.removeprefix("山西省").removeprefix("海安市")[:2]
        assert own not in {"太原", "大同", "海安"} or place.region == "320685"
        assert own == "示例" or own not in places or place.kind == "firm", own
        assert not county_known(place.county)
    assert all("示例" in name or name.startswith("演示") for name, _region, _kind in told["offices"])


@pytest.mark.parametrize("day", DAYS)
def test_the_people_look_right_on_any_day(day):
    numbers = []
    for cells in crowd(day):
        assert all(value <= day for value in cells.values() if isinstance(value, date))
        assert problem(cells[ID], day) is None
        assert not county_known(cells[ID][:6])
        numbers.append(cells[ID])
    assert len(numbers) == len(set(numbers)) == pytest.approx(3400, abs=20)


def crowd(day: date) -> Iterator[dict]:
    for place in PLACES:
        yield from everybody(place, day) if place.people else ()


def test_the_same_day_tells_the_same_story(run):
    script = """if True:
        import hashlib
        from datetime import date
        from xieguan.demo.places import PLACES
        from xieguan.demo.rosters import current
        made = [current(place, date(2026, 11, 22), 0.1).content for place in PLACES if place.people]
        print(hashlib.sha256(b"".join(made)).hexdigest())
    """
    first, second = (run(sys.executable, "-c", script, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.stdout == second.stdout != "", first.stderr


def test_names_are_of_many_kinds():
    names = [cells["姓名"] for cells in crowd(DAYS[0])]
    assert {2, 3, 4} <= {len(name) for name in names}
    assert any("·" in name for name in names)
    assert any(ord(letter) > 0xFFFF for name in names for letter in name), "beyond the basic plane"
    assert any(name.startswith(("欧阳", "上官", "司马", "令狐", "尉迟", "皇甫")) for name in names)
