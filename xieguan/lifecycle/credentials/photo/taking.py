"""From a file to a photo that counts: looked at, cleaned, kept; then the act."""

from datetime import date

from xieguan.desk import papers
from xieguan.lifecycle.credentials.photo.examined import examined, sentence
from xieguan.lifecycle.credentials.photo.picture import NoPicture
from xieguan.people.call import Result
from xieguan.people.imports.allowed import must_be_allowed
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform

ACT = "credentials.set_photo"


def take_in(content: bytes, engagement: str, *, by: User, on: date) -> Result:
    """Take in somebody's photo. Raises Invalid naming the file, or what `perform` raises."""
    must_be_allowed(ACT, engagement, by=by, on=on)
    try:
        picture = examined(content)
    except NoPicture as error:
        raise Invalid({"file": [sentence(error.code)]}) from None
    return perform(ACT, engagement, {"file": papers.keep(picture.content)}, by=by, on=on)
