"""What an authority decides before anything can be given out: the city's code, certificate numbers, the style."""

from datetime import date
from typing import Annotated

from pydantic import Field

from xieguan.lifecycle.credentials.issuers import level_of
from xieguan.lifecycle.credentials.models import BadgeCode, BadgeNumber, CertificateRange, InsigniaStyle
from xieguan.lifecycle.credentials.numbering import Form, form_of
from xieguan.people.decided import above_of
from xieguan.people.inputs import Document
from xieguan.people.models import Organisation
from xieguan.people.models.organisation import Kind
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.tree import standing_of
from xieguan.words import _

DECIDERS = (Role.LEADER, Role.ISSUER)
CityCode = Annotated[str, Field(pattern=r"^[0-9]{1,8}$")]
Digits = Annotated[str, Field(pattern=r"^[0-9]{1,9}$")]
Prefix = Annotated[str, Field(pattern=r"^[0-9A-Za-z\u4e00-\u9fff()（）〔〕-]{0,12}$")]


@act("credentials.set_city_code", of=Organisation, by=DECIDERS)
def set_city_code(city: Organisation, *, code: CityCode, document: Document, on: date) -> Noted:
    """Set the digits of this city in its badge numbers, by a document of the city. Shanxi 20."""
    if standing_of(city).kind != Kind.CITY or level_of(city, on) != Kind.CITY:
        raise Invalid({"": [_("the code of badge numbers is a city's: set it there")]})
    form = _form(city, on)
    if len(code) != form.code_digits:
        raise Invalid({"code": [_("the code of a city has {n} digits").format(n=form.code_digits)]})
    was = BadgeCode.objects.filter(organisation=city).first()
    if was and BadgeNumber.objects.filter(code=was).exists():
        say = _("numbers with the code {code} have been given out: it stays")
        raise Invalid({"code": [say.format(code=was.code)]})
    made = was or BadgeCode(organisation=city)
    _write(made, form, code=code, document=document, on=on)
    return Noted(made, {"code": code, "document": document, "was": {"code": was.code} if was else {}})


def _form(city: Organisation, on: date) -> Form:
    form = form_of(city, on)
    if form is None:
        raise Invalid({"": [_("no regulation that applies here numbers badges")]})
    return form


def _write(made: BadgeCode, form: Form, *, code: str, document: str, on: date) -> None:
    top = Organisation.objects.get(path=above_of(made.organisation)[0])
    stem = form.prefix + code
    if BadgeCode.objects.filter(top=top, stem=stem).exclude(pk=made.pk).exists():
        raise Invalid({"code": [_("another city has this code already")]})
    made.top, made.code, made.stem, made.digits, made.numbers = top, code, stem, form.digits, form.numbers
    made.document, made.from_on = document, on
    made.save()


@act("credentials.open_range", of=Organisation, by=[Role.ISSUER])
def open_range(
    issuer: Organisation, *, prefix: Prefix = "", first: Digits, last: Digits, document: Document, on: date
) -> CertificateRange:
    """Open a range of certificate numbers: what they begin with, and the first and the last, noughts included."""
    standing_of(issuer)
    if len(first) != len(last) or int(first) > int(last):
        raise Invalid(
            {"last": [_("first and last have the same number of digits, and the last is not smaller")]}
        )
    same = CertificateRange.objects.filter(organisation=issuer, prefix=prefix, digits=len(first))
    if same.filter(first__lte=int(last), last__gte=int(first)).exists():
        raise Invalid({"first": [_("some of these numbers are in a range that was opened before")]})
    return CertificateRange.objects.create(
        organisation=issuer,
        prefix=prefix,
        digits=len(first),
        first=int(first),
        last=int(last),
        document=document,
        from_on=on,
    )


@act(
    "credentials.adopt_style",
    of=Organisation,
    by=[Role.LEADER],
    facts=[
        "style_prescribed_above",
        "style_follows_rules_above",
        "style_says_auxiliary",
        "style_differences",
    ],
)
def adopt_style(
    organisation: Organisation,
    *,
    style_prescribed_above: bool,
    style_follows_rules_above: bool | None = None,
    style_says_auxiliary: bool | None = None,
    style_differences: Annotated[int, Field(ge=0, le=99)] | None = None,
    document: Document,
    on: date,
) -> InsigniaStyle:
    """Adopt the style of certificate, badge and armband: as prescribed above, or clearly different. Hai'an 22."""
    return InsigniaStyle.objects.create(
        organisation=organisation,
        prescribed_above=style_prescribed_above,
        follows_rules_above=style_follows_rules_above,
        says_auxiliary=style_says_auxiliary,
        differences=style_differences,
        document=document,
        from_on=on,
    )
