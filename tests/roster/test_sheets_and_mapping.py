"""Which sheet is read, and how an office corrects what was guessed."""

import pytest
import xlsxwriter

from tests.roster.making import HEADER, ON, kinds, number, read, text, values, workbook
from xieguan.roster import UnusableFile, load_mapping, read_roster

PERSON = ["李雷", number(), "大专", "2023-03-01"]
NOTES = [["填表说明"], ["本表由各中队填报"]]


def test_the_sheet_with_the_best_header_is_read(tmp_path):
    sheets = {"说明": NOTES, "简表": [["姓名", "学历"]], "花名册": [HEADER, PERSON]}
    roster = read_roster(workbook(tmp_path / "r.xlsx", sheets), on=ON)
    assert roster.sheet == "花名册"
    assert "other-sheet" not in kinds(roster)


def test_of_two_rosters_the_first_is_read_and_the_other_named(tmp_path):
    sheets = {"一中队": [HEADER, PERSON], "二中队": [HEADER, PERSON]}
    roster = read_roster(workbook(tmp_path / "r.xlsx", sheets), on=ON)
    assert roster.sheet == "一中队"
    assert ["二中队" in w.say for w in roster.warnings if w.kind == "other-sheet"] == [True]


def test_a_hidden_sheet_is_read_last(tmp_path):
    sheets = {"名册": [["姓名", "学历"], ["李雷", "大专"]], "底稿": [HEADER, PERSON]}
    assert read_roster(workbook(tmp_path / "r.xlsx", sheets, hidden=["底稿"]), on=ON).sheet == "名册"


def test_a_hidden_sheet_that_is_the_only_roster_is_read_and_said(tmp_path):
    roster = read_roster(
        workbook(tmp_path / "r.xlsx", {"说明": NOTES, "底稿": [HEADER, PERSON]}, hidden=["底稿"]), on=ON
    )
    assert (roster.sheet, "hidden-sheet" in kinds(roster)) == ("底稿", True)


def test_a_chart_is_no_sheet(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "r.xlsx") as book:
        book.add_worksheet("名册").write_row(0, 0, HEADER)
        book.get_worksheet_by_name("名册").write_row(1, 0, PERSON)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=名册!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
    assert read_roster(tmp_path / "r.xlsx", on=ON).people == 1


def test_a_named_sheet_is_read(tmp_path):
    sheets = {"一中队": [HEADER, PERSON], "二中队": [HEADER, PERSON, ["韩梅梅", "", "", ""]]}
    roster = read_roster(workbook(tmp_path / "r.xlsx", sheets), on=ON, sheet="二中队")
    assert (roster.sheet, roster.people) == ("二中队", 2)


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    with pytest.raises(UnusableFile, match="一中队"):
        read_roster(workbook(tmp_path / "r.xlsx", {"一中队": [HEADER, PERSON]}), on=ON, sheet="三中队")
    with pytest.raises(UnusableFile):
        read_roster(text(tmp_path / "r.csv", [HEADER, PERSON]), on=ON, sheet="三中队")


def mapping(folder, toml):
    path = folder / "mapping.toml"
    path.write_text(toml, "utf-8")
    return load_mapping(path)


ODD = [["大名", "证号", "文凭", "来的日子", "鞋码"], ["李雷", number(), "大普", "2023-03-01", "42"]]


def test_columns_are_corrected_by_heading_or_letter(tmp_path):
    said = mapping(
        tmp_path, '[columns]\nname = "大名"\nid_number = "证号"\neducation = "C"\nhired_on = "来的日子"\n'
    )
    roster = read(tmp_path, ODD, said)
    assert roster.rows[0].name == "李雷"
    assert roster.columns["education"].letter == "C"
    assert roster.rows[0].facts["age_at_hire"] == 33
    assert [c.heading for c in roster.unread] == ["鞋码"]


def test_words_are_given_a_meaning(tmp_path):
    said = mapping(
        tmp_path,
        '[columns]\nname = "大名"\neducation = "文凭"\nveteran = "鞋码"\n'
        '[values.education]\n"大普" = "junior-college"\n[values.veteran]\n"42" = true\n',
    )
    roster = read(tmp_path, ODD, said)
    assert (values(roster, "education"), values(roster, "veteran")) == ([4], [True])


def test_headings_may_be_ignored(tmp_path):
    said = mapping(tmp_path, 'ignore = ["鞋 码", "学历"]\n')
    roster = read(tmp_path, [[*HEADER, "鞋码"], [*PERSON, "42"]], said)
    assert roster.unread == ()
    assert "education" not in roster.columns


def test_the_header_row_the_sheet_and_the_year_may_be_said(tmp_path):
    sheets = {"甲": [HEADER, PERSON], "乙": [["姓名", "学历"], ["大名", "年度考核结果"], ["李雷", "称职"]]}
    said = mapping(tmp_path, 'sheet = "乙"\nheader_row = 2\nyear = 2019\n[columns]\nname = "大名"\n')
    roster = read_roster(workbook(tmp_path / "r.xlsx", sheets), on=ON, mapping=said)
    assert (roster.sheet, roster.header_row, roster.people) == ("乙", 2, 1)
    assert roster.rows[0].facts["appraisal_year_end"].year == 2019


def test_a_column_the_sheet_does_not_have_is_refused_by_its_key(tmp_path):
    with pytest.raises(UnusableFile, match=r"columns\.education.*文凭"):
        read(tmp_path, [HEADER, PERSON], mapping(tmp_path, '[columns]\neducation = "文凭"\n'))


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("sheets = 1", "sheets"),
        ("sheet = 1", "sheet"),
        ('header_row = "2"', "header_row"),
        ("header_row = true", "header_row"),
        ('[columns]\neduction = "学历"', r"columns\.eduction"),
        ("[columns]\neducation = 3", r"columns\.education"),
        ('columns = "x"', "columns"),
        ('ignore = "x"', "ignore"),
        ('[values.education]\n"大普" = "college"', r"values\.education\.大普"),
        ('[values.veteran]\n"参军" = "yes"', r"values\.veteran\.参军"),
        ('[values.hired_on]\n"去年" = "2020"', r"values\.hired_on\.去年"),
        ('[values.nothing]\n"x" = "y"', r"values\.nothing"),
        ("values = 3", "values"),
        ("[columns", "mapping.toml"),
    ],
)
def test_an_error_in_the_mapping_file_names_its_key(tmp_path, toml, key):
    with pytest.raises(UnusableFile, match=key):
        mapping(tmp_path, toml)


def test_a_mapping_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnusableFile, match="nowhere"):
        load_mapping(tmp_path / "nowhere.toml")
