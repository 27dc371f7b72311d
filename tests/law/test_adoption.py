"""Decisions to keep a lapsed pack: read from a file, refused with the place of what is wrong."""

from datetime import date
from pathlib import Path

import pytest

from xieguan.law.adoption import AdoptionErrors, read_adoptions

WHOLE = """
[[adoption]]
pack = "cn-sx-2022-180"
document = "示例城管〔2024〕1号"
from = 2024-10-08
until = 2027-10-08
decided_by = "局务会"
"""
PROVEN = "passed_on = 2024-09-20\nmade_known_on = 2024-09-28\n"


def file(folder: Path, text: str) -> Path:
    path = folder / "adoption.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_adoption_is_read_with_its_days(tmp_path):
    (adoption,) = read_adoptions(file(tmp_path, WHOLE + PROVEN))
    assert (adoption.pack, adoption.document, adoption.decided_by) == (
        "cn-sx-2022-180",
        "示例城管〔2024〕1号",
        "局务会",
    )
    assert (adoption.first_day, adoption.until) == (date(2024, 10, 8), date(2027, 10, 8))
    assert (adoption.passed_on, adoption.made_known_on) == (date(2024, 9, 20), date(2024, 9, 28))


def test_what_has_not_happened_is_left_out(tmp_path):
    (adoption,) = read_adoptions(file(tmp_path, WHOLE))
    assert (adoption.passed_on, adoption.made_known_on) == (None, None)


def test_one_decision_may_follow_another(tmp_path):
    later = WHOLE.replace("from = 2024-10-08", "from = 2027-10-08").replace("until = 2027", "until = 2029")
    assert len(read_adoptions(file(tmp_path, WHOLE + later))) == 2


def test_two_packs_may_be_kept_on_the_same_days(tmp_path):
    assert len(read_adoptions(file(tmp_path, WHOLE + WHOLE.replace("cn-sx-2022-180", "xx")))) == 2


def test_two_decisions_on_one_day_are_refused(tmp_path):
    later = WHOLE.replace("from = 2024-10-08", "from = 2027-10-07").replace("until = 2027", "until = 2029")
    with pytest.raises(AdoptionErrors, match=r"adoption.toml:12:"):
        read_adoptions(file(tmp_path, WHOLE + later))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('pack = "cn-sx-2022-180"', "pack = 3", ":3:"),
        ("from = 2024-10-08", 'from = "2024-10-08"', ":5:"),
        ("from = 2024-10-08", "from = 2024-10-08T00:00:00", ":5:"),
        ("until = 2027-10-08", "until = 2024-10-08", ":6:"),
        ('decided_by = "局务会"', 'decided_by = ""', ":7:"),
        ('decided_by = "局务会"', 'decidedby = "局务会"', ":7:"),
        ("[[adoption]]", "[[adoptions]]", ":1:"),
        ("[[adoption]]", "[adoption]", ":2:"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, old, new, place):
    with pytest.raises(AdoptionErrors, match=f"adoption.toml{place}"):
        read_adoptions(file(tmp_path, WHOLE.replace(old, new)))


@pytest.mark.parametrize("key", ["pack", "document", "from", "until", "decided_by"])
def test_a_key_that_is_missing_is_named(tmp_path, key):
    text = "\n".join(line for line in WHOLE.splitlines() if not line.startswith(key))
    with pytest.raises(AdoptionErrors, match=f'"{key}"|{key}'):
        read_adoptions(file(tmp_path, text))


@pytest.mark.parametrize("text", ["", "= broken", "x = 1"])
def test_a_file_without_adoptions_is_refused(tmp_path, text):
    with pytest.raises(AdoptionErrors):
        read_adoptions(file(tmp_path, text))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(AdoptionErrors, match=r"none\.toml"):
        read_adoptions(tmp_path / "none.toml")
