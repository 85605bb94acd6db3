"""Gold labels for the lines of a rendered text.

A line belongs to the body if most of its words lie on a longest common subsequence
of the rendered text and the gold. Alone, the subsequence also strings stray words of
menus onto the gold's first and last words, so a match counts only where it is long
or lies next to one that is. Blocks that a rendering moved (a summary above the
headline, a caption) are off the subsequence; they are found again by their phrases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from training.words import words

# A line is the body's from this share of its words on.
_LEAST_SHARE = 0.5
# Matched words of a line that speak for themselves; fewer need such a line nearby.
_STRONG_WORDS = 8
_STRONG_SHARE = 0.7
# How far (in words of other lines) a weak match may lie from the next strong line.
_REACH_WORDS = 60
# Words of a phrase by which a moved block is found again, and the least of a line's
# phrases that must be among the gold's words that nothing matched yet.
_PHRASE = 4
_LEAST_PHRASES = 0.6


@dataclass(frozen=True, slots=True)
class _Line:
    tokens: list[str]
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.tokens)


def label_lines(lines: Sequence[str], gold: str) -> list[bool]:
    """For each line whether it belongs to the gold body."""
    rendered, gold_tokens = _tokenised(lines), words(gold)
    matched = _matches(rendered, gold_tokens, [True] * len(rendered))
    eligible = _near_strong(rendered, matched)
    matched = _matches(rendered, gold_tokens, eligible)
    labels = [_is_body(line, matched) for line in rendered]
    _add_moved(rendered, gold_tokens, labels)
    return labels


def _tokenised(lines: Sequence[str]) -> list[_Line]:
    result, start = [], 0
    for text in lines:
        line = _Line(words(text), start)
        result.append(line)
        start = line.end
    return result


def _matches(lines: Sequence[_Line], gold: list[str], eligible: Sequence[bool]) -> list[int]:
    """The gold position that each rendered word is matched to, or -1."""
    ids: dict[str, int] = {}
    positions, tokens = [], []
    total = lines[-1].end if lines else 0
    known = set(gold)
    for line, allowed in zip(lines, eligible, strict=True):
        for offset, token in enumerate(line.tokens if allowed else ()):
            # A word that the gold lacks cannot match; without it the search is shorter.
            if token in known:
                positions.append(line.start + offset)
                tokens.append(ids.setdefault(token, len(ids)))
    gold_ids = [ids.setdefault(token, len(ids)) for token in gold]
    matched = [-1] * total
    for block in LCSseq.opcodes(tokens, gold_ids):
        if block.tag == "equal":
            for offset in range(block.src_end - block.src_start):
                matched[positions[block.src_start + offset]] = block.dest_start + offset
    return matched


def _share(line: _Line, matched: Sequence[int]) -> float:
    hits = sum(matched[i] >= 0 for i in range(line.start, line.end))
    return hits / len(line.tokens) if line.tokens else 0.0


def _is_dense(line: _Line, matched: Sequence[int]) -> bool:
    """Whether the matched words also lie together in the gold, not strewn over it."""
    found = [matched[i] for i in range(line.start, line.end) if matched[i] >= 0]
    return bool(found) and found[-1] - found[0] < 2 * len(line.tokens) + 4


def _is_body(line: _Line, matched: Sequence[int]) -> bool:
    return _share(line, matched) >= _LEAST_SHARE and _is_dense(line, matched)


def _is_strong(line: _Line, matched: Sequence[int]) -> bool:
    share = _share(line, matched)
    return (
        len(line.tokens) * share >= _STRONG_WORDS
        and share >= _STRONG_SHARE
        and _is_dense(line, matched)
    )


def _near_strong(lines: Sequence[_Line], matched: Sequence[int]) -> list[bool]:
    """Lines that are strong or close enough to one to be believed."""
    strong = [_is_strong(line, matched) for line in lines]
    if not any(strong):
        return [True] * len(lines)
    near = [False] * len(lines)
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        distance = _REACH_WORDS + 1
        for i in order:
            if strong[i]:
                distance = 0
            near[i] = near[i] or distance <= _REACH_WORDS
            if not _is_body(lines[i], matched):
                distance += len(lines[i].tokens)
    return near


def _add_moved(lines: Sequence[_Line], gold: list[str], labels: list[bool]) -> None:
    """Label lines whose phrases are the gold's but out of its order."""
    left = Counter(gold)
    for line, label in zip(lines, labels, strict=True):
        if label:
            left.subtract(line.tokens)
    phrases = {tuple(gold[i : i + _PHRASE]) for i in range(len(gold) - _PHRASE + 1)}
    for i, line in enumerate(lines):
        if labels[i] or len(line.tokens) < _STRONG_WORDS or not _all_phrases(line.tokens, phrases):
            continue
        missing = sum((Counter(line.tokens) & +left).values())
        if missing >= _LEAST_PHRASES * len(line.tokens):
            labels[i] = True
            left.subtract(line.tokens)


def _all_phrases(tokens: list[str], phrases: set[tuple[str, ...]]) -> bool:
    count = len(tokens) - _PHRASE + 1
    found = sum(tuple(tokens[i : i + _PHRASE]) in phrases for i in range(count))
    return found >= _LEAST_PHRASES * count
