"""The annotated roster, read back as a spreadsheet program reads it."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook as Read
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.roster.making import text, workbook
from xieguan.audit import Audit, audit
from xieguan.audit.workbook import copy, safe, write_workbook
from xieguan.demo.samples.people import id_number
from xieguan.law.judge import Adoption, stand
from xieguan.law.pack import find, load
from xieguan.roster import UnusableFile, read_roster

SHANXI = "cn-sx-2022-180"
ON, LAPSED = date(2023, 12, 31), date(2024, 12, 1)
HEADER = ["姓名", "公民身份号码", "文化程度", "是否退役", "首次聘用日期", "岗前培训工作日数", "备注"]
VERDICT, PROBLEMS = 8, 9  # columns, from 1: right of the office's own seven
FOUND = "体检结论"


def person(
    serial: int, name: str = "李雷", school: str = "大专", days: object = 15, note: str = ""
) -> list[object]:
    number = id_number("140199", date(1990, 1, 1), serial)
    return [name, number, school, "否", date(2023, 3, 1), days, note]


PEOPLE = [
    person(101),
    person(103, name="韩梅梅", school="高中"),
    person(105, name="王队", days=None),
    ["外地", "14019919900101", "大专", "否", date(2023, 3, 1), 15, ""],
]


def audited(source: Path, on: date = ON, kept: tuple[Adoption, ...] = ()) -> Audit:
    return audit(read_roster(source, on=on), stand(load(find(SHANXI)), on, kept), on)


def office(folder: Path, people: list[list[object]] = PEOPLE, **also: object) -> Path:
    """An office's workbook: a title, a blank line, the header in row 3, people, a total."""
    title = ["示例市协管人员花名册（演示数据）"]
    rows = [title, [], HEADER, *people, [], ["合计", f"{len(people)}人"]]
    return workbook(folder / "花名册.xlsx", {"花名册": rows}, **also)


def annotated(folder: Path, source: Path, audit: Audit | None = None) -> Read:
    out = folder / "out.xlsx"
    write_workbook(audit or audited(source), source, out)
    return load_workbook(out)


