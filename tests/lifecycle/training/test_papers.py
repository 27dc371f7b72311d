"""The register of a class as a paper: who came on which day, which days count, who passed."""

import io
from datetime import date

import docx

from tests.lifecycle.training.schooling import BEGIN, attend, attend_days, examine, school
from tests.people.cast import Cast, id_number, li_lei
from xieguan.people.models import Engagement
from xieguan.people.papers.making import make


def tables(name: str, public: str, by, on: date) -> list[list[list[str]]]:
    content = make(name, public, form="docx", by=by, on=on).content
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(io.BytesIO(content)).tables
    ]


def test_the_register_shows_every_day_and_counts_the_working_days(cast: Cast) -> None:
    li, han = li_lei(cast), li_lei(cast, name="韩雪", id_number=id_number(serial=15))
    held = school(cast, li, han)
    last = attend_days(cast, held, BEGIN, 6)  # Monday to Saturday
    attend(cast, held, date(2023, 9, 18), **{li: {"presence": "absent", "absence": "leave"}})
    examine(held, li, date(2023, 9, 19), cast.clerk, mark="81.5")

    _about, days, results = tables("training_register", held.public, cast.clerk, date(2023, 9, 30))[:3]
    assert days[0][-2:] == [f"({last:%m-%d})", "09-18"], "a Saturday stands in brackets"
    assert {row[0]: row[-1] for row in days[1:]} == {"韩雪": "√", "李雷": "×"}
    assert {row[1]: row[2] for row in results[1:]} == {"韩雪": "6", "李雷": "5"}
    assert next(row[3:5] for row in results if row[1] == "李雷") == ["2023-09-19", "81.5"]


def test_the_file_of_a_trainee_names_his_class(cast: Cast) -> None:
    li = Engagement.objects.get(public=li_lei(cast))
    held = school(cast, li.public)
    attend_days(cast, held, BEGIN, 2)
    said = str(tables("personnel_file", li.public, cast.clerk, date(2023, 9, 30)))
    assert held.title in said
