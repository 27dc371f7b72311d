"""What is wrong with what was sent, for a template: the sentences of each field, none for a field that is right."""

from collections.abc import Mapping, Sequence


class Problems(dict[str, Sequence[str]]):
    """Sentences by field."""

    def __init__(self, errors: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__(errors or {})

    def __missing__(self, field: str) -> Sequence[str]:
        """Nothing is wrong with it."""
        return ()
