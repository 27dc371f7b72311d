"""Which acts have a form at all."""

from xieguan.people.registry import Act
from xieguan.web.acts.kinds import kind_of

ELSEWHERE = {
    *("imports.read", "packs.draft", "credentials.set_photo"),  # they take a file
    *("tokens.issue", "tokens.give_back"),  # the secret is shown once
}


def has_form(act: Act) -> bool:
    """Whether a form can ask for all that an act needs; one that takes a file or a table has a page of its own."""
    if act.name in ELSEWHERE:
        return False
    return not any(kind_of(info) == "data" and info.is_required() for info in act.input.model_fields.values())
