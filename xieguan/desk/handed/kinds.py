"""Which files are taken in as documents, told by their content, whatever they are called.

No web pages are taken, no scripts, no programs, and no office files with macros, controls or programs in them. A file
is not opened here beyond its outline: what a PDF holds, or a template a document names, is not looked at. It goes out
again only to be saved (`attachment`, `nosniff`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from xieguan.desk.handed import packed
from xieguan.words import _

MOST_BYTES = 20 << 20  # a scan of some dozen pages
TAIL = 1 << 16  # programs leave a little behind the end they have written


class NotTaken(Exception):
    """This file is not taken in; `say` tells whoever hands it in why, and what to do."""

    def __init__(self, say: str) -> None:
        super().__init__(say)
        self.say = say


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: what it is when it goes out, and how its name ends, the usual way first."""

    media_type: str
    endings: tuple[str, ...]


PDF = Kind("application/pdf", ("pdf",))
JPEG = Kind("image/jpeg", ("jpg", "jpeg"))
PNG = Kind("image/png", ("png",))
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",))
ODT = Kind("application/vnd.oasis.opendocument.text", ("odt",))
OFD = Kind("application/ofd", ("ofd",))  # GB/T 33190, in which offices issue their documents
TAKEN = (PDF, OFD, JPEG, PNG, DOCX, ODT)
PACKED = {packed.WORD: DOCX, packed.TEXT: ODT, packed.OFD: OFD}
WHOLE = (  # how it begins, and what stands near its end unless it was cut off
    (PDF, b"%PDF-", b"%%EOF"),
    (JPEG, b"\xff\xd8\xff", b"\xff\xd9"),
    (PNG, b"\x89PNG\r\n\x1a\n", b"IEND"),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (b"PK", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


def recognised(content: bytes) -> Kind:
    """The kind of a document. Raises NotTaken."""
    if not content:
        raise NotTaken(_("the file is empty"))
    if len(content) > MOST_BYTES:
        raise NotTaken(_("the file is larger than {size} MB").format(size=MOST_BYTES >> 20))
    for kind, begins, ends in WHOLE:
        if content.startswith(begins):
            if ends not in content[-TAIL:]:
                raise NotTaken(_("the file is cut off or damaged: save it anew and hand that in"))
            return kind
    return _unpacked(content) if content.startswith(packed.BEGINS) else _none(content)


def _unpacked(content: bytes) -> Kind:
    try:
        return PACKED[packed.outline(content)]
    except packed.Damaged:
        raise NotTaken(_("the file is cut off or damaged: save it anew and hand that in")) from None
    except packed.Locked:
        raise NotTaken(_("the file is protected by a password: hand it in without one")) from None
    except packed.Runs:
        raise NotTaken(
            _("there are macros or programs in the file: save it without them, or as PDF")
        ) from None
    except KeyError:
        return _none(content)


def _none(content: bytes) -> Kind:
    """Raises NotTaken, with what to do instead."""
    says: tuple[tuple[bool, Callable[[], str]], ...] = (
        (content.startswith(OLD_OFFICE), lambda: _("this is an old office file: save it as DOCX or PDF")),
        (
            content[4:8] == b"ftyp",
            lambda: _("this is a HEIC or video file: save the photo as JPEG and hand that in"),
        ),
        (
            content.startswith(ARCHIVES),
            lambda: _("this is an archive or a spreadsheet: hand in the documents one by one"),
        ),
    )
    other = _("only documents are kept: hand in a PDF, OFD, JPEG, PNG, DOCX or ODT file")
    raise NotTaken(next((say() for fits, say in says if fits), other))
