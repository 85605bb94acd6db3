"""The judge by rules: which lines are known noise, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from service.core.article import Reason
from service.core.blank import is_blank
from service.core.line import Line
from service.core.ornament import is_hidden_comment, is_ornament
from service.core.prose import Prose
from service.core.rule import Rule, Scope, Where
from service.core.rule_index import Matches, RuleIndex
from service.core.writing import ends_sentence

BLOCK_MOST = 30
"""Lines that a block's heading may take with it at the most, below the prose."""

BLOCK_WITHIN = 8
"""Lines that it may take with it at the most where prose follows."""

CONTINUING = frozenset(",.;:)?!\u2019\u201d")
"""Signs with which a line goes on with the sentence of the line above."""

ANNOUNCING = (":", "\uff1a")
"""Signs by which a block's heading announces that at least the next line belongs to it."""

SHOWN = 0.95
"""The confidence in a finding by a line's signs alone, as in a rule where it says nothing else."""

REACHED = 0.8
"""What is left of a rule's confidence in the lines that its scope takes along."""


class Noise(NamedTuple):
    """The finding that a line is noise: why, by which rule, how surely (0 to 1).

    `head` is the line above whose rule took this one along, None where a rule met the line
    itself; `by_place` whether the rule that met it goes by where it stands, too.
    """

    reason: Reason
    rule: str
    confidence: float
    head: int | None = None
    by_place: bool = False


def judge(
    lines: Sequence[Line], prose: Prose, rules: RuleIndex, language: str | None
) -> list[Noise | None]:
    """For each line the rule's verdict that it is noise, or None where no rule speaks."""
    matched = rules.match_lines([line.text for line in lines], language)
    alone = matched.alone
    prose = prose.without([rule is not None and not rule.weak for rule in alone])
    prose = _above_the_end(prose, alone)
    acting = [
        rule if rule is not None and _may_act(index, rule, lines, alone, prose) else None
        for index, rule in enumerate(alone)
    ]
    _add_beside(acting, matched)
    noise = [None if rule is None else _met(rule) for rule in acting]
    _add_by_signs(noise, lines)
    _add_reached(noise, acting, matched, lines, prose)
    return noise


def _met(rule: Rule) -> Noise:
    by_place = rule.weak or rule.where is not Where.ANYWHERE
    return Noise(rule.reason, rule.id, rule.confidence, None, by_place)


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


def _add_beside(acting: list[Rule | None], matched: Matches) -> None:
    """Let the rules act that need a neighbour which goes for the same reason, in a chain."""
    last = len(acting) - 1
    for way, first in ((1, 1), (-1, last - 1)):
        for index in range(first, last + 1 if way > 0 else -1, way):
            neighbour = acting[index - way]
            if neighbour is not None and acting[index] is None:
                rule = matched.beside(index)
                if rule is not None and rule.reason is neighbour.reason:
                    acting[index] = rule


def _add_reached(
    noise: list[Noise | None],
    acting: Sequence[Rule | None],
    matched: Matches,
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
        from_last = reversed(reach) if prose.is_tail(index) else ()
        sure = next((at for at in from_last if _is_of(matched.rule(at), rule)), index)
        for at in reach:
            if noise[at] is None:
                part = 1.0 if at <= sure else REACHED
                noise[at] = Noise(rule.reason, rule.id, rule.confidence * part, index)
        if rule.scope is Scope.REST and reach:
            break  # all lines below are noise now


def _is_of(other: Rule | None, rule: Rule) -> bool:
    return other is not None and other.reason is rule.reason


def _add_by_signs(noise: list[Noise | None], lines: Sequence[Line]) -> None:
    """Enter the lines that are known by signs which folding leaves out: they begin with one."""
    for index, (_, _, text, _, _) in enumerate(lines):
        if not text[0].isalnum() and noise[index] is None:
            noise[index] = _by_signs(index, lines)


def _by_signs(index: int, lines: Sequence[Line]) -> Noise | None:
    text = lines[index].text
    if is_blank(text):
        return Noise(Reason.LAYOUT, "common-unseen", SHOWN)
    if is_hidden_comment(text):
        return Noise(Reason.TEMPLATE, "common-template-comment", SHOWN)
    if is_ornament(text) and not _is_broken(index, lines):
        return Noise(Reason.LAYOUT, "common-ornament", SHOWN)
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
    if _is_end_of_sentence(index, lines):
        return False
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


def _is_end_of_sentence(index: int, lines: Sequence[Line]) -> bool:
    """Whether a line is the last piece of a sentence that begins in the line right above."""
    text = lines[index].text
    return (
        index > 0
        and text[0].islower()
        and not lines[index].gap
        and ends_sentence(text)
        and not ends_sentence(lines[index - 1].text)
    )


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
