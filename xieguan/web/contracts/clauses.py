"""The clauses of a version in words, by the name of the input that writes each."""

from collections.abc import Iterator

from xieguan.lifecycle.contracts.models import AgreementVersion
from xieguan.web.days import last_day
from xieguan.words import _


def words_of_clause(version: AgreementVersion) -> Iterator[tuple[str, str]]:
    """Input and words of each clause, in the order of a form; empty where it is not stated."""
    yield "post", version.post
    yield "duties", version.duties
    yield "headcount", str(version.headcount or "")
    yield "persons", _(", ").join(one.engagement.person.name for one in version.named.all())
    yield "from_on", str(version.from_on or "")
    yield "last_day", str(last_day(version.until_on)) if version.until_on else ""
    yield "pay_amount", _amount(version.pay_amount)
    yield "insurance_amount", _amount(version.insurance_amount)
    yield "housing_fund_amount", _amount(version.housing_fund_amount)
    yield "payment", version.payment
    yield "liability", version.liability
    yield "appraisal_clause", _yes(version.appraisal_clause)
    yield "splits_term", _yes(version.splits_term)


def _amount(value: object) -> str:
    return "" if value is None else f"{value:,.2f}"


def _yes(value: bool | None) -> str:
    return "" if value is None else _("yes") if value else _("no")
