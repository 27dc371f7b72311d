"""The board of a recruitment, the to-dos it makes, and its papers."""

from tests.lifecycle.recruitment.recruiting import (
    CLOSES,
    EXAM,
    applicant,
    asked_of,
    campaign,
    plan,
    reviewed,
    steps,
)
from tests.people.cast import DAY, Cast
from tests.people.doing import do
from xieguan.desk.documents import as_word
from xieguan.lifecycle.models import Objection
from xieguan.lifecycle.recruitment.board import board
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.models import User
from xieguan.people.papers.registry import PAPERS
from xieguan.words import _


def waiting(who: User, on=DAY) -> dict[str, tuple[int, str]]:
    return {
        todo.name.removeprefix("recruitment."): (todo.count, todo.says)
        for todo in waiting_for(Asking(who, on), "recruitment.")
    }


def test_each_step_is_somebodys_to_do(cast: Cast) -> None:
    held = campaign(cast)
    plan(cast.county, cast.clerk)
    names = ("甲", "乙", "丙", "丁", "戊", "己")
    people = {name: applicant(held, cast.clerk, at, name=name) for at, name in enumerate(names, 13)}
    steps(people["甲"], cast.clerk)
    steps(people["乙"], cast.clerk, medical=None, review=None, notice=None)
    steps(people["丙"], cast.clerk, review=None, notice=None)
    steps(people["丁"], cast.clerk, notice=None)
    do("recruitment.reject", people["己"], cast.clerk, reason="材料不全")

    found = waiting(cast.clerk)

    assert found == {
        "publish": (1, "2023年招用计划"),
        "record_check": (2, _(", ").join(("乙", "戊"))),
        "record_results": (1, "协管员招聘公告"),
        "record_step": (1, "乙"),
        "review": (1, "丙"),
        "rank": (1, "协管员招聘公告"),
        "begin_notice": (1, "协管员招聘公告"),
        "hire": (1, "甲"),
        "tell": (1, "己"),
    }
    assert set(waiting(cast.clerk, CLOSES)) <= {"publish", "record_check", "tell"}


def test_an_objection_awaits_whoever_settles_it_and_keeps_the_hire_back(cast: Cast) -> None:
    who = applicant(campaign(cast), cast.clerk)
    steps(who, cast.clerk)
    do("recruitment.receive_objection", who, cast.clerk, EXAM.replace(month=2, day=14), says="举报")
    assert waiting(cast.leader) == {"settle_objection": (1, "李雷")}
    assert "hire" not in waiting(cast.clerk)
    do(
        "recruitment.settle_objection",
        Objection.objects.get(),
        cast.leader,
        outcome="unfounded",
        findings="不实",
    )
    assert waiting(cast.clerk)["hire"] == (1, "李雷")


def test_whoever_is_hired_and_ranked_awaits_nothing(cast: Cast) -> None:
    held = campaign(cast)
    who = applicant(held, cast.clerk)
    steps(who, cast.clerk)
    do("recruitment.rank", held, cast.clerk)
    do("recruitment.hire", who, cast.clerk, hired_on=DAY)
    assert waiting(cast.clerk) == {"complete": (1, "2023年招用计划")}


def test_the_board_counts_who_waits_passed_and_failed(cast: Cast) -> None:
    held = campaign(cast)
    people = [applicant(held, cast.clerk, serial) for serial in range(13, 17)]
    rows = [{"serial": at + 1, "mark": mark} for at, mark in enumerate(("80", "75", "40"))]
    do("recruitment.record_results", held, cast.clerk, kind="written-exam", day=EXAM, results=rows)
    do("recruitment.withdraw", people[3], cast.clerk)

    found = board(held, DAY)

    counts = {one.step: (one.waiting, one.passed, one.failed) for one in found.steps}
    assert (found.people, found.running, found.withdrawn) == (4, 3, 1)
    assert counts["written-exam"] == (0, 2, 1)
    assert counts["fitness-test"] == (2, 0, 0)
    assert list(counts) == ["written-exam", "fitness-test", "medical", "political-review", "notice", "hire"]


def test_a_board_costs_the_same_for_many(cast: Cast, django_assert_max_num_queries) -> None:
    held = campaign(cast)
    for serial in range(13, 18):
        applicant(held, cast.clerk, serial)
    with django_assert_max_num_queries(8):
        board(held, DAY)


def test_the_papers_say_what_is_known(cast: Cast) -> None:
    held = campaign(cast)
    li = applicant(held, cast.clerk)
    steps(li, cast.clerk, review=None)
    reviewed(li, cast.clerk, asked_of(li), bar_crime="unverified")
    do("recruitment.rank", held, cast.clerk)
    names = {"applicants": held, "ranked_list": held, "public_notice": held, "political_review": li}
    papers = {name: PAPERS[name].body(of, user=cast.clerk, on=DAY) for name, of in names.items()}
    said = {name: repr(paper.blocks) for name, paper in papers.items()}
    assert all("李雷" in words for words in said.values())
    assert all(li.id_index not in words and "19950517" not in words for words in said.values())
    assert _("not verified") in said["political_review"]
    assert all(as_word(paper) for paper in papers.values())
