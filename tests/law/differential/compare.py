"""What the row engine says of many rows, to hold against a database."""

from xieguan.law.evaluate import compile_row


def truths(node, rows):
    reading = compile_row(node)
    return [reading(row) for row in rows]


def words(when, require, rows):
    """What a rule says of each row, from what its two conditions say; None where it does not apply."""
    applied = truths(when, rows) if when else [True] * len(rows)
    return [_word(*pair) for pair in zip(applied, truths(require, rows), strict=True)]


def _word(applies, holds):
    if applies is False:
        return None
    if applies is None or holds is None:
        return "unknown"
    return "met" if holds else "fail"


def assert_same(what, rows, expected, got):
    differing = [(what, row, a, b) for row, a, b in zip(rows, expected, got, strict=True) if a != b]
    assert not differing, differing[0]
