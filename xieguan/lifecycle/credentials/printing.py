"""The numbers of printed certificates: which ranges an issuer has, which number is next, how many are left."""

from xieguan.lifecycle.credentials.models import Certificate, CertificateRange
from xieguan.people.models import Organisation
from xieguan.people.outcomes import Invalid
from xieguan.words import _


def next_printed(issuer: Organisation) -> str:
    """The next number of the issuer's ranges, each used to its end. Raises Invalid where there is none."""
    ranges = list(CertificateRange.objects.select_for_update().filter(organisation=issuer).order_by("pk"))
    for span in ranges:
        last = _last_used(issuer, span)
        serial = span.first if last is None else last + 1
        if serial <= span.last:
            return _printed(span, serial)
    if ranges:
        raise Invalid({"number": [_("all numbers of the ranges opened here are used: open another range")]})
    raise Invalid({"number": [_("no range of numbers is opened here: state the number, or open a range")]})


def readable(issuer: Organisation, number: str) -> bool:
    """Whether a number lies in the issuer's ranges; without any, every number does."""
    ranges = list(CertificateRange.objects.filter(organisation=issuer))
    return not ranges or any(_serial(span, number) is not None for span in ranges)


def left_to_print(issuer: Organisation) -> int | None:
    """How many numbers are left in the issuer's ranges; None where it has none."""
    ranges = list(CertificateRange.objects.filter(organisation=issuer))
    if not ranges:
        return None
    return sum(span.last - (_last_used(issuer, span) or span.first - 1) for span in ranges)


def _printed(span: CertificateRange, serial: int) -> str:
    return f"{span.prefix}{serial:0{span.digits}}"


def _serial(span: CertificateRange, number: str) -> int | None:
    rest = number.removeprefix(span.prefix)
    if (
        not number.startswith(span.prefix)
        or len(rest) != span.digits
        or not (rest.isascii() and rest.isdigit())
    ):
        return None
    return int(rest) if span.first <= int(rest) <= span.last else None


def _last_used(issuer: Organisation, span: CertificateRange) -> int | None:
    """The highest number of a range that has been used: numbers below it that were skipped stay unused."""
    used = Certificate.objects.filter(
        issuer=issuer, number__gte=_printed(span, span.first), number__lte=_printed(span, span.last)
    ).order_by("-number")
    serials = (_serial(span, number) for number in used.values_list("number", flat=True).iterator())
    return next((serial for serial in serials if serial is not None), None)
