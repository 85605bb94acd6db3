"""The judge by rules: which lines are known noise, and why."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import NamedTuple

from service.core.article import Reason
from service.core.blank import is_blank
from service.core.fold import fold_lines
from service.core.line import Line
from service.core.literal import Literals
from service.core.ornament import is_hidden_comment, is_ornament
from service.core.prose import Prose
from service.core.rule import Rule, Scope, Where, begins
from service.core.writing import ends_sentence

BLOCK_MOST = 30
"""Lines that a block's heading may take with it at the most, below the prose."""

BLOCK_WITHIN = 8
"""Lines that it may take with it at the most where prose follows."""

CONTINUING = frozenset(",.;:)?!\u2019\u201d")
"""Signs with which a line goes on with the sentence of the line above."""

ANNOUNCING = (":", "\uff1a")
"""Signs by which a block's heading announces that at least the next line belongs to it."""

_BARS = re.compile(r" ?[|\u00b7\u2022] ?")
"""Signs that stand between the entries of a menu or a footer that is set in one line."""

REACHED = 0.8
"""What is left of a rule's confidence in the lines that its scope takes along."""


class Noise(NamedTuple):
    """The finding that a line is noise: why, by which rule, how surely (0 to 1)."""

    reason: Reason
    rule: str
    confidence: float


class Use(IntEnum):
    """What a literal stands for in a rule: its beginning, a part of it, a pattern's key."""

    START = 0
    INSIDE = 1
    KEY = 2


class RuleIndex:
    """The rules by what they look for, so that a line meets only those that may match it.

    All literals stand in one automaton: a text is read once, however many rules there are.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.longest = max((rule.longest for rule in self.rules), default=0)
        self._whole: dict[str, list[Rule]] = {}
        uses: dict[str, list[tuple[Use, Rule]]] = {}
        for rule in self.rules:
            for phrase in rule.whole:
                self._whole.setdefault(phrase, []).append(rule)
                self.longest = max(self.longest, 2 * len(phrase))
            for use, phrases in enumerate((rule.start, rule.inside, rule.keys)):
                for phrase in phrases:
                    uses.setdefault(phrase, []).append((Use(use), rule))
        self._add_headings(uses)
        self._uses = tuple(uses.items())
        self._reach = [max(rule.longest for _, rule in of_one) for of_one in uses.values()]
        self._literals = Literals(uses)

    def _add_headings(self, uses: Mapping[str, Sequence[tuple[Use, Rule]]]) -> None:
        """Enter what begins a teaser for another story as the heading of one, where it is all of a
        line and says nothing else to other rules: "See also", and below it the story's title."""
        for phrase, used in uses.items():
            starting = [rule for use, rule in used if use is Use.START]
            if phrase in self._whole or not starting:
                continue
            if all(rule.reason is Reason.RELATED_LINK for rule in starting):
                self._whole[phrase] = [
                    replace(rule, scope=Scope.BLOCK) if rule.scope is Scope.LINE else rule
                    for rule in starting
                ]

    def match(self, text: str, language: str | None) -> Rule | None:
        """The rule that a line's text meets; the text's own language goes before others."""
        return self.match_lines([text], language)[0]

    def match_lines(self, texts: Sequence[str], language: str | None) -> list[Rule | None]:
        """For each line's text the rule that it meets, None where it meets none."""
        matched: list[Rule | None] = [None] * len(texts)
        short = [at for at, text in enumerate(texts) if len(text) <= self.longest]
        folded = fold_lines([texts[at] for at in short])
        found = self._met(folded, [texts[at] for at in short])
        for at, text in zip(short, folded, strict=True):
            if whole := self._whole.get(text) or self._entries(text):
                matched[at] = _preferred(whole, language)
        for number, rules in found.items():
            at = short[number]
            if matched[at] is None:
                matched[at] = _preferred(rules, language)
        return matched

    def _entries(self, folded: str) -> list[Rule]:
        """The rules that know the entries of a line of several, if they know every one.

        Such a line heads nothing: of it the rules speak for the line alone.
        """
        if "|" not in folded and "\u00b7" not in folded and "\u2022" not in folded:
            return []  # so is nearly every line, and a look for a sign is cheap
        known = [self._whole.get(entry, []) for entry in _BARS.split(folded)]
        if not all(known):
            return []
        return [replace(rule, scope=Scope.LINE) for rules in known for rule in rules]

    def _met(self, folded: Sequence[str], texts: Sequence[str]) -> dict[int, list[Rule]]:
        """By the number of a line the rules that one of its literals makes match it."""
        met: dict[int, list[Rule]] = {}
        tried: set[tuple[int, str]] = set()
        start, key = Use.START, Use.KEY  # an enum's member is slow to reach
        sizes = list(map(len, texts))
        for at, starts, number in self._found(folded, sizes):
            phrase, uses = self._uses[number]
            text, size = texts[at], sizes[at]
            for use, rule in uses:
                if size > rule.longest or (use is start and not starts):
                    continue
                if use is key:  # many keys lead to one pattern
                    if (at, rule.id) in tried:
                        continue
                    tried.add((at, rule.id))
                if rule.may_match(text) and _holds(use, rule, folded[at], phrase):
                    met.setdefault(at, []).append(rule)
        return met

    def _found(
        self, folded: Sequence[str], sizes: Sequence[int]
    ) -> Iterator[tuple[int, bool, int]]:
        """Of each literal in the lines the line's number, whether it begins the line, and its
        own number, by where it ends; but of lines that are too long for all of its rules."""
        reach = self._reach
        at = first = 0
        end = len(folded[0]) if folded else 0
        for number, start, _ in self._literals.find("\n".join(folded)):
            while start > end:
                at += 1
                first = end + 1
                end = first + len(folded[at])
            if sizes[at] <= reach[number]:
                yield at, start == first, number


