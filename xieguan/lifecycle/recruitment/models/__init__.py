"""The tables of this stage."""

from xieguan.lifecycle.recruitment.models.application import Application
from xieguan.lifecycle.recruitment.models.campaign import Campaign
from xieguan.lifecycle.recruitment.models.clearing import Clearing
from xieguan.lifecycle.recruitment.models.notice import Noticed, NoticeDay, Objection, PublicNotice
from xieguan.lifecycle.recruitment.models.ranking import Rank, Ranking
from xieguan.lifecycle.recruitment.models.screening import Check
from xieguan.lifecycle.recruitment.models.step import Step

__all__ = [
    "Application",
    "Campaign",
    "Check",
    "Clearing",
    "NoticeDay",
    "Noticed",
    "Objection",
    "PublicNotice",
    "Rank",
    "Ranking",
    "Step",
]
