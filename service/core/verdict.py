"""The judges' findings weighed: each line is the article's or it is not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from service.core.article import Reason
from service.core.boilerplate import Noise
from service.core.line import Line
from service.core.mark import Place
from service.core.neighbours import close_gaps, keep_company
from service.core.prose import Prose, count_words
from service.core.removal import why_removed
from service.core.writing import ends_sentence

KEPT_BY = "verdict-kept"
"""The rule id of a line that no judge spoke against."""

SURE = 0.9
"""A rule's confidence from which on it stands against the line judge. Only what a rule itself
met is as sure; what its scope takes along is left to the judge."""

OPPOSED = 0.95
"""The chance from which on the line judge keeps a line that a rule reached from another."""

LEAST_UNOPPOSED = 0.05
"""The chance from which on a line is kept in a text in which no rule finds noise."""

MOST_UNOPPOSED = 0.2
"""The share of such a text's characters that the line judge may cut out."""

LEAST_OF_SENTENCE = 0.7
"""The share of the bar from which on a sentence below a kept line is kept."""

SENTENCE_WORDS = 4
"""Words that such a sentence has at the least."""

LEAST_OF_SUBHEAD = 0.5
"""The share of the bar from which on a single line between two kept ones is kept."""

MOST_BETWEEN = 3
"""Lines of a teaser, an advertisement or the like that may stand between it and the kept line."""

NEAR = 0.3
"""The chance from which on the likeliest line of a text is near the bar that no line reaches."""

LEAST_ABOVE = 2
"""Lines of a page that must stand above the prose for the text to begin with a page's head; a
single one may be a rule's mistake, or what an extractor left over."""

_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: \w{1,4}\.?)?", re.IGNORECASE)

_FURNITURE = frozenset(
    {
        Reason.NAVIGATION,
        Reason.BREADCRUMB,
        Reason.PAGINATION,
        Reason.SHARE,
        Reason.LOGIN,
        Reason.COOKIE_NOTICE,
        Reason.NEWSLETTER,
        Reason.PAYWALL,
        Reason.LEGAL,
    }
)
"""Reasons of lines that never name anyone."""

_BETWEEN = frozenset(
    {
        Reason.RELATED_LINK,
        Reason.ADVERTISEMENT,
        Reason.AFFILIATE,
        Reason.NEWSLETTER,
        Reason.APP_PROMO,
        Reason.MEDIA,
        Reason.CAPTION,
        Reason.EMBED,
    }
)
"""Reasons of lines that stand between an article's paragraphs on many sites."""

_BETWEEN_PARTS = _BETWEEN | {Reason.SHARE, Reason.LAYOUT}
"""Reasons of lines that stand between its parts, the entries of a live report among them."""


class Verdict(NamedTuple):
    """What is to become of a line: kept, or removed for a reason.

    `chance` is the probability (0 to 1) that the line is the body's, `confidence` how sure
    the verdict itself is, `ruled` whether a rule met the line itself.
    """

    kept: bool
    reason: Reason | None
    rule: str
    confidence: float
    chance: float
    ruled: bool = False

    @property
    def is_furniture(self) -> bool:
        """Whether a rule knows the line as a word of the page around the article."""
        return self.ruled and self.reason in _FURNITURE


