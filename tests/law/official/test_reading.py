"""A regulation as published: articles found, broken sentences joined, page furniture left out, doubts reported."""

import hashlib

import pytest

from tests.law.official.published import UGLY
from xieguan.law.official import OfficialText, read_official

END = "\n第三条 本办法自公布之日起施行。"


def read(text: str) -> OfficialText:
    return read_official("text.txt", text, hashlib.sha256(text.encode()).hexdigest())


def numbers(text: OfficialText) -> list[int]:
    return [article.number for article in text.articles]


def article(text: OfficialText, number: int):
    found = text.article(number)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def ugly() -> OfficialText:
    return read(UGLY)


def test_every_article_is_found_however_it_is_set(ugly: OfficialText) -> None:
    assert numbers(ugly) == [1, 2, 3, 4, 5, 6, 7]


def test_labels_in_brackets_are_the_headings(ugly: OfficialText) -> None:
    assert [entry.heading for entry in ugly.articles] == ["目的", None, "条件", None, None, None, None]


def test_a_sentence_broken_by_a_running_header_is_joined(ugly: OfficialText) -> None:
    assert article(ugly, 1).paragraphs[0].endswith("园林工作的相关要求，制定本办法。")


def test_a_sentence_broken_by_a_page_number_is_joined(ugly: OfficialText) -> None:
    assert article(ugly, 2).paragraphs[-1] == "看园人在园子里做的事，由所在单位承担。"
    assert article(ugly, 5).paragraphs[0].endswith("情节严重的，依法解除合同。")


def test_real_paragraph_breaks_stay(ugly: OfficialText) -> None:
    assert len(article(ugly, 2).paragraphs) == 3


def test_a_stray_fragment_is_reported_and_not_glued(ugly: OfficialText) -> None:
    assert [(doubt.text, UGLY.split("\n")[doubt.line - 1]) for doubt in ugly.unmatched] == [("作。", "作。")]
    assert not any(text.endswith("作。作。") for text in article(ugly, 2).paragraphs)


def test_items_are_counted_through_mixed_brackets_and_bullets(ugly: OfficialText) -> None:
    assert [item.number for item in article(ugly, 3).items] == [1, 2, 3, 4]
    assert [item.number for item in article(ugly, 4).items] == [1, 2, 3, 4]


def test_a_reference_to_an_item_at_the_start_of_a_line_is_no_item(ugly: OfficialText) -> None:
    assert article(ugly, 3).items[-1].text == "能看懂《演示条例》第二条第（一）项的规定。"


def test_an_item_broken_after_a_semicolon_goes_on_before_the_next_item(ugly: OfficialText) -> None:
    assert article(ugly, 4).items[2].text == "踩过草坪的，或者在草坪上烧烤的；拒不改正的除外；"


def test_a_paragraph_after_the_items_keeps_its_place(ugly: OfficialText) -> None:
    assert article(ugly, 3).items_at == 1
    assert article(ugly, 3).paragraphs[1:] == ("有经验的优先。",)


def test_a_reference_to_the_expected_article_at_the_start_of_a_line_begins_nothing(
    ugly: OfficialText,
) -> None:
    assert article(ugly, 4).items[1].text == "违反本办法第五条规定的；"
    assert article(ugly, 5).paragraphs[0].startswith("看园人违反第三条、第六条规定的，")


def test_letterhead_annex_signature_and_date_stand_apart(ugly: OfficialText) -> None:
    lines = ugly.preamble.split("\n")

    assert lines[0] == "演示市某某局文件"
    assert "2023年5月1日" in lines
    assert lines[-2:] == ["演示市某某局办公室", "2023年5月2日印发"]
    assert article(ugly, 7).paragraphs == ("本办法自2023年6月1日起施行。",)


def test_furniture_is_left_out_and_listed_with_its_lines(ugly: OfficialText) -> None:
    assert [text for _line, text in ugly.furniture] == ["演示市规范性文件", "- 1 -", "演示市规范性文件", "2"]
    everything = "".join(
        text for entry in ugly.articles for text in (*entry.paragraphs, *(i.text for i in entry.items))
    )
    for left_out in ("规范性文件", "**", "####", "第一章", "草稿", "- 1"):
        assert left_out not in everything


