"""The one way the child says no: a code and its details; the parent has the words (`refusals.py`)."""


class Refusal(Exception):
    """The file cannot be used; `code` says why."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
