"""What an office may decide about the law, and has decided: its packs, its parameters, its adoptions, its drafts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from xieguan.law.judge import Law
from xieguan.law.nodes import Value
from xieguan.law.objects import Parameter
from xieguan.law.wording import shown
from xieguan.people.drafting.kept import pack_of
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation, OwnValue, PackAdoption, PackDraft, Standing
from xieguan.people.models.organisation import in_force


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter as it stands for an office: what counts, what the pack itself says, and who made it stricter."""

    parameter: Parameter
    counts: Value
    by: str
    own: OwnValue | None

    @property
    def words(self) -> str:
        """What counts, in words."""
        return shown(self.counts, self.parameter)

    @property
    def written(self) -> str:
        """What the pack says by itself, where that is something else."""
        return shown(self.parameter.value, self.parameter) if self.counts != self.parameter.value else ""


@dataclass(frozen=True, slots=True)
class Bound:
    """One pack that binds an office, with its parameters: those that may be tightened, and the others."""

    law: Law
    movable: list[Line]
    fixed: list[Line]
    adoption: PackAdoption | None


def bound(organisation: Organisation, on: date) -> list[Bound]:
    """The packs that bind an office on a day, those of its own field first, each with all of its parameters."""
    own = {
        (entry.pack, entry.parameter): entry
        for entry in OwnValue.objects.filter(in_force(on), organisation=organisation).order_by(
            "from_on", "pk"
        )
    }
    adoptions = {
        entry.pack: entry
        for entry in PackAdoption.objects.filter(organisation=organisation, from_on__lte=on, until_on__gt=on)
    }
    laws = sorted(laws_of(organisation, on), key=lambda law: law.pack.enforcement_field == "any")
    return [_bound(law, own, adoptions) for law in laws]


def _bound(law: Law, own: dict[tuple[str, str], OwnValue], adoptions: dict[str, PackAdoption]) -> Bound:
    lines = [
        Line(known, law.parameters[name], law.tightened_by.get(name, ""), own.get((law.pack.id, name)))
        for name, known in law.pack.parameters.items()
    ]
    lines.sort(key=lambda line: not line.by)  # what was made stricter here comes first
    movable = [line for line in lines if line.parameter.tighten and law.state != "lapsed"]
    return Bound(law, movable, [line for line in lines if line not in movable], adoptions.get(law.pack.id))


def drafts_of(drafts: QuerySet[PackDraft], organisation: Organisation) -> QuerySet[PackDraft]:
    """The drafts of an office, the latest first, of those somebody may see."""
    mine = drafts.filter(organisation=organisation)
    return mine.select_related("made_by", "decided_by", "replaces").order_by("-made_at", "-pk")


def decisions(organisation: Organisation) -> list[PackAdoption | OwnValue]:
    """Every adoption and own value an office has ever decided on, the latest first."""
    found: Iterable[PackAdoption | OwnValue] = [*organisation.adoptions.all(), *organisation.own_values.all()]
    return sorted(found, key=lambda entry: (entry.from_on, entry.pk), reverse=True)


def changes_of(draft: PackDraft) -> list[tuple[Parameter, str, str]]:
    """The parameters of its parent that a draft tightens: which, from what, to what."""
    pack = pack_of(draft.file)
    parents = pack.parent.parameters if pack.parent else {}
    return [
        (parents[name], shown(parents[name].value, parents[name]), shown(own.value, own))
        for name, own in pack.overrides.items()
    ]


def names_of(organisations: Iterable[str], on: date) -> dict[str, str]:
    """What organisations are called on a day, by their public ids."""
    found = Standing.objects.filter(in_force(on), organisation__public__in=list(organisations))
    return dict(found.values_list("organisation__public", "name"))
