"""Where the header is, whatever stands above, below and between."""

import pytest

from tests.roster.making import HEADER, ON, number, read, text, values, workbook
from xieguan.roster import UnusableFile, read_roster

PERSON = ["李雷", number(), "大专", "2023-03-01"]


def test_the_header_is_found_below_title_rows(tmp_path):
    roster = read(
        tmp_path, [["某市城市管理局"], ["协管人员花名册（截至2023年12月31日）"], [], HEADER, PERSON]
    )
    assert (roster.header_row, roster.rows[0].number) == (4, 5)
    assert roster.title == "某市城市管理局 协管人员花名册（截至2023年12月31日）"


def test_columns_know_their_letters_and_headings(tmp_path):
    roster = read(tmp_path, [HEADER, PERSON])
    assert {key: (c.letter, c.heading) for key, c in roster.columns.items()} == {
        "name": ("A", "姓名"),
        "id_number": ("B", "身份证号码"),
        "education": ("C", "学历"),
        "hired_on": ("D", "入职时间"),
    }


GROUPED = [
    ["姓名", "身份证号码", "岗前培训", "", "2023年培训", "", "备注"],
    ["", "", "天数", "结果", "天数", "结果", ""],
    ["李雷", number(), 15, "合格", 5, "不合格", ""],
]
MERGES = [(0, c, 1, c, GROUPED[0][c]) for c in (0, 1, 6)] + [
    (0, 2, 0, 3, "岗前培训"),
    (0, 4, 0, 5, "2023年培训"),
]


@pytest.mark.parametrize("kind", ["merged", "text"])
def test_a_header_of_two_rows_is_joined(tmp_path, kind):
    if kind == "text":
        roster = read(tmp_path, GROUPED)
    else:
        roster = read_roster(workbook(tmp_path / "r.xlsx", {"花名册": GROUPED}, merge=MERGES), on=ON)
    assert roster.header_row == 2
    assert roster.columns["prejob_workdays"].heading == "岗前培训/天数"
    assert roster.columns["annual_training_passed"].heading == "2023年培训/结果"
    assert roster.unread == ()
    facts = roster.rows[0].facts
    assert (facts["prejob_workdays"], facts["prejob_passed"]) == (15, True)
    assert (facts["annual_training_workdays"], facts["annual_training_passed"]) == (5, False)


def test_a_group_without_meaning_leaves_the_lower_heading(tmp_path):
    rows = [["基本信息", "", "", ""], HEADER, PERSON]
    roster = read_roster(workbook(tmp_path / "r.xlsx", {"s": rows}, merge=[(0, 0, 0, 3, "基本信息")]), on=ON)
    assert roster.rows[0].name == "李雷"
    assert roster.rows[0].facts["education"] == 4


def test_columns_about_the_family_are_not_the_persons_own(tmp_path):
    rows = [
        ["基本信息", "", "紧急联系人", ""],
        ["姓名", "身份证号", "姓名", "身份证号"],
        ["李雷", number(), "某某", ""],
    ]
    roster = read_roster(
        workbook(
            tmp_path / "r.xlsx", {"s": rows}, merge=[(0, 0, 0, 1, "基本信息"), (0, 2, 0, 3, "紧急联系人")]
        ),
        on=ON,
    )
    assert roster.columns["name"].letter == "A"


def test_blank_lines_totals_signatures_and_repeated_headers_are_nobody(tmp_path):
    rows = [
        HEADER,
        PERSON,
        [],
        ["", "  ", "", ""],
        HEADER,
        ["韩梅梅", number(serial="004"), "本科", "2023-03-01"],
        ["小计", "2人", "", ""],
        ["合计", "", "", "2"],
        ["共2人"],
        ["填表人：王队", "", "审核人：", "联系电话：000"],
        ["注：本表一式两份。"],
        ["2023年12月31日"],
        ["单位负责人（签字）：", "", "", ""],
    ]
    roster = read(tmp_path, rows)
    assert [row.name for row in roster.rows] == ["李雷", "韩梅梅"]
    assert [row.number for row in roster.rows] == [2, 6]
    assert roster.people == 2
    assert "left-out" not in {w.kind for w in roster.warnings}


