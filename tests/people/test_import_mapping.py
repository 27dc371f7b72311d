"""How an office's columns are read is guessed, corrected, and remembered for its next roster."""

import pytest

from tests.people.cast import DAY, Cast
from tests.people.rosters import imported, person, read, roster
from xieguan.people.imports.preview import preview
from xieguan.people.models import ColumnMapping, Engagement
from xieguan.people.outcomes import Invalid
from xieguan.people.suppliers import facts_of
from xieguan.roster import UnusableFile


def odd(serial: int, **cells: str) -> dict[str, str]:
    """A row whose badge stands under a heading of the office's own."""
    row = person(serial)
    badge = row.pop("胸号")
    return {**row, "咱们的号": badge, **cells}


def badge(pk: int) -> object:
    return facts_of("engagement", pk, DAY)["badge_number"]


OWN = {"columns": {"badge_number": "咱们的号"}}


def test_a_heading_nobody_understands_is_left_unread(cast: Cast) -> None:
    imported(cast, roster(odd(0)))

    assert badge(Engagement.objects.get().pk) is None


def test_a_corrected_mapping_is_used(cast: Cast) -> None:
    imported(cast, roster(odd(0)), mapping=OWN)

    assert badge(Engagement.objects.get().pk) == "XG010000"


def test_the_next_roster_of_the_same_headings_is_read_the_same_way(cast: Cast) -> None:
    imported(cast, roster(odd(0)), mapping=OWN)
    imported(cast, roster(odd(0), odd(1), title="六月"), as_of=DAY)

    assert ColumnMapping.objects.count() == 1
    engagements = Engagement.objects.order_by("pk").values_list("pk", flat=True)
    assert [badge(pk) for pk in engagements] == ["XG010000", "XG010001"]


def test_though_its_headings_name_another_year(cast: Cast) -> None:
    mapping = {"columns": {"annual_training_workdays": "2022学时"}}
    imported(cast, roster(person(0, **{"2022学时": "6"})), mapping=mapping)
    done = imported(cast, roster(person(0, **{"2023学时": "7"})), as_of=DAY)

    assert done.mapping["columns"] == {"annual_training_workdays": "I"}
    assert facts_of("engagement", Engagement.objects.get().pk, DAY)["annual_training_workdays"] == 7


def test_other_headings_and_other_offices_are_read_afresh(cast: Cast) -> None:
    read(cast, roster(odd(0)), mapping=OWN)

    assert read(cast, roster(odd(0, 备注="x"))).mapping == {}
    assert read(cast, roster(odd(0)), organisation=cast.elsewhere.public, by=cast.stranger).mapping == {}


def test_a_file_that_was_read_is_read_anew_with_another_mapping(cast: Cast) -> None:
    first = read(cast, roster(odd(0)))
    again = read(cast, roster(odd(0)), mapping=OWN)

    assert again.pk == first.pk
    assert "badge_number" in preview(again).roster.facts


@pytest.mark.parametrize(
    "mapping",
    [{"colums": {}}, {"columns": {"salary": "A"}}, {"columns": ["A"]}, {"values": {"veteran": {"是": 3}}}],
)
def test_a_mapping_that_makes_no_sense_is_named(cast: Cast, mapping) -> None:
    with pytest.raises(Invalid) as error:
        read(cast, roster(odd(0)), mapping=mapping)
    assert "mapping" in error.value.errors


def test_a_mapping_to_a_column_that_is_not_there_is_a_sentence(cast: Cast) -> None:
    with pytest.raises(UnusableFile):
        read(cast, roster(odd(0)), mapping={"columns": {"badge_number": "没有"}})


def test_what_is_no_roster_is_a_sentence_and_no_import(cast: Cast) -> None:
    with pytest.raises(UnusableFile):
        read(cast, b"%PDF-1.7 nothing of the kind")
