"""The latest ranking of a campaign, line by line, and in words where a ground of priority has decided."""

from dataclasses import dataclass
from datetime import date

from xieguan.lifecycle.recruitment.grounds import priorities_of
from xieguan.lifecycle.recruitment.models import Campaign, Rank, Ranking
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Line:
    """One place. `why` says what put him before others of the same score; empty where the score did."""

    rank: Rank
    why: str


def latest(campaign: Campaign, on: date) -> Ranking | None:
    """The ranking that counts on a day."""
    made = campaign.rankings.filter(made_on__lte=on).select_related("recorded_by")
    return made.order_by("-made_on", "-pk").first()


def lines(ranking: Ranking) -> list[Line]:
    """Everybody in order. Two queries."""
    rows = list(ranking.ranks.select_related("application").order_by("place", "application__serial"))
    words = {
        key: one.words for key, one in priorities_of(ranking.campaign.organisation, ranking.made_on).items()
    }
    return [Line(row, _why(row, rows, words)) for row in rows]


def _why(row: Rank, rows: list[Rank], words: dict[str, str]) -> str:
    if not row.before:
        return ""
    others = sum(one.score == row.score and not one.before for one in rows)
    grounds = _(", ").join(words.get(key, key) for key in row.before)
    say = _("same score of {score} as {n} more; first by: {grounds}")
    return say.format(grounds=grounds, n=others, score=row.score)
