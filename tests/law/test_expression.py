"""The rule language as its specification: what can be said, what it means, and what is refused where."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.strategies import FACTS, SYMBOLS, VALUES, rows, rules
from xieguan.law.evaluate import bind, compile_row
from xieguan.law.expression import MAX_LENGTH, ExpressionError, Symbol, parse
from xieguan.law.nodes import And, Constant, In, IsNone, Not, Or
from xieguan.words import speaking

NAMES = {
    "age": Symbol("int"),
    "limit": Symbol("int"),
    "veteran": Symbol("bool"),
    "fit": Symbol("bool"),
    "hired_on": Symbol("date"),
    "pack_from": Symbol("date"),
    "badge": Symbol("text"),
    "mode": Symbol("text", frozenset({"direct", "dispatch"})),
    "education": Symbol("scale:education"),
    "least": Symbol("scale:education"),
    "rank": Symbol("scale:rank"),
    "engagement.fit": Symbol("bool"),
}
TRUTHS = (True, False, None)


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


def tree(text):
    return parse(text, NAMES).tree


def value(text, **row):
    return compile_row(tree(text))(row)


def refusal(text):
    """Line, column, what was found, what was expected."""
    with pytest.raises(ExpressionError) as caught:
        parse(text, NAMES)
    error = caught.value
    return error.line, error.column, error.found, error.expected


# ---------------------------------------------------------------- what can be said


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        ("age == 18", {"age": 18}, True),
        ("age != 18", {"age": 18}, False),
        ("age < 18", {"age": 17}, True),
        ("age <= 18", {"age": 19}, False),
        ("age > -1", {"age": 0}, True),
        ("age >= limit", {"age": 18, "limit": 18}, True),
        ("18 <= age < 40", {"age": 40}, False),
        ("18 <= age < 40", {"age": 39}, True),
        ("hired_on >= pack_from", {"hired_on": date(2022, 10, 8), "pack_from": date(2022, 10, 8)}, True),
        ("hired_on < pack_from", {"hired_on": date(2022, 10, 8), "pack_from": date(2022, 10, 8)}, False),
        ("badge == 'XG010001'", {"badge": "xg010001"}, False),
        ("badge in ('a', 'b')", {"badge": "b"}, True),
        ("age in (1, 2, -3)", {"age": -3}, True),
        ("not age in (1,)", {"age": 2}, True),
        ("education >= least", {"education": 4, "least": 3}, True),
        ("veteran", {"veteran": True}, True),
        ("not veteran", {"veteran": True}, False),
        ("True", {}, True),
        ("engagement.fit", {"engagement.fit": True}, True),
        ("mode == 'direct'", {"mode": "dispatch"}, False),
    ],
)
def test_a_condition_compares_asks_and_combines(text, row, expected):
    assert compile_row(tree(text))(row) is expected


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        (
            "days(hired_on, pack_from) == 1",
            {"hired_on": date(2024, 3, 1), "pack_from": date(2024, 2, 29)},
            True,
        ),
        (
            "days(hired_on, pack_from) == -1",
            {"hired_on": date(2024, 2, 29), "pack_from": date(2024, 3, 1)},
            True,
        ),
        ("length(badge) == 2", {"badge": "张三"}, True),
        ("length(badge) == 1", {"badge": "𠀀"}, True),
        ("part(badge, 1, 2) == 'XG'", {"badge": "XG010001"}, True),
        ("part(badge, 3, 2) == '01'", {"badge": "XG010001"}, True),
        ("part(badge, 3, 2) == ''", {"badge": "XG"}, True),
        ("digits(part(badge, 3, 6))", {"badge": "XG010001"}, True),
        ("digits(badge)", {"badge": ""}, False),
        ("digits(badge)", {"badge": "１２"}, False),
        ("digits(badge)", {"badge": "12\n"}, False),
    ],
)
def test_the_functions_measure_days_and_texts(text, row, expected):
    assert compile_row(tree(text))(row) is expected


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("veteran or fit and veteran", "veteran or (fit and veteran)"),
        ("not veteran and fit", "(not veteran) and fit"),
        ("not age == 1", "not (age == 1)"),
        ("1 < age < 2", "1 < age and age < 2"),
        ("veteran and fit and veteran", "veteran and fit and veteran"),
    ],
)
def test_not_binds_before_and_before_or(text, same_as):
    assert tree(text) == tree(same_as)


def test_the_tree_holds_what_was_read():
    assert isinstance(tree("veteran and fit"), And)
    assert isinstance(tree("veteran or fit"), Or)
    assert isinstance(tree("not fit"), Not)
    assert tree("age in (1,)") == In(tree("age == 1").left, (Constant(1, "int"),))
    assert tree("age is not None") == IsNone(tree("age == 1").left, negated=True)


def test_an_expression_knows_the_names_it_uses():
    used = parse(
        "(hired_on >= pack_from or engagement.fit) and age is not None and part(badge, 1, 2) == 'XG'", NAMES
    )
    assert used.uses == {"hired_on", "pack_from", "engagement.fit", "age", "badge"}


def test_bound_parameters_become_constants():
    bound = bind(tree("age <= limit and not limit is None"), {"limit": 40})
    assert compile_row(bound)({"age": 40}) is True
    assert compile_row(bound)({"age": 41}) is False


# ---------------------------------------------------------------- unknown


@pytest.mark.parametrize("a", TRUTHS)
@pytest.mark.parametrize("b", TRUTHS)
def test_and_or_follow_kleene(a, b):
    both = False if False in (a, b) else None if None in (a, b) else True
    either = True if True in (a, b) else None if None in (a, b) else False
    assert value("veteran and fit", veteran=a, fit=b) is both
    assert value("veteran or fit", veteran=a, fit=b) is either


def test_not_unknown_is_unknown():
    assert [value("not fit", fit=truth) for truth in TRUTHS] == [False, True, None]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "age == 1",
            "age != 1",
            "age < limit",
            "1 < age < 3",
            "age in (1, 2)",
            "badge == ''",
            "badge in ('',)",
        ),
        *("days(hired_on, pack_from) > 0", "length(badge) == 0", "part(badge, 1, 1) != 'X'", "digits(badge)"),
        *("age == age", "engagement.fit", "education >= least"),
    ],
)
def test_what_rests_on_an_unknown_fact_is_unknown(text):
    assert value(text) is None


def test_a_chain_is_false_as_soon_as_one_link_is():
    assert value("limit < age < 3", age=5) is False


def test_only_is_none_sees_an_unknown_fact():
    assert value("age is None") is True
    assert value("age is not None") is False
    assert value("age is None", age=0) is False
    assert value("fit is None", fit=False) is False


# ---------------------------------------------------------------- as people type it


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("age ≤ 40", "age <= 40"),
        ("age ≥ 18", "age >= 18"),
        ("age ≠ 18", "age != 18"),
        ("（age == 1）", "(age == 1)"),
        ("days（hired_on，pack_from） ≥ 1", "days(hired_on, pack_from) >= 1"),
        ("badge == ‘XG’", "badge == 'XG'"),
        ("badge == ’XG’", "badge == 'XG'"),
        ("badge == “XG”", "badge == 'XG'"),
        ("mode in （‘direct’，‘dispatch’）", "mode in ('direct', 'dispatch')"),
        ("age\u3000==\u00a01", "age == 1"),
        ("\n  age == 1\n  and fit\n", "age == 1 and fit"),
        ("fit and\r\n\tveteran", "fit and veteran"),
    ],
)
def test_chinese_punctuation_and_line_breaks_read_as_their_plain_forms(typed, plain):
    assert tree(typed) == tree(plain)


@pytest.mark.parametrize("words", ["≤ ≥ ≠", "（甲），乙", "a\u3000b", "#", "it‘s", '"', "—", "　", "“甲”"])
def test_quoted_words_stay_as_typed(words):
    assert value(f"badge == '{words}'", badge=words) is True


@pytest.mark.parametrize("typed", ["‘（甲）’", "“（甲）”", "'（甲）'", '"（甲）"'])
def test_quoted_words_stay_as_typed_in_any_quotes(typed):
    assert value(f"badge == {typed}", badge="（甲）") is True


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("nobody", 1, 1),
        ("  nobody", 1, 3),
        ("\u2028nobody", 1, 2),
        ("age ≤ 40 and nobody", 1, 14),
        ("（age ≤ 40） and nobody", 1, 16),
        ("badge == ‘张三（甲）’ and nobody", 1, 22),
        ("badge == '𠀀' and nobody", 1, 18),
        ("fit\n  and nobody", 2, 7),
        ("\n\nage ≤ 1\r\nand （fit or nobody）", 4, 13),
        ("fit and", 1, 8),
        ("fit\nand", 2, 4),
    ],
)
def test_an_error_points_into_the_text_as_typed(text, line, column):
    assert refusal(text)[:2] == (line, column)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("text", "column", "found", "expected"),
    [
        ("", 1, "the end", "a condition"),
        ("   ", 1, "the end", "a condition"),
        ("age ==", 7, "the end", "a condition"),
        ("(fit", 1, "(fit", "a condition"),
        ("fit)", 4, ")", "a condition"),
        ("age = 1", 5, "= 1", "a condition"),
        ("fit; fit", 4, "; fit", "a condition"),
        ("fit && fit", 6, "& fit", "a condition"),
        ("hired_on > 2023-03-01", 17, "03-01", "a condition"),
        ("fit # and veteran", 5, "# and veteran", "the end"),
        ("(fit) # and veteran", 7, "# and veteran", "the end"),
        ("badge == 'a\nb' and fit", 12, "a line break", "a closing quote"),
        ("badge == '''a\nb''' and fit", 14, "a line break", "a closing quote"),
        ("agee == 1", 1, "agee", "a declared fact or parameter; did you mean age?"),
        ("zzz", 1, "zzz", "a declared fact or parameter"),
        (
            "engagement.age == 1",
            1,
            "engagement.age",
            "a declared fact or parameter; did you mean engagement.fit?",
        ),
        ("age", 1, "age (number)", "yes/no"),
        ("not badge", 5, "badge (text)", "yes/no"),
        ("fit and hired_on", 9, "hired_on (date)", "yes/no"),
        ("18", 1, "18 (number)", "yes/no"),
        ("age == 'x'", 8, "'x' (text)", "number"),
        ("1 < age < badge", 11, "badge (text)", "number"),
        ("age == True", 8, "True (yes/no)", "number"),
        ("education >= 3", 14, "3 (number)", "level on the scale education"),
        ("education >= rank", 14, "rank (level on the scale rank)", "level on the scale education"),
        ("fit == veteran", 1, "fit", "no comparison: a yes/no fact stands alone or after `not`"),
        ("badge < 'b'", 1, "badge <", "a number or a date; texts have no order"),
        ("mode == 'other'", 9, "'other'", "one of direct、dispatch"),
        ("'other' == mode", 1, "'other'", "one of direct、dispatch"),
        ("mode in ('direct', 'other')", 20, "'other'", "one of direct、dispatch"),
        ("badge in ('a')", 11, "'a'", "a list of constants in brackets, such as ('a', 'b')"),
        ("badge in ()", 10, "()", "a list of constants in brackets, such as ('a', 'b')"),
        ("badge in ['a']", 10, "['a']", "a list of constants in brackets, such as ('a', 'b')"),
        ("'a' in badge", 8, "badge", "a list of constants in brackets, such as ('a', 'b')"),
        ("age in (limit,)", 9, "limit", "a constant: number"),
        ("age in (1, 'x')", 12, "'x'", "a constant: number"),
        ("fit in (True,)", 1, "fit (yes/no)", "a text or a number"),
        ("badge not in ('a',)", 1, "badge not in ('a',)", "== != < <= > >= in is"),
        ("age is 3", 8, "3", "None"),
        ("3 is None", 1, "3", "the name of a fact"),
        ("age == None", 8, "None", "a whole number, a quoted text, True or False"),
        ("age == 1.5", 8, "1.5", "a whole number, a quoted text, True or False"),
        ("age == 2147483648", 8, "2147483648", "a whole number, a quoted text, True or False"),
        ("age == -2147483648", 9, "2147483648", "a whole number, a quoted text, True or False"),
        ("age == 0x12", 8, "0x12", "a whole number, a quoted text, True or False"),
        ("badge == b'a'", 10, "b'a'", "a whole number, a quoted text, True or False"),
        ("badge == r'a'", 10, "r'a'", "a whole number, a quoted text, True or False"),
        (r"badge == '\x00'", 10, r"'\x00'", "a whole number, a quoted text, True or False"),
        ("badge in ('a' 'b',)", 11, "'a' 'b'", "a whole number, a quoted text, True or False"),
        ("days(hired_on, badge) > 1", 16, "badge (text)", "date"),
        ("part(badge, 0, 1) == 'a'", 13, "0", "a number from 1, written out"),
        ("part(badge, 1, age) == 'a'", 16, "age", "a number from 1, written out"),
    ],
)
def test_each_mistake_is_named_with_its_place(text, column, found, expected):
    assert refusal(text) == (1, column, found, expected)


@pytest.mark.parametrize("call", ["days(hired_on)", "length(badge, 1)", "length(text=badge)", "max(age, 1)"])
def test_only_the_listed_functions_can_be_called(call):
    listed = "days(date, date), length(text), part(text, start, count), digits(text)"
    assert refusal(f"{call} == 1") == (1, 1, call, listed)


@pytest.mark.parametrize(
    "text",
    [
        *("__import__('os')", "age.bit_length()", "badge.__class__", "(lambda: fit)()", "().__class__"),
        *("age + 1 == 2", "-age < 1", "~age == 1", "age ** 9 == 1", "badge * 9 == ''", "badge % 2 == ''"),
        *(
            "[fit for fit in badge]",
            "{fit}",
            "{fit: fit}",
            "f'{age}' == '1'",
            "(fit := True)",
            "fit if fit else fit",
        ),
        *(
            "await fit",
            "yield fit",
            "*fit",
            "badge[0] == 'X'",
            "badge[1:] == ''",
            "print(age)",
            "lambda: fit",
            "...",
        ),
        *("fit, fit", "fit\nimport os", "engagement.fit.real", "None", "age is age", "days(age)(age) == 1"),
    ],
)
def test_nothing_but_the_language_is_read(text):
    refusal(text)


def test_a_condition_has_at_most_two_thousand_characters():
    longest = "fit".ljust(MAX_LENGTH)
    assert tree(longest) == tree("fit")
    assert refusal(longest + " ") == (1, 1, "2001 characters", "at most 2000")


def test_a_condition_is_not_nested_without_end():
    assert tree("not " * 40 + "fit")
    assert refusal("not " * 400 + "fit")[2:] == ("too many nested conditions", "at most 40 levels")
    refusal("(" * 300 + "fit" + ")" * 300)
    refusal("-" * 1990 + "1 == 1")


@pytest.mark.parametrize(
    "text", ["\x00", "fit\x00", "\ud800", "badge == '\ud800'", "\\", "'", "fit\\", "\ufeff"]
)
def test_broken_text_is_refused_like_any_other(text):
    line, _column, found, _expected = refusal(text)
    assert line == 1
    assert found.encode()


# ---------------------------------------------------------------- for every text, rule and row


@given(text=st.text() | st.text(alphabet="age<=≤1('’\" ()，andornotis.#\\\n", max_size=40))
def test_any_text_is_read_or_refused(text):
    read_or_refused(text)


@given(rule=rules, at=st.integers(0, 60), dropped=st.integers(0, 3), put=st.text(max_size=3))
def test_any_slip_of_the_pen_is_read_or_refused(rule, at, dropped, put):
    read_or_refused(rule[:at] + put + rule[at + dropped :])


def read_or_refused(text):
    error = None
    try:
        parse(text, SYMBOLS)
    except ExpressionError as refused:
        error = refused
    if error:
        lines = text.split("\n")
        assert 1 <= error.line <= len(lines)
        assert 1 <= error.column <= len(lines[error.line - 1]) + 1


@given(rule=rules, row=rows)
def test_any_rule_has_a_value_on_any_row(rule, row):
    read = compile_row(bind(parse(rule, SYMBOLS).tree, VALUES))
    assert read(row) in TRUTHS


@given(rule=rules)
def test_a_rule_on_facts_that_are_all_unknown_never_raises(rule):
    assert compile_row(bind(parse(rule, SYMBOLS).tree, VALUES))(dict.fromkeys(FACTS)) in TRUTHS


@given(rule=rules, row=rows)
def test_a_truth_once_known_stands_whatever_else_becomes_known(rule, row):
    if "None" not in rule:  # `is None` is the one question that learning a fact may turn
        read = compile_row(bind(parse(rule, SYMBOLS).tree, VALUES))
        for name in row:
            before = read({**row, name: None})
            assert before is None or read(row) is before
