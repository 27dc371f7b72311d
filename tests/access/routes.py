"""Every address of the house in a table: what it is about, who may, and how it is asked. A new one must be added here.

A page says itself which read it needs; here stands what it cannot say: whose record its address names, which act its
form does, and what takes no GET.
"""

from collections.abc import Callable, Iterator

from django.urls import URLPattern, get_resolver

from tests.people.subjects import (
    account,
    agreement,
    application,
    campaign,
    certificate,
    draft,
    engagement,
    kit_item,
    pictured,
    plan,
    taken_in,
    training_class,
)
from xieguan.desk import papers
from xieguan.people.models import Organisation
from xieguan.people.reads import READS
from xieguan.people.registry import ACTS
from xieguan.people.reveal import BY as REVEALERS
from xieguan.people.roles import Role

Make = Callable[[Organisation], str]
API = "api/v1/"


def _of(make: Callable[[Organisation], object]) -> Make:
    return lambda where: str(make(where).public)  # type: ignore[attr-defined]


def roster(where: Organisation) -> str:
    """A roster that was handed in, with its file."""
    taken = taken_in(where)
    taken.file = papers.keep("姓名,身份证号\n".encode())
    taken.save()
    return taken.public


def documented(where: Organisation) -> str:
    """An application with a document."""
    one = application(where)
    papers.hold(
        papers.keep(b"%PDF-1.7\n%%EOF"),
        name="毕业证.pdf",
        kind="application",
        media_type="application/pdf",
        subject=("application", one.public),
        organisation=where.public,
    )
    return str(one.public)


def rules(where: Organisation) -> str:
    """A draft of rules in which the check found a fault, with its file."""
    made = draft(where)
    made.file, made.problems = papers.keep(b"no zip"), [["pack.toml", 1, 1, "no zip"]]
    made.save()
    return made.public


