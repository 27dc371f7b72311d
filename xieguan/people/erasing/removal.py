"""What goes when a person is erased. Each later stage declares what of its own hangs on him; nothing is guessed."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model, Q, QuerySet

from xieguan.desk import papers, wiping
from xieguan.desk.models import Paper
from xieguan.people.models import Engagement, Exemption, FormerName, Person, SheetRow, Statement
from xieguan.people.outcomes import Invalid
from xieguan.words import _

HANGING: dict[type[Model], str] = {
    Engagement: "person",
    FormerName: "person",
    Statement: "engagement__person",
    SheetRow: "engagement__person",
}
NOTHING = "—"  # stands where a reason stood that may name him


def erases(model: type[Model], path: str) -> None:
    """Declare that rows of a model go with the person they hang on, by way of a path such as `engagement__person`."""
    HANGING[model] = path


def remove(person: Person, rosters: Iterable[str], now: datetime) -> dict[str, int]:
    """Remove a person with all that hangs on him, in the caller's transaction; the files follow once it commits."""
    _must_be_known()
    his = _his(person)
    counts = {"papers": _papers(his, rosters, now)}
    Exemption.objects.filter(his).update(reason=NOTHING)
    for model, path in reversed(HANGING.items()):
        rows = model._default_manager.filter(**{path: person})
        counts[model._meta.model_name or ""] = rows.count()
        rows._raw_delete(using=rows.db)  # noqa: SLF001  nothing is collected: what hangs on it has gone before
    Person.objects.filter(pk=person.pk).delete()
    wiping.after_commit()
    return counts


def _must_be_known() -> None:
    """A stage that has not said what goes with a person keeps him from being erased, rather than half erased."""
    for holder in (Person, Engagement):
        for relation in holder._meta.related_objects:
            if relation.related_model not in HANGING:
                say = _("records of the kind {kind} hang on people, and nothing says how they are erased")
                raise Invalid({"": [say.format(kind=relation.related_model._meta.label)]})


def _his(person: Person) -> Q:
    """The papers and exceptions of a person, and of every record that goes with him."""
    whose = Q(subject_kind="person", subject=person.public)
    for model, path in HANGING.items():
        if "public" in {field.name for field in model._meta.get_fields()}:
            names = model._default_manager.filter(**{path: person}).values_list("public", flat=True)
            whose |= Q(subject_kind=model._meta.model_name, subject__in=list(names))
    return whose


def _papers(his: Q, rosters: Iterable[str], now: datetime) -> int:
    of_him = Paper.objects.filter(his)
    of_him.update(name=NOTHING)
    return let_go(Paper.objects.filter(Q(pk__in=of_him) | Q(digest__in=list(rosters))), now)


def let_go(those: QuerySet[Paper], now: datetime) -> int:
    """Let some papers go, and their files with them where no other paper holds them; how many."""
    going = those.filter(erased_at__isnull=True)
    digests = set(going.values_list("digest", flat=True))
    count = going.update(erased_at=now)
    still = set(
        Paper.objects.filter(digest__in=digests, erased_at__isnull=True).values_list("digest", flat=True)
    )
    for digest in sorted(digests - still):
        papers.erase(digest)
    return count
