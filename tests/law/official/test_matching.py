"""A text held against a pack: what is missing, what is extra, and in which items they differ."""

import pytest

from xieguan.law.objects import Article, Item
from xieguan.law.official import match, read_official
from xieguan.words import speaking

WORDS = {"zh": "甲", "en": "a"}
TEXT = "第一条 应当：\n（一）浇水；\n（二）除草。\n第二条 完。\n第三条 施行。"


def our(number: int, items: int = 0) -> Article:
    return Article(
        number, WORDS, WORDS, ("notice",), (), tuple(Item(n, WORDS) for n in range(1, items + 1)), ()
    )


def compare(*articles: Article, selection: bool = False):
    return match(articles, read_official("x.txt", TEXT, ""), selection=selection)


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def test_all_that_agrees_says_nothing() -> None:
    outcome = compare(our(1, 2), our(2), our(3))

    assert outcome.matched == (1, 2, 3)
    assert outcome.complete
    assert outcome.sentences() == []


def test_an_article_the_text_lacks_is_named() -> None:
    assert compare(our(1, 2), our(2), our(3), our(4)).sentences() == ["the text has no 第四条"]


def test_an_article_the_pack_lacks_is_named_with_its_line() -> None:
    assert compare(our(1, 2), our(2)).sentences() == [
        "the pack has 2 articles, the text 3",
        "第三条 (line 5) is not in the pack",
    ]


def test_a_selection_of_norms_need_not_hold_every_article() -> None:
    assert compare(our(2), selection=True).complete


def test_items_that_differ_are_named_both_ways() -> None:
    assert compare(our(1, 3), our(2), our(3)).sentences() == ["第一条 (line 1): the text lacks item （三）"]
    assert compare(our(1), our(2), our(3)).sentences() == [
        "第一条 (line 1): the pack lacks item （一）, （二）"
    ]
