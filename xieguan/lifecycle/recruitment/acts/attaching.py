"""A document that is kept of an applicant. What it is, its content says, and never the name it comes with."""

from xieguan.desk import handed, papers
from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.documents import ATTACH, KIND, held
from xieguan.lifecycle.recruitment.inputs import Digest, FileName
from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.words import _


@act(ATTACH, of=Application, by=RECRUITERS)
def attach(application: Application, *, file: Digest, file_name: FileName) -> Noted:
    """Attach a document to an application: a diploma, a discharge certificate, a form. Its hash is kept.

    Also to one that has come to an end: what it was decided on may come late.
    """
    kind = _kind(file)
    if there := held(application).filter(digest=file, erased_at__isnull=True).first():
        raise Invalid({"file": [_("this document is kept already, as {name}").format(name=there.name)]})
    papers.hold(
        file,
        name=handed.named(redacted(file_name), kind),
        kind=KIND,
        media_type=kind.media_type,
        subject=(KIND, application.public),
        organisation=application.organisation.public,
    )
    return Noted(None, {"file": file})


def _kind(file: str) -> handed.Kind:
    try:
        return handed.recognised(papers.kept(file).read_bytes())
    except (ValueError, papers.DamagedPaper):
        raise Invalid({"file": [_("no such file has been kept")]}) from None
    except handed.NotTaken as error:
        raise Invalid({"file": [error.say]}) from None
