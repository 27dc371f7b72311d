"""The order of applicants: any scores, any grounds."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from xieguan.lifecycle.recruitment.order import Candidate, Placed, ranked

CROWD = st.lists(
    st.tuples(
        st.integers(0, 12).map(Decimal),
        st.lists(st.sampled_from(["veteran", "party"]), unique=True).map(tuple),
    ),
    max_size=25,
).map(lambda found: [Candidate(at, score, grounds) for at, (score, grounds) in enumerate(found)])


@given(CROWD)
def test_no_ground_lifts_anybody_over_a_better_score(crowd: list[Candidate]) -> None:
    placed = {one.key: one.place for one in ranked(crowd)}
    assert all(
        placed[better.key] < placed[worse.key]
        for better in crowd
        for worse in crowd
        if better.score > worse.score
    )


@given(CROWD)
def test_among_equals_a_ground_comes_first_and_the_ranking_says_so(crowd: list[Candidate]) -> None:
    found = {one.key: one for one in ranked(crowd)}
    for one in crowd:
        equals = [other for other in crowd if other.score == one.score]
        decided = bool(one.grounds) and any(not other.grounds for other in equals)
        assert found[one.key].before == (one.grounds if decided else ())
        behind = [other for other in equals if not other.grounds]
        assert not one.grounds or all(found[one.key].place < found[other.key].place for other in behind)


@given(CROWD)
def test_everybody_has_one_place_and_scores_stay_as_they_are(crowd: list[Candidate]) -> None:
    found = ranked(crowd)
    assert sorted(one.key for one in found) == [one.key for one in crowd]
    assert {one.key: one.score for one in found} == {one.key: one.score for one in crowd}
    assert [one.place for one in found] == [
        1 + sum(other.place < one.place for other in found) for one in found
    ]


def test_equals_without_a_difference_share_a_place() -> None:
    crowd = [Candidate(1, Decimal(80)), Candidate(2, Decimal(80)), Candidate(3, Decimal(79), ("veteran",))]
    assert ranked(crowd) == [
        Placed(1, 1, Decimal(80)),
        Placed(2, 1, Decimal(80)),
        Placed(3, 3, Decimal(79)),
    ]
