"""Write both rosters again: `python -m demo.rosters [FOLDER]`."""

import sys
from pathlib import Path

from demo import haian, shanxi

HERE = Path(__file__).parent


def write(folder: Path = HERE) -> None:
    """Write both, each with its truth beside it."""
    shanxi.write(folder)
    haian.write(folder)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if sys.argv[1:] else HERE)
