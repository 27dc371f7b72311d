"""What is wrong at least once in each place, however few people the story tells of: every rule has something to say."""

from datetime import date, timedelta

from xieguan.demo.places import HAIAN, Place
from xieguan.demo.questions import asked
from xieguan.demo.record import BORN, Cells

BADGE = "胸号"
SOME_DAYS = timedelta(days=70)


def faults(place: Place, hired: date, day: date) -> list[Cells]:
    """The cells that show each fault, for somebody who came on `hired`."""
    found: list[Cells] = []
    for question in asked(place):
        found += [{question.heading: question.bad}, {question.heading: ""}]
    found += [
        {"学历": "高中", "是否退役军人": "否"},
        {"学历": ""},
        {BORN: _so_old(hired, 18) + SOME_DAYS, "首次聘用日期": hired},
        {BORN: _so_old(hired, 43) - SOME_DAYS, "首次聘用日期": hired},
        {"入职日期": "", "首次聘用日期": ""},
        {"用工形式": "其他", "劳务派遣单位": ""},
        {"用工形式": "直接聘用", "劳务派遣单位": ""},
        {"用工形式": "", "劳务派遣单位": ""},
        {"岗前培训天数": 12},
        {"岗前培训天数": ""},
        {"用工形式": "直接聘用", "劳务派遣单位": "", "劳动合同签订日期": ""},
        {"劳动合同签订日期": "", **_just_come(day)},
        {"用工形式": "劳务派遣", "合同期限（月）": "12"},
        {"用工形式": "劳务派遣", "合同期限（月）": ""},
    ]
    if place not in HAIAN:
        found += [{BADGE: ""}, {BADGE: "XG9"}, {BADGE: "again"}]
    return found


def _so_old(hired: date, years: int) -> date:
    return hired - timedelta(days=round(years * 365.2425))


def _just_come(day: date) -> Cells:
    hired = day - timedelta(days=6)
    return {"用工形式": "直接聘用", "劳务派遣单位": "", "入职日期": hired, "首次聘用日期": hired}
