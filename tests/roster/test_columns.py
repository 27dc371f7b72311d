"""How offices head their columns."""

import pytest

from tests.roster.making import HEADER, number, one, read, values
from xieguan.law.facts import vocabulary
from xieguan.roster.catalogue import catalogue
from xieguan.roster.headings import year_in

HEADINGS = {
    "name": ["姓名", "姓  名", "姓\n名", "*姓名", "协管员姓名", "队员姓名", "姓名（必填）"],
    "id_number": [
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "公民身份证号",
        "证件号码（身份证）",
        "身 份 证 号",
        "身份证号(18位)",
    ],
    "sex": ["性别"],
    "education": ["学历", "文化程度", "最高学历", "学历层次", "全日制学历", "学历（全日制）"],
    "political_status": ["政治面貌"],
    "veteran": ["是否退役军人", "退役军人", "退伍军人", "复转军人", "是否退伍", "是否为退役军人"],
    "hiring_mode": ["用工形式", "用工性质", "招用方式", "聘用方式", "人员性质", "用工方式"],
    "firm": ["劳务派遣单位", "派遣公司", "劳务公司"],
    "hired_on": [
        "入职时间",
        "入职日期",
        "聘用时间",
        "聘用日期",
        "招聘时间",
        "到岗时间",
        "上岗时间",
        "入职时间（年月日）",
    ],
    "first_hired_on": ["首次聘用日期", "首次受聘时间"],
    "prejob_workdays": [
        "岗前培训天数",
        "岗前培训天数(工作日)",
        "岗前培训工作日",
        "岗前培训时长",
        "岗前培训天数（天）",
    ],
    "prejob_passed": ["岗前培训结果", "岗前培训成绩", "岗前培训考核", "岗前培训是否合格"],
    "annual_training_workdays": [
        "2023年培训天数",
        "2023年培训天数(工作日)",
        "年度培训天数",
        "2023年度培训工作日",
        "本年度培训天数",
        "二〇二三年培训天数",
        "23年度培训天数",
        "在岗培训天数",
        "培训天数（2023年）",
    ],
    "annual_training_passed": ["2023年培训结果", "年度培训结果", "年度培训是否合格"],
    "appraisal_result": ["2023年考核结果", "年度考核结果", "考核等次", "2023年度考核等次"],
    "badge_number": ["胸号", "胸牌号", "臂章胸号", "臂章（胸号）", "胸号编号", "执勤号", "胸卡号"],
    "certificate_number": [
        "证件编号",
        "工作证编号",
        "工作证号",
        "辅助执法证号",
        "执法辅助证编号",
        "协管证号",
    ],
    "fit_in_body": ["体检结果", "是否体检合格"],
    "fit_in_mind": ["心理测评"],
    "political_review_passed": ["政审结果", "政治审查"],
    "labour_contract_signed_on": ["劳动合同签订日期"],
    "left_on": ["离职日期"],
    "born_on": ["出生日期", "出生年月"],
    "unit": ["所在单位", "部门", "中队"],
    "phone": ["手机", "联系电话"],
    "note": ["备注"],
    "housing_fund": ["公积金"],
    "insurance": ["社保"],
    "bar_crime": ["受过刑事处罚", "犯罪记录", "有无犯罪记录", "违法犯罪记录"],
    "bar_detention_or_drugs": ["行政拘留、吸毒史", "吸毒史", "行政拘留记录"],
    "bar_joint_discipline": ["失信联合惩戒对象", "失信被执行人"],
    "bar_serious_bad_credit": ["征信不良记录", "征信"],
    "bar_dismissed_for_breach": ["开除辞退", "是否被开除、辞退"],
    "bar_discipline_open": ["纪律处分"],
}


@pytest.mark.parametrize(("key", "heading"), [(key, h) for key, listed in HEADINGS.items() for h in listed])
def test_a_heading_is_understood(key, heading):
    assert key in {answer.key for answer in catalogue().find(heading)}


NOT_THAT = [
    ("参加工作时间", "hired_on"),
    ("学历（在职）", "education"),
    ("岗前培训时长（小时）", "prejob_workdays"),
    ("岗前培训学时", "prejob_workdays"),
    ("无犯罪记录证明", "bar_crime"),
    ("无犯罪记录", "bar_crime"),
    ("配偶姓名", "name"),
    ("培训天数", "annual_training_workdays"),
    ("近三年考核结果", "appraisal_result"),
    ("合同起始日期", "labour_contract_signed_on"),
]


@pytest.mark.parametrize(("heading", "key"), NOT_THAT)
def test_a_heading_is_not_taken_for_something_near(heading, key):
    assert key not in {answer.key for answer in catalogue().find(heading)}


def test_every_fact_of_the_columns_is_declared_in_the_law():
    assert catalogue().facts <= vocabulary().facts.keys()


NO_BARS = {"bar_other_reasons_stated"}  # said about a bar, in no roster's column


def test_every_bar_of_the_law_has_its_pieces():
    bars = {name for name in vocabulary().facts if name.startswith("bar_")} - NO_BARS
    assert catalogue().bars.keys() == bars
    assert frozenset().union(*catalogue().bars.values()) == catalogue().parts.keys()


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("2023年培训天数", 2023),
        ("2022年度考核", 2022),
        ("（截至2023年12月31日）", 2023),
        ("二〇二四年考核", 2024),
        ("二〇二三年度培训", 2023),
        ("23年考核", 2023),
        ("2022-2023年", None),
        ("身份证号(18位)", None),
        ("考核", None),
    ],
)
def test_the_year_is_taken_out_of_a_heading(heading, year):
    assert year_in(heading) == year


def test_the_better_of_two_columns_for_one_fact_is_read_and_the_other_named(tmp_path):
    roster = read(tmp_path, [["姓名", "全日制学历", "最高学历"], ["李雷", "高中", "本科"]])
    assert (roster.columns["education"].letter, values(roster, "education")) == ("C", [5])
    assert [w.column for w in roster.warnings if w.kind == "duplicate-column"] == ["B"]


def test_the_annual_column_of_the_year_judged_is_read(tmp_path):
    rows = [
        ["姓名", "2022年考核结果", "2023年考核结果", "2024年考核结果"],
        ["李雷", "优秀", "称职", "不称职"],
    ]
    assert values(read(tmp_path, rows), "appraisal_result") == ["competent"]


def test_the_facts_say_what_every_row_can_answer(tmp_path):
    roster = read(tmp_path, [HEADER, ["李雷", number(), "大专", "2023-03-01"]])
    assert roster.facts == {
        "born_on", "hired_on", "first_hired_on", "education", "age_at_hire", "first_hire_age", "first_hire_on_birthday",
    }  # fmt: skip
    assert roster.rows[0].facts.keys() == roster.facts


def test_known_columns_that_are_no_facts_keep_their_text(tmp_path):
    roster = one(tmp_path, "所在单位", "城区中队")
    assert roster.columns["unit"].letter == "C"
    assert roster.rows[0].cells["unit"] == "城区中队"
    assert roster.unread == ()
