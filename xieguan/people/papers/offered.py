"""Which papers somebody can have of a record."""

from datetime import date

from django.db.models import Model

from xieguan.people.models import User
from xieguan.people.papers.registry import PAPERS, Paper
from xieguan.people.reads import READS
from xieguan.people.scope import office_of, reach


def offered(subject: Model, user: User, on: date) -> list[Paper]:
    """The papers of a record that one of his roles may have where the record is."""
    of_it = [one for one in PAPERS.values() if isinstance(subject, one.of)]
    where = reach(user, on)
    office = office_of(subject).path if of_it else ""
    return [one for one in of_it if where.covers(office, READS[one.read].by)]
