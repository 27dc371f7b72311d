"""A Hai'an office's export: GB18030, two lines above the header, a heading with a line break in it."""

import csv
from datetime import date
from io import StringIO
from pathlib import Path

from xieguan.demo.samples.people import (
    birthday,
    full_width,
    grouped,
    id_number,
    name,
    written,
    wrong_check_digit,
)
from xieguan.demo.samples.truth import Cells, Fault, Truth

FILE = "海安-示例名册.csv"
COUNTY, PEOPLE, FIRST_ROW = "320699", 40, 5
BLANK_AFTER = {25}

HEADER = [
    "编号",
    "人员姓名",
    "身份证号",
    "最高学历",
    "使用单位",
    "聘用形式",
    "派遣公司",
    "聘用\n日期",
    "有无刑事犯罪记录",
    "有无行政拘留、吸毒史",
    "是否失信联合惩戒对象",
    "岗前培训结果",
    "辅助执法证号",
    "备注",
]

BORN, HIRED, MODE, CRIME = "born", "hired", "mode", "crime"
DETAINED, DISHONEST, TRAINED, ID = "detained", "dishonest", "trained", "id"


def person(index: int) -> Cells:
    """One blameless auxiliary."""
    return {
        BORN: birthday(index),
        HIRED: date(2019, 3, 4) if index % 5 == 2 else date(2023, 2 + index % 6, 6),
        MODE: "劳务派遣",
        CRIME: "无",
        DETAINED: "无",
        DISHONEST: "否",
        TRAINED: "合格",
        ID: None,
    }


FAULTS = {
    1: Fault({MODE: "直接聘用"}, "10", force="should", why="hired directly, not by dispatch"),
    4: Fault({CRIME: ""}, "9", "2", "unknown", why="criminal record not yet checked"),
    6: Fault({ID: "rounded"}, rejected=True, why="the spreadsheet kept 15 digits of a number"),
    9: Fault({DISHONEST: "是"}, "9", "7", why="on the joint-discipline list"),
    11: Fault({ID: "short"}, rejected=True, why="seventeen digits"),
    14: Fault({TRAINED: "不合格"}, "21", why="certificate although training failed"),
    16: Fault({BORN: date(2005, 12, 30)}, "8", "3", why="age 17 at hire"),
    20: Fault({ID: "impossible"}, rejected=True, why="impossible birth date in the ID number"),
    24: Fault({DETAINED: "有"}, "9", "3", why="detained once"),
    28: Fault({CRIME: "有"}, "9", "2", why="criminal record"),
    31: Fault({ID: "check"}, rejected=True, why="check digit wrong"),
    35: Fault({DETAINED: "待查"}, "9", "3", "unknown", why="detention record still being checked"),
    39: Fault({ID: "again"}, rejected=True, why="same ID number as an earlier row"),
    # Nothing wrong, though it looks so: Hai'an sets no upper age.
    18: Fault({BORN: date(1966, 9, 1), HIRED: date(2023, 4, 6)}),
}


def shown_id(index: int, cells: Cells) -> str:
    """The ID number as this roster has it; a program that took it for a number left 3.20699E+17."""
    number = id_number(COUNTY, cells[BORN], 200 + index)
    match cells[ID]:
        case "rounded":
            return f"{float(number[:17] + '0'):.5E}"
        case "check":
            return wrong_check_digit(number)
        case "short":
            return number[:9] + number[10:]
        case "impossible":
            return number[:10] + "0231" + number[14:]
        case "again":
            return id_number(COUNTY, birthday(0), 200)
    return (number, f"{number} ", grouped(number), full_width(number), number.lower())[index % 5]


def row_of(index: int, cells: Cells) -> list[str]:
    """One person as the fields of a line."""
    return [
        f"{index + 1:03d}",
        name(index),
        shown_id(index, cells),
        ("高中", "大专", "本科", "中专")[index % 4],
        ("示例镇综合行政执法局", "示例市综合行政执法局")[index % 2],
        cells[MODE],
        "" if cells[MODE] == "直接聘用" else "示例人力资源有限公司",
        written(cells[HIRED], index),
        cells[CRIME],
        cells[DETAINED],
        cells[DISHONEST],
        cells[TRAINED],
        f"示例辅{index:05d}",
        "夜班,机动" if index == 7 else "",
    ]


def write(folder: Path) -> None:
    """Write the file and its truth; a row is a record, as a spreadsheet shows it."""
    truth = Truth(FILE, None, "cn-js-haian-2022-7", "2023-12-31")
    lines: list[list[str]] = [
        ["行政执法辅助人员名册（演示数据，人员与单位均为虚构）"],
        ["填报：示例市综合行政执法局", "", "", "截至2023年12月31日"],
        [],
        HEADER,
    ]
    for index in range(PEOPLE):
        fault = FAULTS.get(index)
        lines.append(row_of(index, person(index) | (fault.cells if fault else {})))
        truth.note(len(lines), fault)
        if index + 1 in BLANK_AFTER:
            lines.append([""] * len(HEADER))
    lines.append(["合计", str(PEOPLE)])
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    (folder / FILE).write_bytes(text.getvalue().encode("gb18030"))
    truth.write(folder)
