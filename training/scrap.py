"""Scraps of pages from which made-up noise is put together."""

from __future__ import annotations

import random
import re

from training.sample import LabelledLine

_SENTENCE_END = re.compile(r"(?<=[.!?。！？]) ?")
_WORD = re.compile(r"\w+")
_DATES = (
    "{d:02}.{m:02}.{y}, {h:02}:{n:02}",
    "{m}/{d}/{y} at {h}:{n:02} am",
    "{y}-{m:02}-{d:02} {h:02}:{n:02}",
    "{h:02}:{n:02}",
    "{h} h",
    "{d}. {m}. {y}",
)


def noise_line(text: str, gap: int, indent: int) -> LabelledLine:
    """A line of noise."""
    text = text.strip() or "x"
    return LabelledLine(text, gap, indent, body=False, words=max(1, len(text.split())))


def short_text(noise: list[LabelledLine], rng: random.Random, most: int = 3) -> str:
    """A short line of the noise, of at most `most` words."""
    short = [line.text for line in noise if 1 <= line.words <= most and len(line.text) < 40]
    return rng.choice(short) if short else "x"


def excerpt(text: str, rng: random.Random) -> str:
    """A few sentences of a paragraph, or all of it."""
    parts = _SENTENCE_END.split(text)
    if len(parts) > 2 and rng.random() < 0.6:
        start = rng.randint(0, len(parts) - 2)
        text = " ".join(parts[start : start + rng.randint(1, 3)]).strip() or text
    if rng.random() < 0.1:
        text = text.rstrip(".")
    return text.lower() if rng.random() < 0.1 else text


def summary(prose: list[LabelledLine], rng: random.Random) -> str:
    """The beginning of an article, at times cut short."""
    text = prose[rng.choice((0, 0, 0, 1)) % len(prose)].text
    text = excerpt(text, rng) if rng.random() < 0.7 else text
    if rng.random() < 0.3:
        text = text[: rng.randint(60, 200)].rstrip() + rng.choice(("...", "…", " […]"))
    return text


def made_up_name(lines: list[LabelledLine], rng: random.Random) -> str:
    """One to three capitalised words, or a nickname."""
    for _ in range(8):
        words = [w for w in _WORD.findall(rng.choice(lines).text) if w[0].isupper() and len(w) > 2]
        if words and rng.random() < 0.85:
            return " ".join(rng.sample(words, min(len(words), rng.choice((1, 1, 2, 2, 3)))))
        if words:
            return f"{rng.choice(words).lower()}{rng.randint(1, 999)}"
    return f"xan{rng.randint(1, 99)}"


def made_up_date(rng: random.Random) -> str:
    """A date, a time or an age, in one of many forms."""
    return rng.choice(_DATES).format(
        d=rng.randint(1, 28),
        m=rng.randint(1, 12),
        y=rng.randint(2008, 2026),
        h=rng.randint(0, 23),
        n=rng.randint(0, 59),
    )
