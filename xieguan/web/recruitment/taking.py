"""Applicants, results and answers from spreadsheets: read, and recorded by one act or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate

from xieguan.desk.fleeting import fleeting
from xieguan.lifecycle.models import Campaign
from xieguan.lifecycle.recruitment.reading import Read
from xieguan.people.foresight import subject_of
from xieguan.people.labels import input_label
from xieguan.people.outcomes import Invalid
from xieguan.people.perform import perform
from xieguan.roster import UnusableFile
from xieguan.web.acts.told import done
from xieguan.web.pages import user_of
from xieguan.web.uploads import sent, too_large
from xieguan.words import _

MOST = 100  # problems that are shown


@dataclass
class Taking:
    """One file on its way into an act. `problems` are rows of the spreadsheet with what is wrong in each."""

    act: str
    rows: str  # the input that takes the rows
    reader: Callable[[Path], Read]
    problems: list[tuple[int, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def shown(self) -> list[tuple[int, str]]:
        """The first of the problems."""
        return self.problems[:MOST]

    @property
    def is_wrong(self) -> bool:
        """Whether nothing was recorded."""
        return bool(self.problems or self.errors)

    def take(self, request: HttpRequest, campaign: Campaign, about: Mapping[str, Any]) -> bool:
        """Read what was sent and record it; whether it was. What is wrong is kept here. Raises Denied."""
        subject_of(self.act, campaign.public, user_of(request))
        read = self._read(request)
        if read is None or self.is_wrong:
            return False
        data = {**about, self.rows: list(read.rows)}
        user = user_of(request)
        try:
            key = request.POST.get("key", "")
            result = perform(self.act, campaign.public, data, by=user, on=localdate(), key=key)
        except Invalid as error:
            self._told(error.errors, read.numbers)
            return False
        say = _("{n} rows recorded · {title}")
        done(request, user, say.format(n=len(read.rows), title=campaign.title), result.entry)
        return True

    def _read(self, request: HttpRequest) -> Read | None:
        file = sent(request, "file")
        if file is None or too_large(request):
            say = _("this file is too large") if too_large(request) else _("choose a file")
            self.errors.append(say)
            return None
        try:
            with fleeting(file.read()) as path:
                read = self.reader(path)
        except UnusableFile as error:
            self.errors.append(error.say)
            return None
        self.problems = [(one.row, one.say) for one in read.problems]
        if not read.rows and not self.problems:
            self.errors.append(_("there is nobody in this file"))
        return read

    def _told(self, errors: Mapping[str, Sequence[str]], numbers: Sequence[int]) -> None:
        """Errors of rows by the number of the spreadsheet's row; the others as they are."""
        for where, says in errors.items():
            name, _dot, rest = where.partition(".")
            number, _dot, inner = rest.partition(".")
            words = " ".join(says)
            if name == self.rows and number.isdecimal() and int(number) < len(numbers):
                label = input_label(self.act, inner).words if inner else ""
                told = f"{label}：{words}" if label else words
                self.problems.append((numbers[int(number)], told))
            else:
                label = input_label(self.act, name).words if name else ""
                self.errors.append(f"{label}：{words}" if label else words)
