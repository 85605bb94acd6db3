"""The line judge's network for training: the same sums as service.core.linejudge.judge, in torch.

Pages of like length are judged together, shorter ones filled up with lines that count for
nothing. A test holds the two to the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from service.core.linejudge.columns import COLUMNS
from service.core.linejudge.network import FIRST_READING, SECOND_READING
from service.core.linejudge.ngrams import SCORES

WIDTH = 48
DROPOUT = 0.1
NOTES = 11


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages side by side: (page, line, column), and the topic words of all of them."""

    seen: Tensor
    real: Tensor
    weight: Tensor
    topic: Tensor
    topic_line: Tensor
    topics: int
    label: Tensor
    words: Tensor
    page_weight: Tensor


class Network(nn.Module):
    """Two readings of a page; `forward` gives the log odds of each."""

    def __init__(self, columns: int = len(COLUMNS), notes: int = NOTES, width: int = WIDTH) -> None:
        super().__init__()
        self.inp = nn.Linear(columns + SCORES + 1, width)
        self.ln0 = nn.LayerNorm(width)
        self.first = _layers(width, FIRST_READING)
        self.h1 = nn.Linear(width, 1)
        self.mid = nn.Linear(4 * width + notes, width)
        self.ln2 = nn.LayerNorm(width)
        self.second = _layers(width, SECOND_READING)
        self.h2 = nn.Linear(width, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The log odds of each line after the first and after the second reading."""
        real = batch.real.unsqueeze(-1)
        x = self.dropout(self.ln0(functional.relu(self.inp(batch.seen))) * real)
        x = self._read(x, self.first, FIRST_READING, real)
        first = self.h1(x).squeeze(-1)
        likely = torch.sigmoid(first) * batch.real
        body, noise = likely * batch.weight, (batch.real - likely) * batch.weight
        body_mean = _mean(x, body, 1e-3)
        notes = self.look(first, likely, batch)
        everything = torch.cat(
            [x, x * body_mean, body_mean.expand_as(x), _mean(x, noise, 0.1).expand_as(x), notes],
            -1,
        )
        x = self.ln2(functional.relu(self.mid(everything)) + x) * real
        x = self._read(x, self.second, SECOND_READING, real)
        return first, self.h2(x).squeeze(-1)

    def look(self, first: Tensor, likely: Tensor, batch: Batch) -> Tensor:
        """What the second reading learns of the first one's answers."""
        return second_look(first, likely, batch)

    def _read(
        self, x: Tensor, layers: nn.ModuleList, distances: tuple[int, ...], real: Tensor
    ) -> Tensor:
        length = x.shape[1]
        for layer, distance in zip(layers, distances, strict=True):
            wide = functional.pad(x, (0, 0, distance, distance))
            around = torch.cat([wide[:, :length], x, wide[:, 2 * distance :]], -1)
            linear, norm = layer.children()
            x = norm(x + self.dropout(functional.relu(linear(around)))) * real
        return x


def _layers(width: int, distances: tuple[int, ...]) -> nn.ModuleList:
    return nn.ModuleList(
        nn.Sequential(nn.Linear(3 * width, width), nn.LayerNorm(width)) for _ in distances
    )


def _mean(x: Tensor, weight: Tensor, least: float) -> Tensor:
    total = weight.sum(1, keepdim=True) + least
    return (x * weight.unsqueeze(-1)).sum(1, keepdim=True) / total.unsqueeze(-1)


def second_look(first: Tensor, likely: Tensor, batch: Batch) -> Tensor:
    """As service.core.linejudge.judge.second_look, for pages side by side."""
    body = likely * batch.weight
    total = body.sum(1, keepdim=True) + 1e-3
    until = torch.cumsum(body, 1)
    before, after = until - body, total - until
    own = likely.detach().reshape(-1)[batch.topic_line]
    in_body = torch.zeros(batch.topics).index_add_(0, batch.topic, own)[batch.topic] - own
    number = torch.bincount(batch.topic, minlength=batch.topics).float()[batch.topic]
    in_body = in_body.clamp(min=0)
    elsewhere = (number - 1 - in_body).clamp(min=0)
    words = torch.bincount(batch.topic_line, minlength=likely.numel()).float().clamp(min=1)

    def mean(value: Tensor) -> Tensor:
        total = torch.zeros(likely.numel()).index_add_(0, batch.topic_line, value)
        return (total / words).view_as(likely)

    all_weight = batch.weight.sum(1, keepdim=True) + 1e-3
    columns = [
        likely,
        first.clamp(-10, 10) / 4,
        before / total,
        after / total,
        torch.log1p(before) / 5,
        torch.log1p(after.clamp(min=0)) / 5,
        mean((in_body > 0.5).float()),
        mean(torch.log1p(in_body)),
        mean(torch.log1p(elsewhere)),
        (torch.log1p(total) / 5).expand_as(likely),
        (total / all_weight).expand_as(likely),
    ]
    return torch.stack(columns, -1)


def loss(odds: Tensor, batch: Batch) -> Tensor:
    """Half cross entropy, half one minus the expected word F1, the mean over pages."""
    weight = torch.sqrt(batch.words + 0.5) * batch.real
    weight = weight / weight.sum(1, keepdim=True)
    entropy = functional.binary_cross_entropy_with_logits(odds, batch.label, reduction="none")
    likely, words = torch.sigmoid(odds) * batch.real, (batch.words + 0.02) * batch.real
    both = (likely * batch.label * words).sum(1)
    either = (likely * words).sum(1) + (batch.label * words).sum(1)
    missed = (1 - 2 * both / (either + 1e-3)) * (batch.label.sum(1) > 0)
    page = 0.5 * (entropy * weight).sum(1) + 0.5 * missed
    return (page * batch.page_weight).sum() / batch.page_weight.sum()
