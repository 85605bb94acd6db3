"""The vocabulary's files: read once, every key and value checked."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from service.core.article import Role
from service.core.attribution.ago import Span
from service.core.attribution.lexicon_days import (
    Tables,
    Words,
    calendar_of,
    leading,
    months_of,
    signs_of_days,
)
from service.core.attribution.phrases import Phrases
from service.core.attribution.token import WORD, tokenize
from service.core.attribution.vocabulary import (
    COMMON,
    JOINTS,
    Agency,
    Languages,
    RolePhrase,
    Vocabulary,
    languages_of,
)

LISTS = (
    "by", "and", "in", "the", "with", "from", "particles", "suffixes", "honorifics", "jobs",
    "collectives", "organisations", "not_names", "not_places", "bylines", "author_labels",
    "glued", "tails", "times", "date_words", "weekdays", "year_marks", "month_marks", "day_marks",
    "am", "pm", "hours", "ago", "published", "modified", "as_of", "publisher", "copyright", "desks",
    "reporters", "wire_marks", "for", "titles", "reports", "in_places", "works", "qualifiers",
    "degrees", "beats", "posted", "own_bylines", "outlets", "dispatch_marks",
    "wires", "not_outlets", "unmarked_in", "own_desks", "not_towns",
    "addressed", "based", "reviewed", "listings", "surnames", "not_town_ends",
    "portrays",
)  # fmt: skip
BARRIERS = (
    "jobs", "published", "modified", "reporters", "wire_marks", "tails", "copyright",
    "addressed",
)  # fmt: skip
"""Lists of what no name holds."""

_TABLES = (
    "spaced_names", "possessives", "months", "solar_months", "eras", "numeric_order", "zones",
    "role", "example", "misses", *map(str, Span),
)  # fmt: skip
_ROLE_LISTS = ("nouns", "bare", "before", "after", "labels")
_EXACT_LENGTH = 5
"""Letters up to which an agency's name counts only as written: PA, but not "pa"."""


Roles = Mapping[str, Phrases[RolePhrase]]


class VocabularyError(ValueError):
    """A vocabulary file that can't be used; the message names the file and the remedy."""


def read_vocabulary(root: Traversable) -> Vocabulary:
    """The vocabulary of a stylebook's folder.

    Raises VocabularyError at the first file that does not hold what it should.
    """
    tables = _tables(root / "credits")
    words = {name: _merged(tables, name) for name in LISTS}
    roles = {kind: _role_phrases(kind, tables) for kind in _ROLE_LISTS}
    agencies = _agencies(_read(root / "agencies.toml"))
    places = Phrases((name, name) for name in _read(root / "places.toml")["places"])
    return Vocabulary(
        words=words,
        agencies=agencies,
        places=places,
        spaced_names=frozenset(stem for stem, t in tables.items() if t.get("spaced_names")),
        possessives=tuple(e for t in tables.values() for e in t.get("possessives", ())),
        given_names=frozenset(map(str.casefold, _read(root / "given_names.toml")["given_names"])),
        known_words=_known(*words.values(), *roles.values(), agencies, places),
        phrases_behind=_phrases_behind(tables),
        nouns=roles["nouns"],
        bare=roles["bare"],
        before=roles["before"],
        after=roles["after"],
        labels=roles["labels"],
        **calendar_of(tables),
        **_bounds_of_names(tables, words, roles, agencies),
        **_signs_of_credits(words, roles, agencies),
        **signs_of_days(tables, words),
    )


def _merged(tables: Tables, *names: str) -> Phrases[Languages]:
    """The phrases of these lists in all files, with the languages that have them."""
    return languages_of(
        (p, stem) for stem, t in tables.items() for n in names for p in t.get(n, ())
    )


def _bounds_of_names(
    tables: Tables, words: Words, roles: Roles, agencies: Phrases[Agency]
) -> dict[str, Any]:
    """What may stand before names, and what ends them."""
    barriers = _merged(tables, *BARRIERS)
    kinds = ("the", "jobs", "reporters", "honorifics", "beats", "titles")
    beside = (words[kind] for kind in kinds)
    heads = _firsts(
        *_ahead(roles), agencies, *(words[k] for k in ("with", "in", "works", "qualifiers"))
    )
    return {
        "barriers": barriers,
        "head_starts": heads,
        "role_starts": heads | roles["after"].firsts(),
        "name_stops": _firsts(
            barriers,
            agencies,
            *(words[kind] for kind in ("weekdays", "beats", "titles", "organisations")),
        ).union(months_of(tables)),
        "joint_starts": _firsts(*(words[kind] for kind in JOINTS)),
        "before_names": _firsts(agencies, *beside),
    }


def _signs_of_credits(words: Words, roles: Roles, agencies: Phrases[Agency]) -> dict[str, Any]:
    """By what a line is taken at a glance for one that may name people, or claim a right."""
    claims = words["copyright"].firsts()
    heads = _heads(claims)
    return {
        "triggers": _firsts(words["with"], words["works"], words["qualifiers"], *_ahead(roles)),
        "opening": _leads(words["bylines"], words["own_bylines"]),
        "working": _leads(words["jobs"], agencies),
        "agency_leads": _leads(agencies),
        "job_words": leading(words["jobs"].firsts()),
        "copyright_starts": _openings(words["copyright"]),
        "copyright_heads": heads,
        "label_heads": _heads(words["author_labels"].firsts()),
        "copyright_firsts": frozenset(head[0] for head in heads),
    }


