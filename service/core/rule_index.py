"""The rules by what they look for: which of them match a line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from service.core.article import Reason
from service.core.fold import fold_lines
from service.core.literal import Held, LineLiterals
from service.core.rule import Rule, Scope, Where, begins

_BARS = re.compile(r" ?[|\u00b7\u2022] ?")
"""Signs that stand between the entries of a menu or a footer that is set in one line."""

Lead = tuple[bool, Rule]
"""A rule to which a literal in a line leads, and whether the literal makes it match: else it is a
key, and the rule's patterns tell."""

Leads = Sequence[Sequence[Lead]]
"""What each literal leads to, by its number."""

_end = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Matches:
    """The rules that the lines of a text meet.

    `alone` has for each line the rule that it meets, of those that may act without a neighbour.
    The others are tried where a neighbour asks for them, which is beside few lines: `whole` are
    the rules that know all of a line, `leads` those to which the literals that it holds may lead.
    """

    alone: Sequence[Rule | None]
    whole: Mapping[int, Rule]
    held: Mapping[int, Held]
    leads: Leads
    texts: Sequence[str]
    folded: Sequence[str]
    language: str | None

    def beside(self, at: int) -> Rule | None:
        """The rule that a line meets where it meets only such as need a neighbour."""
        if self.alone[at] is not None:
            return None
        text, folded = self.texts[at], self.folded[at]
        held = self.held.get(at, {})
        return self.whole.get(at) or _met(held, self.leads, text, folded, self.language)

    def rule(self, at: int) -> Rule | None:
        """The rule that a line meets, of whichever kind."""
        return self.alone[at] or self.beside(at)


class RuleIndex:
    """The rules by what they look for, so that a line meets only those that may match it.

    Phrases that a line equals or begins with are looked up. All other literals are looked for at
    once: a text is read once, however many rules there are.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.longest = max((rule.longest for rule in self.rules), default=0)
        self._whole: dict[str, list[Rule]] = {}
        starts: dict[str, list[Lead]] = {}
        within: dict[str, list[Lead]] = {}
        for rule in self.rules:
            for phrase in rule.whole:
                self._whole.setdefault(phrase, []).append(rule)
                self.longest = max(self.longest, 2 * len(phrase))
            sure, key = (True, rule), (False, rule)  # one for all: there are very many phrases
            _enter(starts, rule.start, sure)
            _enter(within, rule.inside, sure)
            _enter(within, rule.keys, key)
        self._add_headings(starts)
        self._literals = LineLiterals(within)
        self._head = min(map(len, starts), default=0)
        self._starts = _by_head(starts, self._head, len(within))
        leads = [*(within[literal] for literal in self._literals.literals), *starts.values()]
        self._alone = [_of_place(some, beside=False) for some in leads]
        self._beside = [_of_place(some, beside=True) for some in leads]

    def _add_headings(self, starts: Mapping[str, Sequence[Lead]]) -> None:
        """Enter what begins a teaser for another story as the heading of one, where it is all of a
        line and says nothing else to other rules: "See also", and below it the story's title."""
        for phrase, leads in starts.items():
            if phrase in self._whole:
                continue
            if all(rule.reason is Reason.RELATED_LINK for _, rule in leads):
                self._whole[phrase] = [
                    replace(rule, scope=Scope.BLOCK) if rule.scope is Scope.LINE else rule
                    for _, rule in leads
                ]

    def match(self, text: str, language: str | None) -> Rule | None:
        """The rule that a line's text meets; the text's own language goes before others."""
        return self.match_lines([text], language).rule(0)

    def match_lines(self, texts: Sequence[str], language: str | None) -> Matches:
        """The rules that lines meet whose texts these are; no rule looks at very long ones."""
        folded = fold_lines([text if len(text) <= self.longest else "" for text in texts])
        whole = {at: _preferred(rules, language) for at, rules in self._known(folded)}
        held = self._literals.find(folded)
        self._add_begun(held, folded)
        alone: list[Rule | None] = [None] * len(texts)
        for at, literals in held.items():
            alone[at] = _met(literals, self._alone, texts[at], folded[at], language)
        for at, rule in whole.items():
            alone[at] = rule if rule.where is not Where.BESIDE else None
        return Matches(alone, whole, held, self._beside, texts, folded, language)

    def _known(self, folded: Sequence[str]) -> Iterator[tuple[int, Sequence[Rule]]]:
        """The lines that rules know whole, by their numbers."""
        for at, (text, rules) in enumerate(zip(folded, map(self._whole.get, folded), strict=True)):
            if rules:
                yield at, rules
            elif (
                "|" in text or "\u00b7" in text or "\u2022" in text  # so have few lines
            ) and (entries := self._entries(text)):
                yield at, entries

    def _entries(self, folded: str) -> list[Rule]:
        """The rules that know the entries of a line of several, if they know every one.

        Such a line heads nothing: of it the rules speak for the line alone.
        """
        known = [self._whole.get(entry, []) for entry in _BARS.split(folded)]
        if not all(known):
            return []
        return [replace(rule, scope=Scope.LINE) for rules in known for rule in rules]

    def _add_begun(self, held: dict[int, Held], folded: Sequence[str]) -> None:
        """Add to what lines hold the phrases that they begin with."""
        head, starts = self._head, self._starts
        for at, text in enumerate(folded):
            if (phrases := starts.get(text[:head])) and text.startswith(tuple(phrases)):
                begun = {
                    number: len(phrase.encode())
                    for phrase, number in phrases.items()
                    if begins(text, phrase)
                }
                held[at] = {**begun, **held.get(at, {})}


def _enter(known: dict[str, list[Lead]], phrases: Iterable[str], lead: Lead) -> None:
    for phrase in phrases:
        known.setdefault(phrase, []).append(lead)


def _by_head(phrases: Iterable[str], head: int, first: int) -> Mapping[str, Mapping[str, int]]:
    """Phrases by as many letters as the shortest has, each with its number from `first` on."""
    by_head: dict[str, dict[str, int]] = {}
    for number, phrase in enumerate(phrases, first):
        by_head.setdefault(phrase[:head], {})[phrase] = number
    return by_head


def _of_place(leads: Iterable[Lead], *, beside: bool) -> Sequence[Lead]:
    """Of what a literal leads to the rules that need a neighbour, or all others."""
    return tuple(lead for lead in leads if (lead[1].where is Where.BESIDE) is beside)


def _met(held: Held, leads: Leads, text: str, folded: str, language: str | None) -> Rule | None:
    """The rule that a line meets, of those to which the literals lead that it holds."""
    met: list[tuple[int, Rule]] = []
    tried: set[str] = set()
    size = len(text)
    for number, end in held.items():
        for matches, rule in leads[number]:
            if size > rule.longest or rule.id in tried or not rule.may_match(text):
                continue
            if not matches:
                tried.add(rule.id)  # many keys lead to one pattern
            if matches or rule.fits(folded):
                met.append((end, rule))
    if not met:
        return None
    return _preferred([rule for _, rule in sorted(met, key=_end)], language)


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
