"""The fields of an act's form, from its one declaration."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.http import QueryDict
from pydantic.fields import FieldInfo

from xieguan.people import labels
from xieguan.people.inputs import Secret
from xieguan.people.models import User
from xieguan.people.registry import Act
from xieguan.web.acts.kinds import Kind, kind_of, longest, marker, plain_type
from xieguan.web.acts.options import Options, options_of
from xieguan.web.acts.reading import ROWS
from xieguan.words import _

FEW = 4  # choices that are all shown at once

Errors = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field as a page shows it."""

    name: str
    label: str
    help: str
    kind: Kind
    required: bool
    value: str = ""
    chosen: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    options: Options | None = None
    max: int | None = None
    rows: tuple[tuple["Field", ...], ...] = field(default=())
    in_row: bool = (
        False  # of one that may stay empty: nothing is chosen in it, and what was can be taken back
    )

    @property
    def id(self) -> str:
        """Its id on the page."""
        return f"f-{self.name}"

    @property
    def is_few(self) -> bool:
        """Whether its choices are all shown at once."""
        few = 0 < len(self.options or ()) <= FEW
        return self.kind == "choice" and self.required and not self.in_row and few


@dataclass(frozen=True, slots=True)
class Form:
    """Whose form it is, and what has been filled in so far."""

    act: Act
    subject: Model
    user: User
    sent: QueryDict
    errors: Errors

    def fields(self) -> list[Field]:
        """The fields, in the order in which the act declares them."""
        entries = self.act.input.model_fields.items()
        return [self._field(name, info) for name, info in entries if kind_of(info) != "data"]

    def _field(self, name: str, info: FieldInfo, row: str = "") -> Field:
        kind, label = kind_of(info), labels.input_label(self.act.name, name)
        options = (
            options_of(self.act, info, self.user, self.subject) if kind in ("choice", "several") else None
        )
        return Field(
            name=row + name,
            label=label.words,
            help=label.help if kind != "choice" or options is not None else _("Write its whole name."),
            kind="text" if kind == "choice" and options is None else kind,
            required=info.is_required(),
            value=self._value(row + name, info) or ("" if row else _only(info, options)),
            chosen=tuple(self.sent.getlist(row + name)),
            errors=self._errors(row + name),
            options=options,
            max=longest(info),
            rows=self._rows(name, info) if kind == "rows" else (),
            in_row=bool(row),
        )

    def _value(self, name: str, info: FieldInfo) -> str:
        if marker(info, Secret) is not None:
            return ""
        if name in self.sent:
            return self.sent.get(name, "")
        default: Any = None if info.is_required() else info.default
        if isinstance(default, bool):
            return ""  # what is so unless it is unticked stands in what the form begins with
        return str(getattr(default, "value", default) or "")

    def _errors(self, name: str) -> tuple[str, ...]:
        """Its own errors; those of a row's field are named by dots, as the input is."""
        return tuple(self.errors.get(name.replace("-", "."), ()))

    def _rows(self, name: str, info: FieldInfo) -> tuple[tuple[Field, ...], ...]:
        model = plain_type(info.annotation).__args__[0]
        return tuple(
            tuple(
                self._field(inner, entry, f"{name}-{number}-")
                for inner, entry in model.model_fields.items()
                if not (kind_of(entry) == "several" and _is_unnamed(entry))
            )
            for number in range(ROWS)
        )


def _only(info: FieldInfo, options: list[tuple[str, str]] | None) -> str:
    """The one there is to choose, where one must be chosen."""
    return options[0][0] if options and len(options) == 1 and info.is_required() else ""


def _is_unnamed(info: FieldInfo) -> bool:
    """A list of ids that nobody can choose from."""
    from xieguan.people.inputs import Names

    return marker(info, Names) is None
