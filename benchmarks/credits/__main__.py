"""python -m benchmarks.credits --corpora DIR: the figures of both halves, and what is wrong."""

import argparse
from importlib.resources import files
from pathlib import Path

from benchmarks.credits.scoring import answer, half_of, read_rows, score
from service.core.attribution.lexicon import read_vocabulary


def main() -> None:
    """Print precision and recall of each half; with --show, what is wrong in the seen one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.credits", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with credits/ in it")
    parser.add_argument("--show", action="store_true", help="list what is wrong in the seen half")
    arguments = parser.parse_args()
    vocabulary = read_vocabulary(files("service") / "stylebook")
    rows = read_rows(arguments.corpora / "credits" / "credits.jsonl")
    for half in ("seen", "unseen"):
        for name, figure in score([r for r in rows if half_of(r) == half], vocabulary).items():
            print(
                f"{half:7} {name:9} P {figure.precision:.3f} R {figure.recall:.3f} of {figure.due}"
            )
            if arguments.show and half == "seen":
                print(*(f"    {line}" for line in figure.wrong), sep="\n")
    negatives = read_rows(arguments.corpora / "credits" / "negatives.jsonl")
    touched = [r["id"] for r in negatives if answer(r["line"], vocabulary, r["lang"])["touched"]]
    print(f"negatives touched: {len(touched)} of {len(negatives)} {touched}")


if __name__ == "__main__":
    main()