def words(sheet: Worksheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_the_office_finds_its_own_sheet_again_cell_by_cell(tmp_path):
    source = office(tmp_path)
    sheet = annotated(tmp_path, source)["花名册"]
    theirs = load_workbook(source)["花名册"]
    for row in theirs.iter_rows():
        for cell in row:
            ours = sheet[cell.coordinate].value
            assert ours == cell.value or (ours is None and cell.value == ""), cell.coordinate
    assert sheet["A1"].value.startswith("示例市")
    assert sheet["E4"].value == datetime(2023, 3, 1)  # noqa: DTZ001 — as openpyxl reads days
    assert sheet["E4"].is_date
    assert sheet["F4"].value == 15
    assert sheet["B4"].data_type == "s"


def test_each_person_has_a_verdict_in_words_and_the_problems_beside_it(tmp_path):
    sheet = annotated(tmp_path, office(tmp_path))["花名册"]
    assert [sheet.cell(3, column).value for column in (VERDICT, PROBLEMS)] == ["体检结论", "发现的问题"]
    assert [sheet.cell(row, VERDICT).value for row in range(4, 8)] == [
        "○ 合规",
        "● 不符",
        "？ 待核",
        "◆ 退回",
    ]
    assert "第十二条（三）" in sheet.cell(5, PROBLEMS).value
    assert "第十六条" in sheet.cell(6, PROBLEMS).value
    assert "18" in sheet.cell(7, PROBLEMS).value
    assert not sheet.cell(4, PROBLEMS).value
    assert sheet.cell(9, VERDICT).value is None  # the total is no person


def test_verdicts_differ_by_pattern_not_only_by_colour(tmp_path):
    sheet = annotated(tmp_path, office(tmp_path))["花名册"]
    patterns = [sheet.cell(row, VERDICT).fill.patternType for row in range(4, 8)]
    assert len(set(patterns)) == 4
    assert sheet["C5"].fill.patternType == patterns[1]
    assert sheet["F6"].fill.patternType == patterns[2]
    assert sheet["B7"].fill.patternType == patterns[3]
    assert sheet["C4"].fill.patternType is None


def test_cells_to_blame_carry_a_comment_of_ours(tmp_path):
    sheet = annotated(tmp_path, office(tmp_path))["花名册"]
    assert sheet["C5"].comment.author == "协管"
    assert "第十二条（三）" in sheet["C5"].comment.text
    assert "岗前培训" in sheet["F6"].comment.text
    assert "18" in sheet["B7"].comment.text
    assert sheet["C4"].comment is None


def test_the_header_stays_in_sight_and_the_list_can_be_filtered(tmp_path):
    sheet = annotated(tmp_path, office(tmp_path))["花名册"]
    assert sheet.freeze_panes == "B4"
    assert sheet.auto_filter.ref == "A3:I7"  # header to last person, our columns included, no total


def test_every_page_of_every_sheet_names_file_day_law_and_its_state(tmp_path):
    book = annotated(tmp_path, office(tmp_path))
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert "花名册.xlsx" in sheet.oddHeader.left.text
        assert "2023-12-31" in sheet.oddHeader.right.text
        assert "180号" in sheet.oddFooter.left.text
        assert "有效" in sheet.oddFooter.left.text
        assert not sheet.oddHeader.center.text
    assert book["花名册"].print_title_rows == "$3:$3"


def test_every_page_says_that_the_law_has_lapsed(tmp_path):
    source = office(tmp_path)
    book = annotated(tmp_path, source, audited(source, on=LAPSED))
    for sheet in book:
        assert "失效" in sheet.oddHeader.center.text
        assert "仅供参考" in sheet.oddHeader.center.text
    assert "自 2024-10-08 起失效" in words(book["体检汇总"])
    assert "提示" in book["花名册"].cell(5, PROBLEMS).value


def test_a_kept_law_is_named_with_its_decision(tmp_path):
    source = office(tmp_path)
    kept = Adoption(SHANXI, "示例城管〔2024〕1号", date(2024, 10, 8), date(2027, 10, 8), "局务会")
    book = annotated(tmp_path, source, audited(source, on=LAPSED, kept=(kept,)))
    assert all("示例城管〔2024〕1号" in sheet.oddFooter.left.text for sheet in book)
    assert all(not sheet.oddHeader.center.text for sheet in book)
    assert "局务会" in words(book["体检汇总"])
    assert "不能据此辞退" in words(book["体检汇总"])


def test_the_summary_tells_counts_findings_rejects_doubts_gaps_and_assumptions(tmp_path):
    said = words(annotated(tmp_path, office(tmp_path))["体检汇总"])
    for word in (
        "人数",
        "按条款",
        "逐行结果：2 项",
        "退回的 1 行",
        "存疑",
        "名册没有相应的列",
        "假设与参数",
        "各列怎样认读",
    ):
        assert word in said
    assert "最低文化程度" in said
    assert "大专" in said


def test_the_summary_shows_no_id_number(tmp_path):
    source = office(tmp_path)
    book = annotated(tmp_path, source)
    numbers = {str(row[1]) for row in PEOPLE}
    assert not [number for number in numbers if number in words(book["体检汇总"])]
    assert all(number in words(book["花名册"]) for number in numbers)  # their own list, for their own desk
    notes = [cell.comment.text for row in book["花名册"].iter_rows() for cell in row if cell.comment]
    assert not [number for number in numbers for note in notes if number in note]


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example","y")', "＝1+1", "http://x.example"]


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_text_that_looks_like_a_formula_stays_the_text_it_was(tmp_path, cell):
    source = office(tmp_path, [person(101, name=cell, school="高中", note=cell), person(103)])
    book = annotated(tmp_path, source)
    sheet = book["花名册"]
    assert sheet["G4"].value == cell
    assert sheet["G4"].data_type == "s"
    assert sheet["G4"].hyperlink is None
    assert bool(sheet["G4"].quotePrefix) == (not cell.startswith("http"))
    with zipfile.ZipFile(tmp_path / "out.xlsx") as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert not [part for part in sheets if b"<f>" in part or b"hyperlink" in part]


def test_an_endless_text_is_kept_as_far_as_a_cell_goes(tmp_path):
    source = text(tmp_path / "名册.csv", [HEADER, person(101, note="长" * 32_000)])
    assert annotated(tmp_path, source).worksheets[0]["G2"].value == "长" * 32_000


def test_what_no_spreadsheet_can_hold_shows_as_such():
    assert safe.storable("a\x08\u202eb\ud800\uffff\r\nc\td") == "a\ufffd\ufffdb\ufffd\ufffd\nc\td"


@pytest.mark.parametrize("cell", ["\t=1", "\r=1", "\n=1", "=1", "＋1"])
def test_whatever_some_program_may_calculate_is_quoted(cell):
    assert safe.looks_like_formula(cell)


def test_a_text_too_long_for_a_cell_is_cut_between_characters():
    cut = safe.storable("𠀀" * 20_000)
    assert len(cut.encode("utf-16-le")) // 2 <= safe.LONGEST
    assert cut == "𠀀" * (len(cut) - 1) + "…"
    assert safe.storable("a" * safe.LONGEST) == "a" * safe.LONGEST


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("花名册", "花名册"),
        ("a/b:c*d", "a_b_c_d"),
        ("'x'", "x"),
        ("", "Sheet"),
        ("体检汇总", "体检汇总_1"),
        ("长" * 40, "长" * 31),
    ],
)
def test_a_sheet_gets_a_name_that_spreadsheets_allow(wanted, name):
    assert safe.sheet_name(wanted, taken="体检汇总") == name


