"""What this stage's acts and inputs are called."""

from pathlib import Path

from xieguan.people import labels

labels.add(Path(__file__).parent)
