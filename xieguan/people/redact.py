"""What people write freely is kept without any ID number in it: the trail cannot be corrected afterwards."""

import re

from xieguan.roster.idnumber import masked

LIKE_A_NUMBER = re.compile(r"\d(?:[ -]?\d){13,17}(?:[ -]?[\dXxＸ])?")


def redacted(text: str) -> str:
    """A text with whatever may be an ID number masked, also one written with spaces or in full width."""
    return LIKE_A_NUMBER.sub(lambda found: masked(re.sub("[ -]", "", found[0])), text)
