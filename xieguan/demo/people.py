"""The people of an office: the same for the same day, each with an ID number of a county that does not exist."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from xieguan.demo.faults import BADGE, faults
from xieguan.demo.places import HAIAN, PLACES, Place
from xieguan.demo.record import BORN, MAN, Cells, person
from xieguan.demo.samples.people import id_number

ID = "身份证号码"
FIRST_IN_PLACE = ("sx1-squad", "ha")
FEW = 60  # people who carry every fault of their place


def people_of(place: Place, day: date, chance: Random, size: float = 1.0) -> list[Cells]:
    """Everybody of an office, in the order of its roster."""
    fixed = _faulty(place, day, chance) if place.key in FIRST_IN_PLACE else []
    count = max(round(place.people * size), 4)
    people = [*fixed, *(person(chance, place, day) for _number in range(count - len(fixed)))]
    chance.shuffle(people)
    serials: Counter[date] = Counter()
    for number, cells in enumerate(people):
        cells[ID] = _id_number(place, cells, serials)
        cells[BADGE] = _badge(place, number, cells.get(BADGE), chance)
    return people


def _faulty(place: Place, day: date, chance: Random) -> list[Cells]:
    hired = day - timedelta(days=430)
    return [
        {**person(chance, place, day, hired), "离职日期": "", **fault} for fault in faults(place, hired, day)
    ]


def _id_number(place: Place, cells: Cells, serials: Counter[date]) -> str:
    """Offices of one county take their serials from hundreds of their own."""
    born = cells[BORN]
    serials[born] += 1
    own = PLACES.index(place) % 9 * 100 if place in HAIAN else 0
    serial = 10 + own + 2 * serials[born] + (1 if cells[MAN] else 0)
    return id_number(place.county, born, serial)


def _badge(place: Place, number: int, given: str | None, chance: Random) -> str:
    """A number out of the office's thousand; now and then none, a wrong one, or one that somebody else bears."""
    if place in HAIAN:
        return ""
    own = f"XG{place.badges}{1000 * (PLACES.index(place) % 9 + 1) + number:04}"
    drawn = chance.random()
    if given == "again" or (given is None and drawn < 0.008):
        return f"{own[:-1]}{9 - int(own[-1])}"
    if given is not None:
        return given
    return "" if drawn < 0.03 else own[:-1] if drawn < 0.04 else own
