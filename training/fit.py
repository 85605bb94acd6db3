"""Fitting the network: which examples an epoch sees, what is hidden from it, the steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from service.core.linejudge.columns import COLUMNS, GROUPS
from service.core.linejudge.judge import CLIP, NGRAM_CLIP, NGRAM_SCALE
from service.core.linejudge.ngrams import SCORES
from service.core.linejudge.text import Floats
from training.network import Batch, Network, loss
from training.pool import Example

EPOCHS = 12
_RATE, _WARM_UP, _LAST_RATE = 3e-3, 100, 0.02
_DECAY = 0.1
_FIRST_READING = 0.3
_BATCH_LINES, _BATCH_PAGES = 2500, 24
_FUNDUS_WEIGHT = 3.0
_NOISE, _NGRAM_NOISE = 0.05, 0.15
_NO_NGRAMS, _NO_NGRAMS_HERE = 0.25, 0.1
_HIDDEN = {"layout": 0.25}
_HIDDEN_ELSE = 0.08
_NEVER_HIDDEN = ("lengths",)
_AVERAGE_EVERY, _AVERAGE = 5, 0.98


@dataclass(frozen=True, slots=True)
class Scored:
    """An example with the n-gram scores that its model may see."""

    example: Example
    ngrams: Floats


@dataclass(frozen=True, slots=True)
class Scaling:
    """What turns columns into numbers around nought."""

    mean: Floats
    scale: Floats


def measure_scaling(examples: Sequence[Scored]) -> Scaling:
    """The columns' means and the inverse of their spreads, from a part of the lines."""
    lines = np.concatenate([scored.example.shape[::3] for scored in examples[::3]])
    lines = lines.astype(np.float32)
    return Scaling(lines.mean(0), 1 / (lines.std(0) + np.float32(0.05)))


@dataclass(frozen=True, slots=True)
class Course:
    """What is taught and how: a new network, how many examples of a kind an epoch sees of each
    page (of a fundus page twice as many), and how examples become a batch."""

    network: Callable[[], Network]
    an_epoch: Mapping[str, float]
    collate: Callable[[Sequence[Scored], Scaling, np.random.Generator | None], Batch]


def fit(
    examples: Sequence[Scored],
    scaling: Scaling,
    seed: int,
    epochs: int = EPOCHS,
    course: Course | None = None,
) -> Network:
    """A network fitted to the examples: the running average of its weights.

    The course is that of the line judge unless another one is given.
    """
    course = course or LINES
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = course.network()
    optimiser = torch.optim.AdamW(_parameters(network), lr=_RATE, betas=(0.9, 0.98))
    average: dict[str, torch.Tensor] = {}
    step, steps, started = 0, 0, monotonic()
    for epoch in range(epochs):
        batches = list(_batches(_an_epoch(examples, course, rng), rng))
        steps = steps or len(batches) * epochs + 10
        total = 0.0
        for number in rng.permutation(len(batches)):
            batch = course.collate(batches[number], scaling, rng)
            for group in optimiser.param_groups:
                group["lr"] = _rate(step, steps)
            first, second = network(batch)
            missed = loss(second, batch) + _FIRST_READING * loss(first, batch)
            optimiser.zero_grad()
            missed.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step, total = step + 1, total + missed.item()
            if step % _AVERAGE_EVERY == 0:
                _update(average, network, min(_AVERAGE, step / (step + 50)))
        spent = monotonic() - started
        print(f"  epoch {epoch + 1}/{epochs}: loss {total / len(batches):.4f}, {spent:.0f} s")
    network.load_state_dict(average)
    return network.eval()


def _parameters(network: Network) -> list[dict[str, object]]:
    matrices = [value for value in network.parameters() if value.dim() > 1]
    others = [value for value in network.parameters() if value.dim() <= 1]
    return [
        {"params": matrices, "weight_decay": _DECAY},
        {"params": others, "weight_decay": 0.0},
    ]


def _rate(step: int, steps: int) -> float:
    wave = 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps)))
    return float(_RATE * min(1.0, (step + 1) / _WARM_UP) * (wave * (1 - _LAST_RATE) + _LAST_RATE))


def _update(average: dict[str, torch.Tensor], network: Network, share: float) -> None:
    for name, value in network.state_dict().items():
        if name in average:
            average[name].mul_(share).add_(value.detach(), alpha=1 - share)
        else:
            average[name] = value.detach().clone()


