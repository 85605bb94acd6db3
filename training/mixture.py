"""Pages made up from real ones: what other sites do around and within an article.

Each change is drawn at random from what pages are known to do: another site's frame
around the body, teasers between paragraphs, threads of comments, lists of teasers with a
summary each, another article below, captions, boxes, the body a second time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from training.sample import LabelledLine
from training.scrap import (
    excerpt,
    made_up_date,
    made_up_name,
    noise_line,
    short_text,
    summary,
)

Lines = list[LabelledLine]

_PROSE_WORDS = 8
_THREADS = ("ndta", "dnta", "nta", "tnda", "ndt", "nat", "ta", "nmta", "natd")
_TEASERS = ("hs", "hsd", "dhs", "hsm", "hm", "chs", "hs")


@dataclass(frozen=True, slots=True)
class Donor:
    """Another page: its title, its lines, and from them its noise and its prose."""

    title: str
    lines: Lines

    @property
    def noise(self) -> Lines:
        return [line for line in self.lines if not line.body]

    @property
    def prose(self) -> Lines:
        return [line for line in self.lines if line.body and line.words >= _PROSE_WORDS]


Change = Callable[[Lines, Sequence[Donor], random.Random], Lines]


def body_span(lines: Lines) -> tuple[int, int]:
    """From the first line of the body to behind the last; (0, 0) without a body."""
    numbers = [number for number, line in enumerate(lines) if line.body]
    return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)


def crop(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """Head and tail cut off, wholly or in part."""
    first, last = body_span(lines)
    start = rng.choices((first, rng.randint(0, first), 0), (5, 3, 2))[0]
    end = rng.choices((last, rng.randint(last, len(lines)), len(lines)), (3, 4, 3))[0]
    return lines[start:end] or lines


def reframe(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """The body, with the lines next to it, in another page's frame."""
    first, last = body_span(lines)
    other = donors[0].lines
    other_first, other_last = body_span(other)
    if first == last or other_first == other_last:
        return lines
    above, below = rng.choice((2, 4, 8, 12)), rng.choice((0, 2, 4, 8))
    head = other[: max(0, other_first - rng.choice((3, 6, 10)))]
    tail = other[min(len(other), other_last + rng.choice((0, 2, 5))) :]
    kind = rng.random()
    if kind < 0.3:
        tail = lines[last + below :] or tail
    elif kind < 0.44:
        head = lines[: max(0, first - above)]
    middle = lines[max(0, first - above) : last + below]
    return head + [line for line in middle if line.body or rng.random() < 0.8] + tail


