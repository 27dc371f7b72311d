"""The register and the receipt: what they hold, and that nobody pays for anything."""

import io
from datetime import timedelta

import docx

from tests.lifecycle.credentials.office import somebody
from tests.lifecycle.kit.store import issued, store
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.people.papers.making import make
from xieguan.words import _


def test_the_register_and_the_receipt_say_what_is_out(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small, kept.radio, due_back=DAY + timedelta(days=30))
    radio = who.kit.get(stock=kept.radio)
    do("kit.report_lost", radio, cast.clerk, DAY + timedelta(days=2), reason="抢险时落水")
    later = DAY + timedelta(days=5)
    register = _read("kit_register", cast.county.public, cast, later)
    receipt = _read("kit_receipt", who.public, cast, later)
    assert "R001" in register
    assert "抢险时落水" in register
    assert "春秋执勤服" in receipt
    assert "R001" not in receipt
    assert _("The office takes no deposit and no guarantee for these things, under whatever name.") in receipt


def _read(name: str, subject: str, cast: Cast, on) -> str:
    made = docx.Document(io.BytesIO(make(name, subject, form="docx", by=cast.clerk, on=on).content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(line.text for line in made.paragraphs)])
