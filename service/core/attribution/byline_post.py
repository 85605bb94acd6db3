"""The line below names that says where, for whom or as what they report: "Reporting from Oban"."""

from collections.abc import Sequence

from service.core.article import Role
from service.core.attribution.glance import may_begin
from service.core.attribution.sheet import Sheet
from service.core.attribution.token import CAPITALISED, Shape, Token, fold_at, tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.line import begins_small

LONGEST = 48
"""Characters of such a line."""

MOST_WORDS = 8
"""Words and marks of it."""

MOST_TOWN = 5
"""Words and marks of a town and its country."""


def is_post(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is "Reporting from Oban", "in Oban", "Skerrow News, Oban" and no more."""
    if len(text) > LONGEST:
        return False
    if "," not in text and not may_begin(text, vocabulary.words["in"], vocabulary.nouns):
        return False
    tokens = tokenize(text)
    if not 1 < len(tokens) <= MOST_WORDS:
        return False
    role = vocabulary.nouns.at(tokens, 0)
    start = role.end if role is not None and role.meaning.role is Role.REPORTING else 0
    town = vocabulary.skip("in", tokens, start)
    if town > start:
        return _is_town(tokens[town:])
    comma = next((at for at, token in enumerate(tokens) if token.fold == ","), 0)
    outlet = tokens[:comma]
    named = all(token.shape in CAPITALISED for token in outlet)
    told = any(vocabulary.has("organisations", token) for token in outlet)
    return len(outlet) > 1 and named and told and _is_town(tokens[comma + 1 :])


def is_above_post(text: str, below: str, vocabulary: Vocabulary) -> bool:
    """Whether a line stands above where its people report; "in Oban" alone tells of no people,
    so that the line must begin with a first name."""
    if not is_post(below, vocabulary):
        return False
    first = tokenize(text[:LONGEST])[:1]
    return not begins_small(below) or (bool(first) and first[0].fold in vocabulary.given_names)


def last_of_byline(sheet: Sheet, index: int, vocabulary: Vocabulary) -> int:
    """The last line of a byline that names alone begin: that of their post or job, right below."""
    below = index + 1
    if below >= len(sheet.lines) or sheet.prose.mask[below]:
        return index
    text = sheet.lines[below].text
    return below if is_post(text, vocabulary) or _ends_in_job(text, vocabulary) else index


def _ends_in_job(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is "Business reporter" or "Business reporters, Oban"."""
    tokens = tokenize(text) if len(text) <= LONGEST else []
    comma = next((at for at, token in enumerate(tokens) if token.fold == ","), len(tokens))
    if comma < len(tokens) and not _is_town(tokens[comma + 1 :]):
        return False
    ends = any(vocabulary.skip("jobs", tokens, at) == comma for at in range(comma))
    return ends and comma <= MOST_WORDS and not any(t.shape is Shape.MARK for t in tokens[:comma])


def _is_town(tokens: Sequence[Token]) -> bool:
    """Whether words with capitals are all that is left, with a comma at the most."""
    if not 1 <= len(tokens) <= MOST_TOWN or fold_at(tokens, len(tokens) - 1) == ",":
        return False
    words = [token for token in tokens if token.fold != ","]
    return len(tokens) - len(words) <= 1 and all(token.shape in CAPITALISED for token in words)
