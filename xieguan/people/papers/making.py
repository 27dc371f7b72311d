"""Making a paper for somebody: within his scope, as a file, with its line on the trail before it is handed out."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from xieguan.desk import trail
from xieguan.desk.documents import Document, as_pdf, as_word
from xieguan.people import entries, reads
from xieguan.people.models import User
from xieguan.people.outcomes import NotFound
from xieguan.people.papers.registry import PAPERS, Paper
from xieguan.people.scope import office_of
from xieguan.words import _

NAME = "papers.make"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Made:
    """A file: what it is called, of which kind it is, and its content."""

    name: str
    media_type: str
    content: bytes


FORMS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", as_pdf),
    "docx": (WORD, as_word),
}


def make(name: str, public: str, *, form: str, by: User, on: date) -> Made:
    """A paper of a day. Raises NotFound for what is not in scope or no paper, Denied, Invalid where it cannot be made.

    Must not be called inside a transaction that could still be rolled back.
    """
    kind = PAPERS.get(name)
    if kind is None or form not in FORMS:
        raise NotFound(_("there is no such paper"))
    subject = reads.one(kind.read, public, by, of=kind.of)
    media_type, setting = FORMS[form]
    content = setting(kind.body(subject, user=by, on=on))
    if kind.personal:
        handed_out(kind, subject, content, form=form, by=by, on=on)
    return Made(f"{kind.title()} {on}.{form}", media_type, content)


def handed_out(kind: Paper, subject: object, content: bytes, *, form: str, by: User, on: date) -> None:
    """Put it on the trail, with the hash by which the paper itself can be told from a forged one. It is not kept:
    a store of all that was ever printed would be a second record of everybody, which no erasure could follow.
    """
    digest = hashlib.sha256(content).hexdigest()
    trail.shown(
        act=NAME,
        actor=by.public,
        subject=entries.name_of(subject),  # type: ignore[arg-type]
        organisation=office_of(subject).public,  # type: ignore[arg-type]
        on=on,
        detail={"paper": kind.name, "form": form, "sha256": digest},
    )
