"""What was deleted must not be read from the disk: SQLite leaves it in its write-ahead log until that is rewritten.

The pages themselves are overwritten as they are freed (`secure_delete`, in the settings). PostgreSQL frees its rows
with the next vacuum, and its log with the next checkpoints; docs/privacy.md says what the office does about both.
"""

from django.db import DatabaseError, connection, transaction


def after_commit() -> None:
    """Once the caller's transaction has committed, take what it deleted off the disk as far as we can."""
    transaction.on_commit(rewrite_log, robust=True)


def rewrite_log() -> None:
    """Empty the write-ahead log. Where a reader holds it, the next one to do this does."""
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except DatabaseError:
        return