def _ahead(roles: Roles) -> list[Phrases[RolePhrase]]:
    """The phrases that stand before names."""
    return [table for kind, table in roles.items() if kind != "after"]


def _tables(folder: Traversable) -> dict[str, Mapping[str, Any]]:
    """The checked file of each language, by its stem."""
    tables = {
        path.name.removesuffix(".toml"): _read(path)
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    }
    for stem, table in tables.items():
        _check(stem, table)
    return tables


def _read(path: Traversable) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise VocabularyError(f"{path.name}: not a readable TOML file: {error}") from error


def _check(stem: str, table: Mapping[str, Any]) -> None:
    if unknown := set(table) - set(LISTS) - set(_TABLES):
        raise VocabularyError(
            f"{stem}.toml: unknown keys {sorted(unknown)}; known are {sorted(LISTS + _TABLES)}"
        )
    for row in table.get("role", ()):
        if unknown := set(row) - set(_ROLE_LISTS) - {"role"}:
            raise VocabularyError(f"{stem}.toml: a role has unknown keys {sorted(unknown)}")
        if row.get("role") not in set(Role):
            raise VocabularyError(
                f"{stem}.toml: no such role: {row.get('role')!r}; known are {sorted(Role)}"
            )
    for key in ("months", "solar_months"):
        if key in table and len(table[key]) != 12:
            raise VocabularyError(f"{stem}.toml: {key} needs twelve lists, the year's first first")
    if stem != COMMON and not (table.get("example") and table.get("misses")):
        raise VocabularyError(f"{stem}.toml: it needs examples and misses of its own")


def _role_phrases(kind: str, tables: Tables) -> Phrases[RolePhrase]:
    merged: dict[str, tuple[Role, set[str]]] = {}
    for stem, table in tables.items():
        for row in table.get("role", ()):
            for phrase in row.get(kind, ()):
                role, languages = merged.setdefault(phrase, (Role(row["role"]), set()))
                if role == row["role"]:
                    languages.add(stem)
    return Phrases(
        (phrase, RolePhrase(role, frozenset(languages)))
        for phrase, (role, languages) in merged.items()
    )


def _agencies(table: Mapping[str, Any]) -> Phrases[Agency]:
    rows: dict[str, tuple[str, set[str]]] = {}
    bracketed = {row["name"] for row in table["agency"] if row.get("bracketed")}
    for row in table["agency"]:
        for spelling in (row["name"], *row.get("spellings", ())):
            name, exact = rows.setdefault(spelling.casefold(), (row["name"], set()))
            if name != row["name"]:
                raise VocabularyError(
                    f"agencies.toml: {spelling!r} is both {name} and {row['name']}"
                )
            if len(spelling) <= _EXACT_LENGTH or row.get("exact"):
                exact.add(spelling.replace(" ", ""))
    return Phrases(
        (spelling, Agency(name, frozenset(exact), name in bracketed and " " not in spelling))
        for spelling, (name, exact) in rows.items()
    )


def _phrases_behind(tables: Tables) -> dict[str, list[str]]:
    """By the longest word, which prose rarely holds, the phrases that stand behind names."""
    found: dict[str, list[str]] = {}
    for table in tables.values():
        afters = (after for row in table.get("role", ()) for after in row.get("after", ()))
        for phrase in (*table.get("reports", ()), *afters):
            key = max((token.fold for token in tokenize(phrase)), key=len)
            found.setdefault(key, []).append(phrase.casefold())
    return found


def _leads(*tables: Phrases[Languages] | Phrases[Agency]) -> dict[str, frozenset[str] | None]:
    """The first words of some phrases, with the words that may follow them; None for any."""
    found: dict[str, frozenset[str] | None] = {}
    for table in tables:
        for first, following in table.leads().items():
            known = found.get(first, frozenset())
            found[first] = None if known is None or following is None else known | following
    return found


def _known(*tables: Phrases[Any]) -> frozenset[str]:
    return frozenset(
        word for table in tables for fold in table.tokens() for word in WORD.findall(fold)
    )


def _firsts(*tables: Phrases[Any]) -> frozenset[str]:
    """The folded first tokens of all phrases of some tables."""
    return frozenset[str]().union(*(table.firsts() for table in tables))


def _openings(phrases: Phrases[Any]) -> tuple[str, ...]:
    """How some phrases begin in a text: their first token, and the first letter of the second."""
    return tuple(
        first + space + second[:1] for first, second in phrases.pairs() for space in ("", " ")
    )


def _heads(words: Iterable[str]) -> frozenset[str]:
    """The first two characters of some words in either case; the one of a word that is a sign."""
    return frozenset(
        first + second
        for word in words
        for first in {word[0], word[0].upper()}
        for second in {word[1:2], word[1:2].upper()}
    )
