"""Ranking: by score, ties broken by grounds of priority and by nothing else. A new ranking, never a changed one."""

from datetime import date, datetime

from xieguan.lifecycle.recruitment.access import RECRUITERS
from xieguan.lifecycle.recruitment.limits import must_be_open, must_have_come
from xieguan.lifecycle.recruitment.models import Campaign, Rank, Ranking
from xieguan.lifecycle.recruitment.order import ranked
from xieguan.lifecycle.recruitment.scores import candidates
from xieguan.people.models import User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.words import _

BATCH = 500


@act("recruitment.rank", of=Campaign, by=RECRUITERS, facts=["preference_adds_points"])
def rank(
    campaign: Campaign, *, preference_adds_points: bool = False, by: User, on: date, now: datetime
) -> Noted:
    """Rank everybody who has the marks. A ground of priority decides between equals only. Shanxi 12 (5); Hai'an 8."""
    must_be_open(campaign)
    must_have_come(on, "on", now)
    placed = ranked(candidates(campaign, on))
    if not placed:
        raise Invalid({"": [_("nobody in the running has all the marks that the conditions weigh")]})
    made = Ranking.objects.create(
        campaign=campaign,
        made_on=on,
        preference_adds_points=preference_adds_points,
        recorded_at=now,
        recorded_by=by,
    )
    Rank.objects.bulk_create(
        [
            Rank(
                ranking=made,
                application_id=one.key,
                place=one.place,
                score=one.score,
                before=list(one.before),
            )
            for one in placed
        ],
        BATCH,
    )
    return Noted(None, {"people": len(placed), "ties_decided": sum(bool(one.before) for one in placed)})