def test_text_files_have_a_copy_too(tmp_path):
    source = text(tmp_path / "名册.csv", [HEADER, *PEOPLE], encoding="gb18030")
    book = annotated(tmp_path, source)
    assert book.sheetnames == ["名册", "体检汇总"]
    assert book["名册"].cell(3, VERDICT).value == "● 不符"


def test_merged_titles_and_a_header_of_two_rows_stay_merged(tmp_path):
    groups = ["姓名", "基本情况", None, None, "聘用情况", None, "备注"]
    rows = [["花名册"], groups, HEADER, *PEOPLE]
    merge = [(0, 0, 0, 6, "花名册"), (1, 0, 2, 0, "姓名"), (1, 1, 1, 3, "基本情况"), (1, 4, 1, 5, "聘用情况")]
    sheet = annotated(tmp_path, workbook(tmp_path / "b.xlsx", {"花名册": rows}, merge=merge))["花名册"]
    assert {str(block) for block in sheet.merged_cells.ranges} >= {
        "A1:G1",
        "A2:A3",
        "B2:D2",
        "E2:F2",
        "H2:H3",
    }
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.freeze_panes == "B4"


def test_hidden_columns_stay_hidden(tmp_path):
    sheet = annotated(tmp_path, office(tmp_path, hide=[6]))["花名册"]
    assert sheet.column_dimensions["G"].hidden
    assert not sheet.column_dimensions["C"].hidden


def test_comments_end_where_there_would_be_too_many_and_the_summary_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(copy, "MOST_COMMENTS", 2)
    monkeypatch.setattr("xieguan.audit.workbook.summary.MOST_COMMENTS", 2)
    source = office(tmp_path, [person(101 + 2 * i, school="高中") for i in range(5)])
    book = annotated(tmp_path, source)
    assert len([1 for row in book["花名册"].iter_rows() for cell in row if cell.comment]) == 2
    assert "只有前 2 个" in words(book["体检汇总"])


def test_a_large_roster_is_written_row_by_row_and_looks_the_same(tmp_path, monkeypatch):
    source = office(tmp_path)
    small = annotated(tmp_path, source)
    monkeypatch.setattr("xieguan.audit.workbook.LARGE", 0)
    large = annotated(tmp_path, source)
    for one, other in zip(small, large, strict=True):
        assert words(one) == words(other)
    assert large["花名册"]["C5"].comment.text == small["花名册"]["C5"].comment.text


def test_a_file_that_changed_meanwhile_is_refused(tmp_path):
    source = office(tmp_path)
    audit = audited(source)
    workbook(source, {"别的表": [HEADER, *PEOPLE]})
    with pytest.raises(UnusableFile):
        write_workbook(audit, source, tmp_path / "out.xlsx")


def test_the_original_is_left_as_it_was(tmp_path):
    source = office(tmp_path)
    before = source.read_bytes()
    annotated(tmp_path, source)
    assert source.read_bytes() == before


def test_the_copy_can_be_audited_again(tmp_path):
    source = office(tmp_path)
    first = audited(source)
    annotated(tmp_path, source)
    again = audited(tmp_path / "out.xlsx")
    assert [(f.row.number, f.ruling.rule.id) for f in again.findings] == [
        (f.row.number, f.ruling.rule.id) for f in first.findings
    ]
    assert again.roster.sheet == "花名册"


def test_long_names_leave_room_for_law_and_state_in_header_and_footer(tmp_path):
    source = office(tmp_path).rename(tmp_path / f"{'很长的文件名&' * 11}.xlsx")
    book = annotated(tmp_path, source, audited(source, on=LAPSED))
    for sheet in book:
        assert "失效" in sheet.oddHeader.center.text
        assert "2024-12-01" in sheet.oddHeader.right.text
        assert "180号" in sheet.oddFooter.left.text
