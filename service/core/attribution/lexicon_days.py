"""What the vocabulary's files say of days: months, eras, zones, and what counts back."""

from collections.abc import Iterable, Mapping
from typing import Any

from service.core.attribution.ago import Agos, Span
from service.core.attribution.phrases import Phrases
from service.core.attribution.token import LETTERS, tokenize
from service.core.attribution.vocabulary import Languages

Tables = Mapping[str, Mapping[str, Any]]
"""The checked file of each language, by its stem."""
Words = Mapping[str, Phrases[Languages]]


def calendar_of(tables: Tables) -> dict[str, Any]:
    """What is known of months, of the order of numbers in a date, and of zones."""
    return {
        "months": months_of(tables),
        "solar_months": months_of(tables, "solar_months"),
        "agos": Agos({span: _listed(tables, span) for span in Span}),
        "eras": Phrases(
            pair for table in tables.values() for pair in table.get("eras", {}).items()
        ),
        "short_months": _short_months(tables),
        "numeric_order": {
            stem: t["numeric_order"] for stem, t in tables.items() if "numeric_order" in t
        },
        "zones": {
            name.casefold(): minutes
            for table in tables.values()
            for name, minutes in table.get("zones", {}).items()
        },
    }


def signs_of_days(tables: Tables, words: Words) -> dict[str, Any]:
    """By what a line is taken at a glance for one that may hold a day."""
    stamps, months = _stamps(words), months_of(tables) | months_of(tables, "solar_months")
    marks = frozenset[str]().union(
        *(words[kind].firsts() for kind in ("year_marks", "month_marks", "day_marks"))
    )
    return {
        "day_words": leading(marks) | leading(months),
        "ago_words": leading(words["ago"].firsts()),
        "stamp_firsts": stamps,
        "stamp_starts": tuple(stamps),
        "stamp_words": leading(stamps),
        "day_starts": _day_starts(words, tables),
    }


def _listed(tables: Tables, name: str) -> list[str]:
    """The phrases of a list in all files."""
    return [phrase for table in tables.values() for phrase in table.get(name, ())]


def months_of(tables: Tables, key: str = "months") -> dict[str, int]:
    return {
        name.casefold(): number
        for table in tables.values()
        for number, names in enumerate(table.get(key, ()), 1)
        for name in names
    }


def _day_starts(words: Words, tables: Tables) -> frozenset[str]:
    """All words with which a day may begin where it begins with no number."""
    kinds = ("weekdays", "date_words", "month_marks")
    eras = (tokenize(era)[0].fold for table in tables.values() for era in table.get("eras", ()))
    return frozenset(months_of(tables)).union(eras, *(words[kind].firsts() for kind in kinds))


def _stamps(words: Words) -> frozenset[str]:
    """First words of all that says of what a date to come is."""
    kinds = ("published", "modified", "as_of")
    return frozenset().union(*(words[kind].firsts() for kind in kinds))


def _short_months(tables: Tables) -> frozenset[str]:
    """All but the first names of each month, which are written out."""
    rows = [names for table in tables.values() for names in table.get("months", ())]
    full = {names[0].casefold() for names in rows}
    return frozenset(name.casefold() for names in rows for name in names[1:]) - full


def leading(phrases: Iterable[str]) -> frozenset[str]:
    """The part of each word that stands before any mark or number within it."""
    return frozenset(found.group() for word in phrases if (found := LETTERS.search(word)))
