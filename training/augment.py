"""Made-up samples: a page changed by several of `mixture`'s changes, in an order that fits."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from training import mixture
from training.brief import brief
from training.listing import listing, sentences, subheads
from training.mixture import Change, Donor, Lines
from training.sample import LabelledLine, Sample
from training.script import rewrite

_FRAMES: tuple[tuple[Change | None, float], ...] = (
    (mixture.reframe, 0.45),
    (mixture.crop, 0.2),
    (None, 0.35),
)
_ADDITIONS: tuple[tuple[Change | None, float], ...] = (
    (mixture.thread, 0.3),
    (mixture.teaser_list, 0.2),
    (mixture.second_article, 0.15),
    (mixture.twice, 0.03),
    (None, 0.32),
)
_INSERTIONS: tuple[tuple[Change, float], ...] = (
    (sentences, 0.1),
    (subheads, 0.04),
    (listing, 0.1),
    (mixture.captions, 0.12),
    (mixture.box, 0.08),
)
_OWN_LINES: tuple[tuple[Change, float], ...] = ((sentences, 0.4), (subheads, 0.15), (listing, 0.3))
_TEASERS_WITHIN = 0.2
_THINNED = 0.15
_SPLIT, _MERGED = 0.12, 0.08
_FLAT = 0.3
_OTHER_SCRIPT = 0.3
_MOST_LINES = 1500


def make_up(
    sample: Sample, donors: Sequence[Donor], languages: frozenset[str], rng: random.Random
) -> Sample:
    """The sample's page as another site might show it, its noise that of the donors too."""
    lines = _apply(_drawn(_FRAMES, rng), list(sample.lines), donors, rng)
    if rng.random() < _TEASERS_WITHIN:
        lines = mixture.inline_teasers(lines, donors, rng)
    lines = _apply(_drawn(_ADDITIONS, rng), lines, donors, rng)
    for change, often in _INSERTIONS:
        if rng.random() < often:
            lines = change(lines, donors, rng)
    if rng.random() < _THINNED:
        lines = [line for line in lines if line.body or rng.random() < 0.6] or lines
    return _finished(sample, lines, languages, rng, "made up")


def make_clean(
    sample: Sample, donors: Sequence[Donor], languages: frozenset[str], rng: random.Random
) -> Sample:
    """The sample's body with next to no noise."""
    lines = mixture.nearly_clean(list(sample.lines), donors, rng)
    return _finished(sample, lines, languages, rng, "nearly clean")


def make_brief(
    sample: Sample, donors: Sequence[Donor], languages: frozenset[str], rng: random.Random
) -> Sample:
    """Few lines of the sample's body in few lines of its page, made up or its own."""
    whole = make_up if rng.random() < 0.7 else make_clean
    made = whole(sample, donors, languages, rng)
    lines = brief(list(made.lines), donors, rng)
    for change, often in _OWN_LINES:
        if rng.random() < often:
            lines = change(lines, donors, rng)
    return replace(made, lines=tuple(lines), shape="brief")


def _finished(
    sample: Sample, lines: Lines, languages: frozenset[str], rng: random.Random, shape: str
) -> Sample:
    kind = rng.random()
    if kind < _SPLIT:
        lines = _split(lines, rng)
    elif kind < _SPLIT + _MERGED:
        lines = _merged(lines, rng)
    if rng.random() < _FLAT:
        lines = [replace(line, gap=0) for line in lines]
    if rng.random() < _FLAT:
        lines = [replace(line, indent=0) for line in lines]
    if rng.random() < _OTHER_SCRIPT:
        lines = rewrite(lines, rng)
    kept = tuple(lines[:_MOST_LINES])
    return Sample(sample.page, shape, kept, sample.languages | languages, made_up=True)


def _drawn(table: Sequence[tuple[Change | None, float]], rng: random.Random) -> Change | None:
    changes, often = zip(*table, strict=True)
    chosen: Change | None = rng.choices(changes, often)[0]
    return chosen


def _apply(
    change: Change | None, lines: Lines, donors: Sequence[Donor], rng: random.Random
) -> Lines:
    return change(lines, donors, rng) if change else lines


def _split(lines: Lines, rng: random.Random) -> Lines:
    """Some lines broken in three, as links break them in some renderings."""
    broken: Lines = []
    for line in lines:
        words = line.text.split(" ")
        if len(words) <= 10 or rng.random() >= 0.25:
            broken.append(line)
            continue
        first = rng.randint(2, len(words) - 2)
        second = min(len(words) - 1, first + rng.randint(1, 4))
        parts = (words[:first], words[first:second], words[second:])
        texts = [text for part in parts if (text := " ".join(part).strip())]
        broken += [
            replace(line.but(text), gap=0 if number else line.gap)
            for number, text in enumerate(texts)
        ]
    return broken


def _merged(lines: Lines, rng: random.Random) -> Lines:
    merged: list[LabelledLine] = []
    for line in lines:
        if merged and merged[-1].body == line.body and rng.random() < 0.25:
            last = merged.pop()
            line = replace(last, text=f"{last.text} {line.text}", words=last.words + line.words)
        merged.append(line)
    return merged
