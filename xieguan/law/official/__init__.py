"""A regulation as published, read into articles and matched to a pack: the words of the law beside our gist."""

from xieguan.law.official.files import AttachError, decode, read_file
from xieguan.law.official.matching import Match, match
from xieguan.law.official.objects import OfficialArticle, OfficialItem, OfficialText, Unmatched, restore
from xieguan.law.official.reader import read_official

__all__ = [
    "AttachError", "Match", "OfficialArticle", "OfficialItem", "OfficialText", "Unmatched",
    "decode", "match", "read_file", "read_official", "restore",
]  # fmt: skip
