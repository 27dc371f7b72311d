"""A user's own views of the roster: saved under a name, and removed."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from xieguan.people.inputs import Public
from xieguan.people.listing import filters
from xieguan.people.models import SavedView, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.words import _

ViewName = Annotated[str, Field(min_length=1, max_length=40)]
MOST = 12  # views of one user: they stand in one line


@act("views.save", of=User, own=True)
def save(user: User, *, name: ViewName, query: dict[str, Any], now: datetime) -> Noted:
    """Keep the present filters and order of the roster under a name. The same name again replaces the view."""
    others = SavedView.objects.filter(user=user).exclude(name=name)
    if others.count() >= MOST:
        raise Invalid({"name": [_("you have {n} views: remove one first").format(n=MOST)]})
    SavedView.objects.update_or_create(
        user=user, name=name, defaults={"query": filters.read(query).query, "saved_at": now}
    )
    return Noted()


@act("views.remove", of=User, own=True)
def remove(user: User, *, view: Public) -> Noted:
    """Remove one of one's own views."""
    if not SavedView.objects.filter(user=user, public=view).delete()[0]:
        raise Invalid({"view": [_("there is no such view")]})
    return Noted()