def test_a_total_beside_the_names_is_nobody(tmp_path):
    header = ["序号", *HEADER]
    roster = read(tmp_path, [header, ["1", *PERSON], ["合计", "86人", "", "", ""], ["", "合计", "", "", "1"]])
    assert roster.people == 1


def test_a_line_with_neither_name_nor_number_is_left_out_aloud(tmp_path):
    roster = read(
        tmp_path,
        [HEADER, ["城区中队（以下五人，均为新招）", "", "", ""], PERSON, ["", "", "本科", "2020-01-01"]],
    )
    assert roster.people == 1
    assert [(w.row, w.kind) for w in roster.warnings if w.row] == [(2, "left-out"), (4, "left-out")]


def test_a_squads_name_among_the_names_is_left_out_aloud(tmp_path):
    roster = read(tmp_path, [HEADER, ["城区中队", "", "", ""], PERSON])
    assert roster.people == 1
    assert [(w.row, w.kind) for w in roster.warnings if w.row] == [(2, "left-out")]


def test_a_date_in_the_first_column_makes_nobody_vanish(tmp_path):
    roster = read(tmp_path, [["入职时间", "姓名"], ["2021年3月5日", "李雷"]])
    assert [row.name for row in roster.rows] == ["李雷"]


def test_what_could_play_with_a_terminal_is_left_out_of_texts(tmp_path):
    roster = read(tmp_path, [["姓名", "学历", "备\n注"], ["李\x1b[31m雷\u202e", "本科\u200b", "一\n二\x07"]])
    (row,) = roster.rows
    assert (row.name, row.facts["education"], row.cells["note"]) == ("李[31m雷", 5, "一 二")
    assert roster.columns["note"].heading == "备 注"


def test_a_person_with_nothing_but_a_name_counts(tmp_path):
    roster = read(tmp_path, [HEADER, ["李雷", "", "", ""]])
    assert (roster.people, roster.rows[0].facts["education"]) == (1, None)


def test_a_row_without_a_name_is_judged_by_its_number_and_said(tmp_path):
    roster = read(tmp_path, [HEADER, ["", number(), "本科", "2020-01-01"]])
    assert roster.people == 1
    assert "blank-name" in {w.kind for w in roster.warnings}


def test_without_a_header_the_nearest_headings_are_named(tmp_path):
    with pytest.raises(UnusableFile) as caught:
        read(tmp_path, [["名单"], ["甲", "学历", "籍贯"], ["1", "2", "3"]])
    assert "姓名" in caught.value.say
    assert "学历" in caught.value.say


def test_names_alone_are_enough_where_no_number_is_listed(tmp_path):
    roster = read(tmp_path, [["姓名", "学历"], ["李雷", "本科"]])
    assert roster.rows[0].id_number is None
    assert "blank-id" not in {w.kind for w in roster.warnings}
    assert roster.facts == {"education"}


def test_a_column_nobody_understands_is_named(tmp_path):
    roster = read(tmp_path, [[*HEADER, "鞋码"], [*PERSON, "42"]])
    assert [c.heading for c in roster.unread] == ["鞋码"]
    assert [w.column for w in roster.warnings if w.kind == "unread-column"] == ["E"]


def test_hidden_columns_are_read_and_said(tmp_path):
    roster = read_roster(workbook(tmp_path / "r.xlsx", {"s": [HEADER, PERSON]}, hide=[2]), on=ON)
    assert values(roster, "education") == [4]
    assert roster.columns["education"].hidden
    assert [w.column for w in roster.warnings if w.kind == "hidden-column"] == ["C"]


def test_tabs_and_semicolons_part_columns_too(tmp_path):
    for delimiter in "\t;":
        roster = read_roster(text(tmp_path / "r.csv", [HEADER, PERSON], delimiter=delimiter), on=ON)
        assert roster.rows[0].facts["education"] == 4
