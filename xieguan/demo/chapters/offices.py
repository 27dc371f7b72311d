"""The offices: founded by the system administrator, each below the one it belongs to."""

from xieguan.demo.places import PLACES, TOP, Place
from xieguan.demo.story import FOUNDED, PASSWORD, Story
from xieguan.people.founding import found_office
from xieguan.people.models import Organisation, User


def tell(story: Story) -> None:
    """Found them all."""
    _found(story)
    for place in PLACES[1:]:
        _establish(story, place)


def _found(story: Story) -> None:
    passwords = found_office(
        name=TOP.name, kind=TOP.kind, region=TOP.region, enforcement_field="", on=FOUNDED
    )
    story.offices["top"] = Organisation.objects.get().public
    for username, one_time in passwords.items():
        story.users[username] = User.objects.get(username=username).public
        story.do("users.change_password", story.users[username], username, old=one_time, new=PASSWORD)


def _establish(story: Story, place: Place) -> None:
    made = story.do(
        "organisations.establish",
        story.offices[place.above],
        "system",
        on=FOUNDED,
        name=place.name,
        kind=place.kind,
        region=place.region,
        enforcement_field=place.field,
        basis="none" if place.kind == "firm" else "administrative",
    )
    story.offices[place.key] = made.subject
