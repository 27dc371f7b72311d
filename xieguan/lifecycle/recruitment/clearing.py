"""What goes when the applicants of a recruitment are deleted who were not taken on."""

from datetime import datetime

from xieguan.desk import wiping
from xieguan.desk.models import Paper
from xieguan.lifecycle.recruitment.limits import not_taken_on
from xieguan.lifecycle.recruitment.models import Application, Campaign
from xieguan.people.erasing.removal import NOTHING, let_go

PAPERS = "application"  # the kind of subject whose papers are theirs


def remove(campaign: Campaign, now: datetime) -> dict[str, int]:
    """Remove them with all that hangs on them, in the caller's transaction; how much of what there was.

    What hangs on an application is asked of the models: a table that is added cannot be forgotten.
    """
    going = not_taken_on(campaign)
    keys, names = list(going.values_list("pk", flat=True)), list(going.values_list("public", flat=True))
    theirs = Paper.objects.filter(subject_kind=PAPERS, subject__in=names)
    theirs.update(name=NOTHING)
    counts = {"papers": let_go(theirs, now)}
    for relation in Application._meta.related_objects:
        rows = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": keys})
        counts[relation.related_model._meta.model_name or ""] = rows.count()
        rows._raw_delete(using=rows.db)  # noqa: SLF001  nothing hangs on it, and the database refuses where it does
    counts["application"] = len(keys)
    going._raw_delete(using=going.db)  # noqa: SLF001
    wiping.after_commit()
    return counts
