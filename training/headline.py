"""Trains the scale that knows a headline among the lines above a body.

Its inputs are the signs of `service.core.headline_signs`, taken with the line judge's answers;
a judge of the page's own fold gives them, since at run time no judge has seen the page either.
Run it after the judges: `python -m training.headline --corpora DIR --out FILE`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from service.core.headline import length_without_site
from service.core.headline_signs import candidates, named
from service.core.line import Line, read_lines
from service.core.linejudge.judge import LineJudge, load_line_judge
from training.cache import DEFAULT_CACHE, TextCache
from training.corpora import FOLDS, Page, read_corpora
from training.shapes import SHAPES, render

UNITS = 16
LEAST = 0.2
PASSES, BATCH = 25, 64
RATE, LAST_RATE, DECAY = 3e-3, 1e-4, 1e-3
SEED = 1
FRAME = 6
"""Lines of a page's own menu that are set above a made-up text at the most."""
SHORT = 5
"""Paragraphs of a made-up text that is short."""


Text = tuple[np.ndarray, np.ndarray]
"""The signs of one text's candidates, a row each, and which of them is the headline."""


@dataclass(frozen=True, slots=True)
class Example:
    """One text: its lines, the judge's chances, the gold title ("" if unknown), its fold."""

    lines: Sequence[Line]
    chances: Sequence[float]
    title: str
    fold: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the scale that ships, or one for each fold."""
    parser = argparse.ArgumentParser(prog="python -m training.headline", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of wcxb/ and fundus/")
    parser.add_argument("--out", type=Path, required=True, help="write the scale here")
    parser.add_argument("--fold-models", type=Path, default=DEFAULT_CACHE / "fold-models")
    parser.add_argument("--cache", type=Path, default=DEFAULT_CACHE, help="rendered pages")
    parser.add_argument("--folds", action="store_true", help="also scales that lack a fold")
    wanted = parser.parse_args(arguments)
    judges = {
        fold: load_line_judge(wanted.fold_models / f"linejudge-fold{fold}.npz")
        for fold in range(FOLDS)
    }
    cache = TextCache(wanted.cache)
    examples = list(read_examples(read_corpora(wanted.corpora), judges, cache))
    write(train(examples), wanted.out)
    for fold in range(FOLDS) if wanted.folds else ():
        seen = (example for example in examples if example.fold != fold)
        write(train(seen), wanted.fold_models / f"headline-fold{fold}.json")


def read_examples(
    pages: Iterable[Page], judges: Mapping[int, LineJudge], cache: TextCache
) -> Iterator[Example]:
    """Each page's texts, and made-up ones that are nearly clean."""
    draw = random.Random(SEED)
    for page in pages:
        texts = [render(page, shape, cache) for shape in SHAPES]
        for text in [*texts, *_nearly_clean(page, texts[0], draw)]:
            lines = read_lines(text)
            if lines:
                chances = judges[page.fold].probabilities(lines)
                yield Example(lines, chances, page.gold_title or "", page.fold)


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


def train(examples: Iterable[Example]) -> dict[str, object]:
    """The scale as the JSON that the stylebook reads. The same examples give the same scale."""
    names: tuple[str, ...] = ()
    texts: list[Text] = []
    for example in examples:
        title = named(example.title)
        found = list(candidates(example.lines, example.chances))
        if found:
            names = tuple(found[0][1])
            rows = np.array([list(map(float, signs.values())) for _, signs in found])
            truths = [_is_title(example.lines[index].text, title) for index, _ in found]
            texts.append((rows, np.array(truths)))
    values = np.concatenate([rows for rows, _ in texts])
    mean, spread = values.mean(0), values.std(0) + 1e-6
    hidden, output = _fit([((rows - mean) / spread, truths) for rows, truths in texts])
    return {
        "signs": names,
        "mean": _short(mean),
        "spread": _short(spread),
        "hidden": _short(hidden.weight.detach().numpy().T),
        "hidden_offset": _short(hidden.bias.detach().numpy()),
        "output": _short(output.weight.detach().numpy()[0]),
        "output_offset": round(float(output.bias), 4),
        "least": LEAST,
    }


def _fit(texts: Sequence[Text]) -> tuple[nn.Linear, nn.Linear]:
    """The two layers, taught to choose among a text's candidates, and none where it has none."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    hidden, output = nn.Linear(texts[0][0].shape[1], UNITS), nn.Linear(UNITS, 1)
    steps = torch.optim.Adam([*hidden.parameters(), *output.parameters()], weight_decay=DECAY)
    order = list(range(len(texts)))
    for done in range(PASSES):
        steps.param_groups[0]["lr"] = RATE * (1 - done / PASSES) + LAST_RATE
        draw.shuffle(order)
        for start in range(0, len(order), BATCH):
            batch = [texts[at] for at in order[start : start + BATCH]]
            rows = torch.from_numpy(np.concatenate([rows for rows, _ in batch])).float()
            loss = _loss(output(torch.relu(hidden(rows)))[:, 0], [truths for _, truths in batch])
            steps.zero_grad()
            loss.backward()
            steps.step()
    return hidden, output


def _loss(totals: torch.Tensor, truths: Sequence[np.ndarray]) -> torch.Tensor:
    """How unlikely the truth is, where each text has one headline among its candidates or none."""
    none = totals.new_zeros(1)
    missed = totals.new_zeros(())
    for own, right in zip(totals.split(list(map(len, truths))), truths, strict=True):
        chosen = own[torch.from_numpy(right)] if right.any() else none
        missed = missed + torch.cat([own, none]).logsumexp(0) - chosen.logsumexp(0)
    return missed / len(truths)


def write(scale: dict[str, object], path: Path) -> None:
    """Write the scale, one value a line of JSON, so that a change can be read."""
    body = ",\n".join(f' "{key}": {json.dumps(value)}' for key, value in scale.items())
    path.write_text(f"{{\n{body}\n}}\n", encoding="utf-8")


def _is_title(text: str, title: str) -> bool:
    return bool(title) and title in (named(text), named(text[: length_without_site(text)]))


def _short(values: np.ndarray) -> object:
    return np.round(values, 4).tolist()


if __name__ == "__main__":
    main()
