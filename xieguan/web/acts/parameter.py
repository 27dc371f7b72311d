"""What to know before a parameter is set: where it stands, what counts here, which way it may go."""

from collections.abc import Mapping

from django.db.models import Model
from django.utils import timezone

from xieguan.law.objects import Parameter
from xieguan.law.wording import cite, shown
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.words import _, pick

Pairs = list[tuple[str, str]]


def about_parameter(subject: Model, sent: Mapping[str, str]) -> Pairs:
    """The parameter that a form was opened for; nothing where none was named, or none that binds."""
    if not isinstance(subject, Organisation):
        return []
    name = sent.get("parameter", "")
    for law in laws_of(subject, timezone.localdate()):
        known = law.pack.parameters.get(name) if law.pack.id == sent.get("pack", "") else None
        if known is not None:
            return [
                (
                    _("parameter"),
                    f"{pick(known.label)}（{law.pack.document} {cite(known.article, known.item)}）",
                ),
                (_("in the regulation"), shown(known.value, known)),
                (_("counts here"), shown(law.parameters[name], known)),
                (_("way"), _way(known)),
                (_("why"), pick(known.why)),
            ]
    return []


def _way(known: Parameter) -> str:
    if known.choices:
        return _("may only be made stricter")
    return {"up": _("may only be raised"), "down": _("may only be lowered")}.get(
        known.tighten or "", _("may not be changed")
    )
