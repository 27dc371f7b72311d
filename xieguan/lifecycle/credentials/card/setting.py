"""Cards as one PDF for the printer: front and back of each on a page of its own, 85.6 × 54 mm with 3 mm of bleed."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import segno

from xieguan.desk.documents.content import said
from xieguan.desk.documents.pdf import pdf_of
from xieguan.desk.signing.keyring import Signer
from xieguan.lifecycle.credentials.card.claims import Claims, written
from xieguan.lifecycle.credentials.card.faces import Face
from xieguan.words import _

MASK = 2  # any of the eight: what is signed looks random under each, and trying all takes most of the time


def text_of(face: Face, signer: Signer, now: datetime) -> str:
    """What the code of a card says, signed."""
    claims = Claims(
        issuer=face.issuer,
        number=face.number,
        name=face.name,
        badge=face.badge,
        valid_until=face.valid_until,
        code=face.code,
        signed_at=now,
    )
    return written(claims, signer.private, signer.published.id)


def as_pdf(faces: Sequence[Face], signer: Signer, now: datetime, *, photos: Path, demo: bool) -> bytes:
    """All cards, in their order. `photos` is the folder in which all kept files lie."""
    codes = {f"code-{place}.svg": _drawn(text_of(face, signer, now)) for place, face in enumerate(faces)}
    data = {
        "cards": [
            {**_front(face), "code": code, "photo": _photo(face, photos)}
            for code, face in zip(codes, faces, strict=True)
        ],
        "banner": _("Demonstration data") if demo else "",
        "key": signer.published.id.hex(),
        **_labels(),
    }
    return pdf_of(_layout(), data, codes, photos if any(face.photo for face in faces) else None)


def _photo(face: Face, photos: Path) -> list[str]:
    """Its file as the layout names it, and its kind."""
    return [f"/{face.photo[0].relative_to(photos).as_posix()}", face.photo[1]] if face.photo else []


def _front(face: Face) -> dict[str, Any]:
    return {
        "title": face.words.title,
        "notice": face.words.notice,
        "issuer": said(face.issuer),
        "name": said(face.name),
        "rows": _rows([(_("Organisation"), face.office), (_("Badge number"), face.badge)]),
        "number": said(face.number),
        "valid": f"{face.issued_on:%Y.%m.%d} – {face.last_day:%Y.%m.%d}",
    }


def _rows(entries: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[label, said(value) or "—"] for label, value in entries]


def _labels() -> dict[str, Any]:
    return {
        "labels": {
            "number": _("Certificate number"),
            "valid": _("Valid, both days included"),
            "photo": _("Photo"),
            "issuer": _("Issuing authority"),
            "key": _("Signing key"),
        },
        "duties": [
            _("Worn and shown on duty; never lent, altered or passed on."),
            _("Reported at once when lost; handed in on leaving."),
            _("Whoever finds it is asked to return it to the issuing authority."),
            _("The code can be checked offline with the published key of the issuing office."),
        ],
    }


def _drawn(text: str) -> bytes:
    out = io.BytesIO()
    segno.make_qr(text, error="m", mask=MASK).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue()


@cache
def _layout() -> bytes:
    return (resources.files(__package__) / "card.typ").read_bytes()
