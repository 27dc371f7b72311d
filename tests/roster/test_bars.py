"""One fact for each bar, however an office cuts its columns."""

import pytest

from tests.roster.making import one, read, values
from xieguan.words import speaking

FULL = "bar_detention_drugs_or_abolished_measures"


def partial(roster, fact):
    return [w for w in roster.warnings if w.kind == "partial-bar" and w.fact == fact]


def test_a_column_that_asks_the_whole_bar_answers_it_without_a_word(tmp_path):
    roster = one(tmp_path, "行政拘留、吸毒史", "无", "有")
    assert values(roster, "bar_detention_or_drugs") == [False, True]
    assert partial(roster, "bar_detention_or_drugs") == []


def test_a_column_that_asks_a_part_answers_with_one_warning_naming_the_rest(tmp_path):
    with speaking("zh-Hans"):
        roster = one(tmp_path, "行政拘留、吸毒史", "无", "有", "无")
    assert values(roster, FULL) == [False, True, False]
    (warning,) = partial(roster, FULL)
    assert (warning.row, warning.column) == (None, "C")
    assert "收容教养、收容教育、劳动教养" in warning.say


def test_what_a_warning_names_is_said_in_the_language_in_use(tmp_path):
    with speaking("en"):
        (warning,) = partial(one(tmp_path, "受过刑事处罚", "无"), "bar_crime")
    assert "a criminal suspicion not yet settled" in warning.say


@pytest.mark.parametrize(
    ("detention", "drugs", "bar"),
    [
        ("无", "无", False),
        ("有", "无", True),
        ("无", "有", True),
        ("", "有", True),
        ("", "无", None),
        ("无", "未查", None),
    ],
)
def test_two_columns_that_ask_its_parts_make_one_bar(tmp_path, detention, drugs, bar):
    roster = read(tmp_path, [["姓名", "行政拘留", "吸毒史", "学历"], ["李雷", detention, drugs, "本科"]])
    assert values(roster, "bar_detention_or_drugs") == [bar]
    assert partial(roster, "bar_detention_or_drugs") == []
    assert len(partial(roster, FULL)) == 1


def test_a_yes_to_several_questions_at_once_answers_none_of_them(tmp_path):
    roster = one(tmp_path, "违法犯罪记录", "无", "有")
    assert values(roster, "bar_crime") == [False, None]
    assert [(w.row, w.kind) for w in roster.warnings if w.fact == "bar_crime" and w.row] == [
        (3, "unreadable-value")
    ]


@pytest.mark.parametrize("word", ["", "-", "—", "/", "未查", "待查", "不详", "待核实"])
def test_what_nobody_has_checked_is_unknown_without_noise(tmp_path, word):
    roster = one(tmp_path, "吸毒史", word)
    assert values(roster, "bar_detention_or_drugs") == [None]
    assert not [w for w in roster.warnings if w.kind == "unreadable-value"]


@pytest.mark.parametrize("word", ["无", "没有", "否", "未", "0", "×", "无吸毒史", "未发现", "Ｎ"])
def test_a_no_is_false(tmp_path, word):
    assert values(one(tmp_path, "吸毒史", word), "bar_detention_or_drugs") == [False]


@pytest.mark.parametrize("word", ["有", "是", "√", "1", "有吸毒史"])
def test_a_yes_is_true(tmp_path, word):
    assert values(one(tmp_path, "吸毒史", word), "bar_detention_or_drugs") == [True]


@pytest.mark.parametrize("word", ["2019年曾被处罚", "见备注", "正在调查", "有无"])
def test_other_words_are_unknown_and_reported(tmp_path, word):
    roster = one(tmp_path, "吸毒史", word)
    assert values(roster, "bar_detention_or_drugs") == [None]
    assert any(w.row == 2 and word in w.say for w in roster.warnings if w.kind == "unreadable-value")


def test_a_heading_turned_round_is_read_turned_round(tmp_path):
    assert values(one(tmp_path, "是否无犯罪记录", "是", "否", "无"), "bar_crime") == [False, True, None]


def test_civil_capacity_is_no_bar_where_it_is_there(tmp_path):
    cells = ("有", "完全", "限制民事行为能力", "无")
    assert values(one(tmp_path, "民事行为能力", *cells), "bar_civil_capacity") == [False, False, True, True]


def test_a_credit_record_must_say_whether_it_is_bad(tmp_path):
    assert values(one(tmp_path, "征信", "良好", "不良", "有"), "bar_serious_bad_credit") == [
        False,
        True,
        None,
    ]
