"""Gold lines, the parser's answer to each, and the figures that compare them."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from service.core.attribution.dateline import parse_dateline
from service.core.attribution.snippet import read_snippet
from service.core.attribution.vocabulary import Vocabulary

Answer = Mapping[str, Any]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file that holds one a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def half_of(row: Mapping[str, Any]) -> str:
    """Which half a row belongs to: the grammar was written on "seen" and not on "unseen"."""
    digest = hashlib.sha256(row["id"].encode()).hexdigest()
    return "unseen" if int(digest, 16) % 2 else "seen"


def folded(text: str | None) -> str | None:
    """Case and white space made one."""
    return " ".join(text.split()).casefold() if text else None


def answer(line: str, vocabulary: Vocabulary, language: str | None) -> Answer:
    """What the service says of one line that is given to it alone."""
    found = read_snippet(line, vocabulary, None, language)
    dateline = parse_dateline(line, vocabulary, None, language)
    return {
        "credits": found.credits,
        "agency": found.agencies[0] if found.agencies else None,
        "place": dateline.place if dateline else None,
        "date": dateline.day if dateline else None,
        "rest": line[dateline.end :] if dateline else None,
        "touched": bool(found.credits or found.agencies or dateline),
    }


@dataclass
class Score:
    """Counts of pairs found, said and due, and of lines right."""

    hit: int = 0
    said: int = 0
    due: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was said that is right."""
        return self.hit / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Share of what is due that was said."""
        return self.hit / self.due if self.due else 1.0

    def add(self, said: set[Any], due: set[Any], label: str) -> None:
        """Count one line."""
        self.hit += len(said & due)
        self.said += len(said)
        self.due += len(due)
        if said != due:
            self.wrong.append(
                f"{label}: said {sorted(map(str, said))}, due {sorted(map(str, due))}"
            )


def score(rows: Iterable[Mapping[str, Any]], vocabulary: Vocabulary) -> dict[str, Score]:
    """The figures of some gold rows, by what is compared."""
    scores = {name: Score() for name in ("names", "places", "agency", "dateline", "rest")}
    for row in rows:
        found = answer(row["line"], vocabulary, row["lang"])
        label = row["id"]
        due = row["credits"]
        scores["names"].add(
            {(credit.role.value, folded(credit.name)) for credit in found["credits"]},
            {(credit["role"], folded(credit["name"])) for credit in due},
            label,
        )
        if any(credit["location"] for credit in due):
            scores["places"].add(
                {(folded(c.name), folded(c.location)) for c in found["credits"]},
                {(folded(c["name"]), folded(c["location"])) for c in due},
                label,
            )
        if not row.get("agency_lenient"):
            scores["agency"].add(_one(folded(found["agency"])), _one(folded(row["agency"])), label)
        gold = row["dateline"] or {}
        scores["dateline"].add(
            _one(_pair(found["place"], found["date"])),
            _one(_pair(gold.get("place"), gold.get("date"))),
            label,
        )
        if row.get("clean_start"):
            start = folded(row["clean_start"]) or ""
            begins = {True} if (folded(found["rest"]) or "").startswith(start) else {False}
            scores["rest"].add(begins, {True}, label)
    return scores


def _one(value: Any) -> set[Any]:
    return {value} if value else set()


def _pair(place: str | None, day: str | None) -> tuple[str | None, str | None] | None:
    return (folded(place), folded(day)) if place or day else None
