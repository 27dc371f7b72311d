"""What the terminal and the annotated roster say in the same words: verdicts, forces, how a law stands.

A verdict is told by its shape and its word, never by colour alone.
"""

from collections.abc import Iterator
from datetime import timedelta

from xieguan.audit.page.citing import Citation
from xieguan.law.judge import Law
from xieguan.words import _, pick

SHAPES = {"met": "○", "fail": "●", "unknown": "？", "pending": "◇", "rejected": "◆"}


def verdict(outcome: str) -> str:
    """Shape and word of an outcome: ● 不符."""
    words = {
        "met": _("met"),
        "fail": _("not met"),
        "unknown": _("to be verified"),
        "pending": _("not yet due"),
        "rejected": _("rejected"),
    }
    return f"{SHAPES[outcome]} {words[outcome]}"


def force(weight: str) -> str:
    """How much a rule weighs."""
    return {"must": _("must"), "should": _("as a rule"), "advise": _("advisory")}[weight]


def state(law: Law) -> str:
    """How a law stands on the day, in a few words."""
    if law.state == "kept" and law.adoption:
        return _("lapsed; kept by {document}").format(document=law.adoption.document)
    return _("lapsed, for reference only") if law.state == "lapsed" else _("in force")


def standing(law: Law) -> Iterator[str]:
    """What a reader must know of a law that is not simply in force, or that a child pack tightens."""
    if law.state == "lapsed":
        yield _("Out of force since {day}: its findings are advice and bind nobody.").format(
            day=law.pack.until
        )
    if law.adoption and law.state == "kept":
        yield _("Kept from {first_day} to the end of {last_day}; decided by {by}.").format(
            first_day=law.adoption.first_day,
            last_day=law.adoption.until - timedelta(days=1),
            by=law.adoption.decided_by,
        )
        if law.adoption.passed_on is None or law.adoption.made_known_on is None:
            yield _(
                "No dismissal can rest on it yet: it was not both passed by the staff and made known to them."
            )
    if law.pack.successor and law.state != "in-force":
        yield _("Known successor: {document}").format(document=law.pack.successor.document)
    for child in sorted(set(law.tightened_by.values())):
        tightened = [name for name, by in law.tightened_by.items() if by == child]
        labels = _(", ").join(pick(law.pack.parameters[name].label) for name in tightened)
        yield _("Tightened by {child}: {what}.").format(child=child, what=labels)


def place(citation: Citation) -> str:
    """A citation with its law where that must be said."""
    return f"{citation.of} {citation.words}".strip()
