"""Papers as files: what they say is plain content, and how it looks is decided here, once."""

from xieguan.desk.documents.content import Document, Fields, Heading, Signatures, Table, Text
from xieguan.desk.documents.pdf import as_pdf
from xieguan.desk.documents.word import as_word

__all__ = [
    "Document",
    "Fields",
    "Heading",
    "Signatures",
    "Table",
    "Text",
    "as_pdf",
    "as_word",
]
