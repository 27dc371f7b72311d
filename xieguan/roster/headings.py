"""Headings made comparable: width, spaces, punctuation, brackets and the year they carry."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:年度|年)?|(?<!\d)([0-4]\d)年(?:度|(?=培训|考核|在岗))")
_THIS_YEAR = re.compile(r"[本当该今全]年度?")
_BRACKETS = re.compile(r"[(\[{【〔〈《「](?P<inside>[^)\]}】〕〉》」]*)[)\]}】〕〉》」]")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"[二一][〇○零九]?[〇○零一二三四五六七八九]{2}(?=年)")


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """Half width, lower case, without spaces, line breaks and punctuation."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def year_in(text: str) -> int | None:
    """The one year a heading or a title names; None where it names none, or several."""
    text = _CHINESE_YEAR.sub(lambda m: m[0].translate(_CHINESE_DIGITS), unicodedata.normalize("NFKC", text))
    years = {int(long or f"20{short}") for long, short in _YEAR.findall(re.sub(r"\s", "", text))}
    return years.pop() if len(years) == 1 else None


def forms(heading: str, keep: Collection[str], keep_exactly: Collection[str]) -> Iterator[str]:
    """The ways to look a heading up, the most literal first.

    Brackets are left out unless they hold a word of `keep`, which changes the meaning, or are one of `keep_exactly`.
    """
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", heading))
    text = _CHINESE_YEAR.sub(lambda m: m[0].translate(_CHINESE_DIGITS), text)
    inside = [m["inside"] for m in _BRACKETS.finditer(text)]
    kept = any(part in keep_exactly or any(word in part for word in keep) for part in inside)
    for variant in [text] if kept else [text, _BRACKETS.sub("", text)]:
        yield squeezed(variant)
        yearly = _THIS_YEAR.sub("年度", _YEAR.sub("年度", variant))
        yield squeezed(re.sub("(年度)+", "年度", yearly))
        bare = squeezed(yearly.replace("年度", ""))
        if "年度" in yearly:
            yield f"年度{bare}"
        yield bare
        yield re.sub("^(是否为|是否有|是否|有无|本人|曾)", "", bare)
        yield re.sub("(情况|一栏|栏)$", "", bare)
