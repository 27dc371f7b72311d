"""A Shanxi office's workbook: a title, a header of two merged rows, a hidden column, a sheet of notes."""

from datetime import date, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

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

FILE, SHEET = "山西-示例花名册.xlsx", "协管人员花名册"
COUNTY, PEOPLE, FIRST_ROW = "140199", 60, 5
BLANK_AFTER = {20, 40}

GROUPS = [
    ("", ["序号"]),
    ("基本情况", ["姓名", "性别", "公民身份号码", "文化程度", "是否退役"]),
    ("聘用情况", ["用工方式", "派遣单位", "首次聘用日期"]),
    ("岗前培训", ["工作日数", "考试结果"]),
    ("2023年度培训", ["工作日数", "考试结果"]),
    ("", ["2023年度考核等次"]),
    ("证件标识", ["臂章胸号", "工作证编号"]),
    ("", ["联系电话"]),
    ("", ["备注"]),
]
HIDDEN = "联系电话"

BORN, HIRED, EDUCATION, VETERAN = "born", "hired", "education", "veteran"
PREJOB, PREJOB_RESULT, ANNUAL, BADGE, ID = "prejob", "prejob_result", "annual", "badge", "id"


def person(index: int) -> Cells:
    """One blameless auxiliary."""
    old = index % 4 == 1
    hired = date(2017 + index % 5, 6, 1) if old else date(2023, 1 + index % 4, 9)
    return {
        BORN: birthday(index),
        HIRED: hired,
        EDUCATION: ("大专", "大学本科", "专科", "本科")[index % 4],
        VETERAN: "是" if index % 9 == 4 else "否",
        PREJOB: (15, "16天", "20", full_width("18"), 15)[index % 5],
        PREJOB_RESULT: "合格",
        ANNUAL: (5, "6天", 8, "5")[index % 4],
        BADGE: f"XG02{1000 + index}",
        ID: None,
    }


FAULTS = {
    3: Fault({EDUCATION: "高中", VETERAN: "否"}, "12", "3", why="senior high, not a veteran"),
    6: Fault({EDUCATION: "中专", VETERAN: "否"}, "12", "3", why="technical secondary, not a veteran"),
    8: Fault({BADGE: "XG021051"}, "20", why="same badge number, first"),
    10: Fault({PREJOB: "14天"}, "16", why="pre-job training one day short"),
    12: Fault({EDUCATION: ""}, "12", "3", "unknown", why="education left blank"),
    15: Fault({ID: "rounded"}, rejected=True, why="the spreadsheet kept 15 digits of a number"),
    18: Fault({EDUCATION: "初中", VETERAN: "是"}, "12", "3", why="junior high, veteran"),
    22: Fault({BORN: date(1980, 2, 25)}, "12", "1", force="should", why="age 43 at first hire, new entrant"),
    23: Fault({ID: "check"}, rejected=True, why="check digit wrong"),
    26: Fault({PREJOB: ""}, "16", outcome="unknown", why="pre-job days left blank"),
    28: Fault({BORN: date(2005, 11, 21)}, "12", "1", why="age 17 at hire"),
    31: Fault({ANNUAL: "4天"}, "17", why="annual training one day short"),
    34: Fault({ID: "short"}, rejected=True, why="seventeen digits"),
    36: Fault({PREJOB_RESULT: "不合格"}, "16", why="pre-job training failed"),
    39: Fault({ANNUAL: 0}, "17", why="annual training none"),
    43: Fault({BADGE: "021043"}, "20", why="badge number without the letters"),
    46: Fault({ID: "impossible"}, rejected=True, why="impossible birth date in the ID number"),
    50: Fault({PREJOB: "两周"}, "16", outcome="unknown", why="pre-job days that cannot be read"),
    51: Fault({}, "20", why="same badge number, second"),
    54: Fault({BADGE: "XG02105"}, "20", why="badge number one digit short"),
    59: Fault({ID: "again"}, rejected=True, why="same ID number as an earlier row"),
    # Nothing wrong, though it looks so: entry norms of 2022 do not bind who came before; forty counts whole
    # years; a veteran may come with senior high.
    13: Fault({HIRED: date(2019, 6, 1), EDUCATION: "高中", BORN: date(1972, 5, 5)}),
    17: Fault({HIRED: date(2018, 6, 1), EDUCATION: "初中", PREJOB: 15}),
    32: Fault({BORN: date(1982, 4, 28), HIRED: date(2023, 3, 9)}),
    40: Fault({EDUCATION: "高中", VETERAN: "是"}),
}


