"""What is wrong with a draft: what `law lint` finds, and what only this office can know: its place, its other packs."""

from functools import lru_cache

from xieguan.desk import papers
from xieguan.law.locate import locate
from xieguan.law.objects import Pack, Problem
from xieguan.law.upload import Checked, Files, check, unpacked
from xieguan.people.drafting.kept import known, pack_of
from xieguan.people.laws import applies
from xieguan.people.models import PackDraft, Standing
from xieguan.words import _, language


def checked(digest: str) -> Checked:
    """What the check finds in a kept zip, in the language in use. Raises UnusablePack or DamagedPaper.

    Asked once before the act, so that the act itself need not hold others up while a pack is read.
    """
    return _checked(digest, language())


@lru_cache(maxsize=64)
def _checked(digest: str, _language: str) -> Checked:
    return check(unpacked(papers.kept(digest).read_bytes()))


def problems_here(digest: str, standing: Standing, replaces: PackDraft | None) -> list[Problem]:
    """What stands against a sound pack in this office: each with its place in pack.toml."""
    files = unpacked(papers.kept(digest).read_bytes())
    pack = pack_of(digest)
    found = {
        "id": _identity(pack),
        "parent": _parentage(pack, standing),
        "applies.region": _place(pack, standing),
        "applies.field": _field(pack),
        "from": _amendment(pack, replaces),
    }
    return [_problem(files, key, say) for key, say in found.items() if say]


def _identity(pack: Pack) -> str:
    if pack.id not in known():
        return ""
    return _(
        'there is a pack "{id}" already: a pack in force is never edited, an amendment has an id of its own'
    ).format(id=pack.id)


def _parentage(pack: Pack, standing: Standing) -> str:
    if pack.parent is None:
        return _("an office hands in child packs: name the regulation it refines as its parent")
    if not applies(pack.parent, standing):
        return _("{pack} does not bind this organisation").format(pack=pack.parent.id)
    return ""


def _place(pack: Pack, standing: Standing) -> str:
    if pack.region.startswith(standing.region):
        return ""
    return _("an office rules its own place: {region} or a part of it").format(region=standing.region)


def _field(pack: Pack) -> str:
    parent = pack.parent.enforcement_field if pack.parent else "any"
    if parent in ("any", pack.enforcement_field):
        return ""
    return _('the parent is about "{field}", and a child reaches no further').format(field=parent)


def _amendment(pack: Pack, replaces: PackDraft | None) -> str:
    if replaces is None or pack_of(replaces.file).parent == pack.parent:
        return ""
    return _("an amendment refines the same regulation as the pack it takes the place of")


def _problem(files: Files, key: str, say: str) -> Problem:
    text = files.content["pack.toml"].decode("utf-8")
    places = locate(text).found
    path = tuple(key.split("."))
    place = locate(text).of(path if path in places else path[:1])
    return Problem(f"{files.folder}/pack.toml", place.line, place.column, say)
