"""`python -m bench.sheet`: the sheet's rows of one act and of 500 people made anew, beside a bare update of as many."""

from bench.clock import race
from bench.office import founded
from bench.table import Line, show

MANY = 500


def main() -> None:
    with founded() as cast:
        from django.db import transaction
        from django.utils import timezone

        from tests.people.cast import DAY
        from tests.people.rosters import imported, person, roster
        from xieguan.people import sheet
        from xieguan.people.models import Engagement, SheetRow

        imported(cast, roster(*(person(serial) for serial in range(MANY))), on=DAY)
        pks = list(Engagement.objects.values_list("pk", flat=True))
        assert len(pks) == MANY, len(pks)
        on = timezone.localdate()

        def bare(some: list[int]) -> None:
            with transaction.atomic():
                rows = list(SheetRow.objects.filter(pk__in=some))
                SheetRow.objects.bulk_update(rows, ["path", "age_at_hire", "prejob_workdays"])

        def refreshed(some: list[int]) -> None:
            with transaction.atomic():
                assert sheet.refresh(some, on) == len(some)

        lines = []
        for some in (pks[:1], pks):
            base = f"bare bulk_update of three columns, {len(some)}"
            ways = {base: lambda some=some: bare(some), "refresh": lambda some=some: refreshed(some)}
            lines += [
                Line(f"{len(some)} people", way, seconds, len(some), base)
                for way, seconds in race(ways).items()
            ]
    show("Sheet: rows made anew", lines)


if __name__ == "__main__":
    main()
