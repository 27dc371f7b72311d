"""Looking at the trail is put on the trail, where it looks at somebody: before anything is shown."""

from collections.abc import Mapping
from datetime import date

from xieguan.desk import trail
from xieguan.people.models import User
from xieguan.people.redact import redacted

SEARCH, OPEN, TAKE = "trail.search", "trail.open", "trail.take_away"


def looked(
    what: str,
    user: User,
    *,
    on: date,
    organisation: str = "",
    subject: tuple[str, str] = ("", ""),
    said: Mapping[str, str],
) -> None:
    """Note a look, in a transaction of its own: where it cannot be written there is nothing to see."""
    kind, name = subject
    trail.shown(
        act=what,
        actor=user.public,
        subject=(kind, redacted(name[:40])),
        organisation=organisation or (user.home.public if user.home else ""),
        on=on,
        detail={name: redacted(value[:200]) for name, value in said.items() if value},
    )
