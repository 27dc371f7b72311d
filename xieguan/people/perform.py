"""The one way in. Every change of state is an act, and every act goes through here, in this order:

find the subject in scope → role → key → lock and version → input → gate → body → sheet → trail → commit → outbox.
"""

from datetime import date
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Model
from django.utils import timezone
from pydantic import ValidationError

from xieguan.desk import outbox
from xieguan.law.judge import Ruling
from xieguan.people import entries, exceptions, gate, receipts, sheet
from xieguan.people.call import Call, Result
from xieguan.people.complaints import complaints
from xieguan.people.finding import count_up, find, lock
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import ActError, Invalid
from xieguan.people.registry import ACTS, Input, is_in_our_time, too_far
from xieguan.words import _

ATTEMPTS = 3
DEADLOCK = "40P01"  # PostgreSQL ends one of two acts that wait for each other


class _Dry(Exception):
    """Ends a dry run: everything is rolled back."""


def perform(
    name: str,
    subject: str,
    data: dict[str, Any] | None = None,
    *,
    by: User,
    on: date,
    key: str = "",
    version: int | None = None,
) -> Result:
    """Do an act. Raises NotFound, Denied, Stale, Invalid or Refused; each of them is put on the trail first.

    `on` is the day the act is about; the law of that day judges it. With a `key` the same call has one effect, however
    often it is made. With a `version` it is refused where somebody else was quicker.
    """
    call = Call(ACTS[name], subject, dict(data or {}), by, on, key, version)
    try:
        return _attempt(call)
    except ActError as error:
        entries.refused(call, error)
        raise


def _attempt(call: Call) -> Result:
    """Do it; and where another call came between at the same moment once more, for now what it wrote can be seen."""
    for _number in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return _do(call)
        except IntegrityError:
            continue
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", None) != DEADLOCK:
                raise
    raise _clash()


def rehearse(
    name: str, subject: str, data: dict[str, Any] | None = None, *, by: User, on: date
) -> ActError | None:
    """Whether the act could be done, and if not why; nothing is written, on the trail neither."""
    try:
        with transaction.atomic():
            _do(Call(ACTS[name], subject, dict(data or {}), by, on))
            raise _Dry
    except _Dry:
        return None
    except ActError as error:
        return error
    except IntegrityError:
        return _clash()


def _do(call: Call) -> Result:
    subject, role = find(call)
    repeated = receipts.repeat(call)
    if repeated:
        return repeated
    receipt = receipts.claim(call)
    subject = lock(call, subject)
    read = read_input(call)
    rulings = judge(call, subject, read)
    exemptions = exceptions.pass_or_refuse(call, rulings)
    noted = _noted(call.act.body(subject, **_arguments(call, read)))
    made = noted.made if isinstance(noted.made, Model) else subject
    version = count_up(subject)
    sheet.refresh(sheet.touched(subject, made), timezone.localdate())
    ruled = [f"{ruling.law.pack.id}/{ruling.rule.id}:{ruling.outcome}" for ruling in rulings]
    said = {**getattr(made, "on_trail", {}), **noted.detail, "rules": ruled, "exemptions": exemptions}
    entry = entries.done(call, role, subject, made, said)
    exceptions.use_up(exemptions, entry.pk)
    for effect in noted.effects:  # written down with the act, and sent by a worker once it has committed
        outbox.post(effect.topic, {**effect.body, "entry": entry.pk})
    version = version if made is subject else getattr(made, "version", None)
    result = Result(entries.name_of(made)[1], version, entry.pk, exemptions, shown=noted.shown)
    return receipts.answer(receipt, result)


def _noted(answer: Any) -> Noted:
    """What a body answered: the record it made or nothing, or that with more to say."""
    return answer if isinstance(answer, Noted) else Noted(answer)


def _clash() -> Invalid:
    return Invalid({"": [_("the record clashes with one that is there already")]})


def read_input(call: Call) -> Input:
    """The input, of the right types. Raises Invalid with a sentence for each field."""
    if not is_in_our_time(call.on):
        raise Invalid({"on": [too_far()]})
    try:
        return call.act.input.model_validate(call.data)
    except ValidationError as error:
        raise Invalid(complaints(error)) from None


def _arguments(call: Call, read: Input) -> dict[str, Any]:
    given = {"by": call.by, "on": call.on, "now": timezone.now()}
    return {name: getattr(read, name) for name in type(read).model_fields} | {
        name: given[name] for name in call.act.given
    }


def judge(call: Call, subject: Model, read: Input) -> list[Ruling]:
    """What the law of the day says of a call, met or not."""
    stated = {name: getattr(read, name) for name in call.act.facts if name in type(read).model_fields}
    if call.act.derives:
        stated |= call.act.derives(subject, read, call.by, call.on, timezone.localdate())
    return gate.judge_act(call.act.name, subject, stated, call.on)
