"""What this floor sends after an act has committed: files to be removed. Tried again until it is done."""

from typing import Any

from xieguan.desk.models import Paper
from xieguan.desk.outbox import sends
from xieguan.desk.papers import ERASED, place_of


@sends(ERASED)
def remove_file(_message: int, body: dict[str, Any]) -> None:
    """Remove a file that nothing holds any more; the same content may have been kept anew meanwhile."""
    if not Paper.objects.filter(digest=body["digest"], erased_at__isnull=True).exists():
        place_of(body["digest"]).unlink(missing_ok=True)
