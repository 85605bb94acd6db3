"""The judge by rules: which lines are known noise, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.core.article import Reason
from service.core.fold import fold
from service.core.line import Line
from service.core.prose import Prose
from service.core.rule import Rule, Scope, Where, begins

HEAD = 2
"""Characters of a phrase by which the index finds those that a line may begin with."""

BLOCK_MOST = 30
"""Lines that a block's heading may take with it at the most."""

REACHED = 0.8
"""What is left of a rule's confidence in the lines that its scope takes along."""


@dataclass(frozen=True, slots=True)
class Noise:
    """The finding that a line is noise: why, by which rule, how surely (0 to 1)."""

    reason: Reason
    rule: str
    confidence: float


class RuleIndex:
    """The rules by what they look for, so that a line meets only those that may match it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self.longest = max((rule.longest for rule in self.rules), default=0)
        self._whole: dict[str, list[Rule]] = {}
        self._start: dict[str, list[tuple[str, Rule]]] = {}
        self._inside: list[tuple[str, Rule]] = []
        self._pattern: list[tuple[str, Rule]] = []
        for rule in self.rules:
            self._add(rule)

    def _add(self, rule: Rule) -> None:
        for phrase in rule.whole:
            self._whole.setdefault(phrase, []).append(rule)
            self.longest = max(self.longest, 2 * len(phrase))
        for phrase in rule.start:
            self._start.setdefault(phrase[:HEAD], []).append((phrase, rule))
        self._inside.extend((phrase, rule) for phrase in rule.inside)
        if rule.pattern:
            self._pattern.extend((key, rule) for key in rule.keys)

    def match(self, text: str, language: str | None) -> Rule | None:
        """The rule that a line's text meets; the text's own language goes before others."""
        if len(text) > self.longest:
            return None
        folded = fold(text)
        if whole := self._whole.get(folded):
            return _preferred(whole, language)
        found = [
            rule
            for phrase, rule in self._start.get(folded[:HEAD], ())
            if begins(folded, phrase) and rule.may_match(text)
        ]
        found += [
            rule for phrase, rule in self._inside if phrase in folded and rule.may_match(text)
        ]
        found += [
            rule
            for key, rule in self._pattern
            if key in folded and rule.may_match(text) and rule.fits(folded)
        ]
        return _preferred(found, language) if found else None


def _preferred(rules: Sequence[Rule], language: str | None) -> Rule:
    """A rule that acts by itself before a weak one, then one of the text's own language."""
    return min(rules, key=lambda rule: (rule.weak, rule.language not in (language, None)))


def judge(
    lines: Sequence[Line], prose: Prose, rules: RuleIndex, language: str | None
) -> list[Noise | None]:
    """For each line the rule's verdict that it is noise, or None where no rule speaks."""
    matched = [rules.match(line.text, language) for line in lines]
    acting = [
        rule if rule is not None and _may_act(index, rule, matched, prose) else None
        for index, rule in enumerate(matched)
    ]
    noise = [
        Noise(rule.reason, rule.id, rule.confidence) if rule is not None else None
        for rule in acting
    ]
    for index, rule in enumerate(acting):
        if rule is not None and rule.scope is not Scope.LINE:
            for reached in _reach(index, rule, lines, prose):
                if noise[reached] is None:
                    noise[reached] = Noise(rule.reason, rule.id, rule.confidence * REACHED)
    return noise


def _may_act(index: int, rule: Rule, matched: Sequence[Rule | None], prose: Prose) -> bool:
    if rule.where is Where.TAIL and not prose.is_tail(index):
        return False
    if rule.where is Where.OUTSIDE and not prose.is_outside(index):
        return False
    if not rule.weak or prose.is_outside(index):
        return True
    beside = matched[max(0, index - 1) : index] + matched[index + 1 : index + 2]
    return any(neighbour is not None for neighbour in beside)


def _reach(index: int, rule: Rule, lines: Sequence[Line], prose: Prose) -> Iterable[int]:
    """The lines after a matched one that belong to what it heads."""
    if rule.scope is Scope.REST:
        return range(index + 1, len(lines)) if prose.is_mostly_before(index) else ()
    end = index + 1
    while end < len(lines) and end - index <= BLOCK_MOST and not prose.mask[end]:
        end += 1
    if end < len(lines) and prose.mask[end] and end - index > 1 and lines[end].gap == 0:
        end -= 1  # the line right above prose may be that prose's own heading
    return range(index + 1, end)
