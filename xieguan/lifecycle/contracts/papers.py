"""The dispatch agreement and the labour contract as papers, the register of contracts, and their part of a file."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from xieguan.desk.documents import Document, Fields, Heading, Signatures, Table, Text
from xieguan.desk.documents.content import Block, Cell
from xieguan.lifecycle.contracts.models import (
    AgreementVersion,
    DispatchAgreement,
    FirmRegistration,
    LabourContract,
)
from xieguan.people.listing.lines import named
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.outcomes import Invalid
from xieguan.people.papers.heads import of_office
from xieguan.people.papers.personnel import part
from xieguan.people.papers.registry import must_fit, paper
from xieguan.people.secret import decrypt
from xieguan.roster.idnumber import masked
from xieguan.words import _

DAY = timedelta(days=1)


def _names(keys: Iterable[int]) -> dict[int, str]:
    return {pk: standing.name for pk, standing in named(keys).items()}


@paper(
    "dispatch_agreement", of=DispatchAgreement, read="contracts.see", title=lambda: _("Dispatch agreement")
)
def dispatch_agreement(agreement: DispatchAgreement, *, user: User, on: date) -> Document:
    """The agreement as its latest version of that day has it, with its parties. Shanxi 11; Hai'an 10."""
    del user
    version = agreement.versions.filter(made_on__lte=on).order_by("-ordinal").first()
    if version is None:
        raise Invalid({"": [_("this agreement had not been drawn up on that day")]})
    names = _names({agreement.organisation_id, agreement.firm_id})
    draft = version.activated_on is None or version.activated_on > on
    state = _("draft, version {n}") if draft else _("version {n}")
    return Document(
        title=_("Dispatch agreement"),
        subtitle=state.format(n=version.ordinal),
        number=agreement.number,
        blocks=(
            Fields(_parties(agreement, names)),
            *_clauses(version),
            *_people(version),
            Signatures([_("For the office (seal)"), _("For the dispatch firm (seal)")]),
        ),
    )


def _parties(agreement: DispatchAgreement, names: dict[int, str]) -> list[tuple[str, Cell]]:
    code = FirmRegistration.objects.filter(organisation=agreement.firm_id).first()
    return [
        (_("The office"), names[agreement.organisation_id]),
        (_("The dispatch firm"), names[agreement.firm_id]),
        (_("Credit code"), code.credit_code if code else None),
        (_("Dispatch permit"), code.permit if code else None),
    ]


def _clauses(version: AgreementVersion) -> Iterator[Block]:
    until = version.until_on - DAY if version.until_on else None
    said: list[tuple[str, str]] = [
        (_("Post"), version.post),
        (_("Duties"), version.duties),
        (_("Number of people"), str(version.headcount or "")),
        (_("Term"), _("{start} to {end}").format(start=version.from_on, end=until) if until else ""),
        (_("Pay"), _money(version.pay_amount)),
        (_("Social insurance"), _money(version.insurance_amount)),
        (_("Housing fund"), _money(version.housing_fund_amount)),
        (_("How they are paid"), version.payment),
        (_("Appraisal clause"), _appraisal(version)),
        (_("Liability for breach"), version.liability),
    ]
    stated = [(title, words) for title, words in said if words]
    for number, (title, words) in enumerate(stated, 1):
        yield Heading(_("{n}. {title}").format(n=number, title=title))
        yield Text(words)


def _money(amount: object) -> str:
    return (
        "" if amount is None else _("{amount} yuan a month for each person").format(amount=f"{amount:,.2f}")
    )


def _appraisal(version: AgreementVersion) -> str:
    if not version.appraisal_clause:
        return ""
    return _("Whom the office appraises as not fit for the post may be returned to the firm.")


def _people(version: AgreementVersion) -> Iterator[Block]:
    rows = [
        (number, one.engagement.person.name, masked(decrypt(bytes(one.engagement.person.id_number))))
        for number, one in enumerate(version.named.select_related("engagement__person").order_by("pk"), 1)
    ]
    if rows:
        must_fit(len(rows))
        yield Heading(_("Persons named"))
        yield Table([_("No."), _("Name"), _("ID number (masked)")], rows)


