"""Idempotency: a call with a key has one effect, and the same call again gets the same answer."""

from dataclasses import asdict

from django.utils import timezone

from xieguan.people.call import LONGEST_KEY, Call, Result
from xieguan.people.models import Receipt
from xieguan.people.outcomes import Invalid
from xieguan.words import _

PASSING = ("repeated", "shown")  # what belongs to one answer and not to the next


def claim(call: Call) -> Receipt | None:
    """Take the key before anything is done: a second call with it waits here until the first has committed."""
    if not call.key:
        return None
    if len(call.key) > LONGEST_KEY or not call.key.isprintable():
        raise Invalid(
            {"key": [_("a key has at most {count} printable characters").format(count=LONGEST_KEY)]}
        )
    return Receipt.objects.create(
        user=call.by,
        key=call.key,
        act=call.act.name,
        call_digest=call.digest,
        result={},
        given_at=timezone.now(),
    )


def answer(receipt: Receipt | None, result: Result) -> Result:
    """Write the answer down for whoever asks again."""
    if receipt:
        receipt.result = {name: value for name, value in asdict(result).items() if name not in PASSING}
        receipt.save(update_fields=["result"])
    return result


def repeat(call: Call) -> Result | None:
    """The answer already given to this key; Invalid where the key was used for another call."""
    if not call.key or not call.key.isprintable():
        return None
    receipt = Receipt.objects.filter(user=call.by, key=call.key).first()
    if receipt is None:
        return None
    if receipt.call_digest != call.digest:
        raise Invalid({"key": [_("this key was used for another call")]})
    return Result(**receipt.result, repeated=True)
