"""What each endpoint is called, in the language of whoever reads; the description is made anew for every reader."""

from typing import Any

from xieguan.people.labels import act_words
from xieguan.words import _


def title(path: str, method: str, written: str) -> str:
    """The title of one endpoint: an act's own words, or those of a read."""
    act = path.rpartition("/acts/")[2] if method == "post" and "/acts/" in path else ""
    return act_words(act) if act else reads().get(written, written)


def reads() -> dict[str, str]:
    """The titles of everything that is no act, by what stands in the code."""
    return {
        "The acts there are": _("The acts there are"),
        "Who you are here": _("Who you are here"),
        "The accounts you reach": _("The accounts you reach"),
        "The grants you reach": _("The grants you reach"),
        "How the law comes out over an organisation": _("How the law comes out over an organisation"),
        "Whom a rule finds not met": _("Whom a rule finds not met"),
        "The imports you reach": _("The imports you reach"),
        "Hand in a roster": _("Hand in a roster"),
        "One import": _("One import"),
        "What it would change": _("What it would change"),
        "Write and commit it": _("Write and commit it"),
        "The organisations you reach": _("The organisations you reach"),
        "One organisation": _("One organisation"),
        "The law that binds it": _("The law that binds it"),
        "The engagements you reach": _("The engagements you reach"),
        "One engagement, with its facts": _("One engagement, with its facts"),
        "Somebody's photo": _("Somebody's photo"),
        "Hand in somebody's photo": _("Hand in somebody's photo"),
        "What the law says of it": _("What the law says of it"),
        "A paper of a record": _("A paper of a record"),
        "The recruitments you reach": _("The recruitments you reach"),
        "One recruitment": _("One recruitment"),
        "The applications you reach": _("The applications you reach"),
        "One application, with its facts": _("One application, with its facts"),
        "What the law says of hiring this applicant": _("What the law says of hiring this applicant"),
        "The persons you reach": _("The persons you reach"),
        "One person": _("One person"),
        "The full ID number, for a purpose": _("The full ID number, for a purpose"),
    }


def groups() -> dict[str, str]:
    """What each group of endpoints is called."""
    return {
        "acts": _("Acts"),
        "organisations": _("Organisations"),
        "engagements": _("Engagements"),
        "persons": _("Persons"),
        "campaigns": _("Recruitments"),
        "applications": _("Applications"),
        "findings": _("Findings"),
        "imports": _("Imports"),
        "papers": _("Papers"),
        "access": _("Accounts and rights"),
    }


def statuses() -> dict[int, str]:
    """What each answer but the good one means."""
    return {
        400: _("this request cannot be read"),
        401: _("who you are must be shown by a token"),
        403: _("none of your roles may do this"),
        404: _("there is no such record"),
        409: _("the law stands in the way, or somebody was quicker"),
        413: _("this is too large"),
        422: _("the input is not right"),
    }


def describe(operation: dict[str, Any], path: str, method: str) -> None:
    """Put the title into an operation of the description."""
    operation["summary"] = title(path, method, operation.get("summary", ""))
