"""One record of every model that an act can be done to, in an office: the matrix needs them all."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

from django.db.models import Model
from django.utils import timezone

from tests.lifecycle.credentials.pictures import png
from tests.lifecycle.recruitment import recruiting
from tests.people.cast import FOUNDED, id_number
from xieguan.desk import papers
from xieguan.lifecycle.models import (
    AgreementVersion,
    Application,
    Campaign,
    Certificate,
    Clearing,
    DispatchAgreement,
    HiringPlan,
    KitIssue,
    KitItem,
    KitStock,
    LabourContract,
    Objection,
    Photo,
    Post,
    TrainingClass,
)
from xieguan.people.models import (
    Engagement,
    Erasure,
    Exemption,
    Grant,
    Import,
    Organisation,
    OwnValue,
    PackAdoption,
    PackDraft,
    Person,
    Token,
    User,
)
from xieguan.people.roles import Role
from xieguan.people.secret import blind_index, encrypt
from xieguan.roster.idnumber import birth_date

serials = count(100)


def a_number() -> str:
    """An ID number that nobody has yet: three digits of a day are soon used up."""
    days, serial = divmod(next(serials), 900)
    return id_number(date(1980, 1, 1) + timedelta(days), 100 + serial)


def person(office: Organisation) -> Person:
    return engagement(office).person


def engagement(office: Organisation) -> Engagement:
    number = a_number()
    human = Person.objects.create(
        name="李雷",
        pinyin="lilei ll",
        id_number=encrypt(number),
        id_index=blind_index(number),
        born_on=birth_date(number),
        sex="male",
    )
    return Engagement.objects.create(
        person=human, organisation=office, mode="direct", hired_on=FOUNDED, first_hired_on=FOUNDED
    )


def pictured(office: Organisation) -> Engagement:
    """Somebody with a photo on record."""
    who = engagement(office)
    Photo.objects.create(
        engagement=who,
        file=papers.keep(png()),
        kind="png",
        width=295,
        height=413,
        set_on=FOUNDED,
        recorded_at=timezone.now(),
        recorded_by=account(office),
    )
    return who


def account(office: Organisation) -> User:
    return User.objects.create(username=f"user{next(serials)}", name="某", home=office)


def grant(office: Organisation) -> Grant:
    return Grant.objects.create(user=account(office), role=Role.CLERK, organisation=office, from_on=FOUNDED)


def adoption(office: Organisation) -> PackAdoption:
    return PackAdoption.objects.create(
        organisation=office,
        pack="cn-sx-2022-180",
        document="文",
        decided_by="会",
        from_on=date(2024, 10, 8),
        until_on=date(2026, 1, 1),
    )


def own_value(office: Organisation) -> OwnValue:
    return OwnValue.objects.create(
        organisation=office,
        pack="cn-sx-2022-180",
        parameter="min_prejob_workdays",
        value=20,
        document="文",
        from_on=FOUNDED,
    )


def exemption(office: Organisation) -> Exemption:
    return Exemption.objects.create(
        organisation=office,
        act="exits.keep",
        subject_kind="engagement",
        subject=f"somebody{next(serials)}",
        input_digest="0" * 64,
        pack="cn-sx-2022-180",
        rule="kept-on-with-a-reason",
        reason="理由",
        asked_by=account(office),
        asked_at=timezone.now(),
    )


def taken_in(office: Organisation) -> Import:
    return Import.objects.create(
        organisation=office,
        file="f" * 64,
        file_name="花名册.xlsx",
        as_of=date(2023, 6, 1),
        made_by=account(office),
        made_at=timezone.now(),
    )


def draft(office: Organisation) -> PackDraft:
    return PackDraft.objects.create(
        organisation=office,
        pack=f"draft-{next(serials)}",
        file="f" * 64,
        file_name="细则.zip",
        made_by=account(office),
        made_at=timezone.now(),
    )


def erasure(office: Organisation) -> Erasure:
    return Erasure.objects.create(
        organisation=office,
        person=person(office).public,
        document="保管期限表",
        reason="term-over",
        kept_months=24,
        ended_on=date(2020, 1, 1),
        asked_by=account(office),
        asked_at=timezone.now(),
    )


def token(office: Organisation) -> Token:
    now = timezone.now()
    return Token.objects.create(
        user=account(office),
        name="接口",
        digest=f"{next(serials):064}",
        issued_at=now,
        expires_at=now + timedelta(days=1),
    )


def plan(office: Organisation) -> HiringPlan:
    return recruiting.plan(office, account(office))


def campaign(office: Organisation) -> Campaign:
    return Campaign.objects.create(
        plan=(held := plan(office)),
        organisation=held.organisation,
        title="招聘公告",
        mode="direct",
        published_on=FOUNDED,
        led_by_hiring_bureau=True,
        open_to_the_public=True,
        opens_on=FOUNDED,
        closes_on=FOUNDED,
        pass_mark=60,
        written_weight=100,
        recorded_at=timezone.now(),
        recorded_by=account(office),
    )


def application(office: Organisation) -> Application:
    number = a_number()
    held = campaign(office)
    return Application.objects.create(
        campaign=held,
        plan=held.plan,
        organisation=office,
        post=held.plan.versions.get().posts.get(),
        serial=1,
        name="李雷",
        pinyin="lilei ll",
        id_number=encrypt(number),
        id_index=blind_index(number),
        born_on=birth_date(number),
        sex="male",
        applied_on=FOUNDED,
        recorded_at=timezone.now(),
        recorded_by=account(office),
    )


def objection(office: Organisation) -> Objection:
    return Objection.objects.create(
        application=application(office),
        received_on=FOUNDED,
        says="异议",
        recorded_at=timezone.now(),
        recorded_by=account(office),
    )


def clearing(office: Organisation) -> Clearing:
    return Clearing.objects.create(
        campaign=campaign(office),
        organisation=office,
        document="保管期限表",
        kept_months=12,
        asked_by=account(office),
        asked_at=timezone.now(),
    )


def agreement(office: Organisation) -> DispatchAgreement:
    made = DispatchAgreement.objects.create(
        organisation=office, firm=office, number=f"派{next(serials)}", drawn_up_on=FOUNDED
    )
    written = {"made_on": FOUNDED, "recorded_at": timezone.now(), "recorded_by": account(office)}
    AgreementVersion.objects.create(agreement=made, ordinal=1, **written)
    return made


def labour_contract(office: Organisation) -> LabourContract:
    return LabourContract.objects.create(
        engagement=engagement(office),
        employer=office,
        signed_on=FOUNDED,
        from_on=FOUNDED,
        post="协管员",
        appraisal_clause=True,
        recorded_at=timezone.now(),
        recorded_by=account(office),
    )


def training_class(office: Organisation) -> TrainingClass:
    return TrainingClass.objects.create(
        organisation=office,
        title="岗前培训班",
        starts_on=FOUNDED,
        days_planned=15,
        pass_mark=60,
        recorded_at=timezone.now(),
        recorded_by=account(office),
    )


def post(office: Organisation) -> Post:
    return plan(office).versions.get().posts.get()


def certificate(office: Organisation) -> Certificate:
    return Certificate.objects.create(
        engagement=engagement(office),
        issuer=office,
        number=f"证{next(serials)}",
        issued_on=FOUNDED,
        valid_until=date(2030, 1, 1),
        says_not_enforcement=True,
        issuer_level="city",
    )


def kit_item(office: Organisation) -> KitItem:
    return KitItem.objects.create(organisation=office, kind="uniform", name=f"执勤服{next(serials)}")


def kit_stock(office: Organisation) -> KitStock:
    return KitStock.objects.create(item=kit_item(office), size="175/92A", on_hand=5)


def kit_issue(office: Organisation) -> KitIssue:
    return KitIssue.objects.create(
        engagement=engagement(office),
        stock=kit_stock(office),
        quantity=1,
        from_on=FOUNDED,
        recorded_at=timezone.now(),
        recorded_by=account(office),
    )


SUBJECTS: dict[type[Model], Callable[[Organisation], Model]] = {
    Organisation: lambda office: office,
    Person: person,
    Engagement: engagement,
    User: account,
    Grant: grant,
    PackAdoption: adoption,
    OwnValue: own_value,
    Exemption: exemption,
    Import: taken_in,
    PackDraft: draft,
    Erasure: erasure,
    Token: token,
    HiringPlan: plan,
    Post: post,
    Campaign: campaign,
    Application: application,
    Objection: objection,
    Clearing: clearing,
    DispatchAgreement: agreement,
    LabourContract: labour_contract,
    TrainingClass: training_class,
    Certificate: certificate,
    KitItem: kit_item,
    KitStock: kit_stock,
    KitIssue: kit_issue,
}
