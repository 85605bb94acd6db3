"""What stands beside a byline, on a line of its own: a day, a time of reading, a job."""

import re

from service.core.attribution.byline_lead import is_numeric_day
from service.core.attribution.day import read_day
from service.core.attribution.glance import may_count, may_date, may_hold_stamp, may_stamp
from service.core.attribution.sheet import Sheet
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary

LONGEST = 90
"""Characters of a line that is a day and little else."""

LONGEST_LABEL = 40
"""Characters of a line that says what the next one's day is."""

LONGEST_AUTHORS = 30
"""Characters of a line that says that the author's name is to come."""

LONGEST_JOB, MOST_JOB_WORDS = 60, 6
"""Characters and words of a line that is a person's job."""

MOST_AGO_WORDS = 10
"""Words of a line that tells, beside a name, how long ago something was."""

AGE_WITHIN = 6
"""Lines below a name within which its age makes it whom the article is about."""

_AGE = re.compile(r",\s\d{1,3}\b")
_ENDED = re.compile(r"[.,!?:;\u2026\u3002\uff1f\uff01]\Z")


def is_job(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a job and little else: "Journalist", "Corresponsal en Atenas"."""
    if not text or len(text) > LONGEST_JOB or _ENDED.search(text):
        return False
    tokens = tokenize(text)
    return len(tokens) <= MOST_JOB_WORDS and any(
        vocabulary.skip("jobs", tokens, at) > at for at in range(len(tokens))
    )


def is_office(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is what someone is in a firm and little else: "Head of Product, Skerrow"."""
    if not text or len(text) > LONGEST_JOB or _ENDED.search(text):
        return False
    tokens = tokenize(text)
    return len(tokens) <= MOST_JOB_WORDS and any(
        vocabulary.skip("titles", tokens, at) > at for at in range(len(tokens))
    )


def is_dated(sheet: Sheet, index: int, vocabulary: Vocabulary) -> bool:
    """Whether a line names a day, or a time of reading, and little else, or is the label of one."""
    text = sheet.lines[index].text
    if len(text) > LONGEST:
        return False
    glance = sheet.glance(index)
    if not glance.is_numbered:
        return may_hold_stamp(glance, vocabulary) and is_stamp(text, vocabulary)
    if not (may_date(glance, vocabulary) or may_count(glance, vocabulary)):
        return False
    tokens = tokenize(text)
    days = (read_day(tokens, at, vocabulary, sheet.language) for at in range(len(tokens)))
    if any(day is not None and day.month is not None for day in days):
        return True
    if any(is_numeric_day(tokens[at : at + 5]) for at in range(max(0, len(tokens) - 4))):
        return True  # whichever its order
    return len(tokens) <= MOST_AGO_WORDS and any(
        vocabulary.skip("ago", tokens, at) > at for at in range(len(tokens))
    )


def is_label(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the word for an author and nothing else."""
    heads = vocabulary.label_heads
    if len(text) > LONGEST_AUTHORS or (text[:2] not in heads and text[:1] not in heads):
        return False
    tokens = tokenize(text)
    after = vocabulary.skip("author_labels", tokens, 0)
    return after > 0 and all(token.fold == ":" for token in tokens[after:])


def is_stamp(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but "Published on"."""
    if len(text) > LONGEST_LABEL or not may_stamp(text, vocabulary):
        return False
    tokens = tokenize(text.rstrip(": "))
    return any(
        0 < len(tokens) == vocabulary.skip(kind, tokens, 0) for kind in ("published", "modified")
    )


def is_aged(sheet: Sheet, index: int, name: str) -> bool:
    """Whether a line near below begins with the name and an age: an obituary's headline is a name
    ("Ada Obley", and below it "Ada Obley, 88, of Fenwick, died on Tuesday"), and no byline."""
    below = sheet.lines[index + 1 : index + 1 + AGE_WITHIN]
    return any(
        line.text.startswith(name) and _AGE.match(line.text, len(name)) is not None
        for line in below
    )
