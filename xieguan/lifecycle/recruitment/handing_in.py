"""From a file to a document of an application: looked at, kept; then the act."""

from datetime import date

from xieguan.desk import handed, papers
from xieguan.lifecycle.recruitment.documents import ATTACH
from xieguan.people.call import Result
from xieguan.people.imports.allowed import must_be_allowed
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.people.redact import redacted


def hand_in(content: bytes, name: str, application: str, *, by: User, on: date, key: str = "") -> Result:
    """Hand in a document; nothing else is kept. Raises Invalid naming the file, or what `perform` raises."""
    must_be_allowed(ATTACH, application, by=by, on=on)
    try:
        kind = handed.recognised(content)
    except handed.NotTaken as error:
        raise Invalid({"file": [error.say]}) from None
    data = {"file": papers.keep(content), "file_name": handed.named(redacted(name), kind)}
    return perform(ATTACH, application, data, by=by, on=on, key=key)
