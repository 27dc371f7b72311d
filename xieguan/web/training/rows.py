"""The rows of a register or of results: as they were sent, as the act takes them, and what was wrong with each."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from xieguan.lifecycle.models import Enrolment
from xieguan.people.labels import act_words
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Row:
    """One trainee with what was filled in for him; `given` is the act's own row, None where he is left out."""

    public: str
    name: str
    said: Mapping[str, str]
    given: dict[str, Any] | None


@dataclass
class Sheet:
    """A form of rows for one act."""

    act: str
    name: str
    rows: Sequence[Row]
    about: dict[str, Any]
    nobody: str = ""  # said where nobody was chosen or filled in
    errors: Mapping[str, Sequence[str]] = dataclasses.field(default_factory=dict)

    @property
    def title(self) -> str:
        """What the act is called."""
        return act_words(self.act)

    @property
    def sent(self) -> list[Row]:
        """The rows that are sent, in the order in which errors number them."""
        return [row for row in self.rows if row.given is not None]

    @property
    def data(self) -> dict[str, Any]:
        """The act's input."""
        return {**self.about, **({self.name: [row.given for row in self.sent]} if self.rows else {})}

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, with the row it is wrong in."""
        return list(self._problems())

    def _problems(self) -> Iterator[tuple[str, str]]:
        for where, says in self.errors.items():
            row = self._row(where)
            words = self.nobody if where == self.name and not self._chosen else " ".join(says)
            yield (
                (f"r-{row.public}", _("{name}: {what}").format(name=row.name, what=words))
                if row
                else ("", words)
            )

    @property
    def _chosen(self) -> bool:
        return bool(not self.nobody or self.data.get(self.name))

    @property
    def bad(self) -> set[str]:
        """The trainees whose row is wrong."""
        return {row.public for where in self.errors if (row := self._row(where))}

    def _row(self, where: str) -> Row | None:
        parts = where.split(".")
        number = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else -1
        return self.sent[number] if 0 <= number < len(self.sent) else None


def of_register(enrolments: Iterable[Enrolment], sent: QueryDict) -> list[Row]:
    """A row for everybody: there all day, unless it was sent otherwise."""
    return [_attended(*_who(one), sent) for one in _in_order(enrolments)]


def _attended(public: str, name: str, sent: QueryDict) -> Row:
    said = {"presence": sent.get(f"p-{public}", "full"), "absence": sent.get(f"w-{public}", "")}
    why = {"absence": said["absence"]} if said["presence"] != "full" and said["absence"] else {}
    return Row(public, name, said, {"trainee": public, "presence": said["presence"], **why})


def of_exam(enrolments: Iterable[Enrolment], sent: QueryDict) -> list[Row]:
    """A row for everybody; who has neither a mark nor a result did not sit it."""
    return [_sat(*_who(one), sent) for one in _in_order(enrolments)]


def _sat(public: str, name: str, sent: QueryDict) -> Row:
    said = {"mark": sent.get(f"m-{public}", "").strip(), "passed": sent.get(f"r-{public}", "")}
    given: dict[str, Any] = {"mark": said["mark"]} if said["mark"] else {}
    if said["passed"] in ("true", "false"):
        given["passed"] = said["passed"] == "true"
    return Row(public, name, said, {"trainee": public, **given} if given else None)


def _in_order(enrolments: Iterable[Enrolment]) -> list[Enrolment]:
    return sorted(enrolments, key=lambda one: (one.engagement.person.pinyin, one.pk))


def _who(enrolment: Enrolment) -> tuple[str, str]:
    return enrolment.engagement.public, enrolment.engagement.person.name
