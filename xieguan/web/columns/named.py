"""What a column can be taken for, in words."""

from xieguan.audit.page.recognised import named as named_by_law
from xieguan.law.facts import vocabulary
from xieguan.roster.catalogue import catalogue
from xieguan.words import _


def named(key: str) -> str:
    """A fact or another known column, in words."""
    return _others().get(key) or named_by_law(key)


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """What somebody may take a column for, in groups: who it is, and what the law asks."""
    facts = [key for key in catalogue().facts if key in vocabulary().facts]
    return [
        (_("who it is"), [(key, name) for key, name in _others().items()]),
        (_("what the law asks"), sorted(((key, named(key)) for key in facts), key=lambda pair: pair[1])),
    ]


def _others() -> dict[str, str]:
    return {
        "name": _("name"),
        "id_number": _("ID number"),
        "sex": _("sex"),
        "firm": _("dispatch firm"),
        "certificate_number": _("certificate number"),
    }
