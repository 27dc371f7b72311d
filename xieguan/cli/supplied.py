"""What the ledger may count on: an office's own suppliers where there is an office, and nothing where there is none."""

import os

from xieguan.cli.office import open_office
from xieguan.keys import data_directory
from xieguan.law.ledger import Supply
from xieguan.words import _


def has_office() -> bool:
    """Whether this machine's settings name an office with a database."""
    return bool(os.environ.get("XIEGUAN_DATABASE")) or (data_directory() / "xieguan.sqlite3").is_file()


def supplied(*, by_office: bool) -> Supply:
    """What the installation supplies; nothing without an office."""
    if not by_office:
        return Supply()
    open_office()
    from xieguan.people.suppliers import supply  # only after Django is set up

    return supply()


def spoken_of(*, by_office: bool) -> str:
    """The sentence that says of what the ledger speaks."""
    if by_office:
        return _("as this office's installation keeps it: the facts, acts and papers it has")
    return _(
        "there is no office here: this speaks of the vocabulary only, and nothing in it is kept by anybody"
    )
