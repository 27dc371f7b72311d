"""Names in pinyin, for sorting and search: the surname as surnames are read, the rest as it is commonly read."""

from functools import lru_cache

from xieguan.people.surnames import COMPOUND, SINGLE

LONGEST = 200  # characters a person's pinyin may have


@lru_cache(maxsize=16384)
def spelled(name: str) -> str:
    """A name in pinyin: the syllables in one, a space, the initials. Names repeat, and rosters are long."""
    whole, initials = spelling(name)
    return f"{whole} {initials}"[:LONGEST]


@lru_cache(maxsize=16384)
def spelling(name: str) -> tuple[str, str]:
    """The syllables of a name in one, and their initials. What is no Chinese character stays, in lower case."""
    syllables = [*_surname(name), *_read(name[len(_surname(name)) :])]
    return "".join(syllables).lower()[:LONGEST], "".join(one[:1] for one in syllables).lower()[:40]


def _surname(name: str) -> tuple[str, ...]:
    compound = COMPOUND.get(name[:2])
    if compound:
        return compound
    first = name[:1]
    return (SINGLE[first],) if first in SINGLE else tuple(_read(first))


def _read(text: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin  # a third of a second: only who spells a name waits for it

    return lazy_pinyin(text, style=Style.NORMAL) if text else []