def shown_id(index: int, cells: Cells) -> str | float:
    """The ID number as this roster has it: mostly right, in several dresses, now and then wrong."""
    number = id_number(COUNTY, cells[BORN], 100 + index)
    match cells[ID]:
        case "rounded":
            return float(number[:15] + "000")
        case "check":
            return wrong_check_digit(number)
        case "short":
            return number[:9] + number[10:]
        case "impossible":
            return number[:10] + "0231" + number[14:]
        case "again":
            return id_number(COUNTY, birthday(0), 100)
    return (number, f" {number}", grouped(number), full_width(number), number.lower())[index % 5]


def row_of(index: int, cells: Cells) -> list[object]:
    """One person as the cells of a row; every third date is a real date."""
    dispatched = index % 3 != 0
    return [
        index + 1,
        name(index),
        "女" if index % 2 == 0 else "男",
        shown_id(index, cells),
        cells[EDUCATION],
        cells[VETERAN],
        "劳务派遣" if dispatched else "直接聘用",
        "示例劳务派遣有限公司" if dispatched else "",
        cells[HIRED] if index % 3 == 0 else written(cells[HIRED], index),
        cells[PREJOB],
        cells[PREJOB_RESULT],
        cells[ANNUAL],
        "合格",
        ("称职", "优秀", "合格")[index % 3],
        cells[BADGE],
        f"晋B协管{index:04d}",
        f"1000000{index:04d}",
        {7: "=1+1（演示：不是公式）", 13: "2022年前入职"}.get(index, ""),
    ]


def write(folder: Path) -> None:
    """Write the workbook and its truth."""
    truth = Truth(FILE, SHEET, "cn-sx-2022-180", "2023-12-31")
    with Workbook(folder / FILE, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        book.set_properties({"title": "演示数据", "created": datetime(2023, 12, 31)})  # noqa: DTZ001
        sheet = book.add_worksheet(SHEET)
        _header(book, sheet)
        row = FIRST_ROW
        for index in range(PEOPLE):
            fault = FAULTS.get(index)
            cells = person(index) | (fault.cells if fault else {})
            _write_row(sheet, row, row_of(index, cells))
            truth.note(row, fault)
            row += 2 if index + 1 in BLANK_AFTER else 1
        _write_row(sheet, row, ["合计", f"{PEOPLE}人"])
        _write_row(sheet, row + 1, ["制表人：　　　　审核人：　　　　单位负责人：　　　　（盖章）"])
        notes = book.add_worksheet("填表说明")
        _write_row(notes, 1, ["演示数据：人员、单位、号码均为虚构，140199 为不存在的区划代码。"])
        _write_row(notes, 2, ["一人一行；身份号码按文本填写；培训天数按工作日计。"])
    truth.write(folder)


def _header(book: Workbook, sheet: Worksheet) -> None:
    bold = book.add_format(
        {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
    )
    last = sum(len(heads) for _, heads in GROUPS) - 1
    sheet.merge_range(0, 0, 0, last, "示例市城市管理执法协管人员花名册（演示数据）", bold)
    sheet.merge_range(
        1, 0, 1, last, "填报单位：示例市城市管理综合行政执法队　　截至 2023年12月31日　　单位：人、工作日"
    )
    column = 0
    for group, heads in GROUPS:
        if group:
            sheet.merge_range(2, column, 2, column + len(heads) - 1, group, bold)
        for head in heads:
            if group:
                sheet.write(3, column, head, bold)
            else:
                sheet.merge_range(2, column, 3, column, head, bold)
            sheet.set_column(column, column, 20 if "号码" in head else 11, None, {"hidden": head == HIDDEN})
            column += 1
    sheet.freeze_panes(4, 2)


def _write_row(sheet: Worksheet, row: int, cells: list[object]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(row - 1, column, cell)
        elif cell != "":
            sheet.write(row - 1, column, cell)
