"""How offices word their cells."""

import pytest

from tests.roster.making import kinds, one, values
from xieguan.law.facts import vocabulary
from xieguan.roster.catalogue import catalogue
from xieguan.roster.readers import reader

RANK = vocabulary().scales["education"].rank


def reads(fact, heading, cell):
    answer = next(a for a in catalogue().find(heading) if a.key == fact)
    return reader(vocabulary().facts[fact], answer, heading, catalogue(), {})(cell)


LEVELS = {
    "junior-high": ["初中", "初中毕业"],
    "senior-high": [
        "高中",
        "中专",
        "技校",
        "职高",
        "中技",
        "高职高中",
        "高中（中专）",
        "高中毕业",
        "高中文化",
        "中等专科",
    ],
    "junior-college": ["大专", "专科", "大学专科", "高职", "大专学历", "大专（函授）", " 大 专 ", "成人大专"],
    "bachelor": ["本科", "大学本科", "学士", "大学", "本科/学士", "全日制本科"],
    "master": ["研究生", "硕士", "硕士研究生"],
    "doctor": ["博士", "博士研究生"],
}


@pytest.mark.parametrize(("key", "word"), [(key, w) for key, words in LEVELS.items() for w in words])
def test_education_is_a_rank(key, word):
    assert reads("education", "学历", word).value == RANK(key)


@pytest.mark.parametrize(
    "word", ["大专在读", "本科（在读）", "大普", "大专以上", "肄业", "5", "专升本", "大专（肄业）"]
)
def test_unfinished_or_unclear_education_is_unknown_and_reported(word):
    reading = reads("education", "学历", word)
    assert reading.value is None
    assert reading.expected


@pytest.mark.parametrize(
    ("word", "value"),
    [(word, True) for word in ("合格", "通过", "优秀", "良好", "及格", "是")]
    + [(word, False) for word in ("不合格", "未通过", "不及格", "否")],
)
def test_results_pass_or_fail(word, value):
    assert reads("prejob_passed", "岗前培训结果", word).value is value


@pytest.mark.parametrize("word", ["补考", "免训", "85", "请假"])
def test_other_results_are_unknown_and_reported(word):
    reading = reads("prejob_passed", "岗前培训结果", word)
    assert (reading.value, bool(reading.expected)) == (None, True)


def test_none_is_no_answer_to_a_result():
    assert reads("prejob_passed", "岗前培训结果", "无").value is None


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("劳务派遣", "dispatch"),
        ("派遣制", "dispatch"),
        ("直接聘用", "direct"),
        ("直聘", "direct"),
        ("公益性岗位", "other"),
        ("劳务外包", "other"),
        ("合同制", None),
    ],
)
def test_hiring_modes(word, key):
    reading = reads("hiring_mode", "用工形式", word)
    assert reading.value == key
    assert bool(reading.expected) is (key is None)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("优秀", "excellent"),
        ("称职", "competent"),
        ("合格", "competent"),
        ("称职（合格）", "competent"),
        ("基本称职", "basic"),
        ("不称职", "incompetent"),
        ("不合格", "incompetent"),
        ("不定等次", None),
    ],
)
def test_appraisal_results(word, key):
    assert reads("appraisal_result", "考核结果", word).value == key


@pytest.mark.parametrize(
    ("word", "value"),
    [("是", True), ("退役军人", True), ("√", True), ("否", False), ("无", False), ("非退役军人", False)],
)
def test_veterans(word, value):
    assert reads("veteran", "是否退役军人", word).value is value


def test_every_word_for_a_level_or_choice_leads_to_one_that_exists():
    facts = vocabulary().facts
    for name, words in catalogue().choices.items():
        assert set(words.values()) <= {choice.key for choice in facts[name].choices}
    for name, words in catalogue().levels.items():
        assert set(words.values()) <= {level.key for level in vocabulary().scales[name].levels}


def test_an_unreadable_cell_says_row_column_what_was_found_and_what_was_expected(tmp_path):
    roster = one(tmp_path, "学历", "大专", "大专在读")
    (warning,) = [w for w in roster.warnings if w.kind == "unreadable-value"]
    assert (warning.row, warning.column, warning.fact) == (3, "C", "education")
    assert "大专在读" in warning.say


def test_a_blank_cell_is_unknown_without_noise(tmp_path):
    roster = one(tmp_path, "学历", "", "-", "无", "待补")
    assert values(roster, "education") == [None] * 4
    assert "unreadable-value" not in kinds(roster)


def test_an_id_number_that_slipped_into_another_column_is_not_repeated(tmp_path):
    roster = one(tmp_path, "学历", "140105199001010037")
    (warning,) = [w for w in roster.warnings if w.kind == "unreadable-value"]
    assert "140105199001010037" not in warning.say


@pytest.mark.parametrize("word", ["#N/A", "#REF!"])
def test_a_formulas_error_is_no_badge(tmp_path, word):
    roster = one(tmp_path, "胸号", word)
    assert values(roster, "badge_number") == [None]
    assert "unreadable-value" in kinds(roster)
