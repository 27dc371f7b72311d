"""What a Word file says of itself: today's layout, not that of an older Word, and Chinese, for breaks and for stops."""

from typing import Any

from docx.document import Document as File
from docx.oxml.ns import qn

LAYOUT = "15"  # Word 2013 and later; less opens as an old file in "compatibility mode"
CHINESE = "zh-CN"


def settle(file: File) -> None:
    """Set both."""
    settings, styles = file.settings.element, file.styles.element
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), LAYOUT)
    for one in (*settings.iter(qn("w:themeFontLang")), *styles.iter(qn("w:lang"))):
        _chinese(one)


def _chinese(language: Any) -> None:
    language.set(qn("w:eastAsia"), CHINESE)
