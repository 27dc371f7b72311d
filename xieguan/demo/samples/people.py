"""Made-up people: names nobody could bear, ID numbers of counties that do not exist."""

from datetime import date, timedelta

SURNAMES = "张王李赵刘陈杨"
STEMS = "甲乙丙丁戊己庚辛壬癸"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def name(index: int) -> str:
    """张甲, 张乙, … 王甲, …: seventy of them."""
    return SURNAMES[index // len(STEMS)] + STEMS[index % len(STEMS)]


def id_number(county: str, born: date, serial: int) -> str:
    """A number with a right check digit in a county that does not exist; odd serials are men."""
    body = f"{county}{born:%Y%m%d}{serial:03d}"
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """The eighteenth character for the first seventeen (GB 11643)."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


def wrong_check_digit(number: str) -> str:
    """The same number with a check digit that cannot be right."""
    return number[:17] + ("1" if number[17] != "1" else "2")


def full_width(text: str) -> str:
    """Digits as a Chinese input method leaves them."""
    return text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


def grouped(number: str) -> str:
    """An ID number as people write it for legibility."""
    return f"{number[:6]} {number[6:14]} {number[14:]}"


def birthday(index: int) -> date:
    """Somebody between 22 and 35 in 2023."""
    return date(1988, 2, 3) + timedelta(days=index * 67)


def written(day: date, index: int) -> str:
    """One date in the five ways an office writes dates."""
    year, month, number = day.year, day.month, day.day
    ways = (
        f"{day:%Y-%m-%d}",
        f"{year}.{month}.{number}",
        f"{year}年{month}月{number}日",
        f"{day:%Y%m%d}",
        f"{year}/{month}/{number}",
    )
    return ways[index % len(ways)]
