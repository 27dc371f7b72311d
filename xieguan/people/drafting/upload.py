"""From an upload to a draft: kept under its hash, checked, then the act."""

from collections.abc import Mapping
from datetime import date

from xieguan.desk import papers
from xieguan.law.upload import packed, unpacked
from xieguan.people.drafting.checking import checked
from xieguan.people.imports.allowed import must_be_allowed
from xieguan.people.models import PackDraft, User
from xieguan.people.perform import perform


def take_in(
    files: Mapping[str, bytes], *, organisation: str, by: User, on: date, replaces: str = ""
) -> PackDraft:
    """Take in a zip, or the files of a pack one by one. Raises UnusablePack, or what `perform` raises.

    Nothing is written to the disk before it is known that this user may, and that the files are those of a pack.
    """
    must_be_allowed("packs.draft", organisation, by=by, on=on)
    name, data = _one_zip(files)
    unpacked(data)
    digest = papers.keep(data)
    checked(digest)
    given = {"file": digest, "file_name": name, "replaces": replaces}
    draft: PackDraft = PackDraft.objects.get(
        public=perform("packs.draft", organisation, given, by=by, on=on).subject
    )
    return draft


def _one_zip(files: Mapping[str, bytes]) -> tuple[str, bytes]:
    if len(files) == 1 and not next(iter(files)).endswith(".toml"):
        return next(iter(files.items()))
    return "pack.zip", packed(files)
