"""The file an import was read from, given back with a purpose and an entry on the trail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from xieguan.desk.papers import DamagedPaper
from xieguan.people.imports.original import original
from xieguan.people.outcomes import Invalid
from xieguan.web.pages import page, user_of


@page(read="imports.see", posts=True)
@require_POST
def file(request: HttpRequest, public: str) -> HttpResponse:
    """Send the file as it was handed in."""
    purpose = request.POST.get("purpose", "")
    try:
        taken, path = original(public, purpose=purpose, by=user_of(request), on=localdate())
    except (Invalid, DamagedPaper) as error:
        said = error.errors["purpose"][0] if isinstance(error, Invalid) else str(error)
        messages.error(request, said)
        return redirect("import", public)
    disposition = content_disposition_header(as_attachment=True, filename=taken.file_name) or "attachment"
    return HttpResponse(
        path.read_bytes(),
        content_type="application/octet-stream",
        headers={"Content-Disposition": disposition},
    )