def walk(patterns: list[object], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in patterns:
        route = before + str(entry.pattern)  # type: ignore[attr-defined]
        if isinstance(entry, URLPattern):
            yield route, entry
        else:
            yield from walk(entry.url_patterns, route)  # type: ignore[attr-defined]


ALL = dict(walk(get_resolver().url_patterns))
PAGES = {route: entry for route, entry in ALL.items() if not route.startswith(API)}


def declared(route: str) -> dict[str, object]:
    return ALL[route].callback.declared  # type: ignore[attr-defined, no-any-return]


def filled(route: str, public: str = "a" * 14) -> str:
    """An address of a route; what it names is this, or made up."""
    for hole, value in HOLES.items():
        route = route.replace(hole, value)
    return "/" + route.replace("<str:public>", public).replace("<slug:public>", public)


HOLES = {
    "<str:name>": "organisations.close",
    "<slug:paper>": "roster",
    "<slug:pack>": "cn-labour",
    "<slug:article>": "9",
    "<slug:provider_id>": "oidc",
    "<slug:digest>": "f" * 64,
    "<int:pk>": "1",
    "<int:number>": "1",
}

# one record, by the read that the page declares
ONE: dict[str, Make] = {
    "organisations/<str:public>/": lambda where: where.public,
    "people/<str:public>/": _of(engagement),
    "settings/users/<slug:public>/": _of(account),
    "settings/users/<slug:public>/reset/": _of(account),
    "settings/policy/drafts/<slug:public>/": rules,
    "settings/policy/drafts/<slug:public>/file/": rules,
    "imports/<str:public>/": roster,
    "imports/<str:public>/columns/": roster,
    "imports/<str:public>/progress/": roster,
    "planning/<str:public>/": _of(plan),
    "planning/quota/<str:public>/": lambda where: where.public,
    "recruitment/<str:public>/": _of(campaign),
    "recruitment/<str:public>/applicants/": _of(campaign),
    "recruitment/<str:public>/ranking/": _of(campaign),
    "recruitment/<str:public>/notice/": _of(campaign),
    "recruitment/<str:public>/import/": _of(campaign),
    "recruitment/<str:public>/results/": _of(campaign),
    "recruitment/<str:public>/turned-down/": _of(campaign),
    "recruitment/<str:public>/checks/": _of(campaign),
    "applications/<str:public>/": _of(application),
    "applications/<str:public>/review/": _of(application),
    "applications/<str:public>/documents/<int:number>/": documented,
    "contracts/agreements/<str:public>/": _of(agreement),
    "contracts/agreements/<str:public>/write/": _of(agreement),
    "contracts/insurance/<str:public>/": lambda where: where.public,
    "training/<str:public>/": _of(training_class),
    "training/<str:public>/register/": _of(training_class),
    "training/<str:public>/exam/": _of(training_class),
    "training/<str:public>/enrol/": _of(training_class),
    "training/<str:public>/spreadsheet/": _of(training_class),
    "training/<str:public>/template/": _of(training_class),
    "credentials/<str:public>/": _of(certificate),
    "people/<str:public>/photo/file/": _of(pictured),
    "kit/<str:public>/": _of(kit_item),
}
# a form about one record: who may send it
FORMS: dict[str, tuple[Make, frozenset[Role]]] = {
    "people/<str:public>/reveal/": (_of(engagement), REVEALERS),
    "settings/users/<slug:public>/reset/": (_of(account), ACTS["users.reset_password"].by),
    "imports/<str:public>/commit/": (roster, ACTS["imports.commit"].by),
    "imports/<str:public>/undo/": (roster, ACTS["imports.undo"].by),
    "imports/<str:public>/remove/": (roster, ACTS["imports.remove"].by),
    "imports/<str:public>/file/": (roster, READS["imports.see"].by),
    "imports/<str:public>/columns/": (roster, ACTS["imports.read"].by),
    "people/<str:public>/photo/": (_of(engagement), ACTS["credentials.set_photo"].by),
    "recruitment/<str:public>/notice/": (_of(campaign), ACTS["recruitment.begin_notice"].by),
    "recruitment/<str:public>/import/": (_of(campaign), ACTS["recruitment.import_applications"].by),
    "recruitment/<str:public>/results/": (_of(campaign), ACTS["recruitment.record_results"].by),
    "recruitment/<str:public>/turned-down/": (_of(campaign), ACTS["recruitment.reject_many"].by),
    "recruitment/<str:public>/checks/": (_of(campaign), ACTS["recruitment.record_checks"].by),
    "applications/<str:public>/": (_of(application), ACTS["recruitment.attach"].by),
    "applications/<str:public>/review/": (_of(application), ACTS["recruitment.review"].by),
    "contracts/agreements/<str:public>/write/": (_of(agreement), ACTS["contracts.amend_agreement"].by),
    "contracts/insurance/<str:public>/": (
        lambda where: where.public,
        ACTS["contracts.record_insurance"].by,
    ),
    "training/<str:public>/register/": (_of(training_class), ACTS["training.take_register"].by),
    "training/<str:public>/exam/": (_of(training_class), ACTS["training.record_exam"].by),
    "training/<str:public>/enrol/": (_of(training_class), ACTS["training.enrol"].by),
    "training/<str:public>/spreadsheet/": (_of(training_class), READS["training.see"].by),
}
# a list, or a page of nobody's in particular, by the read that the page declares; an office is named in `?office=`
OF_AN_OFFICE = {
    "law/",
    "law/compare",
    "law/<slug:pack>/",
    "law/<slug:pack>/<slug:article>/",
    "whatif/",
    "settings/policy/",
    "settings/policy/drafts/new/",
}
LISTS = OF_AN_OFFICE | {
    "organisations/",
    "settings/users/",
    "settings/calendar/",
    "roster/",
    "roster/counts/",
    "roster/export/",
    "checkup/",
    "imports/",
    "trail/",
    "trail/proof/",
    "settings/erasures/",
    "planning/",
    "newcomers/",
    "recruitment/",
    "contracts/",
    "contracts/people/",
    "contracts/insurance/",
    "training/",
    "credentials/",
    "kit/",
}
# of a chosen few, or of an office: what is chosen must be within reach; and the list on which it is chosen
CHOSEN = {"credentials/cards/": "credentials"}
# forms over many, by the same read
OVER_MANY = {"roster/search/", "roster/selected/", "roster/export/", "checkup/"}
# pages that no read but an act opens
BY_ACT = {
    "imports/new/": "imports.read",
    "kit/team/": "kit.issue_to_team",
    "settings/users/open/": "users.create",
}
# one's own, and nobody else's by whatever role
OWN = {
    "",
    "settings/",
    "account/",
    "account/password/",
    "account/sessions/end/",
    "account/2fa/",
    "account/reauthenticate/",
    "account/2fa/reauthenticate/",
    "account/2fa/totp/activate/",
    "account/2fa/totp/deactivate/",
    "account/2fa/recovery-codes/",
    "account/2fa/recovery-codes/generate/",
    "account/2fa/webauthn/add/",
    "account/2fa/webauthn/reauthenticate/",
    "account/2fa/webauthn/keys/<int:pk>/remove/",
    "account/tokens/",
    "account/tokens/<slug:public>/revoke/",
    "do/users.change_password/<slug:public>/",
    "do/users.reset_password/<slug:public>/",
    "roster/views/",
    "roster/views/<str:public>/remove/",
    "roster/move/",
    "roster/export/<int:pk>/",
    "roster/export/<int:pk>/file/",
}
ON_THE_TRAIL = {"trail/<int:number>/", "trail/proof/<slug:digest>/"}
THE_FORM = "do/<str:name>/<str:public>/"
THE_PAPER = "papers/<slug:paper>/<str:public>/"
# for everybody, with what a stranger gets: where there is nothing to do he is sent on, or told so
OPEN = {
    "account/login/": 200,
    "account/logout/": 405,
    "account/2fa/authenticate/": 302,
    "account/2fa/webauthn/login/": 302,
    "account/<slug:provider_id>/login/": 405,
    "account/<slug:provider_id>/login/callback/": 404,
    "account/oidc/cancelled/": 302,
    "credentials/keys.json": 200,
    "healthz": 200,
    "readyz": 200,
    "language/": 405,
    "metrics": 200,
}
TABLED = {*ONE, *FORMS, *LISTS, *CHOSEN, *OVER_MANY, *BY_ACT, *OWN, *ON_THE_TRAIL, THE_FORM, THE_PAPER, *OPEN}

# what is only sent, never looked at
ONLY_SENT = {
    "account/sessions/end/",
    "account/logout/",
    "account/<slug:provider_id>/login/",
    "account/tokens/<slug:public>/revoke/",
    "imports/<str:public>/commit/",
    "imports/<str:public>/undo/",
    "imports/<str:public>/remove/",
    "imports/<str:public>/file/",
    "language/",
    "people/<str:public>/reveal/",
    "roster/move/",
    "roster/search/",
    "roster/selected/",
    "roster/views/",
    "roster/views/<str:public>/remove/",
}
# of the API, what is no operation of its own description
API_OPEN = {f"{API}docs", f"{API}openapi.json", API}
