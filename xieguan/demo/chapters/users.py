"""The users: opened by one administrator, given their role by another, and with a password of their own."""

from datetime import timedelta

from xieguan.demo.cast import Player, players
from xieguan.demo.story import PASSWORD, Story

ONE_TIME = "Once-only-2022"


def tell(story: Story) -> None:
    """Let everybody in."""
    for player in players():
        _let_in(story, player)


def _let_in(story: Story, player: Player) -> None:
    office = story.offices[player.office]
    made = story.do(
        "users.create", office, "system", username=player.username, name=player.name, password=ONE_TIME
    )
    story.users[player.username] = made.subject
    since = story.day - timedelta(days=400)
    story.do("grants.give", office, "security", user=made.subject, role=player.role, from_on=since)
    story.do("users.change_password", made.subject, player.username, old=ONE_TIME, new=PASSWORD)
