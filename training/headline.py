"""Trains the scale that knows a headline among the lines above a body.

Its inputs are the signs of `service.core.headline_signs`, as the desk itself takes them on its way
through a text; a line judge of the page's own fold is asked, since at run time no judge has seen
the page either.
Run it after the judges: `python -m training.headline --corpora DIR --out FILE`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import torch
from torch import nn

from service.core import Document, Stylebook, clean, load_stylebook
from service.core.headline_ground import named
from service.core.headline_site import length_without_site
from service.core.line import read_lines
from service.core.linejudge.judge import load_line_judge
from training.cache import DEFAULT_CACHE, TextCache
from training.corpora import FOLDS, Page, read_corpora
from training.shapes import SHAPES, WHOLE_PAGE_SHAPES, render

if TYPE_CHECKING:
    from service.core.headline_scale import HeadlineScale
    from service.core.headline_signs import Candidate

UNITS, NETWORKS = 16, 4
"""Units of each of so many networks, which ship as one of all their units."""
LEAST = 0.25
PASSES, BATCH = 25, 64
RATE, LAST_RATE, DECAY, DROPPED = 3e-3, 1e-4, 1e-3, 0.2
FAR = 6.0
"""As in `service.core.headline_scale`: where a sign stops counting."""
SEED = 1
FRAME = 6
"""Lines of a page's own menu that are set above a made-up text at the most."""
SHORT = 5
"""Paragraphs of a made-up text that is short."""


_STANDFIRST = re.compile(r"(.{80,240}?)[.\u3002](?=\s|\Z|[^\x00-\x7f])")


Text = tuple[torch.Tensor, torch.Tensor]
"""The signs of one text's candidates, a row each, and which of them is the headline."""


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one text, which of them are the headline, and the text's fold."""

    names: tuple[str, ...]
    rows: np.ndarray
    truths: np.ndarray
    fold: int


@dataclass(slots=True)
class Notes:
    """Stands in for the scale, takes note of the candidates, and believes none of them."""

    least: float = 1.0
    found: Sequence[Candidate] = field(default=())

    def weigh(self, found: Sequence[Candidate]) -> list[float]:
        """No chance for any."""
        self.found = found
        return [0.0] * len(found)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the scale that ships, or one for each fold."""
    parser = argparse.ArgumentParser(prog="python -m training.headline", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of wcxb/ and fundus/")
    parser.add_argument("--out", type=Path, required=True, help="write the scale here")
    parser.add_argument("--fold-models", type=Path, default=DEFAULT_CACHE / "fold-models")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="rendered pages")
    parser.add_argument("--folds", action="store_true", help="also scales that lack a fold")
    wanted = parser.parse_args(arguments)
    torch.set_num_threads(1)
    shipped = load_stylebook()
    stylebooks = [
        replace(shipped, line_judge=load_line_judge(wanted.fold_models / f"linejudge-fold{n}.npz"))
        for n in range(FOLDS)
    ]
    cache = TextCache(wanted.cache)
    examples = list(read_examples(read_corpora(wanted.corpora), stylebooks, cache))
    write(train(examples), wanted.out)
    for fold in range(FOLDS) if wanted.folds else ():
        seen = [example for example in examples if example.fold != fold]
        write(train(seen), wanted.fold_models / f"headline-fold{fold}.json")


def read_examples(
    pages: Iterable[Page], stylebooks: Sequence[Stylebook], cache: TextCache
) -> Iterator[Example]:
    """Each page's texts, and made-up ones: nearly clean, cut off above the headline, and without
    a headline below a standfirst."""
    draw = random.Random(SEED)
    for page in pages:
        texts = {shape: render(page, shape, cache) for shape in SHAPES}
        made = [
            *_nearly_clean(page, texts["bs4"], draw),
            *_cropped(page, texts, draw),
            *_below_standfirst(page),
        ]
        for text in (*texts.values(), *made):
            example = _example(text, page, stylebooks[page.fold])
            if example is not None:
                yield example


def _example(text: str, page: Page, stylebook: Stylebook) -> Example | None:
    """What the desk asks of the scale for a text; None where it asks nothing."""
    notes = Notes()
    clean(Document(text=text), replace(stylebook, headlines=cast("HeadlineScale", notes)))
    if not notes.found:
        return None
    lines, title = read_lines(text), named(page.gold_title or "")
    rows = np.array([list(map(float, one.signs.values())) for one in notes.found])
    truths = np.array([_is_title(lines[one.index].text, title) for one in notes.found])
    return Example(tuple(notes.found[0].signs), rows, truths, page.fold)


def _nearly_clean(page: Page, flattened: str, draw: random.Random) -> Iterator[str]:
    """The gold body below its title, alone and below lines of the page's own menu."""
    if not page.gold_title:
        return
    body = page.gold_body.strip()
    body = body.removeprefix(page.gold_title).strip()
    menu = [line.text for line in read_lines(flattened)[1:40] if len(line.text) < 60]
    for most, longest in ((0, SHORT), (0, len(body)), (FRAME, SHORT)):
        frame = draw.sample(menu, min(len(menu), draw.randint(min(1, most), most)))
        gap = draw.choice(("\n", "\n\n"))
        paragraphs = body.split("\n\n")
        kept = paragraphs[: draw.randint(1, min(longest, len(paragraphs)))]
        yield gap.join([*frame, page.gold_title, *kept])


