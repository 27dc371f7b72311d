"""What pages of acts call agreements and contracts, what can be chosen there, and what is shown before one decides."""

from django.db.models import Model
from django.utils import timezone

from xieguan.law.facts import vocabulary
from xieguan.law.wording import shown
from xieguan.lifecycle.contracts.inputs import ClauseName
from xieguan.lifecycle.contracts.models import DispatchAgreement, FirmRegistration, LabourContract
from xieguan.lifecycle.contracts.sending import sent_by
from xieguan.lifecycle.contracts.writing import latest_of
from xieguan.people import labels
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.registry import Act
from xieguan.people.suppliers import facts_of
from xieguan.web.acts.about import BEFORE, Pairs
from xieguan.web.acts.begun import BEGINS, Begun
from xieguan.web.acts.options import MANY, REFERENCES, Options
from xieguan.web.acts.subjects import ONWARD, PAGES, WORDS, organisation_name
from xieguan.web.contracts.clauses import words_of_clause
from xieguan.web.days import last_day
from xieguan.words import _, pick

RESULTS = (
    *("prejob_passed", "annual_training_workdays", "annual_training_passed"),
    *("appraisal_result", "last_appraised_on"),
)


def register() -> None:
    """Let the pages of acts know of agreements and contracts."""
    WORDS[DispatchAgreement] = lambda one: _("agreement {number} with {firm}").format(
        number=one.number, firm=organisation_name(one.firm)
    )
    WORDS[LabourContract] = lambda one: _("labour contract of {name} from {day}").format(
        name=one.engagement.person.name, day=one.from_on
    )
    ONWARD["contracts.draw_up"] = "agreement_write"
    BEGINS["contracts.register_firm"] = _registered
    BEGINS["contracts.tell_dispatch_terms"] = lambda _one: {
        "dispatch_terms_told_on": str(timezone.localdate())
    }
    BEGINS["contracts.renew"] = _as_before
    PAGES[DispatchAgreement] = ("agreement", lambda one: one.public)
    PAGES[LabourContract] = ("file", lambda one: one.engagement.public)
    REFERENCES["dispatched"] = _dispatched
    REFERENCES["clause"] = lambda _act, _user, _subject: [
        (one.value, labels.choice_words(one)) for one in ClauseName
    ]
    BEFORE["contracts.renew"] = _results
    BEFORE["contracts.amend_agreement"] = _clauses
    BEFORE["contracts.activate_agreement"] = _clauses


def _dispatched(_act: Act, _user: User, subject: Model) -> Options:
    """Whom a firm sends: of an agreement its own people, of an office everybody who is sent there."""
    if isinstance(subject, DispatchAgreement):
        rows = sent_by(subject.organisation, subject.firm)
    elif isinstance(subject, Organisation):
        there = Engagement.objects.visible().filter(organisation__path__startswith=subject.path)
        rows = there.filter(firm__isnull=False, left_on__isnull=True, undone=False)
    else:
        return []
    found = rows.select_related("person", "firm").order_by("firm", "person__pinyin", "pk")[:MANY]
    return [(one.public, one.person.name) for one in found]


def _registered(firm: Organisation) -> Begun:
    """What is recorded of a firm, to be put right."""
    known = FirmRegistration.objects.filter(organisation=firm).first()
    if known is None:
        return {}
    until = str(known.permit_until or "")
    return {"credit_code": known.credit_code, "permit": known.permit, "permit_until": until}


def _as_before(engagement: Engagement) -> Begun:
    """Post and clause of the contract that is renewed, by default what goes on."""
    former = engagement.labour_contracts.order_by("-from_on", "-pk").first()
    if former is None:
        return {}
    clause = {"appraisal_clause": "true"} if former.appraisal_clause else {}
    return {"post": former.post, "labour_contract_months": str(former.months or ""), **clause}


def _results(engagement: Engagement) -> Pairs:
    """What training and appraisal have shown, and the contract that ends."""
    on = timezone.localdate()
    facts = facts_of("engagement", engagement.pk, on, frozenset(RESULTS))
    told = [
        (pick(vocabulary().fact(name).label), shown(facts[name], vocabulary().fact(name))) for name in RESULTS
    ]
    former = engagement.labour_contracts.order_by("-from_on", "-pk").first()
    if former is None:
        return [*told, (_("present contract"), _("none on record here"))]
    until = str(last_day(former.until_on)) if former.until_on else _("open-ended")
    return [*told, (_("present contract"), _("{start} to {end}").format(start=former.from_on, end=until))]


def _clauses(agreement: DispatchAgreement) -> Pairs:
    """What the latest version says."""
    latest = latest_of(agreement)
    name = "contracts.amend_agreement"
    return [(labels.input_label(name, key).words, said) for key, said in words_of_clause(latest)]
