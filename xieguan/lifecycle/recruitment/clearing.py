"""What goes when the applicants of a recruitment are deleted who were not taken on."""

from datetime import datetime

from xieguan.desk import wiping
from xieguan.desk.models import Paper
from xieguan.lifecycle.recruitment.limits import not_taken_on
from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.people.erasing.removal import NOTHING, let_go
from xieguan.people.models import Exemption

PAPERS = "application"  # the kind of subject whose papers and exceptions are theirs


def remove(campaign: Campaign, now: datetime) -> dict[str, int]:
    """Remove them with all that hangs on them, in the caller's transaction; how much of what there was.

    They are held first: who attaches a document to one of them at this moment has done so, or finds nobody. What hangs
    on an application is asked of the models: a table that is added cannot be forgotten.
    """
    held = not_taken_on(campaign).select_for_update().order_by("pk")
    names = dict(held.values_list("pk", "public"))
    theirs = {"subject_kind": PAPERS, "subject__in": list(names.values())}
    Paper.objects.filter(**theirs).update(name=NOTHING)
    Exemption.objects.filter(**theirs).update(reason=NOTHING)
    counts = {"papers": let_go(Paper.objects.filter(**theirs), now)}
    for relation in Application._meta.related_objects:
        rows = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": list(names)})
        counts[relation.related_model._meta.model_name or ""] = rows.count()
        rows._raw_delete(using=rows.db)  # noqa: SLF001  nothing hangs on it, and the database refuses where it does
    counts["application"] = len(names)
    going = Application.objects.filter(pk__in=list(names))
    going._raw_delete(using=going.db)  # noqa: SLF001
    wiping.after_commit()
    return counts
