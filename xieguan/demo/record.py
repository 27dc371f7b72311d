"""One made-up auxiliary as an office would have him on its roster: mostly in order, as records are."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from xieguan.demo.names import name
from xieguan.demo.places import HAIAN, Place, firm_names
from xieguan.demo.questions import asked

Cells = dict[str, Any]
BORN, MAN = "born", "man"  # not shown: the ID number says both
SINCE = date(2015, 1, 1)
COHORTS = ((3, 1), (7, 1), (9, 1), (11, 1))
BLANKS = ("", "", "待查", "—")
OLD_SCHOOLS = (("高中", 25), ("中专", 15), ("初中", 8), ("大专", 35), ("本科", 17))
NEW_SCHOOLS = (("大专", 50), ("本科", 38), ("硕士研究生", 2), ("高中", 6), ("中专", 3), ("", 1))
TERMS = {
    "直接聘用": (("36", 60), ("24", 25), ("12", 12), ("", 3)),
    "劳务派遣": (("24", 80), ("36", 6), ("12", 9), ("", 5)),
}


def pick(chance: Random, weighted: tuple[tuple[str, int], ...]) -> str:
    """One of several, by weight."""
    return chance.choices([one for one, _weight in weighted], [weight for _one, weight in weighted])[0]


def hire_day(chance: Random, day: date) -> date:
    """Mostly on the first day of a recruitment, ever more of them in later years; never on a weekend."""
    span = (day - timedelta(days=3) - SINCE).days
    hired = SINCE + timedelta(days=int(span * chance.betavariate(1.5, 1.05)))
    if chance.random() < 0.7:
        month, number = max((c for c in COHORTS if c <= (hired.month, hired.day)), default=(1, 8))
        hired = date(hired.year, month, number)
    return hired + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[hired.weekday()])


def person(chance: Random, place: Place, day: date, hired: date | None = None) -> Cells:
    """The cells of one person by heading, without serial, ID number and badge."""
    hired = hired or hire_day(chance, day)
    first = hired if chance.random() < 0.88 else hired - timedelta(days=chance.randrange(200, 1500))
    man = chance.random() < 0.68
    called, people = name(chance, man=man)
    return {
        BORN: _birth(chance, first),
        MAN: man,
        "姓名": called,
        "性别": "男" if man else "女",
        "民族": people,
        "政治面貌": pick(chance, (("群众", 60), ("中共党员", 24), ("共青团员", 16))),
        "入职日期": hired,
        "首次聘用日期": first,
        **_schooling(chance, hired),
        **_contract(chance, place, hired, day),
        **{question.heading: _answer(chance, question) for question in asked(place)},
        **_training(chance),
        "离职日期": _leaving(chance, hired, day),
        "社保缴纳情况": pick(chance, (("正常缴纳", 94), ("断缴", 3), ("", 3))),
    }


def _birth(chance: Random, first: date) -> date:
    """Somebody who was between eighteen and forty when he first came; a few were older."""
    years = chance.triangular(18, 40.8, 24) if chance.random() < 0.97 else chance.uniform(41, 47)
    return first - timedelta(days=int(years * 365.2425) + chance.randrange(1, 60))


def _schooling(chance: Random, hired: date) -> Cells:
    school = pick(chance, NEW_SCHOOLS if hired.year >= 2022 else OLD_SCHOOLS)
    served = chance.random() < (0.75 if school in ("高中", "中专") and hired.year >= 2022 else 0.13)
    return {"学历": school, "是否退役军人": "是" if served else "否"}


def _contract(chance: Random, place: Place, hired: date, day: date) -> Cells:
    sent = chance.random() < (0.88 if place in HAIAN else 0.62)
    mode = "劳务派遣" if sent else "直接聘用"
    near, *far = firm_names(place)
    signed = hired + timedelta(days=chance.randrange(26))
    return {
        "用工形式": mode if chance.random() < 0.975 else chance.choice(("公益性岗位", "其他", "")),
        "劳务派遣单位": (near if chance.random() < 0.85 else chance.choice(far)) if sent else "",
        "劳动合同签订日期": signed if chance.random() < 0.96 and signed <= day else "",
        "合同期限（月）": pick(chance, TERMS[mode]),
    }


def _answer(chance: Random, question: Any) -> str:
    drawn = chance.random()
    if drawn < question.wrong:
        return str(question.bad)
    return chance.choice(BLANKS) if drawn < question.wrong + question.missing else str(question.good)


def _training(chance: Random) -> Cells:
    drawn = chance.random()
    if drawn < 0.05:
        return {"岗前培训天数": "两周" if drawn < 0.008 else ""}
    return {
        "岗前培训天数": chance.randrange(8, 15) if drawn < 0.12 else chance.choice((15, 15, 16, 18, 20, 20))
    }


def _leaving(chance: Random, hired: date, day: date) -> date | str:
    served = (day - hired).days
    if served < 200 or chance.random() > 0.035:
        return ""
    return hired + timedelta(days=chance.randrange(120, served - 20))


def of_the_year(chance: Random, hired: Any, year: int) -> Iterator[tuple[str, Any]]:
    """Annual training and appraisal; nobody has either for a year before he came."""
    here = not isinstance(hired, date) or hired.year <= year
    drawn = chance.random()
    days = "" if drawn < 0.05 else chance.randrange(5) if drawn < 0.15 else chance.randrange(5, 10)
    passed = pick(chance, (("合格", 94), ("不合格", 2), ("", 4)))
    grade = pick(chance, (("优秀", 15), ("称职", 76), ("基本称职", 5), ("不称职", 2), ("", 2)))
    yield f"{year}年度培训天数", days if here else ""
    yield f"{year}年度培训结果", passed if here else ""
    yield f"{year}年度考核结果", grade if here else ""