def _holds(use: Use, rule: Rule, folded: str, phrase: str) -> bool:
    """Whether a literal in a folded line makes its rule match the line."""
    if use is Use.START:
        return begins(folded, phrase)
    return use is Use.INSIDE or rule.fits(folded)


def _preferred(rules: Sequence[Rule], language: str | None) -> Rule:
    """A rule of the text's own language or of all first, then one that acts by itself, then one
    that heads other lines: "See also" alone is no teaser, but has one below it."""

    def rank(rule: Rule) -> tuple[bool, bool, bool, bool]:
        return (
            rule.where is Where.BESIDE,
            rule.language not in (language, None),
            rule.weak,
            rule.scope is Scope.LINE,
        )

    return min(rules, key=rank)


def judge(
    lines: Sequence[Line], prose: Prose, rules: RuleIndex, language: str | None
) -> list[Noise | None]:
    """For each line the rule's verdict that it is noise, or None where no rule speaks."""
    matched = rules.match_lines([line.text for line in lines], language)
    alone = [None if rule is None or rule.where is Where.BESIDE else rule for rule in matched]
    prose = prose.without([rule is not None and not rule.weak for rule in alone])
    prose = _above_the_end(prose, alone)
    acting = [
        rule if rule is not None and _may_act(index, rule, lines, alone, prose) else None
        for index, rule in enumerate(alone)
    ]
    _add_beside(acting, matched)
    noise = [
        _by_signs(index, lines) if rule is None else Noise(rule.reason, rule.id, rule.confidence)
        for index, rule in enumerate(acting)
    ]
    _add_reached(noise, acting, matched, lines, prose)
    return noise


def _above_the_end(prose: Prose, matched: Sequence[Rule | None]) -> Prose:
    """The prose without what stands below the line that ends a page: the words about the site
    or its writer at the foot, above which the readers' comments stand."""
    for index, rule in enumerate(matched):
        if (
            rule is not None
            and rule.scope is Scope.REST
            and not rule.weak
            and rule.where is Where.ANYWHERE
            and prose.is_mostly_before(index)
        ):
            return prose.without([at > index for at in range(len(matched))])
    return prose


