"""HTML pages made up from real ones: bodies in other sites' frames, blocks planted in them.

What is moved keeps the blocks that it stands in, so that a made-up page is one that a site
might have: `mixture` does the same for pages without tags.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from service.core.mark import Place
from training.marked import Around, Lines, MarkedLine, Path
from training.scrap import excerpt, made_up_date, made_up_name
from training.script import rewrite

_PROSE_WORDS = 8
_BODY_SHARE = 0.9
_MOST_PLANTED, _MANY_WORDS = 40, 25
_ENTRIES = (("li", Place.LIST), ("div", Place.NONE), ("article", Place.ARTICLE))
_POSTS = ("nta", "nta", "ndta", "tn", "nt", "dnta")
_MEANINGFUL = Place.ARTICLE | Place.MAIN
_FRAMES = Place.NAV | Place.ASIDE | Place.FOOTER | Place.HEADER
_FRAME_TAGS = frozenset({"article", "main", "section", "aside", "nav", "footer", "header"})

Change = Callable[[Lines, Lines, random.Random], Lines]


def container(lines: Sequence[MarkedLine]) -> Path:
    """The path to the smallest block that holds nearly all of the body; empty without body."""
    held: Counter[Around] = Counter()
    for line in lines:
        if line.body:
            for around in line.path:
                held[around] += line.words
    least = _BODY_SHARE * sum(line.words for line in lines if line.body)
    best: Path = ()
    for line in lines:
        if line.body:
            depth = sum(1 for around in line.path if held[around] >= least)
            if depth > len(best):
                best = line.path[:depth]
    return best


def within(lines: Sequence[MarkedLine], path: Path) -> tuple[int, int]:
    """The first line of a block, and the one after its last."""
    depth = len(path) - 1
    numbers = [
        number
        for number, line in enumerate(lines)
        if len(line.path) > depth and line.path[depth] is path[depth]
    ]
    return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)


def graft(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """The body's block in the place of another page's."""
    own, other = container(lines), container(donor)
    if not own or len(other) < 2:
        return lines
    top = (*other[:-1], other[-1] if rng.random() < 0.5 else own[-1])
    first, last = within(lines, own)
    start, end = within(donor, other)
    moved = [
        replace(line, path=(*top, *line.path[len(own) :]))
        for line in lines[first:last]
        if len(line.path) >= len(own) and line.path[len(own) - 1] is own[-1]
    ]
    return donor[:start] + moved + donor[end:]


def fragment(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """The body's block alone, or one of the blocks around it."""
    path = container(lines)
    if not path:
        return lines
    path = path[: max(1, len(path) - rng.choice((0, 1, 1, 2)))]
    first, last = within(lines, path)
    above = len(path) - 1
    return [replace(line, path=line.path[above:]) for line in lines[first:last]]


