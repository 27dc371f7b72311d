"""Write both rosters: `python -m xieguan.demo.samples.rosters FOLDER`."""

import sys
from pathlib import Path

from xieguan.demo.samples import haian, shanxi


def write(folder: Path) -> list[Path]:
    """Write both, each with its truth beside it; where the rosters are."""
    shanxi.write(folder)
    haian.write(folder)
    return [folder / shanxi.FILE, folder / haian.FILE]


if __name__ == "__main__":
    write(Path(sys.argv[1]))
