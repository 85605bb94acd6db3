"""Which codes name a language: those of ISO 639-1."""

import re
import tomllib
from importlib.resources import files

from marshmallow import ValidationError, validate

_TABLE = tomllib.loads(
    (files("service") / "stylebook" / "languages.toml").read_text(encoding="utf-8")
)
CODES = frozenset(_TABLE["codes"].split())
MEANT: dict[str, str] = _TABLE["meant"]
"""Countries' codes that are taken for a language's, each with the language that is meant."""


def _either(letters: str) -> str:
    """Each of the letters, small or capital, as a pattern has it."""
    return f"[{''.join(letter.upper() + letter for letter in sorted(letters))}]"


def _pattern() -> str:
    """What a code of ISO 639-1 looks like, a region or a script behind it: by its first letter."""
    seconds: dict[str, str] = {}
    for first, second in sorted(CODES):
        seconds[first] = seconds.get(first, "") + second
    codes = "|".join(_either(first) + _either(rest) for first, rest in seconds.items())
    return rf"^(?:{codes})(?:[-_][A-Za-z0-9]{{2,8}}){{0,3}}$(?!\n)"  # JSON Schema knows no \Z


PATTERN = _pattern()
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_is_language = validate.Regexp(PATTERN)


def check_language(tag: str) -> None:
    """Raise ValidationError where a tag is no language's code, be it with a region behind it.

    A code that is misspelt would else switch off all that is known of the text's language, and
    nobody would see it.
    """
    try:
        _is_language(tag)
    except ValidationError as error:
        raise ValidationError(_refusal(tag)) from error


def _refusal(tag: str) -> str:
    found = _TAG.fullmatch(tag)
    code = found[1].lower() if found else ""
    if code in MEANT:
        return f"'{code}' is no code of ISO 639-1; perhaps '{MEANT[code]}' is meant."
    return "Must be an ISO 639-1 code, such as 'en'; a region may follow, as in 'pt-BR'."
