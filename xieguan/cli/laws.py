"""The laws a command was told to judge by, as they stand on a day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xieguan.law.adoption import AdoptionErrors, read_adoptions
from xieguan.law.judge import Adoption, Law, NotYetInForce, stand
from xieguan.law.objects import Pack
from xieguan.law.pack import PackErrors, find, load, shipped
from xieguan.words import _


class UnusableLaw(Exception):
    """The command cannot judge by what it was given; the message is the sentence for the user."""


def standing(names: Sequence[str], on: date, adoption: Path | None = None) -> list[Law]:
    """The laws of the packs named, each once: a child pack brings its parent with it, tightened.

    Raises UnusableLaw.
    """
    packs = [_pack(name) for name in names]
    adoptions = _adoptions(adoption, packs) if adoption else ()
    laws: dict[str, Law] = {}
    for pack in packs:
        for law in _stand(pack, on, adoptions):
            _add(laws, law)
    return list(laws.values())


def _add(laws: dict[str, Law], law: Law) -> None:
    """The same pack reached twice is judged once, with its parameters tightened where either way tightened them."""
    there = laws.get(law.pack.id)
    if there is None or not there.tightened_by:
        laws[law.pack.id] = law
    elif law.tightened_by and law.tightened_by != there.tightened_by:
        children = _(", ").join(sorted({*there.tightened_by.values(), *law.tightened_by.values()}))
        raise UnusableLaw(
            _("{children} tighten {pack} in two ways: audit by one of them at a time").format(
                children=children, pack=law.pack.id
            )
        )


def _pack(name: str) -> Pack:
    try:
        return load(find(name).resolve())
    except LookupError as error:
        raise UnusableLaw(str(error.args[0])) from None
    except PackErrors as error:
        raise UnusableLaw(
            _(
                "the pack {pack} is refused: {problem} ({count} problems; `xieguan law lint {pack}` lists them)"
            ).format(pack=name, problem=error.problems[0], count=len(error.problems))
        ) from None


def _stand(pack: Pack, on: date, adoptions: Sequence[Adoption]) -> list[Law]:
    try:
        return stand(pack, on, adoptions)
    except NotYetInForce as error:
        raise UnusableLaw(str(error)) from None


def _adoptions(path: Path, packs: Sequence[Pack]) -> tuple[Adoption, ...]:
    try:
        adoptions = read_adoptions(path)
    except AdoptionErrors as error:
        raise UnusableLaw("; ".join(str(problem) for problem in error.problems)) from None
    known = {entry.parent.name for entry in shipped().glob("*/pack.toml")}
    known |= {member.id for pack in packs for member in (pack, pack.parent) if member is not None}
    for adoption in adoptions:
        if adoption.pack not in known:
            raise UnusableLaw(
                _("{file} keeps a pack nobody knows: {pack}").format(file=path.name, pack=adoption.pack)
            )
    return adoptions