def inline_teasers(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """Lines of another page's noise between the paragraphs."""
    noise = donors[1].noise
    if len(noise) < 5:
        return lines
    _, last = body_span(lines)
    often = rng.choice((0.04, 0.1, 0.2))
    mixed: Lines = []
    for number, line in enumerate(lines):
        mixed.append(line)
        if line.body and line.words > _PROSE_WORDS and number + 1 < last and rng.random() < often:
            start = rng.randrange(len(noise))
            mixed += noise[start : start + rng.choice((1, 1, 2, 3, 5))]
    return mixed


def second_article(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """Paragraphs of another article below."""
    first, last = body_span(lines)
    other = donors[1].lines
    other_first, other_last = body_span(other)
    if first == last or other_last - other_first < 4:
        return lines
    article = other[max(0, other_first - 4) : other_last]
    start = 0 if rng.random() < 0.5 else rng.randint(0, len(article) - 4)
    size = max(1, min(len(article) - start, rng.choice((3, 6, 12)), last - first))
    part = [line.as_noise() for line in article[start : start + size]]
    position = rng.randint(min(last + 3, len(lines)), len(lines))
    if position < last + 2:
        part = donors[1].noise[-5:] + part
    return lines[:position] + part + lines[position:]


def thread(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """A thread of comments below: names, times and answers around prose.

    At times the prose is the article's own last part, for readers write about the
    article: what tells a comment is its frame, not its topic.
    """
    _, last = body_span(lines)
    noise = donors[0].noise + donors[1].noise
    prose = donors[0].prose + donors[1].prose
    own = [number for number, line in enumerate(lines) if line.body and line.words >= _PROSE_WORDS]
    if not last or len(noise) < 10 or len(prose) < 6:
        return lines
    if rng.random() < 0.35 and len(own) >= 10:
        taken = own[max(4, len(own) * rng.choice((30, 50, 70)) // 100) :]
        prose = [lines[number] for number in taken] + rng.sample(prose, min(len(prose), 3))
        gone = set(taken)
        lines = [line for number, line in enumerate(lines) if number not in gone]
        _, last = body_span(lines)
    gap, indent = rng.choice((0, 0, 1, 2)), rng.choice((lines[last - 1].indent, 0, 2, 4))
    posts = _posts(prose, noise, gap, indent, rng)
    position = min(len(lines), last + rng.choice((0, 1, 2, 4, 8)))
    if position == last:
        posts.insert(0, noise_line(short_text(noise, rng), 1, indent))
    rest = lines[position:]
    return (
        lines[:position] + posts + (rest if rng.random() < 0.6 else rest[: rng.choice((0, 5, 20))])
    )


def _posts(prose: Lines, noise: Lines, gap: int, indent: int, rng: random.Random) -> Lines:
    count = rng.choice((2, 3, 5, 8, 12, 20, 40))
    actions = [short_text(noise, rng) for _ in range(rng.choice((1, 1, 2, 3)))]
    says = short_text(noise, rng, 1) if rng.random() < 0.3 else ""
    order = rng.choice(_THREADS)
    number = rng.randrange(len(prose))
    posts: Lines = []
    if rng.random() < 0.7:
        title = short_text(noise, rng, 1)
        posts.append(noise_line(f"{count} {title}" if rng.random() < 0.5 else title, gap, indent))
    for _ in range(count):
        for part in order:
            if part == "n":
                posts.append(noise_line(f"{made_up_name(prose, rng)} {says}".strip(), gap, indent))
            elif part == "d":
                posts.append(noise_line(made_up_date(rng), 0, indent))
            elif part == "m" and posts:
                posts.append(noise_line(f"{posts.pop().text} {made_up_date(rng)}", gap, indent))
            elif part == "a":
                posts += [noise_line(action, 0, indent) for action in actions]
            elif part == "t":
                for _ in range(rng.choice((1, 1, 1, 2, 3))):
                    line = prose[number % len(prose)]
                    number += 1
                    text = excerpt(line.text, rng)
                    posts.append(replace(line.but(text), gap=gap, indent=indent, body=False))
    return posts


def teaser_list(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """A list of teasers, a headline and a summary each, mostly after the body."""
    first, last = body_span(lines)
    if first == last:
        return lines
    layout, gap, indent = rng.choice(_TEASERS), rng.choice((0, 0, 1)), rng.choice((0, 0, 3))
    usable = [donor for donor in donors if donor.prose and len(donor.noise) >= 4]
    if not usable:
        return lines
    noise = usable[0].noise
    more = short_text(noise, rng)
    teasers = [noise_line(short_text(noise, rng), gap, indent)]
    for _ in range(rng.choice((2, 3, 5, 8, 12))):
        donor = rng.choice(usable)
        parts = {
            "h": donor.title or donor.prose[0].text[:80],
            "s": summary(donor.prose, rng),
            "d": made_up_date(rng),
            "m": more,
            "c": short_text(donor.noise, rng, 2),
        }
        teasers += [noise_line(parts[part], gap if part == "h" else 0, indent) for part in layout]
    position = min(len(lines), last + rng.choice((0, 1, 3, 6, 12)))
    if rng.random() < 0.2:
        position = max(0, first - rng.choice((1, 3, 6)))
    return lines[:position] + teasers + lines[position:]


def captions(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """Captions and picture credits between the paragraphs."""
    first, last = body_span(lines)
    prose, noise = donors[0].prose, donors[0].noise
    if not prose or len(noise) < 4:
        return lines
    label = short_text(noise, rng, 2)
    layout, often = rng.choice(("sc", "s", "c", "sc")), rng.choice((0.05, 0.12, 0.25))
    mixed: Lines = []
    for number, line in enumerate(lines):
        if first < number < last and rng.random() < often:
            name = f"{label}{rng.choice((': ', ' © ', '/', ' | ', ' '))}{made_up_name(prose, rng)}"
            parts = {"s": excerpt(rng.choice(prose).text, rng)[:200], "c": name}
            mixed += [noise_line(parts[part], line.gap, line.indent) for part in layout]
        mixed.append(line)
    return mixed


def box(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """A box on another matter within the body."""
    first, last = body_span(lines)
    prose, noise = donors[1].prose, donors[1].noise
    if last - first < 6 or len(prose) < 4 or len(noise) < 4:
        return lines
    position = rng.randint(first + 2, last - 1)
    near = lines[position]
    start = rng.randrange(len(prose))
    inside = [noise_line(short_text(noise, rng, 4), near.gap, near.indent)]
    inside += [
        replace(line.as_noise(), gap=near.gap, indent=near.indent)
        for line in prose[start : start + rng.choice((1, 2, 3))]
    ]
    if rng.random() < 0.5:
        inside.append(noise_line(short_text(noise, rng, 5), near.gap, near.indent))
    return lines[:position] + inside + lines[position:]


def twice(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """The body a second time, as pages do that hold a copy for another screen."""
    first, last = body_span(lines)
    position = min(len(lines), last + rng.choice((0, 2, 6)))
    return lines[:position] + [line.as_noise() for line in lines[first:last]] + lines[position:]


def nearly_clean(lines: Lines, donors: Sequence[Donor], rng: random.Random) -> Lines:
    """The body with at most a few lines of noise."""
    first, last = body_span(lines)
    body = [line for line in lines[first:last] if line.body]
    noise = [line for line in lines if not line.body] + donors[0].noise
    above: Lines = lines[first - 1 : first] if first and rng.random() < 0.5 else []
    below: Lines = []
    for _ in range(rng.choice((0, 0, 1, 2, 4, 8)) if noise else 0):
        line, where = rng.choice(noise), rng.random()
        if where < 0.3:
            above = [line, *above]
        elif where < 0.7:
            below.append(line)
        else:
            body.insert(rng.randint(0, len(body)), line)
    return above + body + below