def plant(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """Blocks of another page's noise between the paragraphs, before and behind them."""
    found, path = _noise_blocks(donor), container(lines)
    long = [block for block in found if block[3] >= _MANY_WORDS]
    for _ in range(rng.choice((1, 1, 2, 3, 5)) if found else 0):
        body = [number for number, line in enumerate(lines) if line.body]
        if len(body) < 2:
            break
        start, end, depth, _words = rng.choice(long if long and rng.random() < 0.6 else found)
        where, near = rng.random(), rng.random() < 0.5
        at = body[0] if where < 0.15 else body[-1] + 1 if where < 0.4 else rng.choice(body[1:])
        cut = len(path) if where >= 0.4 or near else max(1, len(path) - 1)
        planted = [
            replace(line, body=False, path=(*path[:cut], *line.path[depth:]))
            for line in donor[start:end]
        ]
        lines = lines[:at] + planted + lines[at:]
    return lines


def second_article(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """Another page's body below, in a block beside the article's own."""
    path, other = container(lines), container(donor)
    if len(path) < 2 or not other:
        return lines
    first, last = within(lines, path)
    start, end = within(donor, other)
    size = max(4, min(end - start, last - first))
    added = [
        replace(line, body=False, path=(*path[:-1], *line.path[len(other) - 1 :]))
        for line in donor[start : start + size]
        if len(line.path) >= len(other)
    ]
    at = min(len(lines), last + rng.choice((0, 0, 0, 2, 5, 10)))
    return lines[:at] + added + lines[at:]


def twice(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """The body a second time, hidden at times, as pages do for another width of screen."""
    path = container(lines)
    if len(path) < 2:
        return lines
    first, last = within(lines, path)
    cut = max(1, len(path) - 1 - rng.choice((0, 1)))
    hidden = Place.HIDDEN if rng.random() < 0.5 else Place.NONE
    names = rng.choice(lines).path[-1].names
    copies: dict[Around, Around] = {}

    def again(own: Around) -> Around:
        if own not in copies:
            named = own.names if rng.random() < 0.7 else names
            copies[own] = Around(own.tag, named, own.place | hidden)
        return copies[own]

    added = [
        replace(line, body=False, path=(*path[:cut], *map(again, line.path[cut:])))
        for line in lines[first:last]
    ]
    return lines[:last] + added + lines[last:]


def thin(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """Some blocks of the page's own noise left out."""
    found = _noise_blocks(lines)
    rng.shuffle(found)
    count = max(1, len(found) // rng.choice((3, 5, 8)))
    gone = {number for start, end, *_ in found[:count] for number in range(start, end)}
    return [line for number, line in enumerate(lines) if number not in gone] or lines


def thread(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """A thread of comments below, half the time made of the article's own last part."""
    path = container(lines)
    own = [number for number, line in enumerate(lines) if line.body and line.words >= _PROSE_WORDS]
    prose = [line for line in donor if line.body and line.words >= _PROSE_WORDS]
    labels = [line.text for line in donor if not line.body and line.words <= 3]
    if not path or len(prose) < 3 or len(labels) < 3:
        return lines
    if rng.random() < 0.5 and len(own) >= _PROSE_WORDS:
        taken = own[max(4, len(own) * rng.choice((30, 50, 70)) // 100) :]
        prose, gone = [lines[number] for number in taken], set(taken)
        lines = [line for number, line in enumerate(lines) if number not in gone]
    _, last = within(lines, path)
    top = path if rng.random() < 0.4 else path[: max(1, len(path) - 1)]
    posts = _posts(top, prose, [label for label in labels if len(label) < 40] or ["x"], donor, rng)
    at = min(len(lines), last + rng.choice((0, 0, 2, 6)))
    return lines[:at] + posts + lines[at:]


def _posts(top: Path, prose: Lines, labels: list[str], donor: Lines, rng: random.Random) -> Lines:
    def names() -> tuple[str, ...]:
        return rng.choice(donor).path[-1].names if rng.random() < 0.7 else ()

    wraps: tuple[Path, ...] = (
        (Around("div", names(), Place.NONE),),
        (Around("section", names(), Place.NONE), Around("ul", (), Place.LIST)),
    )
    top = (*top, *rng.choice(wraps))
    (tag, place), order = rng.choice(_ENTRIES), rng.choice(_POSTS)
    entry_names, text_names = names(), names()
    actions = [rng.choice(labels) for _ in range(rng.choice((1, 2)))]
    number = rng.randrange(len(prose))
    posts: Lines = []
    for _ in range(rng.choice((2, 4, 8, 15, 30))):
        base = (*top, Around(tag, entry_names, place))
        for part in order:
            if part == "t":
                line = prose[number % len(prose)]
                number += 1
                inner = Around(rng.choice(("p", "p", "div")), text_names, Place.NONE)
                said = cast("MarkedLine", line.but(excerpt(line.text, rng)))
                posts.append(replace(said, gap=1, body=False, linked=0.0, path=(*base, inner)))
                continue
            texts = {"n": [made_up_name(list(prose), rng)], "d": [made_up_date(rng)], "a": actions}[
                part
            ]
            linked = 1.0 if part == "a" else 0.0 if part == "d" else rng.choice((0.0, 1.0))
            inner = Around("div", entry_names, Place.NONE)
            posts += [
                MarkedLine(text, 1, 0, False, len(text.split()), linked, (*base, inner))
                for text in texts
            ]
    return posts


def remake(lines: Lines, donor: Lines, rng: random.Random) -> Lines:
    """The same page by a hand that says less: no containers, no paragraphs, no names."""
    kind = rng.choice(("frames", "frames", "paragraphs", "headings", "names", "some names"))
    made: dict[Around, Around] = {}

    def new(own: Around) -> Around:
        if own not in made:
            made[own] = _remade(own, kind, rng)
        return made[own]

    return [replace(line, path=tuple(map(new, line.path))) for line in lines]


def _remade(own: Around, kind: str, rng: random.Random) -> Around:
    tag, names, place = own.tag, own.names, own.place
    if kind == "frames":
        place &= ~_MEANINGFUL
        if tag in _FRAME_TAGS:
            tag, place = "div", place & ~_FRAMES
    elif kind == "paragraphs" and tag == "p":
        tag = "div"
    elif kind == "headings" and tag in ("h2", "h3", "h4"):
        tag = rng.choice(("h2", "h3", "h4", "div"))
    elif kind == "names" or (kind == "some names" and rng.random() < 0.4):
        names = ()
    return Around(tag, names, place)


def make_up(lines: Lines, donors: tuple[Lines, Lines], rng: random.Random) -> Lines:
    """A page as another site might have it, its frame and noise those of the donors."""
    frame, noise = donors
    chance = rng.random()
    if chance < 0.57:
        lines = (graft if chance < 0.45 else fragment)(lines, frame, rng)
    if rng.random() < 0.4:
        lines = plant(lines, noise, rng)
    chance = rng.random()
    for change, most in ((thread, 0.2), (second_article, 0.32), (twice, 0.37)):
        if chance < most:
            lines = change(lines, noise, rng)
            break
    for change, often in ((thin, 0.3), (remake, 0.35)):
        if rng.random() < often:
            lines = change(lines, noise, rng)
    return cast("Lines", rewrite(list(lines), rng)) if rng.random() < 0.2 else lines


def _noise_blocks(lines: Sequence[MarkedLine]) -> list[tuple[int, int, int, int]]:
    """Blocks without a line of the body: first line, last line, depth, words."""
    found: dict[Around, list[int]] = {}
    body: set[Around] = set()
    for number, line in enumerate(lines):
        if line.body:
            body.update(line.path)
        for depth, own in enumerate(line.path):
            block = found.setdefault(own, [number, number, depth, 0])
            block[1] = number + 1
            block[3] += line.words
    return [
        (block[0], block[1], block[2], block[3])
        for own, block in found.items()
        if own not in body and block[1] - block[0] <= _MOST_PLANTED
    ]
