"""The fields of which requests are made, each with its check and its description."""

import re
from datetime import date
from typing import Any

from marshmallow import ValidationError, fields, validate

from service.contract.language_code import PATTERN, check_language
from service.core.blank import SEEN, is_blank

LONGEST_URL = 2048
"""Characters; more than any browser or crawler of note keeps."""

_NULL = "Must not be null."
NOT_FLAG: dict[str, Any] = {"invalid": "Must be true or false.", "null": _NULL}
"""What is said of a value that is neither."""
_NOT_STRING: dict[str, Any] = {
    "invalid": "Must be a string.",
    "null": _NULL,
    "required": "Is missing.",
}

_fits_url = validate.Length(min=1, max=LONGEST_URL, error="Must hold {min} to {max} characters.")
_is_absolute = validate.URL(
    schemes={"http", "https"},
    require_tld=False,
    error="Must be an absolute http or https URL, such as https://example.org/news/1.",
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Day(fields.Date):
    """A day of ISO 8601 in its full form alone: 2024-05-17, and neither 2024-5-17 nor 20240517."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if not isinstance(value, str) or _DAY.fullmatch(value) is None:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        day: date = super()._deserialize(value, attr, data, **kwargs)
        return day


class JSONBoolean(fields.Boolean):
    """true or false and nothing that merely equals them, as 1 does."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def _check_url(value: str) -> None:
    # one after the other: the pattern is never tried on a URL of five megabytes
    _fits_url(value)
    _is_absolute(value)
    _check_characters(value)


def _check_text(value: str) -> None:
    if is_blank(value):
        raise ValidationError("There is no text in it, nothing that a reader would see.")
    _check_characters(value)


def _check_characters(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValidationError(
            f"Character {error.start} is a lone surrogate, half of a pair such as "
            "\\ud83d\\ude00; send both halves or neither."
        ) from error


def text_field(
    about: str, example: str, *, longest: int | None = None, required: bool = False
) -> fields.String:
    """A text, or a page's markup, with more in it than white space; `longest` in characters."""
    too_long = "Must not hold more than {max} characters."
    bound = [] if longest is None else [validate.Length(max=longest, error=too_long)]
    return fields.String(
        required=required,
        validate=[*bound, _check_text],
        error_messages=_NOT_STRING,
        metadata={
            "description": f"{about} It holds a character that a reader sees.",
            "pattern": SEEN,
            "examples": [example],
        },
    )


def url_field(*, allow_none: bool) -> fields.String:
    """The address of a text."""
    return fields.String(
        allow_none=allow_none,
        validate=_check_url,
        error_messages=_NOT_STRING,
        metadata={
            "description": "Address that the text was read from: absolute, http or https.",
            "format": "uri",
            "maxLength": LONGEST_URL,
            "examples": ["https://example.org/news/1"],
        },
    )


def language_field(without: str, *, allow_none: bool) -> fields.String:
    """The language of a text; `without` says what happens where it is not given."""
    return fields.String(
        allow_none=allow_none,
        validate=check_language,
        error_messages=_NOT_STRING,
        metadata={
            "description": f"Language of the text, ISO 639-1; a region is dropped. {without}",
            "pattern": PATTERN,
            "examples": ["en"],
        },
    )


def reference_date_field(*, allow_none: bool) -> Day:
    """The day that a text is read on."""
    return Day(
        format="%Y-%m-%d",
        allow_none=allow_none,
        error_messages={"invalid": "Must be a day of the calendar, written as 2024-05-17."},
        metadata={
            "description": "Day that dates without a year are settled by, and that no date may "
            'lie beyond. Today (UTC) where it is not given; where it is, "3 hours ago" counts back '
            "from it.",
            "examples": ["2024-05-17"],
        },
    )
