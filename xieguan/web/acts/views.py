"""The page of an act: GET shows what stands in the way and the form, POST does it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xieguan.people.call import Result
from xieguan.people.foresight import subject_of
from xieguan.people.outcomes import ActError, Denied, Invalid, NotFound, Refused, Stale
from xieguan.people.perform import perform, rehearse
from xieguan.people.registry import ACTS
from xieguan.people.scope import office_of
from xieguan.web.acts import drafts
from xieguan.web.acts.begun import begun
from xieguan.web.acts.case import REASON, Case
from xieguan.web.acts.forms import has_form
from xieguan.web.acts.subjects import ONWARD
from xieguan.web.acts.told import done, waiting
from xieguan.web.pages import page, show, user_of
from xieguan.words import _

STATUS: dict[type[ActError], int] = {Refused: 409, Stale: 409, Invalid: 422, NotFound: 422, Denied: 403}


@page(acts=True)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, name: str, public: str) -> HttpResponse:
    """Any act: ask, and do."""
    if name not in ACTS or not has_form(ACTS[name]):
        raise Http404
    user = user_of(request)
    subject = subject_of(name, public, user)
    if request.method == "POST":
        return _send(Case(request, ACTS[name], subject, user, request.POST, key=request.POST.get("key", "")))
    draft = drafts.found(request.session, ACTS[name], subject)
    sent = begun(ACTS[name], subject, request.GET) if draft is None else draft
    return _form(Case(request, ACTS[name], subject, user, sent))


def _form(case: Case) -> HttpResponse:
    status = STATUS.get(type(case.error), 400) if case.error else 200
    return show(case.request, "acts/form.html", {"case": case}, status=status)


def _send(case: Case) -> HttpResponse:
    try:
        if "ask" in case.sent:
            return _ask(case)
        if case.ends and "confirmed" not in case.sent:
            return _confirm(case)
        result = _perform(case)
    except ActError as error:
        return _again(case, error)
    drafts.forget(case.request.session, case.act, case.subject)
    done(case.request, case.user, case.title, result.entry)
    onward = ONWARD.get(case.act.name)
    return redirect(onward, result.subject) if onward else redirect(case.next)


def _perform(case: Case) -> Result:
    name, subject = case.act.name, case.subject.public
    return perform(name, subject, case.data, by=case.user, on=case.on(), key=case.key, version=case.seen)


def _confirm(case: Case) -> HttpResponse:
    """Once more before something ends: what will happen, and to what."""
    obstacle = rehearse(case.act.name, case.subject.public, case.data, by=case.user, on=case.on())
    if obstacle:
        return _again(case, obstacle)
    return show(case.request, "acts/confirm.html", {"case": case})


def _ask(case: Case) -> HttpResponse:
    """Ask for an exception to each *should* rule in the way, for exactly what was filled in."""
    obstacle = rehearse(case.act.name, case.subject.public, case.data, by=case.user, on=case.on())
    if obstacle is None:
        raise Invalid({"": [_("nothing stands in the way any more: send the form")]})
    case.error = obstacle
    office = office_of(case.subject).public
    this = {"act": case.act.name, "record": case.subject.public, "data": case.data}
    for entry in case.way:
        why = {"pack": entry.pack, "rule": entry.rule, "reason": case.sent.get(REASON, "")}
        try:
            perform("exemptions.ask", office, this | why, by=case.user, on=case.on())
        except Invalid as error:
            case.asking = error.errors
            return show(case.request, "acts/form.html", {"case": case}, status=422)
    drafts.keep(case.request.session, case.act, case.subject, case.sent)
    waiting(case.request)
    return redirect(case.request.get_full_path())


def _again(case: Case, error: ActError) -> HttpResponse:
    """The form once more, with all that was filled in and what is wrong."""
    case.error = error
    if isinstance(error, Refused):
        drafts.keep(case.request.session, case.act, case.subject, case.sent)
    if isinstance(error, Invalid) and "key" in error.errors:
        case.renew()
    return _form(case)
