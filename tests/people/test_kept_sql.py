"""What a rule says of the sheet is compiled once; asked from where it is kept, it says what it would say built anew."""

from datetime import date

import pytest
from django.db.models import BigIntegerField, CharField, Expression, Field

from tests.people.cast import DAY, Cast
from tests.people.test_tally import crowd  # noqa: F401  a fixture
from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.people import kept_sql, tally, worst
from xieguan.people.laws import laws_of
from xieguan.people.models import SheetRow
from xieguan.people.tally import askable, rows_of, ruling

WAYS: list[tuple[kept_sql.Say, "Field[int, int] | Field[str, str]"]] = [
    (tally._word, CharField(null=True)),
    (tally.weight, BigIntegerField()),
    (worst._so_far, BigIntegerField()),
]


def words(rule: Expression) -> list[object]:
    return list(SheetRow.objects.annotate(word=rule).order_by("pk").values_list("word", flat=True))


@pytest.mark.parametrize("on", [DAY, date(2023, 12, 31), date(2024, 12, 1)])
def test_kept_or_built_anew_a_rule_says_the_same_of_every_row(crowd: Cast, on: date) -> None:  # noqa: F811
    for law in laws_of(crowd.county, on):
        for rule in askable(law):
            for say, field in WAYS:
                anew = words(tally._of_its_law(law, rule, say, field))
                assert words(tally.of_its_law(law, rule, say, field)) == anew, rule.id
                assert words(tally.of_its_law(law, rule, say, field)) == anew, rule.id


def test_it_is_compiled_once_for_a_law_and_anew_for_another(
    crowd: Cast,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    law = laws_of(crowd.county, DAY)[0]
    rule = next(iter(askable(law)))
    found = ruling(law, rule)
    monkeypatch.setattr(kept_sql, "compiled", refuse)
    assert ruling(law, rule) is found
    with pytest.raises(AssertionError):
        ruling(laws_of(crowd.county, date(2024, 12, 2))[0], rule)


def refuse(_expression: Expression) -> None:
    raise AssertionError("compiled again")


def test_within_another_query_it_speaks_of_its_own_rows(crowd: Cast) -> None:  # noqa: F811
    law, rule = _finding_something(crowd)
    outer = SheetRow.objects.annotate(word=ruling(law, rule))
    inner = SheetRow.objects.annotate(word=ruling(law, rule)).filter(word="fail")
    failing = set(inner.values_list("pk", flat=True))
    assert failing
    assert set(outer.filter(pk__in=inner.values("pk")).values_list("pk", flat=True)) == failing
    other = outer.exclude(word="fail").filter(pk__in=inner.values("pk"))
    assert not other.exists()


def _finding_something(cast: Cast) -> tuple[Law, Rule]:
    for law in laws_of(cast.county, DAY):
        for rule in askable(law):
            if rows_of([cast.county.path]).annotate(word=ruling(law, rule)).filter(word="fail").exists():
                return law, rule
    raise AssertionError("nobody fails anything")
