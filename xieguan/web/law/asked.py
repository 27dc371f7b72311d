"""What a page of the law is asked for: which office, which day; and the addresses that keep both."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from xieguan.people.ledger.offices import Choice, choose
from xieguan.people.registry import is_in_our_time
from xieguan.web.pages import user_of


@dataclass(frozen=True, slots=True)
class Asked:
    """The office and the day a page speaks of."""

    choice: Choice
    on: date
    today: date
    named: str

    @property
    def is_today(self) -> bool:
        """Whether it speaks of today."""
        return self.on == self.today

    @property
    def kept(self) -> dict[str, str]:
        """What addresses carry on, where it is not the default."""
        day = {} if self.is_today else {"on": self.on.isoformat()}
        return ({"office": self.named} if self.named else {}) | day

    def query(self, **more: Any) -> str:
        """The query of another address of the same office and day."""
        given = {name: value for name, value in {**self.kept, **more}.items() if value not in ("", None)}
        return f"?{urlencode(given)}" if given else ""


def asked(request: HttpRequest, read: str = "law.see") -> Asked:
    """The office and day of a request; a day that is none is today. Raises NotFound or Denied."""
    today = timezone.localdate()
    named = request.GET.get("office", "")
    return Asked(
        choose(read, user_of(request), named, today), day(request.GET.get("on", "")) or today, today, named
    )


def day(text: str) -> date | None:
    """A day as a form sends it; None for anything else, and for one before or after which no other can be counted."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if is_in_our_time(found) else None