@paper("labour_contract", of=Engagement, read="contracts.people", title=lambda: _("Labour contract"))
def labour_contract(engagement: Engagement, *, user: User, on: date) -> Document:
    """What is on record of somebody's labour contract that day. Labour Contract Law 10, 17, 50, 58."""
    del user
    found = engagement.labour_contracts.filter(signed_on__lte=on).order_by("-from_on", "-pk").first()
    if found is None:
        raise Invalid({"": [_("no labour contract of this person is on record here")]})
    names = _names({engagement.organisation_id, found.employer_id})
    person = engagement.person
    return Document(
        title=_("Labour contract"),
        number=found.number,
        blocks=(
            Fields(
                [
                    (_("Employer"), names[found.employer_id]),
                    (_("Name"), person.name),
                    (_("ID number (masked)"), masked(decrypt(bytes(person.id_number)))),
                    (_("Place of work"), names[engagement.organisation_id]),
                    (_("Post"), found.post),
                    (_("Signed on"), found.signed_on),
                    (_("Term"), _term(found)),
                    (_("Appraisal clause"), _("yes") if found.appraisal_clause else _("no")),
                ]
            ),
            Text(
                _("No deposit, property or guarantee is taken, and no identity card or other paper is held.")
            ),
            Signatures([_("Employer (seal)"), _("The person")]),
        ),
    )


def _term(contract: LabourContract) -> str:
    if contract.until_on is None:
        return _("from {day}, open-ended").format(day=contract.from_on)
    return _("{start} to {end}").format(start=contract.from_on, end=contract.until_on - DAY)


@paper(
    "contract_register",
    of=Organisation,
    read="contracts.insurance",
    title=lambda: _("Register of labour contracts"),
)
def contract_register(organisation: Organisation, *, user: User, on: date) -> Document:
    """Every labour contract on record in an organisation and below it, signed until a day. Shanxi 11; Hai'an 10."""
    del user
    found = list(_signed(organisation, on))
    must_fit(len(found))
    names = _names({pk for one in found for pk in (one.employer_id, one.engagement.organisation_id)})
    rows = [_line(number, one, names) for number, one in enumerate(found, 1)]
    columns = [_("No."), _("Name"), _("Organisation"), _("Employer"), _("Post"), _("Signed on"), _("Term")]
    return Document(
        title=_("Register of labour contracts"),
        subtitle=of_office(organisation, on),
        blocks=(Table([*columns, _("Contract ended on")], rows), Signatures([_("Drawn up by"), _("Leader")])),
        landscape=True,
    )


def _signed(organisation: Organisation, on: date) -> QuerySet[Any]:
    rows = LabourContract.objects.filter(
        engagement__organisation__path__startswith=organisation.path, signed_on__lte=on
    )
    return rows.select_related("engagement__person").order_by("engagement__organisation", "from_on", "pk")


def _line(number: int, one: LabourContract, names: dict[int, str]) -> list[Cell]:
    office, employer = names.get(one.engagement.organisation_id), names.get(one.employer_id)
    return [
        number,
        one.engagement.person.name,
        office,
        employer,
        one.post,
        one.signed_on,
        _term(one),
        one.ended_on,
    ]


@part
def in_the_file(engagement: Engagement, on: date) -> Iterator[Block]:
    """The labour contracts of one person."""
    yield Heading(_("Labour contracts"))
    mine = list(engagement.labour_contracts.filter(signed_on__lte=on).order_by("from_on", "pk"))
    names = _names({one.employer_id for one in mine})
    rows = [(names[one.employer_id], one.signed_on, _term(one), one.post, one.ended_on) for one in mine]
    yield Table([_("Employer"), _("Signed on"), _("Term"), _("Post"), _("Contract ended on")], rows)
