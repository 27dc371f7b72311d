"""JSON is printed piece by piece, and is the same JSON."""

import json

import pytest

from xieguan.cli.in_json import pieces


@pytest.mark.parametrize(
    "data",
    [
        {"a": 1},
        {"a": [], "b": {}, "c": None},
        {"a": [1], "b": ["中", {"c": [1, 2]}], "d": {"e": "f"}},
        {"a": 'a "quoted" \u2028 line\n'},
    ],
)
def test_the_pieces_make_the_same_object(data):
    assert json.loads("".join(pieces(data))) == data


def test_each_entry_of_a_list_has_a_line_of_its_own():
    lines = "".join(pieces({"findings": [{"row": 1}, {"row": 2}]})).splitlines()
    assert [line.strip().rstrip(",") for line in lines[2:4]] == ['{"row": 1}', '{"row": 2}']
