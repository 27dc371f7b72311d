"""Rosters and audits built from plain dicts, without a spreadsheet. Everybody in them is made up."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from xieguan.audit import Audit, audit
from xieguan.law.facts import vocabulary
from xieguan.law.judge import Adoption, Law, stand
from xieguan.law.pack import find, load
from xieguan.roster import Column, Rejected, Roster, Row, Warning
from xieguan.roster.derive import FROM_FACTS
from xieguan.roster.model import letter

SHANXI, LABOUR = "cn-sx-2022-180", "cn-labour"
IN_FORCE, LAPSED = date(2023, 12, 31), date(2024, 12, 1)
LEVEL = vocabulary().scales["education"].rank

# Meets whatever Shanxi asks of a roster with these columns. (text, value): what the cell says, how it was read.
BLAMELESS: Mapping[str, Any] = {
    "name": "李雷",
    "hired_on": date(2023, 3, 1),
    "first_hired_on": date(2023, 3, 1),
    "first_hire_age": 30,
    "first_hire_on_birthday": False,
    "age_at_hire": 30,
    "education": ("大专", LEVEL("junior-college")),
    "veteran": ("否", False),
    "prejob_workdays": ("15天", 15),
}
SCHOOLLEAVER = {"education": ("高中", LEVEL("senior-high"))}
ONE_DAY_SHORT = {"prejob_workdays": ("14", 14)}
NO_DAYS_RECORDED = {"prejob_workdays": ("", None)}
TOO_OLD = {"first_hire_age": 43, "age_at_hire": 43}


def person(**facts: Any) -> dict[str, Any]:
    """Somebody blameless but for what is given."""
    return {**BLAMELESS, **facts}


def roster(people: Iterable[Mapping[str, Any]], **fields: Any) -> Roster:
    """A roster with a header in row 2 and the people below it, one row each."""
    rows = [_row(number, entry) for number, entry in enumerate(people, 3)]
    facts = frozenset().union(*(row.facts for row in rows))
    keys = ["name", "id_number", *sorted(facts - FROM_FACTS.keys())]
    rejected = tuple(fields.pop("rejected", ()))
    return Roster(
        **{
            "file": "名册.xlsx",
            "sheet": "花名册",
            "title": "协管人员花名册（演示数据）",
            "header_row": 2,
            "columns": {key: Column(at, letter(at), _heading(key)) for at, key in enumerate(keys)},
            "unread": (),
            "rows": tuple(rows),
            "rejected": rejected,
            "warnings": (),
            "facts": facts,
            "people": len(rows) + len(rejected),
            **fields,
        }
    )


def rejected(row: int, found: str = "14019919900101") -> Rejected:
    """A row with an ID number that is too short."""
    say = f"Row {row}: found {found}: it has {len(found)} characters. Expected 18."
    return Rejected(row, "B", "身份证号", found, "18 characters", say)


def county(row: int) -> Warning:
    """A warning that a whole roster may carry on each of its rows."""
    return Warning(row, "B", f"Row {row}, column B: no county has the code 140199.", "county-code")


def adoption(passed_on: date | None = None, made_known_on: date | None = None) -> Adoption:
    """An office's decision to keep the Shanxi rules."""
    return Adoption(
        SHANXI,
        "示例城管〔2024〕1号",
        date(2024, 10, 8),
        date(2027, 10, 8),
        "局务会",
        passed_on,
        made_known_on,
    )


def laws(
    packs: Iterable[str] = (SHANXI,), on: date = IN_FORCE, adoptions: Iterable[Adoption] = ()
) -> list[Law]:
    """The laws of a day."""
    adoptions = tuple(adoptions)
    return [law for pack in packs for law in stand(load(find(pack)), on, adoptions)]


def audited(
    *people: Mapping[str, Any],
    packs: Iterable[str] = (SHANXI,),
    on: date = IN_FORCE,
    adoptions: Iterable[Adoption] = (),
    **fields: Any,
) -> Audit:
    """The audit of some people; `fields` go to the roster."""
    return audit(roster(people, **fields), laws(packs, on, adoptions), on)


def _row(number: int, entry: Mapping[str, Any]) -> Row:
    pairs = {
        key: value if isinstance(value, tuple) else (_text(value), value) for key, value in entry.items()
    }
    cells = {key: text for key, (text, _value) in pairs.items() if key not in FROM_FACTS}
    facts = {key: value for key, (_text, value) in pairs.items() if key not in ("name", "id_number")}
    return Row(number, cells.get("name", ""), None, facts, cells)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _heading(key: str) -> str:
    words = vocabulary().facts.get(key)
    return words.label["zh"] if words else {"name": "姓名", "id_number": "身份证号"}[key]
