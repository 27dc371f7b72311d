"""Writing an agreement: its clauses in one form, and beside it what the law would miss in what is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from pydantic import ValidationError

from xieguan.lifecycle.contracts.inputs import ClauseName
from xieguan.lifecycle.contracts.models import DispatchAgreement
from xieguan.lifecycle.contracts.sending import sent_by
from xieguan.lifecycle.contracts.writing import AMOUNTS, CHOICES, TERM, TEXTS, latest_of, rulings
from xieguan.people import labels, reads
from xieguan.people.complaints import complaints
from xieguan.people.listing.lines import named
from xieguan.people.opaque import opaque_id
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.people.registry import ACTS
from xieguan.web.acts.told import done
from xieguan.web.contracts.one import Asked, asked_of
from xieguan.web.days import last_day
from xieguan.web.pages import page, show, user_of

AMEND = "contracts.amend_agreement"
FIELDS = ("headcount", "from_on", "last_day", *TEXTS, *AMOUNTS, *CHOICES, "reason")
STRIKES = {name: ClauseName(name) for name in (*TEXTS, *AMOUNTS, "headcount")} | {"from_on": ClauseName.TERM}


@dataclass
class Sheet:
    """The form as it was opened or sent."""

    agreement: DispatchAgreement
    on: date
    sent: QueryDict | None = None
    errors: Mapping[str, list[str]] = field(default_factory=dict)

    @cached_property
    def latest(self) -> Any:
        """The version that is written on from."""
        return latest_of(self.agreement)

    @cached_property
    def before(self) -> dict[str, str]:
        """What the version before says, as a form has it."""
        old = self.latest
        until = last_day(old.until_on).isoformat() if old.until_on else ""
        said = {"from_on": str(old.from_on or ""), "last_day": until, "headcount": str(old.headcount or "")}
        said |= {name: getattr(old, name) for name in TEXTS}
        said |= {name: "" if getattr(old, name) is None else str(getattr(old, name)) for name in AMOUNTS}
        return said | {name: {True: "true", False: "false"}.get(getattr(old, name), "") for name in CHOICES}

    @cached_property
    def values(self) -> dict[str, str]:
        """What stands in the form."""
        if self.sent is None:
            return {"reason": "", **self.before}
        return {name: self.sent.get(name, "").strip() for name in FIELDS}

    @cached_property
    def persons(self) -> list[str]:
        """Who is ticked."""
        if self.sent is None:
            return list(self.latest.named.values_list("engagement__public", flat=True))
        return self.sent.getlist("persons")

    @cached_property
    def people(self) -> list[Any]:
        """Whom the firm sends here."""
        rows = sent_by(self.agreement.organisation, self.agreement.firm).select_related("person")
        return list(rows.order_by("person__pinyin", "pk")[:400])

    @property
    def data(self) -> dict[str, Any]:
        """The act's input: what is typed, and what was emptied as struck out."""
        said: dict[str, Any] = {name: value for name, value in self.values.items() if value}
        said |= {name: said[name] == "true" for name in CHOICES if name in said}
        struck = [
            clause.value for name, clause in STRIKES.items() if self.before[name] and not self.values[name]
        ]
        if self.latest.named.exists() and not self.persons:
            struck.append(ClauseName.PERSONS.value)
        return {**said, "persons": self.persons, "struck_out": struck}

    @cached_property
    def asked(self) -> list[Asked]:
        """What the law asks, of what is typed."""
        return asked_of(rulings(self.agreement, self._clauses(), len(self.persons), self.on))

    def _clauses(self) -> dict[str, Any]:
        """What is typed, as clauses; what cannot be read is not stated, and the form says so."""
        try:
            read: Any = ACTS[AMEND].input.model_validate({**self.data, "struck_out": []})
        except ValidationError as error:
            self.errors = {**complaints(error), **self.errors}
            wrong = {str(one["loc"][0]) for one in error.errors(include_url=False, include_input=False)}
            kept = {name: value for name, value in self.data.items() if name not in {*wrong, "struck_out"}}
            read = ACTS[AMEND].input.model_validate(kept)
        clauses = {name: getattr(read, name) for name in (*TEXTS, *AMOUNTS, *CHOICES, "headcount")}
        return {
            **clauses,
            **dict(zip(TERM, (read.from_on, read.last_day), strict=True)),
        }

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, with its field."""
        told = []
        for name, says in self.errors.items():
            label = labels.input_label(AMEND, name).words if name in self.values else ""
            words = " ".join(says)
            told.append((f"f-{name}" if label else "", f"{label}：{words}" if label else words))
        return told

    def label(self, name: str) -> str:
        """What an input is called."""
        return labels.input_label(AMEND, name).words

    def help(self, name: str) -> str:
        """What helps to fill it in."""
        return labels.input_label(AMEND, name).help


@page(read="contracts.see", posts=True)
def write(request: HttpRequest, public: str) -> HttpResponse:
    """The clauses of an agreement: checked as they are typed, written as a version of their own."""
    agreement: DispatchAgreement = reads.one("contracts.see", public, user_of(request))
    sheet = Sheet(agreement, timezone.localdate(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and "check" not in request.POST and _written(request, sheet):
        return redirect("agreement", agreement.public)
    office = named([agreement.organisation_id])[agreement.organisation_id].name
    context = {"sheet": sheet, "asked": sheet.asked, "key": opaque_id(), "office_name": office}
    return show(request, "contracts/write.html", context, 422 if sheet.errors else 200)


def _written(request: HttpRequest, sheet: Sheet) -> bool:
    """Write it; what was wrong stays with the sheet."""
    user, key = user_of(request), request.POST.get("key", "")
    try:
        result = perform(AMEND, sheet.agreement.public, sheet.data, by=user, on=sheet.on, key=key)
    except Invalid as error:
        sheet.errors = error.errors
        return False
    done(request, user, f"{labels.act_words(AMEND)} · {sheet.agreement.number}", result.entry)
    return True
