"""Social insurance month by month, and handing in what proves it: from a list, or ticked one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.lifecycle.contracts.access import insuring, insuring_one
from xieguan.lifecycle.contracts.insured import PaidMonth, months
from xieguan.lifecycle.contracts.months import end_of, last_over, missing
from xieguan.lifecycle.contracts.sending import is_firm, who_hands_in
from xieguan.people import labels
from xieguan.people.listing.lines import named
from xieguan.people.models import Organisation, Standing, User
from xieguan.people.models.organisation import Kind
from xieguan.people.opaque import opaque_id
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.people.scope import reach
from xieguan.web.acts.told import done
from xieguan.web.addresses import address
from xieguan.web.contracts.listed import Listed, listed
from xieguan.web.contracts.shown import Seen
from xieguan.web.pages import page, show, user_of
from xieguan.words import _

RECORD = "contracts.record_insurance"
SHOWN = 300  # people ticked one by one; more are handed in as a list


@dataclass
class Insurance(Seen):
    """The page on which an office is chosen."""

    route = "insurance"


@page(read="contracts.insurance")
@require_safe
def insurance(request: HttpRequest) -> HttpResponse:
    """The months of one's own office."""
    user = user_of(request)
    mine = insuring(user, timezone.localdate())
    if user.home and mine.filter(pk=user.home.pk).exists():
        return redirect("insurance_of", user.home.public)
    first = mine.order_by("path").first()
    return redirect("insurance_of", first.public) if first else HttpResponseRedirect(address("contracts"))


@dataclass
class Month:
    """One office with its months, and the month that is looked at."""

    office: Organisation
    user: User
    on: date
    end: date
    firm: Organisation | None
    document: str = ""
    ticked: list[str] = field(default_factory=list)
    errors: Mapping[str, list[str]] = field(default_factory=dict)
    rows: list[Listed] = field(default_factory=list)

    @cached_property
    def seen(self) -> Insurance:
        """The place this page is in."""
        return Insurance(self.user, self.on, "", 0)

    @cached_property
    def months(self) -> list[PaidMonth]:
        """The last months."""
        return months(self.office, self.on)

    @cached_property
    def missing(self) -> list[Any]:
        """Of whom this month is owed and not proved."""
        rows = missing(self.office, self.firm, self.end).select_related("person", "organisation")
        return list(rows.order_by("organisation", "person__pinyin", "pk")[: SHOWN + 1])

    @property
    def shown(self) -> list[Any]:
        """Those that can be ticked one by one."""
        return self.missing[:SHOWN]

    @property
    def is_long(self) -> bool:
        """Whether there are more than are shown."""
        return len(self.missing) > SHOWN

    @cached_property
    def names(self) -> dict[int, Standing]:
        """The offices and firms that are named."""
        firms = {one.firm for one in self.months if one.firm}
        asked = {self.firm.pk} if self.firm else set()
        return named({self.office.pk, *asked, *firms, *(one.organisation_id for one in self.missing)})

    @property
    def begun(self) -> set[int | None]:
        """The payers of whom something was handed in for any of these months."""
        return {one.firm for one in self.months if one.kept}

    @property
    def payer(self) -> str:
        """Who pays, in words."""
        return self.names[self.firm.pk].name if self.firm else _("the office itself")

    @property
    def may_record(self) -> bool:
        """Whether he hands in evidence here."""
        return reach(self.user, self.on).covers(self.office.path, [who_hands_in(self.office)])

    def address(self, month: PaidMonth) -> str:
        """The address of a month of a payer."""
        firm = self.publics.get(month.firm, "") if month.firm else ""
        return f"{address('insurance_of', self.office.public)}?month={month.end:%Y-%m}&firm={firm}#missing"

    @cached_property
    def publics(self) -> dict[int | None, str]:
        """The public names of the firms that are named."""
        return {pk: standing.organisation.public for pk, standing in self.names.items()}

    def is_this(self, month: PaidMonth) -> bool:
        """Whether a month is the one that is looked at."""
        return (month.end, month.firm) == (self.end, self.firm.pk if self.firm else None)

    @property
    def data(self) -> dict[str, Any]:
        """The act's input: the rows of the file, else who was ticked."""
        people = [row.given for row in self.rows] or [{"engagement": public} for public in self.ticked]
        firm = self.firm.public if self.firm else ""
        return {"month": f"{self.end:%Y-%m}", "firm": firm, "document": self.document, "people": people}

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, in which row of the file."""
        told = []
        for where, says in self.errors.items():
            parts, words = where.split("."), " ".join(says)
            at = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else -1
            if 0 <= at < len(self.rows):
                row = self.rows[at]
                words = _("row {row}, {name}: {what}").format(row=row.number, name=row.name, what=words)
            told.append(("f-document" if where == "document" else "", words))
        return told


@page(read="contracts.insurance", posts=True)
def insurance_of(request: HttpRequest, public: str) -> HttpResponse:
    """The months of an office, who is missing from one, and what proves it."""
    user, today = user_of(request), timezone.localdate()
    office = insuring_one(public, user, today)
    sent = request.POST if request.method == "POST" else request.GET
    end = _month(sent.get("month", ""), today)
    firm = _firm(office, sent.get("firm", ""))
    month = Month(office, user, today, end, firm, sent.get("document", "").strip(), sent.getlist("people"))
    if request.method == "POST" and _recorded(request, month):
        back = (
            f"{address('insurance_of', office.public)}?month={end:%Y-%m}&firm={firm.public if firm else ''}"
        )
        return HttpResponseRedirect(back)
    context = {"month": month, "key": opaque_id()}
    return show(request, "contracts/insurance.html", context, 422 if month.errors else 200)


def _firm(office: Organisation, public: str) -> Organisation | None:
    """A dispatch firm of the same tree, a firm for itself; None for anything else."""
    if is_firm(office):
        return office
    firms = Standing.objects.filter(kind=Kind.FIRM, organisation__public=public).values("organisation")
    root = office.path.split("/")[1]
    return Organisation.objects.filter(pk__in=firms, path__startswith=f"/{root}/").first()


def _month(text: str, today: date) -> date:
    """The last day of the month asked for; of the last that is over where none is, or what is no month."""
    try:
        return end_of(date.fromisoformat(f"{text}-01"))
    except ValueError:
        return last_over(today)


def _recorded(request: HttpRequest, month: Month) -> bool:
    """Record it; what was wrong stays with the page."""
    try:
        month.rows = listed(request)
        result = perform(
            RECORD,
            month.office.public,
            month.data,
            by=month.user,
            on=month.on,
            key=request.POST.get("key", ""),
        )
    except Invalid as error:
        month.errors = error.errors
        return False
    done(request, month.user, f"{labels.act_words(RECORD)} · {month.end:%Y-%m}", result.entry)
    return True
