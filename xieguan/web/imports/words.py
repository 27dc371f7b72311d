"""What the states of an import and its counts are called."""

from collections.abc import Mapping

from xieguan.words import _

STEPS = ("file", "columns", "compare", "write", "findings")


def state(name: str) -> str:
    """A state in words."""
    return {
        "read": _("read, not imported"),
        "writing": _("being written"),
        "written": _("written, not committed"),
        "finished": _("imported"),
        "undone": _("undone"),
        "removing": _("being removed"),
        "removed": _("removed"),
    }[name]


def counted(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """The counts that are there: key, words, number."""
    words = {
        "rows": _("people on the roster"),
        "new": _("new"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "gone": _("on record and not on the roster"),
        "rejected": _("rejected"),
        "left_out": _("left out"),
    }
    return [(key, word, counts[key]) for key, word in words.items() if key in counts]


def steps(now: str) -> list[tuple[str, str, str]]:
    """The five steps of an import for the stepper: words, small words, state."""
    words = {
        "file": (_("File"), _("hand in the roster")),
        "columns": (_("The columns"), _("what each one holds")),
        "compare": (_("Comparison"), _("what would change")),
        "write": (_("Write"), _("nothing counts before the end")),
        "findings": (_("Findings"), _("what is wrong, and what to do")),
    }
    at = STEPS.index(now)
    states = ["done" if place < at else "now" if place == at else "" for place in range(len(STEPS))]
    return [(*words[step], states[place]) for place, step in enumerate(STEPS)]
