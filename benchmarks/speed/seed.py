"""The document that every HTTP figure is of: the first golden case."""

from pathlib import Path

SEED = Path(__file__).parents[2] / "seeds" / "mali-minusma" / "input.txt"
