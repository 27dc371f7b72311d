"""An error in a pack names the line and column a person would point at."""

from xieguan.law.locate import Place, locate

TEXT = '''\
id = "a"
title.zh = "甲"

[parameter.days]
value = 5   # five

[[rule]]
id = "first"
say.en = """
require = "not a key"
"""

[[rule]]
id = "second"
require = 'x > 1'

[[rule.example]]
given = { x = 1, "y" = "b" }
outcome = "met"
'''


def test_a_plain_key_has_the_place_of_its_value() -> None:
    assert locate(TEXT).of(("id",)) == Place(1, 6, 1)


def test_a_dotted_key_is_found_by_its_parts() -> None:
    assert locate(TEXT).of(("title", "zh")) == Place(2, 12, 1)


def test_a_table_gives_its_keys_their_path() -> None:
    assert locate(TEXT).of(("parameter", "days", "value")).line == 5


def test_each_entry_of_an_array_of_tables_has_its_own_place() -> None:
    places = locate(TEXT)

    assert places.of(("rule", 0, "id")).line == 8
    assert places.of(("rule", 1, "id")).line == 14


def test_what_stands_inside_a_multi_line_text_is_no_key() -> None:
    assert locate(TEXT).of(("rule", 0, "require")).line == 7  # the table's place


def test_a_table_below_an_array_belongs_to_its_latest_entry() -> None:
    assert locate(TEXT).of(("rule", 1, "example", 0, "outcome")).line == 19


def test_keys_of_an_inline_table_are_found_on_their_line() -> None:
    assert locate(TEXT).of(("rule", 1, "example", 0, "given", "x")) == Place(18, 15, 0)


def test_a_key_that_is_not_there_gets_the_place_of_its_table() -> None:
    assert locate(TEXT).of(("rule", 1, "force")).line == 13


def test_a_file_that_is_no_toml_has_no_places_and_raises_nothing() -> None:
    assert locate("\x00]]] = [[[").of(("id",)) == Place(1, 1)
