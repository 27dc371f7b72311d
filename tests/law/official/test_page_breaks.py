"""Wherever pages break a published text, the same articles are read; and no text whatever makes the reader fail."""

from hypothesis import given
from hypothesis import strategies as st

from xieguan.law.official import OfficialText, read_official

PARAGRAPHS = [
    "第一条 为了管好园子，根据《演示条例》第二条、第三条和有关规定，结合本市实际，制定本办法。",
    "第二条 看园人违反本办法第三条、第四条第（一）项规定的，由单位批评教育；情节严重的，依照第三条规定解除合同。",
    "单位应当将处理结果告知本人，并自作出决定之日起十五日内存档。",
    "第三条 有下列情形之一的，不得看园：",
    "（一）违反第四条规定摘过花的；",
    "（二）因第（一）项所列情形被处理不满二年的；",
    "（三）按照本办法第四条不宜看园的。",
    "前款情形消失的，可以重新申请，由原单位按照第一条的要求审核。",
    "第四条 本办法自2023年6月1日起施行，由市园林局负责解释。",
]
BREAKS = ["\n", "\n\n", "\n\n演示市规范性文件\n\n", "\n\n- 12 -\n\n", "\n\n演示市规范性文件\n\n— 3 —\n\n"]
HEADERS = "\n\n演示市规范性文件\n\n演示市规范性文件"
LONE_LABEL = (
    20  # a paragraph's first words up to this length, without any sign, could as well be a page's header
)
INSIDE = [
    (paragraph, position)
    for paragraph, text in enumerate(PARAGRAPHS)
    for position in range(4, len(text) - 1)
    if text[position - 1] not in "。：；"
    and not any(
        sign.isdecimal() for sign in text[position - 1 : position + 1]
    )  # an isolated number is a doubt
    and (position > LONE_LABEL or set(text[:position]) & set("，、；第（"))
]


def read(text: str) -> OfficialText:
    return read_official("x.txt", text, "")


def contents(text: OfficialText) -> list[tuple[object, ...]]:
    return [(entry.number, entry.paragraphs, entry.items, entry.items_at) for entry in text.articles]


WHOLE = contents(read("\n".join(PARAGRAPHS)))


def test_the_unbroken_text_reads_as_written() -> None:
    assert [entry[0] for entry in WHOLE] == [1, 2, 3, 4]
    assert [len(entry[1]) for entry in WHOLE] == [1, 2, 2, 1]  # type: ignore[arg-type]
    assert [len(entry[2]) for entry in WHOLE] == [0, 0, 3, 0]  # type: ignore[arg-type]


@given(st.dictionaries(st.sampled_from(INSIDE), st.sampled_from(BREAKS), max_size=4))
def test_a_page_break_inside_a_sentence_changes_nothing(breaks: dict[tuple[int, int], str]) -> None:
    paragraphs = list(PARAGRAPHS)
    for (paragraph, position), gap in sorted(breaks.items(), reverse=True):
        text = paragraphs[paragraph]
        paragraphs[paragraph] = text[:position] + gap + text[position:]

    broken = read(HEADERS + "\n" + "\n".join(paragraphs))

    assert contents(broken) == WHOLE
    assert broken.unmatched == ()


PIECES = st.sampled_from(
    [
        "第一条",
        "第二条 ",
        "第十七条规定的",
        "（一）",
        "(二)",
        "。",
        "；",
        "：",
        "\n",
        "\n\n",
        "- ",
        "# ",
        "**",
        "看园人",
        "12",
        "附件",
        "<!--",
        "-->",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_no_text_makes_the_reader_fail_or_count_wrongly(text: str) -> None:
    numbers = [entry.number for entry in read(text).articles]

    assert numbers == sorted(set(numbers))