def test_articles_know_their_lines(ugly: OfficialText) -> None:
    lines = UGLY.split("\n")

    assert all(
        f"第{'一二三四五六七'[entry.number - 1]}条" in lines[entry.lines[0] - 1] for entry in ugly.articles
    )
    assert "其他情形" in lines[article(ugly, 4).lines[1] - 1]


@pytest.mark.parametrize(
    "reference",
    [
        "违反本办法\n\n第二条规定的，责令改正。",
        "违反前款的。\n\n第二条规定的情形除外。",
        "依照本办法第一条、\n\n第二条 处理。",
        "按照\n第二条 的办法处理。",
        "依照\n**页眉**\n第二条第一款处理。",
        "依照（见\n第二条）处理。",
    ],
)
def test_a_reference_never_begins_an_article(reference: str) -> None:
    text = read(f"第一条 {reference}\n第二条 看园人爱护花草。{END}")

    assert numbers(text) == [1, 2, 3]
    assert article(text, 2).paragraphs == ("看园人爱护花草。",)


@pytest.mark.parametrize(
    "opening", ["中华人民共和国境内适用。", "项目由市里定。", "各单位负责。", "所称园子，是指花园。"]
)
def test_words_that_look_like_a_reference_may_begin_an_article(opening: str) -> None:
    assert numbers(read(f"第一条 爱护花草。\n第二条 {opening}{END}")) == [1, 2, 3]


def test_an_article_left_out_is_reported_and_the_rest_is_read() -> None:
    text = read("第一条 甲管园子。\n第三条 乙管园子。\n第四条 丙管园子。")

    assert numbers(text) == [1, 3, 4]
    assert [(doubt.line, doubt.say) for doubt in text.unmatched] == [
        (2, "第二条 is missing before this line")
    ]


def test_a_heading_out_of_order_is_read_as_text_and_reported() -> None:
    text = read("第一条 甲管园子。\n第九条 乙管园子。\n第二条 丙管园子。")

    assert numbers(text) == [1, 2]
    assert "第九条 stands where 第二条 was expected" in text.unmatched[0].say


def test_a_second_regulation_in_the_same_file_is_not_mixed_in() -> None:
    text = read("第一条 甲管园子。\n第二条 乙管园子。\n附件2\n另一办法\n第一条 丙管园子。\n第二条 丁管园子。")

    assert numbers(text) == [1, 2]
    assert article(text, 2).paragraphs == ("乙管园子。",)
    assert "a second text begins here" in text.unmatched[0].say


def test_an_article_that_breaks_off_is_reported() -> None:
    text = read("第一条 看园人应当\n第二条 爱护花草。")

    assert [doubt.say for doubt in text.unmatched] == ["the article breaks off without a full stop"]


def test_items_out_of_count_are_reported_and_kept() -> None:
    text = read("第一条 应当：\n（一）浇水；\n（三）除草。\n第二条 完。")

    assert [item.number for item in article(text, 1).items] == [1, 3]
    assert [doubt.say for doubt in text.unmatched] == ["item 3 follows item 1"]


def test_two_lists_in_one_article_are_both_kept() -> None:
    text = read("第一条 应当：\n（一）浇水；\n（二）除草。\n优先：\n（一）会唱歌的；\n（二）会画画的。")

    assert [item.number for item in article(text, 1).items] == [1, 2, 1, 2]


def test_two_latin_words_keep_a_space_when_joined() -> None:
    assert article(read("第一条 用 XML\nSchema 描述。"), 1).paragraphs == ("用 XML Schema 描述。",)


def test_a_lone_number_no_page_counts_on_from_is_reported() -> None:
    text = read("第一条 看园人应当年满\n\n18\n\n周岁。\n第二条 完。")

    assert [(doubt.line, doubt.text) for doubt in text.unmatched] == [(3, "18")]
    assert "taken for a page number" in text.unmatched[0].say


def test_a_number_broken_off_without_a_blank_line_is_the_laws_own() -> None:
    text = read("第一条 看园人应当年满\n18\n周岁。\n第二条 完。")

    assert article(text, 1).paragraphs == ("看园人应当年满18周岁。",)
    assert text.unmatched == ()


def test_a_text_without_articles_is_all_preamble() -> None:
    text = read("今天天气很好。\n明天也是。")

    assert text.articles == ()
    assert text.preamble == "今天天气很好。\n明天也是。"
