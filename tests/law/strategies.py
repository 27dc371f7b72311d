"""Random rules over a small vocabulary, and the hostile values to try them on."""

from datetime import date

from hypothesis import strategies as st

from xieguan.law.expression import Symbol

LEVEL = "scale:education"
FACTS = {
    **dict.fromkeys(("i", "j", "link.i"), Symbol("int")),
    **dict.fromkeys(("b", "c", "link.b"), Symbol("bool")),
    **dict.fromkeys(("d", "e"), Symbol("date")),
    **dict.fromkeys(("s", "t", "link.s"), Symbol("text")),
    **dict.fromkeys(("g", "h"), Symbol(LEVEL)),
}
PARAMETERS = {
    "p": (Symbol("int"), 18),
    "yes": (Symbol("bool"), True),
    "today": (Symbol("date"), date(2024, 2, 29)),
    "prefix": (Symbol("text"), "XG"),
    "college": (Symbol(LEVEL), 4),
    "nothing": (Symbol("int"), None),
}
SYMBOLS = {**FACTS, **{name: symbol for name, (symbol, _value) in PARAMETERS.items()}}
VALUES = {name: value for name, (_symbol, value) in PARAMETERS.items()}

TEXTS = [
    "",
    "XG010001",
    "xg010001",
    "XG",
    "张三",
    " a",
    "a ",
    "%",
    "_",
    "é",
    "e\u0301",
    "𠀀𠀁",
    "a'b",
    'a"b',
    "7",
    "１２",
]
HOSTILE = {
    "int": [None, -(2**31), -1, 0, 1, 2, 17, 18, 30, 2**31 - 1],
    "bool": [None, True, False],
    "date": [
        *(
            None,
            date.min,
            date.max,
            date(1899, 12, 31),
            date(2004, 2, 28),
            date(2004, 2, 29),
            date(2004, 3, 1),
        ),
        *(date(2023, 12, 31), date(2024, 2, 29), date(2024, 10, 8)),
    ],
    "text": [
        None,
        *TEXTS,
        "123",
        "9081726354",
        "12\n",
        "\n12",
        "1 2",
        "a\nb",
        "a\\b",
        "-1",
        "٣",
        "[0-9]",
        "*",
        "🧑🏽‍✈️",
    ],
    LEVEL: [None, 1, 2, 3, 4, 5, 6, 7],
}


def named(kind: str) -> st.SearchStrategy[str]:
    """A fact or parameter of a type."""
    return st.sampled_from([name for name, symbol in SYMBOLS.items() if symbol.type == kind])


def quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"


def call(name: str, *arguments: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*arguments).map(lambda parts: f"{name}({', '.join(parts)})")


def listed(constants: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(constants, min_size=1, max_size=3).map(lambda parts: f"({', '.join(parts)},)")


small = st.integers(-3, 50).map(str)
int_constants = small | st.sampled_from(["2147483647", "-2147483647"])
text_constants = st.sampled_from(TEXTS).map(quoted)
dates = named("date")
levels = named(LEVEL)
texts = st.recursive(
    named("text") | text_constants,
    lambda inner: call("part", inner, st.integers(1, 4).map(str), st.sampled_from(["1", "2", "2147483647"])),
    max_leaves=2,
)
ints = named("int") | int_constants | call("days", dates, dates) | call("length", texts)

ORDERED = ["<", "<=", ">", ">=", "≤", "≥", "==", "!=", "≠"]
EQUAL = ["==", "!=", "≠"]


def comparison(values: st.SearchStrategy[str], signs: list[str]) -> st.SearchStrategy[str]:
    """`a < b`, sometimes a chain `a < b <= c`."""
    steps = st.lists(st.tuples(st.sampled_from(signs), values).map(" ".join), min_size=1, max_size=2)
    return st.tuples(values, steps).map(lambda parts: " ".join((parts[0], *parts[1])))


leaves = st.one_of(
    named("bool"),
    st.sampled_from(["True", "False"]),
    comparison(ints, ORDERED),
    comparison(dates, ORDERED),
    comparison(levels, ORDERED),
    comparison(texts, EQUAL),
    st.tuples(ints, listed(int_constants)).map(" in ".join),
    st.tuples(texts, listed(text_constants)).map(" in ".join),
    st.tuples(st.sampled_from(list(SYMBOLS)), st.sampled_from([" is None", " is not None"])).map("".join),
    call("digits", texts),
)
rules = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or ", "\n  and ", "\n  or "]), inner).map("".join),
        inner.map(lambda rule: f"not {rule}"),
        inner.map(lambda rule: f"（{rule}）"),
    ),
    max_leaves=8,
)
rows = st.fixed_dictionaries({name: st.sampled_from(HOSTILE[symbol.type]) for name, symbol in FACTS.items()})
