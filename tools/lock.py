"""Compile requirements*.in to hashed requirements*.txt, for every platform and naming no package index."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADER = "# Compiled from {source} by `make lock`; do not edit.\n"


def compile_one(name: str, *constraints: str) -> None:
    """Compile `name`.in; the developers' file takes the users' pins as they are."""
    command = ["uv", "pip", "compile", "--universal", "--python-version=3.11", "--generate-hashes"]
    command += ["--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links", *constraints]
    compiled = subprocess.run(
        [*command, f"{name}.in"], cwd=ROOT, env=_environment(), check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    (ROOT / f"{name}.txt").write_text(HEADER.format(source=f"{name}.in") + compiled, encoding="utf-8")


def _environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


if __name__ == "__main__":
    compile_one("requirements")
    compile_one("requirements-dev", "--constraints=requirements.txt")