def _cropped(page: Page, texts: dict[str, str], draw: random.Random) -> Iterator[str]:
    """One of the flattened pages from a line on that stands above the headline, or is it."""
    title = named(page.gold_title or "")
    text = texts[draw.choice(WHOLE_PAGE_SHAPES)]
    lines = read_lines(text)
    own = [at for at, line in enumerate(lines) if at and _is_title(line.text, title)]
    if own:
        nearest = max(1, own[0] - draw.randint(0, FRAME))
        yield text[lines[draw.choice((nearest, draw.randint(1, own[0])))].start :]


def _below_standfirst(page: Page) -> Iterator[str]:
    """The gold body, its first long sentence on a line of its own and without its stop.

    So begins many a clean text whose headline is elsewhere; that line must not be lost.
    """
    body = page.gold_body.strip().removeprefix(page.gold_title or "").strip()
    first, _, rest = body.partition("\n\n")
    sentence = _STANDFIRST.match(first)
    if sentence and rest:
        yield "\n\n".join(filter(None, (sentence[1], first[sentence.end() :].strip(), rest)))


def train(examples: Sequence[Example]) -> dict[str, object]:
    """The scale as the JSON that the stylebook reads. The same examples give the same scale."""
    values = np.concatenate([example.rows for example in examples])
    mean, spread = values.mean(0), values.std(0) + 1e-6
    texts = [
        (
            torch.from_numpy(np.clip((example.rows - mean) / spread, -FAR, FAR)).float(),
            torch.from_numpy(example.truths),
        )
        for example in examples
    ]
    layers = [_fit(texts, SEED + number) for number in range(NETWORKS)]
    return {
        "signs": examples[0].names,
        "mean": _short(mean),
        "spread": _short(spread),
        "hidden": _short(np.concatenate([_of(hidden.weight).T for hidden, _ in layers], axis=1)),
        "hidden_offset": _short(np.concatenate([_of(hidden.bias) for hidden, _ in layers])),
        "output": _short(np.concatenate([_of(out.weight)[0] for _, out in layers]) / NETWORKS),
        "output_offset": round(float(np.mean([_of(out.bias)[0] for _, out in layers])), 4),
        "least": LEAST,
    }


def _fit(texts: Sequence[Text], seed: int) -> tuple[nn.Linear, nn.Linear]:
    """The two layers, taught to choose among a text's candidates, and none where it has none."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    hidden, output = nn.Linear(texts[0][0].shape[1], UNITS), nn.Linear(UNITS, 1)
    dropped = nn.Dropout(DROPPED)
    steps = torch.optim.Adam([*hidden.parameters(), *output.parameters()], weight_decay=DECAY)
    order = list(range(len(texts)))
    for done in range(PASSES):
        steps.param_groups[0]["lr"] = RATE * (1 - done / PASSES) + LAST_RATE
        draw.shuffle(order)
        for start in range(0, len(order), BATCH):
            batch = [texts[at] for at in order[start : start + BATCH]]
            units = torch.relu(hidden(torch.cat([rows for rows, _ in batch])))
            loss = _loss(output(dropped(units))[:, 0], [truths for _, truths in batch])
            steps.zero_grad()
            loss.backward()
            steps.step()
    return hidden, output


def _loss(totals: torch.Tensor, truths: Sequence[torch.Tensor]) -> torch.Tensor:
    """How unlikely the truth is, where each text has one headline among its candidates or none."""
    counts = torch.tensor(list(map(len, truths)))
    row = torch.repeat_interleave(torch.arange(len(counts)), counts)
    column = torch.cat([torch.arange(1, count + 1) for count in counts.tolist()])
    impossible = torch.full((len(counts), int(counts.max()) + 1), -1e9)
    every = impossible.index_put((row, column), totals)
    every[:, 0] = 0.0
    right = torch.zeros_like(every, dtype=torch.bool)
    right[row, column] = torch.cat(list(truths))
    right[:, 0] = ~right.any(1)
    chosen = every.masked_fill(~right, -1e9)
    return (every.logsumexp(1) - chosen.logsumexp(1)).mean()


def write(scale: dict[str, object], path: Path) -> None:
    """Write the scale, one value a line of JSON, so that a change can be read."""
    body = ",\n".join(f' "{key}": {json.dumps(value)}' for key, value in scale.items())
    path.write_text(f"{{\n{body}\n}}\n", encoding="utf-8")


def _is_title(text: str, title: str) -> bool:
    return bool(title) and title in (named(text), named(text[: length_without_site(text)]))


def _of(values: torch.Tensor) -> np.ndarray:
    return values.detach().numpy().astype(float)


def _short(values: np.ndarray) -> object:
    return np.round(values, 4).tolist()


if __name__ == "__main__":
    main()
