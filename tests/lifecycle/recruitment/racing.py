"""A document that comes in while its applicant is deleted; run with the other races by `python -m …planning.racing`."""

import threading
import time
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from tests.desk.test_handed import A_PDF
from tests.lifecycle.recruitment.recruiting import applicant, campaign
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from tests.people.racing import race
from xieguan.desk.models import Paper
from xieguan.lifecycle.models import Application, Campaign
from xieguan.lifecycle.recruitment.handing_in import hand_in
from xieguan.people.perform import perform

LINGERS = 0.4  # seconds between the document's record and its commit, in which the deletion begins


def late_document(cast: Cast) -> dict[str, Any]:
    """Whoever deletes comes while the document is on record and not committed yet."""
    held = campaign(cast)
    who = applicant(held, cast.clerk)
    do("recruitment.reject", who, cast.clerk, reason="名额已满")
    Campaign.objects.filter(pk=held.pk).update(closed_on=timezone.localdate() - timedelta(days=1))
    said = {"document": "保管期限表", "kept_months": 0}
    request = do("recruitment.ask_clearing", held, cast.clerk, **said).subject
    there = threading.Event()

    def lingering(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        if sql.startswith("INSERT") and Paper._meta.db_table in sql:
            there.set()
            time.sleep(LINGERS)
        return answer

    def attaching(_round: int) -> bool:
        with connection.execute_wrapper(lingering):
            return bool(hand_in(A_PDF, "毕业证.pdf", who.public, by=cast.clerk, on=DAY))

    def clearing(_round: int) -> bool:
        there.wait(60)
        return bool(perform("recruitment.clear", request, {}, by=cast.leader, on=DAY))

    [answers] = race([attaching, clearing])
    left = Paper.objects.filter(kind="application", erased_at__isnull=True).count()
    return {"answers": answers, "applicants": Application.objects.filter(pk=who.pk).count(), "papers": left}
