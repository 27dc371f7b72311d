"""A user's own views: saved, replaced, removed, and nobody else's."""

import pytest

from tests.people.cast import Cast
from tests.people.doing import do, refused
from xieguan.people.models import SavedView
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.people.verbs.views import MOST


def test_a_view_keeps_what_was_asked_and_nothing_else(cast: Cast) -> None:
    do("views.save", cast.clerk, cast.clerk, name="派遣", query={"mode": "dispatch", "evil": "x", "at": "y"})

    view = SavedView.objects.get()
    assert (view.user, view.name, view.query) == (cast.clerk, "派遣", {"mode": "dispatch"})


def test_the_same_name_again_replaces_the_view(cast: Cast) -> None:
    do("views.save", cast.clerk, cast.clerk, name="我的", query={"mode": "dispatch"})
    do("views.save", cast.clerk, cast.clerk, name="我的", query={"status": "left"})

    assert SavedView.objects.get().query == {"status": "left"}


def test_nobody_saves_or_removes_for_somebody_else(cast: Cast) -> None:
    do("views.save", cast.clerk, cast.clerk, name="我的", query={})
    view = SavedView.objects.get()

    refused(NotFound, "views.save", cast.clerk, cast.leader, name="x", query={})
    refused(Invalid, "views.remove", cast.leader, cast.leader, view=view.public)
    assert SavedView.objects.exists()
    do("views.remove", cast.clerk, cast.clerk, view=view.public)
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("name", ["", "x" * 41, "\x07"])
def test_a_view_has_a_name_that_fits(cast: Cast, name: str) -> None:
    refused(Invalid, "views.save", cast.clerk, cast.clerk, name=name, query={})


def test_views_are_few(cast: Cast) -> None:
    for number in range(MOST):
        do("views.save", cast.clerk, cast.clerk, name=f"v{number}", query={})

    refused(Invalid, "views.save", cast.clerk, cast.clerk, name="one more", query={})
    do("views.save", cast.clerk, cast.clerk, name="v0", query={})


def test_a_view_never_holds_an_id_number(cast: Cast) -> None:
    from tests.people.cast import id_number

    do("views.save", cast.clerk, cast.clerk, name="x", query={"q": id_number()})

    assert SavedView.objects.get().query == {}
