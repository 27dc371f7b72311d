"""One act in the hands of one user: what he may do to what, what he has filled in, and what came of it."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from xieguan.people import labels
from xieguan.people.call import Call
from xieguan.people.exceptions import asked
from xieguan.people.foresight import foreseen
from xieguan.people.models import Exemption, User
from xieguan.people.outcomes import ActError, Invalid, Refused, Stale
from xieguan.people.registry import Act
from xieguan.web.acts.about import about
from xieguan.web.acts.changed import Change, changes_of
from xieguan.web.acts.fields import Field, Form
from xieguan.web.acts.obstacles import Asked, Obstacle, asked_of, obstacles
from xieguan.web.acts.options import OWN, looked_up
from xieguan.web.acts.parameter import about_parameter
from xieguan.web.acts.reading import data_of, kept
from xieguan.web.acts.subjects import page_for, words_of
from xieguan.web.languages import local
from xieguan.words import _

REASON = "exception-reason"  # the field in which the reason of an exception is written


@dataclass
class Case:
    """What the pages of an act show."""

    request: HttpRequest
    act: Act
    subject: Any
    user: User
    sent: QueryDict
    error: ActError | None = None
    asking: dict[str, list[str]] = field(
        default_factory=dict
    )  # what is wrong with what an exception is asked for with
    key: str = field(default_factory=lambda: secrets.token_hex(16))

    @property
    def title(self) -> str:
        """What the act is called."""
        return labels.act_words(self.act.name)

    @property
    def says(self) -> str:
        """What will happen."""
        return labels.consequence(self.act.name)

    @property
    def ends(self) -> bool:
        """Whether it ends something, and is to be confirmed."""
        return labels.weight(self.act.name) == "ends"

    @cached_property
    def subject_words(self) -> str:
        """What it is done to."""
        return words_of(self.subject)

    @cached_property
    def about(self) -> list[tuple[str, str]]:
        """What must be known of it before one decides."""
        own = about_parameter(self.subject, self.sent) if self.act.name == OWN else []
        return [*about(self.subject, self.act.name), *own]

    @property
    def next(self) -> str:
        """Where to go on to."""
        wanted = self.request.POST.get("next") or self.request.GET.get("next", "")
        return local(self.request, wanted, page_for(self.subject, self.user))

    @property
    def version(self) -> int | None:
        """The version he looks at; none for an act that only adds something, which nobody else's can hinder."""
        return None if labels.weight(self.act.name) == "adds" else getattr(self.subject, "version", None)

    @property
    def seen(self) -> int | None:
        """The version that the sent form was made for."""
        sent = self.sent.get("version", "")
        return int(sent) if sent.isdecimal() and len(sent) < 10 and self.version is not None else None

    def renew(self) -> None:
        """A key of its own for the next try."""
        self.key = secrets.token_hex(16)

    @property
    def asks_day(self) -> bool:
        """Whether the act takes the day it is about."""
        return "on" in self.act.given

    @property
    def day(self) -> str:
        """The day as it was filled in; today at first."""
        return self.sent.get("on") or timezone.localdate().isoformat()

    def on(self) -> date:
        """The day the act is about. Raises Invalid."""
        try:
            return date.fromisoformat(self.day) if self.asks_day else timezone.localdate()
        except ValueError:
            raise Invalid({"on": [_("a date such as 2026-05-01 is expected")]}) from None

    @cached_property
    def data(self) -> dict[str, Any]:
        """The input as it was filled in."""
        found = data_of(self.act, self.sent)
        for name, info in self.act.input.model_fields.items():
            if isinstance(found.get(name), str):
                found[name] = looked_up(self.act, info, self.user, found[name])
        return found

    @cached_property
    def fields(self) -> list[Field]:
        """The fields of the form."""
        return Form(self.act, self.subject, self.user, self.sent, self.errors).fields()

    @property
    def day_field(self) -> Field | None:
        """The field for the day."""
        if not self.asks_day:
            return None
        label = labels.input_label(self.act.name, "on")
        wrong = tuple(self.errors.get("on", ()))
        return Field("on", label.words, label.help, "date", required=True, value=self.day, errors=wrong)

    @property
    def errors(self) -> dict[str, list[str]]:
        """A sentence for each wrong field."""
        return self.error.errors if isinstance(self.error, Invalid) else {}

    @cached_property
    def problems(self) -> list[tuple[str, str]]:
        """All that is wrong, as the id of its field ("" where it is no field's) and a sentence."""
        shown = {
            one.name: one
            for top in self.fields
            for one in (top, *(inner for row in top.rows for inner in row))
        }
        if self.day_field:
            shown["on"] = self.day_field
        told = [(f"f-{REASON}", " ".join(says)) for says in self.asking.values()]
        for name, says in self.errors.items():
            entry = shown.get(name.replace(".", "-"))
            words = " ".join(says)
            told.append((entry.id, f"{self._which(name)}{entry.label}：{words}") if entry else ("", words))
        return told

    def _which(self, name: str) -> str:
        """Of a field in a list of things: in which of them."""
        top, *rest = name.split(".")
        if not rest or not rest[0].isdecimal():
            return ""
        return _("{what} {n}, ").format(what=labels.input_label(self.act.name, top).words, n=int(rest[0]) + 1)

    @property
    def trouble(self) -> str:
        """Why not, where it is neither the law nor a field."""
        return str(self.error) if self.error and not isinstance(self.error, Invalid | Refused | Stale) else ""

    @cached_property
    def obstacles(self) -> list[Obstacle]:
        """What the law puts in the way: of what was sent, or as far as can be said before."""
        refused = self.error.rulings if isinstance(self.error, Refused) else None
        found = refused or foreseen(self.act.name, self.subject, timezone.localdate())
        return [self._back(entry) for entry in obstacles(found, self.subject, self.exceptions, self.act.name)]

    def _back(self, entry: Obstacle) -> Obstacle:
        """What mends it leads back here."""
        here = urlencode({"next": self.request.get_full_path()})
        return replace(entry, fix_at=f"{entry.fix_at}?{here}") if entry.fix_at else entry

    @cached_property
    def asked(self) -> list[Asked]:
        """The rules this will be asked for."""
        return asked_of(self.act, self.subject, timezone.localdate())

    @property
    def gate_title(self) -> str:
        """What the law says, in one line."""
        forces = {entry.force for entry in self.obstacles}
        if "must" in forces:
            return _("The law does not allow this now")
        if "should" in forces:
            return _("The law does not generally allow this; an exception can be asked for")
        return _("The law advises against this; it refuses nothing")

    @property
    def gate_says(self) -> str:
        """What has become of what was filled in."""
        if isinstance(self.error, Refused):
            return _("Nothing was recorded but the refusal. What you filled in is still here.")
        return ""

    @property
    def is_barred(self) -> bool:
        """Whether something that must be stands in the way whatever is filled in."""
        return not isinstance(self.error, Refused) and any(entry.force == "must" for entry in self.obstacles)

    @property
    def way(self) -> list[Obstacle]:
        """The rules an exception can be asked for: only where nothing stands in the way that must be."""
        refused = isinstance(self.error, Refused) and all(entry.force == "should" for entry in self.obstacles)
        return [entry for entry in self.obstacles if entry.has_way] if refused else []

    @cached_property
    def exceptions(self) -> dict[tuple[str, str], Exemption]:
        """The exceptions asked for exactly this."""
        call = Call(self.act, str(self.subject.public), self.data, self.user, timezone.localdate())
        return {(entry.pack, entry.rule): entry for entry in asked(call).order_by("pk")}

    @property
    def changes(self) -> list[Change]:
        """What happened since he looked, where somebody was quicker."""
        if not isinstance(self.error, Stale):
            return []
        return changes_of(self.subject, self.error.found - self.error.expected)

    @property
    def summary(self) -> list[tuple[str, str]]:
        """What was filled in, in words, for the confirmation."""
        fields = [*self.fields, *([self.day_field] if self.day_field else [])]
        return [(one.label, dict(one.options or []).get(one.value, one.value).strip()) for one in fields]

    @property
    def as_sent(self) -> list[tuple[str, str]]:
        """What was filled in, to be sent once more."""
        return [(name, value) for name, values in kept(self.act, self.sent).items() for value in values]
