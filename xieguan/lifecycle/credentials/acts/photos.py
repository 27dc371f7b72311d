"""The photo on somebody's certificate: set once, replaced by a better one; the file of the former is removed."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from xieguan.desk import papers
from xieguan.desk.models import Paper
from xieguan.lifecycle.credentials.leaving import must_be_here
from xieguan.lifecycle.credentials.models import Photo
from xieguan.lifecycle.credentials.photo.examined import sentence
from xieguan.lifecycle.credentials.photo.picture import NoPicture, Picture, read
from xieguan.people.models import Engagement, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
KIND = "photo"
MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png"}


@act("credentials.set_photo", of=Engagement, by=[Role.CLERK, Role.ISSUER])
def set_photo(engagement: Engagement, *, file: Digest, by: User, on: date, now: datetime) -> Noted:
    """Set the photo for somebody's certificate. Shanxi 21; Hai'an 21.

    The file has been looked at and cleaned before (`photo/taking.py`); one that is not clean is refused here.
    """
    must_be_here(engagement, on)
    picture = _clean(file)
    former = Photo.objects.filter(engagement=engagement).first()
    if former is not None and former.file == file:
        raise Invalid({"file": [_("this is the photo on record already")]})
    Photo.objects.update_or_create(
        engagement=engagement,
        defaults={
            "file": file,
            "kind": picture.kind,
            "width": picture.width,
            "height": picture.height,
            "set_on": on,
            "recorded_at": now,
            "recorded_by": by,
        },
    )
    if former is not None:
        _let_go(former.file, engagement, now)
    papers.hold(
        file,
        name=f"{KIND}.{picture.kind}",
        kind=KIND,
        media_type=MEDIA_TYPES[picture.kind],
        subject=("engagement", engagement.public),
        organisation=engagement.organisation.public,
    )
    return Noted(None, {"photo": file, "replaced": former is not None})


def _clean(file: str) -> Picture:
    try:
        content = papers.kept(file).read_bytes()
        picture = read(content)
    except papers.DamagedPaper as error:
        raise Invalid({"file": [str(error)]}) from None
    except NoPicture as error:
        raise Invalid({"file": [sentence(error.code)]}) from None
    if picture.content != content:
        raise Invalid({"file": [sentence("damaged")]})
    return picture


def _let_go(file: str, engagement: Engagement, now: datetime) -> None:
    """The former photo is nobody's record any more; its file goes unless another paper holds it."""
    mine = Paper.objects.filter(kind=KIND, digest=file, subject_kind="engagement", subject=engagement.public)
    mine.filter(erased_at__isnull=True).update(erased_at=now)
    if not Paper.objects.filter(digest=file, erased_at__isnull=True).exists():
        papers.erase(file)