def _add_beside(acting: list[Rule | None], matched: Sequence[Rule | None]) -> None:
    """Let the rules act that need a neighbour which goes for the same reason, in a chain."""
    for way in (range(len(acting)), range(len(acting) - 1, -1, -1)):
        reason: Reason | None = None
        for index in way:
            rule = matched[index]
            if acting[index] is None and rule is not None and rule.where is Where.BESIDE:
                acting[index] = rule if rule.reason is reason else None
            held = acting[index]
            reason = held.reason if held is not None else None


def _add_reached(
    noise: list[Noise | None],
    acting: Sequence[Rule | None],
    matched: Sequence[Rule | None],
    lines: Sequence[Line],
    prose: Prose,
) -> None:
    """Enter the lines that belong to what an acting rule's line heads.

    Below the prose that is sure of all lines down to the last that a rule met for the same reason.
    """
    for index, rule in enumerate(acting):
        if rule is None or rule.scope is Scope.LINE:
            continue
        reach = _reach(index, rule, lines, prose)
        tail = prose.is_tail(index)
        sure = max((at for at in reach if tail and _is_of(matched[at], rule)), default=index)
        for at in reach:
            if noise[at] is None:
                part = 1.0 if at <= sure else REACHED
                noise[at] = Noise(rule.reason, rule.id, rule.confidence * part)
        if rule.scope is Scope.REST and reach:
            break  # all lines below are noise now


def _is_of(other: Rule | None, rule: Rule) -> bool:
    return other is not None and other.reason is rule.reason


def _by_signs(index: int, lines: Sequence[Line]) -> Noise | None:
    """The finding on a line that is known by signs which folding leaves out."""
    text = lines[index].text
    if text[0].isalnum():
        return None  # so begins nearly every line
    if is_blank(text):
        return Noise(Reason.LAYOUT, "common-unseen", 0.95)
    if is_hidden_comment(text):
        return Noise(Reason.TEMPLATE, "common-template-comment", 0.95)
    if is_ornament(text) and not _is_broken(index, lines):
        return Noise(Reason.LAYOUT, "common-ornament", 0.95)
    return None


def _may_act(
    index: int,
    rule: Rule,
    lines: Sequence[Line],
    matched: Sequence[Rule | None],
    prose: Prose,
) -> bool:
    if rule.where is Where.TAIL and not prose.is_tail(index):
        return False
    if rule.where is Where.OUTSIDE and not prose.is_outside(index):
        return False
    if index and matched[index - 1] is not None:
        return True
    if index + 1 < len(matched) and matched[index + 1] is not None:
        return True
    if _is_broken(index, lines) and (rule.weak or rule.open_end or lines[index].text[0].islower()):
        return False
    return not rule.weak or prose.is_outside(index)


def _is_broken(index: int, lines: Sequence[Line]) -> bool:
    """Whether a line is a piece of a sentence that the line right below goes on with.

    Scrapers break a sentence wherever a link stands in it, and links are worded like noise.
    """
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.gap or ends_sentence(lines[index].text):
        return False
    return following.text[0].islower() or following.text[0] in CONTINUING


def _reach(index: int, rule: Rule, lines: Sequence[Line], prose: Prose) -> Sequence[int]:
    """The lines after a matched one that belong to what it heads."""
    if rule.scope is Scope.REST:
        return range(index + 1, len(lines)) if prose.is_mostly_before(index) else ()
    if index < prose.first:
        return ()  # above the prose the article's own headline may follow
    most = BLOCK_MOST if prose.is_tail(index) else BLOCK_WITHIN
    end = index + 1
    while end < len(lines) and end - index <= most and not prose.mask[end]:
        end += 1
    announces = rule.reason is Reason.RELATED_LINK or lines[index].text.endswith(ANNOUNCING)
    least = index + 1 + announces
    meets_prose = end < len(lines) and prose.mask[end]
    if meets_prose and end > least and lines[end].gap <= lines[end - 1].gap:
        end -= 1  # the line right above prose may be that prose's own heading
    return range(index + 1, end)
