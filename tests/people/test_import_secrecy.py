"""No full ID number leaves the reader: not into a table, the trail, a log, an error or a preview."""

import logging

import pytest
from django.apps import apps

from tests.people.cast import DAY, Cast
from tests.people.rosters import imported, killed, person, read, roster
from xieguan.people.imports import job
from xieguan.people.imports.preview import preview
from xieguan.people.models import Person
from xieguan.people.secret import decrypt

NUMBERS = [person(serial)["身份证号"] for serial in range(3)]
WRONG = NUMBERS[0][:-1] + ("0" if NUMBERS[0][-1] != "0" else "1")


def dump() -> str:
    """Every row of every table, as a thief of the database would read them."""
    rows = [row for model in apps.get_models() for row in model._default_manager.values_list()]
    return repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in rows])


def hidden(text: str) -> bool:
    return not any(number in text for number in [*NUMBERS, WRONG])


def test_a_dump_would_show_one_that_leaked(cast: Cast) -> None:
    Person.objects.create(name=NUMBERS[0], pinyin="", id_number=b"", id_index="", born_on=DAY, sex="male")

    assert not hidden(dump())


def test_no_table_holds_one(cast: Cast, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    rows = [person(serial) for serial in range(3)]
    done = imported(cast, roster(*rows, person(7, 身份证号=WRONG), person(8, 身份证号=NUMBERS[0])))
    job.undo(done.public, by=cast.clerk, on=DAY)

    assert Person.objects.count() == 3
    assert hidden(dump())
    assert hidden(caplog.text)


def test_half_an_import_holds_none(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(job, "BATCH", 1)
    killed(read(cast, roster(*map(person, range(3)))), cast, after=1)

    assert hidden(dump())


def test_the_preview_shows_none(cast: Cast) -> None:
    found = preview(
        read(cast, roster(*map(person, range(3)), person(7, 身份证号=WRONG), person(8, 身份证号="1")))
    )

    told = (found.rejected, found.warnings, found.left_out, found.new, found.changed, found.gone)
    assert len(found.rejected) == 2
    assert hidden(repr(told))


def test_an_error_in_the_middle_names_none(cast: Cast, monkeypatch) -> None:
    taken = read(cast, roster(*map(person, range(3))))
    monkeypatch.setattr("xieguan.people.imports.arrivals.spelled", lambda _name: 1 / 0)

    with pytest.raises(ZeroDivisionError) as error:
        job.resume(taken.public, by=cast.clerk, on=DAY)
    assert hidden(str(error.value))


def test_the_key_opens_what_was_stored(cast: Cast) -> None:
    imported(cast, roster(person(0)))

    assert decrypt(Person.objects.get().id_number) == NUMBERS[0]
