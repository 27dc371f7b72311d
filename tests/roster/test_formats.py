"""The same roster in every format an office may send."""

from datetime import date

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from tests.roster.making import HEADER, ON, number, text, workbook
from xieguan.roster import read_roster

ROWS = [
    ["花名册"],
    HEADER,
    ["李雷", number(), "大专", "2023-03-01"],
    [],
    ["韩梅梅", number(serial="004"), "高中", "2021.3.5"],
]


def spreadsheet_97(path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(path))
    return path


def open_document(path):
    document = OpenDocumentSpreadsheet()
    table = Table(name="名册")
    table.addElement(TableColumn(numbercolumnsrepeated=2))
    table.addElement(TableColumn(visibility="collapse"))
    table.addElement(TableColumn())
    for row in [*ROWS, []]:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    empty = TableRow(numberrowsrepeated=1_048_000)
    empty.addElement(TableCell(numbercolumnsrepeated=16_000))
    table.addElement(empty)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


MAKERS = {
    "r.xlsx": lambda path: workbook(path, {"名册": ROWS}),
    "r.xls": spreadsheet_97,
    "r.ods": open_document,
    "utf8.csv": lambda path: text(path, ROWS),
    "utf8-with-mark.csv": lambda path: text(path, ROWS, "utf-8-sig"),
    "gb18030.csv": lambda path: text(path, ROWS, "gb18030"),
    "utf16.txt": lambda path: text(path, ROWS, "utf-16", "\t"),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_gives_the_same_people(tmp_path, name):
    roster = read_roster(MAKERS[name](tmp_path / name), on=ON)
    assert roster.file == name
    assert roster.sheet == (None if name.endswith(("csv", "txt")) else "名册")
    assert [(r.number, r.name, r.facts["education"], r.facts["hired_on"]) for r in roster.rows] == [
        (3, "李雷", 4, date(2023, 3, 1)),
        (5, "韩梅梅", 3, date(2021, 3, 5)),
    ]


def test_hidden_columns_of_open_documents_are_said(tmp_path):
    roster = read_roster(open_document(tmp_path / "r.ods"), on=ON)
    assert [w.column for w in roster.warnings if w.kind == "hidden-column"] == ["C"]


def test_the_name_of_a_file_does_not_decide_what_it_is(tmp_path):
    path = workbook(tmp_path / "r.xlsx", {"名册": ROWS}).rename(tmp_path / "r.csv")
    assert len(read_roster(path, on=ON).rows) == 2


def test_cells_keep_their_types(tmp_path):
    header = ["姓名", "身份证号码", "入职时间", "岗前培训天数", "是否退役军人", "胸号"]
    people = [
        ["甲甲", number(serial="001"), date(2023, 3, 1), 15, True, 10999],
        ["乙乙", number(serial="003"), 44986, 15.0, False, "XG010999"],
        ["丙丙", number(serial="005"), "44986", "１５天", 1, " xg010999 "],
    ]
    roster = read_roster(workbook(tmp_path / "r.xlsx", {"s": [header, *people]}), on=ON)
    assert [row.facts["hired_on"] for row in roster.rows] == [date(2023, 3, 1)] * 3
    assert [row.facts["prejob_workdays"] for row in roster.rows] == [15, 15, 15]
    assert [row.facts["veteran"] for row in roster.rows] == [True, False, True]
    assert [row.facts["badge_number"] for row in roster.rows] == ["10999", "XG010999", "xg010999"]


def test_a_sheet_that_does_not_begin_in_its_first_cell_keeps_its_row_numbers(tmp_path):
    rows = [[], [], ["", "", *HEADER], ["", "", "李雷", number(), "大专", "2023-03-01"]]
    roster = read_roster(workbook(tmp_path / "r.xlsx", {"s": rows}), on=ON)
    assert (roster.header_row, roster.rows[0].number, roster.columns["name"].letter) == (3, 4, "C")


def test_progress_is_told_the_rows_and_about_how_many_there_are(tmp_path):
    told = []
    people = [[f"张{i}", "", "大专", "2023-03-01"] for i in range(2500)]
    read_roster(
        text(tmp_path / "r.csv", [HEADER, *people]),
        on=ON,
        progress=lambda done, all_: told.append((done, all_)),
    )
    assert [done for done, _all in told] == [1000, 2000]
    assert {all_ for _done, all_ in told} <= {2501, 2502}
