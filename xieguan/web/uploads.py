"""Uploads stay in memory and within bounds: nothing of a file that is only looked at ever lies on the disk in clear."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler, SkipFile
from django.http import HttpRequest

from xieguan.roster.source import FILE_BYTES


class InMemory(MemoryFileUploadHandler):
    """Takes a file into memory, and stops listening to one that is larger than any roster may be."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken = 0

    def handle_raw_input(self, *_args: Any, **_kwargs: Any) -> None:
        """Whatever its size: the parent class leaves what is large to a file on the disk."""
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the next file."""
        self.taken = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> Any:
        """Take a piece, unless the file has grown too large: then it counts as not sent, and the page says why."""
        self.taken += len(raw_data)
        if self.taken > FILE_BYTES:
            if self.request is not None:
                self.request.META["xieguan.too_large"] = True
            raise SkipFile
        return super().receive_data_chunk(raw_data, start)


def too_large(request: HttpRequest) -> bool:
    """Whether a file was sent with this request that is larger than we read."""
    return bool(request.META.get("xieguan.too_large"))


def sent(request: HttpRequest, field: str) -> "UploadedFile[bytes] | None":
    """The file of a field; None where none was chosen."""
    file = request.FILES.get(field)
    return file if isinstance(file, UploadedFile) else None
