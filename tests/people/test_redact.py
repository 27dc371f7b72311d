"""What may be an ID number is masked in what people write freely."""

import pytest

from xieguan.people.redact import redacted


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("140199199505170134", "140199********0134"),
        ("本人14019919950517013X，已核", "本人140199********013X，已核"),
        ("140199 19950517 0134", "140199********0134"),
        ("140199-19950517-0134", "140199********0134"),
        ("140199950517013", "140199*****7013"),
        ("１４０１９９１９９５０５１７０１３４", "１４０１９９********０１３４"),
        (
            "并城管发〔2023〕1号，2023-06-01，电话13800000000",
            "并城管发〔2023〕1号，2023-06-01，电话13800000000",
        ),
    ],
)
def test_what_looks_like_an_id_number_is_masked(written: str, kept: str) -> None:
    assert redacted(written) == kept
