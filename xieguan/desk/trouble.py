"""What to say when the machine under us fails: a sentence for people, where the log has the rest."""

import errno

from django.db import DatabaseError

from xieguan.words import _

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL_WORDS = ("disk is full", "no space left", "could not extend file", "disk quota")


def sentence(error: BaseException) -> str:
    """One sentence for an OSError or an error of the database."""
    text = str(error).lower()
    if getattr(error, "errno", None) in FULL or any(words in text for words in FULL_WORDS):
        return _("there is no room left on the disk; what was begun has been undone")
    if isinstance(error, OSError):
        return _("{file}: {reason}").format(file=error.filename or "", reason=error.strerror or error)
    if "disk i/o error" in text:
        return _("the disk does not take what is written; what was begun has been undone")
    if "locked" in text:
        return _("the database is busy with something else; try again")
    if "no such table" in text or "does not exist" in text:
        return _("the database has no tables yet: run xieguan migrate")
    reason = (
        str(error).strip().partition("\n")[0] if isinstance(error, DatabaseError) else type(error).__name__
    )
    return _("the database cannot be used: {reason}").format(reason=reason)