_new = tuple.__new__  # a third of the time that a named tuple's own constructor takes


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the line judge says: each line's chance, the least that it keeps, its version.

    `places` are the containers of a page's lines; empty for a text.
    """

    chances: Sequence[float]
    least: float
    version: str
    places: Sequence[Place] = ()


def begins_with_page(noise: Sequence[Noise | None], prose: Prose) -> bool:
    """Whether rules have met a page's head (a menu, share buttons) above a text's prose.

    A text without prose (a poem) has nothing above it: what rules met there may be its foot.
    """
    if not any(prose.mask):
        return False
    return sum(map(_shows_a_page, noise[: prose.first])) >= LEAST_ABOVE


def weigh(lines: Sequence[Line], noise: Sequence[Noise | None], opinion: Opinion) -> list[Verdict]:
    """One verdict a line.

    A rule that met the line itself is believed. Otherwise the line judge decides; against a
    rule that reached the line from another it must be very sure.
    """
    kept = _kept(lines, noise, opinion)
    reasons = why_removed(lines, noise, kept, opinion.places)
    version = opinion.version
    verdicts: list[Verdict] = []
    for keep, found, reason, chance in zip(kept, noise, reasons, opinion.chances, strict=True):
        verdict: tuple[bool, Reason | None, str, float, float, bool]
        if keep:
            verdict = (True, None, KEPT_BY, _shown(chance), chance, False)
        elif found is None:
            verdict = (False, reason, version, _shown(1 - chance), chance, False)
        else:
            sure = found.confidence >= SURE
            verdict = (False, found.reason, found.rule, found.confidence, chance, sure)
        verdicts.append(_new(Verdict, verdict))
    return verdicts


def _shown(chance: float) -> float:
    """A chance to three places, found in half the time that it takes to round it exactly."""
    return int(chance * 1000 + 0.5) / 1000


def _kept(lines: Sequence[Line], noise: Sequence[Noise | None], opinion: Opinion) -> list[bool]:
    """Whether each line is kept.

    A text in which no rule finds anything is most likely clean: there the line judge needs to
    be surer to cut, and where it would cut much it has met a kind of text that it does not
    know (a list, a poem, a review), and all of it stays.
    """
    if any(map(_shows_a_page, noise)):
        kept = [
            chance >= opinion.least if found is None else chance >= OPPOSED and not is_sure(found)
            for found, chance in zip(noise, opinion.chances, strict=True)
        ]
        if not any(kept):
            return _nearest(noise, opinion.chances)
        kept = _with_sentences(lines, noise, opinion, kept)
        keep_company(lines, noise, opinion.chances, opinion.least, kept)
        if not opinion.places:  # a page's tags tell what is set into the article
            close_gaps(lines, noise, opinion.chances, opinion.least, kept)
        return _with_subheads(lines, noise, opinion, kept)
    signs = list(map(is_sure, noise))
    least = min(opinion.least, LEAST_UNOPPOSED)
    kept = [chance >= least for chance in opinion.chances]
    cut = sum(len(line.text) for line, keep in zip(lines, kept, strict=True) if not keep)
    if cut > MOST_UNOPPOSED * sum(len(line.text) for line in lines):
        return [not sign for sign in signs]
    kept = [keep and not sign for keep, sign in zip(kept, signs, strict=True)]
    keep_company(lines, noise, opinion.chances, least, kept)
    return _with_subheads(lines, noise, replace(opinion, least=least), kept)


def _with_sentences(
    lines: Sequence[Line],
    noise: Sequence[Noise | None],
    opinion: Opinion,
    kept: list[bool],
) -> list[bool]:
    """The lines that are kept, and the sentences below them that the judge is in two minds about:
    to lose one is the greater fault."""
    between = MOST_BETWEEN + 1  # lines since the last one that was kept
    for index, line in enumerate(lines):
        found = noise[index]
        if kept[index]:
            between = 0
        elif found is not None:
            between += 1 if is_sure(found) and found.reason in _BETWEEN else MOST_BETWEEN + 1
        elif between <= MOST_BETWEEN and _is_sentence(line.text, opinion, index):
            kept[index] = True
            between = 0
        else:
            between = MOST_BETWEEN + 1
    return kept


def _is_sentence(text: str, opinion: Opinion, index: int) -> bool:
    return (
        opinion.chances[index] >= LEAST_OF_SENTENCE * opinion.least
        and count_words(text) >= SENTENCE_WORDS
        and ends_sentence(text)
    )


def _with_subheads(
    lines: Sequence[Line],
    noise: Sequence[Noise | None],
    opinion: Opinion,
    kept: list[bool],
) -> list[bool]:
    """The lines that are kept, and single ones between two of these, or at the text's very
    beginning, that might be a subhead or a row, or are the time of a live report's entry."""
    least = LEAST_OF_SUBHEAD * opinion.least
    for index in range(len(kept) - 1):
        if (
            not kept[index]
            and noise[index] is None
            and kept[index + 1]
            and _is_below_kept(index, noise, kept)
            and (opinion.chances[index] >= least or _CLOCK.fullmatch(lines[index].text))
        ):
            kept[index] = True
    return kept


def _is_below_kept(index: int, noise: Sequence[Noise | None], kept: Sequence[bool]) -> bool:
    """Whether a line is the first, or stands right below a kept one or what is set below that."""
    above = index - 1
    while above >= 0 and index - above <= MOST_BETWEEN:
        found = noise[above]
        if found is None or not is_sure(found) or found.reason not in _BETWEEN_PARTS:
            break
        above -= 1
    return index == 0 or (above >= 0 and kept[above])


def _nearest(noise: Sequence[Noise | None], chances: Sequence[float]) -> list[bool]:
    """Whether each line is kept where none reaches the bar: those nearest to it, if they come
    near. So it is where an article is a few words long."""
    unruled = [0.0 if found else chance for found, chance in zip(noise, chances, strict=True)]
    best = max(unruled)
    return [best >= NEAR and chance * 2 >= best for chance in unruled]


def _shows_a_page(found: Noise | None) -> bool:
    """Whether a rule met words of the page around an article; a row of stars may be its own."""
    return found is not None and is_sure(found) and found.reason is not Reason.LAYOUT


def is_sure(found: Noise | None) -> bool:
    """Whether a rule met the line itself, so that no other judge is asked."""
    return found is not None and found.confidence >= SURE
