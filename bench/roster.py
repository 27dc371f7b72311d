"""A roster as an office would send it, of any length, with something wrong in one row of twenty."""

import random
from datetime import date, timedelta
from pathlib import Path

from xlsxwriter import Workbook

from xieguan.demo.samples.people import id_number, name

HEADINGS = (
    *("序号", "姓名", "公民身份号码", "文化程度", "是否退役", "用工方式", "首次聘用日期", "岗前培训工作日数"),
    *("岗前培训考试结果", "2023年度培训工作日数", "2023年度培训考试结果", "2023年度考核等次", "臂章胸号"),
)
COUNTY = "140199"  # a county that does not exist
SERIALS = 999


def write_roster(count: int, path: Path, *, badges_of_many_cities: bool = False) -> None:
    """An .xlsx with one sheet, a header and `count` people. One city has ten thousand badges."""
    chance = random.Random(2022)
    with Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("协管人员花名册")
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, count + 1):
            city = number // 10**4 if badges_of_many_cities else 2
            sheet.write_row(number, 0, person(number, chance, city))


def person(number: int, chance: random.Random, city: int = 2) -> tuple[object, ...]:
    """One row; the serial and the birthday make every ID number its own."""
    born = date(1983, 1, 1) + timedelta(number // SERIALS)
    wrong = chance.randrange(20) == 0
    return (
        *(number, name(number % 70), id_number(COUNTY, born, 1 + number % SERIALS)),
        *(
            "高中" if wrong else chance.choice(("大专", "本科")),
            "否",
            chance.choice(("直接聘用", "劳务派遣")),
        ),
        *(date(2019, 1, 7) + timedelta(chance.randrange(1700)), chance.randrange(14, 22), "合格"),
        *(chance.randrange(4, 9), "合格", chance.choice(("优秀", "称职")), f"XG{city:02}{number % 10**4:04}"),
    )
