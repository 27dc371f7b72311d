"""The catalogue of words on screen: gather the msgids in the code, bring the Chinese up to date, compile it.

`update` does so; `check` only says what is missing, so that nobody ships a screen half in English.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PO = ROOT / "xieguan/locale/zh_Hans/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def in_the_code() -> Catalog:
    """Every msgid the program may say."""
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(ROOT / "xieguan", METHODS, keywords=KEYWORDS, comment_tags=("Translators:",))
    for path, _line, msgid, comments, context in found:
        catalogue.add(msgid, locations=[(f"xieguan/{path}", 0)], auto_comments=comments, context=context)
    return catalogue


def translated() -> Catalog:
    """The committed catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans", charset="utf-8", abort_invalid=True)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def complaints() -> list[str]:
    """What keeps the catalogue from being whole; empty when it is."""
    ours = translated()
    wanted = {message.id for message in in_the_code() if message.id}
    said = {message.id: message for message in ours if message.id}
    lines = [f"not in the catalogue: {msgid!r}" for msgid in sorted(wanted - said.keys(), key=str)]
    lines += [f"no longer in the code: {msgid!r}" for msgid in sorted(said.keys() - wanted, key=str)]
    for msgid, message in said.items():
        if message.fuzzy:
            lines.append(f"only guessed (fuzzy): {msgid!r}")
        elif not (all(message.string) if isinstance(message.string, tuple) else message.string):
            lines.append(f"no Chinese yet: {msgid!r}")
        lines += [f"{error}: {msgid!r}" for error in message.check(ours)]
    if not MO.exists() or MO.read_bytes() != compiled(ours):
        lines.append("django.mo is not what django.po compiles to")
    return lines


def update() -> None:
    """Bring the catalogue up to date with the code; what is new stands there untranslated."""
    ours = translated()
    ours.update(in_the_code(), no_fuzzy_matching=True, update_creation_date=False)
    ours.obsolete.clear()
    with PO.open("wb") as file:
        write_po(file, ours, width=110, sort_by_file=True, include_lineno=False)
    MO.write_bytes(compiled(ours))


def main() -> int:
    """Update, or say what is missing."""
    if sys.argv[1:] == ["update"]:
        update()
    lines = complaints()
    for line in lines:
        print(f"translations: {line}", file=sys.stderr)
    if lines:
        print(f"translations: {len(lines)} to mend; `make messages`, then fill {PO.name}", file=sys.stderr)
    else:
        print("translations: whole")
    return 1 if lines and sys.argv[1:] != ["update"] else 0


if __name__ == "__main__":
    sys.exit(main())
