"""A recruitment in Hai'an as its pages need it: a campaign that began a month ago, applicants, spreadsheets."""

import io
from datetime import timedelta

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.lifecycle.planning.house import House
from tests.lifecycle.recruitment.recruiting import MANNER, plan
from tests.people.cast import id_number
from tests.people.doing import do
from xieguan.lifecycle.models import Application, Campaign

TODAY = timezone.localdate()
DAYS = {"opens_on": TODAY - timedelta(days=30), "closes_on": TODAY}


def campaign(house: House) -> Campaign:
    """It is published, and its plan is in force."""
    made = plan(house.agency, house.clerk, mode="dispatch")
    _agreed(made, house)
    on = TODAY - timedelta(days=30)
    return Campaign.objects.get(
        public=do(
            "recruitment.publish", made, house.clerk, on, title="巡查辅助人员招聘", **DAYS, **MANNER
        ).subject
    )


def _agreed(made, house: House) -> None:
    """The two consents that the law asks of a plan before it is posted."""
    version = made.versions.get()
    for step, who in (("quota-office", house.quota), ("hiring-bureau", house.hiring)):
        version.decisions.create(
            step=step, agreed=True, document="文", submitted_by=house.clerk, decided_by=who,
            decided_on=version.submitted_on, decided_at=timezone.now(),
        )  # fmt: skip


def applicant(held: Campaign, house: House, serial: int = 13, **changes) -> Application:
    said = {"name": "李雷", "id_number": id_number(serial=serial), "education": "junior-college", **changes}
    return Application.objects.get(public=do("recruitment.apply", held, house.clerk, TODAY, **said).subject)


def sheet(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("名单.xlsx", made.getvalue())


def read(client, path: str, **query: str) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    body: str = answer.content.decode()
    return body[body.index("<main") : body.index("</main>")]
