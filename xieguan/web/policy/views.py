"""What binds an office: its packs, their parameters, what it has decided itself."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.people import reads
from xieguan.people.policy import bound, decisions, drafts_of
from xieguan.web.acts.subjects import organisation_name
from xieguan.web.pages import page, show, user_of
from xieguan.web.policy.offices import chosen, may, options
from xieguan.words import pick

ACTS = ("packs.adopt", "packs.end_adoption", "packs.set_parameter", "packs.end_parameter", "packs.draft")


@page(read="organisations.see")
@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """The rules of one office."""
    user, today = user_of(request), timezone.localdate()
    office = chosen(request, user)
    sees = reads.may("drafts.see", user)
    drafts = list(drafts_of(reads.rows("drafts.see", user), office)) if sees else []
    binding = bound(office, today)
    context = {
        "words": {
            name: pick(one.label) for entry in binding for name, one in entry.law.pack.parameters.items()
        },
        "office": office,
        "name": organisation_name(office),
        "offices": options(user),
        "bound": binding,
        "drafts": drafts,
        "decisions": decisions(office),
        "may": {act: may(act, office, user) for act in ACTS},
        "today": today,
    }
    return show(request, "policy/policy.html", context)
