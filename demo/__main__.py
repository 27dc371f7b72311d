"""`make demo`: audit both rosters, say where the reports are and open them where there is a screen."""

import json
import os
import shutil
import subprocess
import sys
import webbrowser
from pathlib import Path

HERE = Path(__file__).parent
OUT = HERE.parent / "build" / "demo"
FOUND_SOMETHING = 1


def audit(truth: Path) -> Path:
    """Audit the roster beside a truth, on its day and by its law; the HTML report."""
    what = json.loads(truth.read_text(encoding="utf-8"))
    roster = truth.with_name(what["file"])
    page, sheet = OUT / f"{roster.stem}.html", OUT / f"{roster.stem}.xlsx"
    command = [str(Path(sys.executable).with_name("xieguan")), "audit", str(roster)]
    command += ["--law", what["law"], "--on", what["on"]]
    command += ["--report", str(page), "--report", str(sheet)]
    done = subprocess.run(command, check=False)
    if done.returncode != FOUND_SOMETHING or not page.exists():
        sys.exit(f"the audit of {roster.name} failed (exit status {done.returncode})")
    return page


def main() -> None:
    """Audit, tell, open."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    pages = [audit(truth) for truth in sorted(HERE.glob("*.truth.json"))]
    print("\nReports · 报告")
    for path in sorted(OUT.iterdir()):
        print(f"  {path}")
    print("\nYour own roster · 用自己的花名册：")
    print("  .venv/bin/xieguan audit FILE --law cn-sx-2022-180 --on 2023-12-31 --report report.html\n")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin":
        for page in pages:
            webbrowser.open(page.as_uri())


if __name__ == "__main__":
    main()
