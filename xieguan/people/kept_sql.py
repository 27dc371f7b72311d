"""An expression over the fact sheet, compiled once to SQL and kept with the law it says.

Django takes far longer to build the conditions of fifty rules than a database to ask a county of them. What a rule
says in SQL depends on its law and the database alone; which rows are asked, and in what query, stays open.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Expression

from xieguan.law.judge import Law
from xieguan.law.objects import Rule
from xieguan.people.models.sheet import SheetRow

MOST = 5000  # kept: the rules of some tens of laws, in each of the ways they are asked
Say = Callable[[Law, Rule], Expression]
Key = tuple[str, int, str, Say]
KEPT: dict[Key, tuple[Law, "Kept"]] = {}


class Kept(Expression):  # type: ignore[misc, unused-ignore]  # Django is untyped without its stubs
    """SQL in the columns of the sheet: pieces to be joined by the name its table has in a query."""

    def __init__(self, pieces: list[str], parameters: tuple[Any, ...], output_field: Any) -> None:
        super().__init__(output_field=output_field)
        self.pieces, self.parameters, self.table = pieces, parameters, ""

    def resolve_expression(self, query: Any = None, *_more: Any, **_options: Any) -> "Kept":
        """The same for one query, whose first table is the sheet."""
        if query.model is not SheetRow:
            raise TypeError(f"{query.model} is not the sheet")
        return self._of(query.get_initial_alias())

    def relabeled_clone(self, change_map: Mapping[str, str]) -> "Kept":
        """The same where a query has become part of another and its tables are called otherwise."""
        return self._of(change_map.get(self.table, self.table))

    def _of(self, table: str) -> "Kept":
        found = Kept(self.pieces, self.parameters, self.output_field)
        found.table = table
        return found

    def as_sql(self, compiler: Any, _connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The pieces joined."""
        table = compiler.quote_name_unless_alias(self.table)
        return f"{table}.".join(self.pieces), self.parameters

    def get_group_by_cols(self) -> list[Any]:
        """Grouped by as a whole."""
        return [self]

    @property
    def identity(self) -> Any:
        """What makes it equal to another: the same SQL in the same table."""
        return Kept, id(self.pieces), self.table


def kept(law: Law, rule: Rule, say: Say, build: Callable[[], Expression]) -> Kept:
    """What a rule of a law says in one of the ways it is asked, from where it is kept; the first time it is compiled.

    A law's id is its own as long as it is kept beside it.
    """
    key = (connection.vendor, id(law), rule.id, say)
    if key not in KEPT or KEPT[key][0] is not law:
        if len(KEPT) >= MOST:
            KEPT.clear()
        KEPT[key] = law, compiled(build())
    return KEPT[key][1]


def compiled(expression: Expression) -> Kept:
    """An expression over the sheet as SQL."""
    query = SheetRow.objects.all().query
    resolved = expression.resolve_expression(query)
    sql, parameters = query.get_compiler(connection=connection).compile(resolved)
    table = connection.ops.quote_name(SheetRow._meta.db_table)
    return Kept(sql.split(f"{table}."), tuple(parameters), resolved.output_field)
