"""`xieguan card photo`: hand in somebody's photo from a file."""

from pathlib import Path

import click

from xieguan.cli.act import as_user, find_user
from xieguan.cli.days import today
from xieguan.cli.office import FINE, Refusal, answer, in_json, office
from xieguan.cli.words import Command
from xieguan.words import _


@click.command(
    "photo",
    cls=Command,
    words=lambda: _(
        "Hand in somebody's photo (JPEG or PNG); PERSON is the id of his file, as in its address."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("person")
@as_user
@in_json
@office
def photo(file: Path, person: str, user: str, in_json: bool) -> int:
    """Hand in a photo."""
    from xieguan.lifecycle.credentials.photo.taking import take_in
    from xieguan.people.outcomes import ActError

    try:
        done = take_in(file.read_bytes(), person, by=find_user(user), on=today())
    except ActError as error:
        raise Refusal(str(error)) from None
    found = {"subject": done.subject, "entry": done.entry}
    answer(found, _("done: {subject}, entry {entry} of the trail").format(**found), as_json=in_json)
    return FINE
