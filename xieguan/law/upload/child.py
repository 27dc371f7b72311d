"""The limited process that reads a stranger's pack: TOML can be written so that reading it never ends."""

import json
import sys
from pathlib import Path

from xieguan.law.objects import Pack, PackErrors
from xieguan.law.pack import read_pack, regulation
from xieguan.law.upload.limits import confine
from xieguan.words import speaking


def main() -> None:
    """Check the folder argv names, in the language it names; one line of JSON. Never ends in a traceback."""
    confine()
    with speaking(sys.argv[2]):
        try:
            told = _summary(read_pack(Path(sys.argv[1]), regulation))
        except PackErrors as error:
            told = {"problems": [[one.file, one.line, one.column, one.say] for one in error.problems]}
        except (RecursionError, MemoryError):
            told = {"too_much": True}
    sys.stdout.write(json.dumps(told))


def _summary(pack: Pack) -> dict[str, object]:
    rules = list(pack.rules)
    return {
        "problems": [],
        "pack": pack.id,
        "title": dict(pack.title),
        "document": pack.document,
        "articles": len(pack.articles),
        "rules": len(rules),
        "examples": sum(len(rule.examples) for rule in rules),
    }
