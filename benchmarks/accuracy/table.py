"""A run's figures as Markdown, as the README shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.accuracy.measure import CorpusFigures
from benchmarks.accuracy.scoring import Score

REFERENCE_PEER = "trafilatura"

_SHAPE_HEAD = (
    "raw text",
    "F1 before",
    "F1 after",
    "margin",
    "precision",
    "recall",
    "paragraph breaks",
    "split paragraphs",
    "order",
)
_PEER_HEAD = (
    "extractor, on the HTML",
    "F1",
    "precision",
    "recall",
    "paragraph breaks",
    "split paragraphs",
    "order",
)


def tables(figures: Iterable[CorpusFigures]) -> str:
    """Two tables a corpus: the desk on each raw text, and the peers on the HTML.

    The margin is the F1 after cleaning less the reference peer's on the same pages.
    """
    return "\n\n".join(_corpus_section(one) for one in figures) + "\n"


def _corpus_section(figures: CorpusFigures) -> str:
    mark = figures.peers.get(REFERENCE_PEER)
    desk = [
        (
            name,
            _figure(shape.before.f1),
            _figure(shape.after.f1),
            _margin(shape.after, mark),
            *_details(shape.after),
        )
        for name, shape in figures.shapes.items()
    ]
    peers = [(name, _figure(peer.f1), *_details(peer)) for name, peer in figures.peers.items()]
    sections = [f"## {figures.corpus} ({figures.size} pages)", _table(_SHAPE_HEAD, desk)]
    return "\n\n".join([*sections, _table(_PEER_HEAD, peers)] if peers else sections)


def _details(score: Score) -> tuple[str, ...]:
    return tuple(
        _figure(value)
        for value in (score.precision, score.recall, score.breaks, score.splits, score.order)
    )


def _figure(value: float) -> str:
    return f"{value:.4f}"


def _margin(score: Score, mark: Score | None) -> str:
    return f"{score.f1 - mark.f1:+.4f}" if mark else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))