def _an_epoch(
    examples: Sequence[Scored], course: Course, rng: np.random.Generator
) -> Iterator[Scored]:
    pages: dict[tuple[str, str, str], list[Scored]] = defaultdict(list)
    for scored in examples:
        page = scored.example.page
        pages[page.corpus, page.id, scored.example.kind].append(scored)
    for (corpus, _, kind), found in pages.items():
        for _ in range(2 if corpus == "fundus" else 1):
            wanted = int(course.an_epoch[kind] + rng.random())
            for number in rng.permutation(len(found))[:wanted]:
                yield found[number]


def _batches(examples: Iterator[Scored], rng: np.random.Generator) -> Iterator[list[Scored]]:
    """Pages of like length together, so that little is filled up."""
    keyed = [
        (float(np.log(len(scored.example.label)) + 0.3 * rng.random()), number, scored)
        for number, scored in enumerate(examples)
    ]
    batch: list[Scored] = []
    longest = 0
    for _, _, scored in sorted(keyed):
        length = len(scored.example.label)
        full = max(longest, length) * (len(batch) + 1) > _BATCH_LINES
        if batch and (full or len(batch) == _BATCH_PAGES):
            yield batch
            batch, longest = [], 0
        batch.append(scored)
        longest = max(longest, length)
    if batch:
        yield batch


def collate(
    pages: Sequence[Scored], scaling: Scaling, rng: np.random.Generator | None = None
) -> Batch:
    """Pages as one batch; with a generator of chance, some of what is known is hidden."""
    length = max(len(scored.example.label) for scored in pages)
    width = len(COLUMNS)
    seen = np.zeros((len(pages), length, width + SCORES + 1), np.float32)
    real, weight, label, words = (np.zeros((len(pages), length), np.float32) for _ in range(4))
    topic, topic_line, topics = [], [], 0
    for row, scored in enumerate(pages):
        example, n = scored.example, len(scored.example.label)
        shape = (example.shape.astype(np.float32) - scaling.mean) * scaling.scale
        seen[row, :n, :width] = np.clip(shape, -CLIP, CLIP)
        seen[row, :n, width:-1] = np.clip(scored.ngrams / NGRAM_SCALE, -NGRAM_CLIP, NGRAM_CLIP)
        seen[row, :n, -1] = 1
        if rng:
            _hide(seen[row, :n], rng)
        real[row, :n] = 1
        weight[row, :n], label[row, :n] = example.weight, example.label
        words[row, :n] = example.words
        topic.append(example.topic.astype(np.int64) + topics)
        topic_line.append(example.topic_line.astype(np.int64) + row * length)
        topics += example.topics
    page_weight = [_FUNDUS_WEIGHT if s.example.page.corpus == "fundus" else 1.0 for s in pages]
    return Batch(
        seen=torch.from_numpy(seen),
        real=torch.from_numpy(real),
        weight=torch.from_numpy(weight),
        topic=torch.from_numpy(np.concatenate(topic)),
        topic_line=torch.from_numpy(np.concatenate(topic_line)),
        topics=max(1, topics),
        label=torch.from_numpy(label),
        words=torch.from_numpy(words),
        page_weight=torch.tensor(page_weight),
    )


def _hide(seen: NDArray[np.float32], rng: np.random.Generator) -> None:
    """Groups of columns hidden, all noisy; without n-grams at times, as in a new language."""
    width = len(COLUMNS)
    for name, columns in _GROUP_COLUMNS.items():
        if rng.random() < _HIDDEN.get(name, _HIDDEN_ELSE):
            seen[:, columns] = 0
    shape = seen[:, :width]
    shape += rng.standard_normal(shape.shape, dtype=np.float32) * _NOISE * (shape != 0)
    if rng.random() < _NO_NGRAMS:
        seen[:, width:] = 0
        return
    ngrams = seen[:, width:-1]
    ngrams += rng.standard_normal(ngrams.shape, dtype=np.float32) * _NGRAM_NOISE
    ngrams *= rng.random((len(seen), 1)) > _NO_NGRAMS_HERE


_GROUP_COLUMNS = {
    group: [COLUMNS.index(name) for name in names]
    for group, names in GROUPS.items()
    if group not in _NEVER_HIDDEN
}

LINES = Course(
    Network, {"whole": 1.0, "made up": 3.0, "brief": 0.6, "near": 1.5, "gold": 1.0}, collate
)
"""The line judge's course."""
