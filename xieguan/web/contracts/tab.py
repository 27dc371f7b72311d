"""The part of somebody's file that shows his contracts, who sends him, and his insurance."""

from typing import Any

from xieguan.lifecycle.contracts.models import (
    DoubleWages,
    FirmChange,
    InsurancePaid,
    LabourContract,
    TermsTold,
)
from xieguan.people.listing.lines import named
from xieguan.web.files.opened import Opened
from xieguan.web.files.tabs import Tab, add
from xieguan.words import _


def register() -> None:
    """Let the file know of contracts."""
    add(Tab("contracts", lambda: _("Contracts"), "contracts/_tab.html", _shown))


def _shown(opened: Opened) -> dict[str, Any]:
    of_him = {"engagement": opened.engagement}
    signed = list(
        LabourContract.objects.filter(**of_him, signed_on__lte=opened.on)
        .select_related("renewal")
        .order_by("-from_on", "-pk")
    )
    changes = list(FirmChange.objects.filter(**of_him, on__lte=opened.on).order_by("-on", "-pk"))
    paid = InsurancePaid.objects.filter(**of_him, insurance_month__month_end__lte=opened.on)
    keys = {one.employer_id for one in signed} | {pk for one in changes for pk in (one.was_id, one.became_id)}
    return {
        "signed": signed,
        "changes": changes,
        "told": list(TermsTold.objects.filter(**of_him, told_on__lte=opened.on).order_by("-told_on")),
        "wages": list(DoubleWages.objects.filter(**of_him, paid_on__lte=opened.on).order_by("-paid_on")),
        "paid": list(paid.select_related("insurance_month").order_by("-insurance_month__month_end")[:12]),
        "firms": named({*keys, *([opened.engagement.firm_id] if opened.engagement.firm_id else [])}),
    }
