"""The rules by what they look for: which of them match a line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from service.core.article import Reason
from service.core.fold import fold_lines
from service.core.literal import Literals
from service.core.rule import Rule, Scope, Where, begins

_BARS = re.compile(r" ?[|\u00b7\u2022] ?")
"""Signs that stand between the entries of a menu or a footer that is set in one line."""


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
                used = (Use(use), rule)  # one for all of them: there are very many phrases
                for phrase in phrases:
                    uses.setdefault(phrase, []).append(used)
        self._add_headings(uses)
        self._uses = tuple((phrase, tuple(used)) for phrase, used in uses.items())
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
    if len(rules) == 1:
        return rules[0]  # so it is with nearly every line

    def rank(rule: Rule) -> tuple[bool, bool, bool, bool]:
        return (
            rule.where is Where.BESIDE,
            rule.language not in (language, None),
            rule.weak,
            rule.scope is Scope.LINE,
        )

    return min(rules, key=rank)
