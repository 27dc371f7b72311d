"""Chinese numerals from 1 to 999, as articles and items are counted: 十七, 一百零三."""

import re

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SHAPE = re.compile(
    r"(?:([一二两三四五六七八九])百)?([零〇])?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?"
)


def read_numeral(text: str) -> int | None:
    """The number a numeral stands for, Chinese or Arabic (also full-width); None for anything else."""
    text = text.strip()
    if text.isdecimal():
        return (int(text) if len(text) <= 3 else 0) or None
    shape = SHAPE.fullmatch(text)
    if not shape:
        return None
    hundreds, nought, tens, ten, ones = shape.groups()
    if bool(nought) != bool(hundreds and ones and not ten):  # 一百零三, but 一百一十 and 十三
        return None
    return 100 * _digit(hundreds) + 10 * (_digit(tens) or bool(ten)) + _digit(ones) or None


def _digit(sign: str | None) -> int:
    return DIGITS[sign] if sign else 0


def write_numeral(number: int) -> str:
    """A number from 1 to 999 in Chinese numerals. Raises ValueError outside that."""
    if not 1 <= number <= 999:
        raise ValueError(number)
    signs = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    head = f"{signs[hundreds]}百" if hundreds else ""
    if not tens:
        return head + ("零" if head and ones else "") + (signs[ones] if ones else "")
    middle = "十" if tens == 1 and not head else f"{signs[tens]}十"
    return head + middle + (signs[ones] if ones else "")
