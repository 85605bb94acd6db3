"""A declared author's name without what was glued to it or stands beside it."""

from collections.abc import Sequence

from service.core.attribution.token import tokenize
from service.core.metadata.people import PeopleReader
from service.core.metadata.value import key_of


def declared_names(reader: PeopleReader, text: str) -> tuple[str, ...]:
    """The names of an entry that is said to hold authors, without their jobs, towns and times."""
    names = [_bare(name, reader) for name in reader.declared(text)]
    if _is_turned(names, text, reader):
        return (f"{names[1]} {names[0]}",)
    if len(names) < 2 or not reader.is_full_name(names[0]):
        return tuple(names)
    return (names[0], *(name for name in names[1:] if not _stands_beside(name, reader)))


def _is_turned(names: Sequence[str], text: str, reader: PeopleReader) -> bool:
    """Whether two words that a comma parts are one person, the known first name behind it."""
    if len(names) != 2 or any(" " in name for name in names) or ", ".join(names) != text.strip():
        return False
    family, first = names
    told = any(map(reader.is_agency, names)) or reader.is_first_named(family)
    return not told and reader.is_first_named(first)


def _bare(name: str, reader: PeopleReader) -> str:
    """A full name without a bracket, an agency or a job behind it: "Jane Roe 3 hours ago"."""
    before, _, enclosed = name.replace("[", "(").partition("(")
    own = before.rstrip() if enclosed and _is_aside(enclosed.rstrip(" )]"), reader) else name
    words, _, last = own.rpartition(" ")
    if last.isupper() and not words.isupper() and reader.is_agency(last):
        served = words.rstrip(" ,")
        own = served if reader.is_full_name(served) else own
    shown = next(iter(reader.shown(own)), "")
    rest = own[len(shown) :].strip().casefold()
    is_cut = own.startswith(shown) and reader.is_full_name(shown) and rest
    return shown if is_cut and rest not in reader.vocabulary.months else own


def _is_aside(text: str, reader: PeopleReader) -> bool:
    """Whether a bracket behind a name is no part of it: "(Reuters)", "(she/her)", "(Oslo)"."""
    told = reader.is_agency(text) or _is_town(text, reader) or key_of(text) in reader.sites
    return told or text.islower() or reader.is_organisation(text)


def _stands_beside(name: str, reader: PeopleReader) -> bool:
    """Whether what follows a full name is no second one, but a job, a time or a town."""
    return not reader.shown(name) or (_is_town(name, reader) and not reader.is_first_named(name))


def _is_town(text: str, reader: PeopleReader) -> bool:
    """Whether a text is one word, and a place's name."""
    return " " not in text and reader.vocabulary.places.at(tokenize(text), 0) is not None
