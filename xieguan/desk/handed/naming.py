"""What a document that was handed in is called here: no path, no signs that mislead, and the ending it truly has."""

import re
import unicodedata

from xieguan.desk.handed.kinds import Kind
from xieguan.words import _

LONGEST = 80
UNSAFE = re.compile(r'[<>:"/\\|?*]')
ENDING = re.compile("[A-Za-z][A-Za-z0-9]{1,4}")


def named(said: str, kind: Kind) -> str:
    """A name to be shown and saved under, from what somebody calls the file."""
    base = unicodedata.normalize("NFC", said).replace("\\", "/").rpartition("/")[2]
    # category C: control signs, and those that turn the direction of writing round so that an ending hides
    seen = "".join(sign for sign in base if unicodedata.category(sign)[0] not in "CZ" or sign == " ")
    stem, dot, ending = UNSAFE.sub("_", seen).strip(" .").rpartition(".")
    if not dot or not ENDING.fullmatch(ending):
        stem, ending = f"{stem}{dot}{ending}", ""
    kept = ending.lower() if ending.lower() in kind.endings else kind.endings[0]
    return f"{stem.strip(' .')[:LONGEST] or _('untitled')}.{kept}"
