"""The tab of a file: which days of training count, and what was passed."""

from typing import Any

from xieguan.lifecycle.training.progress import asked_of
from xieguan.lifecycle.training.reaching import TRAINERS
from xieguan.lifecycle.training.record import record_of
from xieguan.web.files.opened import Opened
from xieguan.web.files.tabs import Tab, add
from xieguan.web.training import ruler
from xieguan.words import _


def _training(opened: Opened) -> dict[str, Any]:
    record, asked = (
        record_of(opened.engagement, opened.on),
        asked_of(opened.engagement.organisation, opened.on),
    )
    facts = opened.verdict.facts
    marks = ruler.of_person(record.days, record.counted, asked.days) if record.days else []
    return {
        "record": record,
        "asked": asked,
        "counted": facts.get("prejob_workdays"),
        "passed": facts.get("prejob_passed"),
        "marks": marks,
        "key": ruler.key(marks),
        "may_record": opened.holds(frozenset(TRAINERS)),
    }


add(Tab("training", lambda: _("Pre-job training"), "training/_tab.html", _training))
