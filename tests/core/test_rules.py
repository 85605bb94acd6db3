"""Every rule of every language holds what it says of itself, and costs linear time."""

from collections import defaultdict
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest

from service.core.article import Reason
from service.core.fold import fold
from service.core.rule import Rule
from service.core.rule_index import RuleIndex
from service.core.stylebook import StylebookError, read_rules
from tests.core.least_cost import least_cost

RULES = read_rules(files("service") / "stylebook" / "boilerplate")

EXAMPLES = 1
"""Examples of each kind that a rule needs at the least; three and more are the habit."""

HOSTILE = ("a", "a ", "a-", "1 ", ": ", "- ", "| ", "@a ", "(", "a. ", "email ", "share ", "read ")
"""What a hostile line is filled with; each makes another kind of repeat try hard."""

SLOWEST = 0.02
"""Seconds that one pattern may take on one line, with a wide margin for a busy machine."""


def by_file() -> dict[str, RuleIndex]:
    """The rules of each file as an index of their own, by the file's name."""
    grouped: dict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        grouped[rule.language or "common"].append(rule)
    return {name: RuleIndex(rules) for name, rules in grouped.items()}


INDEXES = by_file()


def index_of(rule: Rule) -> RuleIndex:
    """The index of the file in which a rule stands."""
    return INDEXES[rule.language or "common"]


def patterned() -> list[Rule]:
    """The rules that try a pattern."""
    return [rule for rule in RULES if rule.pattern]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_matches_its_hits(rule: Rule) -> None:
    """A rule taken alone matches each of its hits, and the index of its file finds a rule too."""
    assert [line for line in rule.hits if not rule.matches(line)] == []
    found = {line: index_of(rule).match(line, rule.language) for line in rule.hits}
    assert [line for line, other in found.items() if other is None] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_of_a_file_matches_a_miss(rule: Rule) -> None:
    """What a rule must leave alone no other rule of its file takes."""
    found = {line: index_of(rule).match(line, rule.language) for line in rule.misses}
    assert {line: other.id for line, other in found.items() if other} == {}


@pytest.mark.parametrize("name", sorted(INDEXES))
def test_a_hit_is_decided_by_its_own_rule(name: str) -> None:
    """In its own file a hit meets the rule that it illustrates, or one of the same reason."""
    index = INDEXES[name]
    strays = {}
    for rule in index.rules:
        for line in rule.hits:
            other = index.match(line, rule.language)
            if other is None or other.reason is not rule.reason:
                strays[line] = (rule.id, other and other.id)
    assert strays == {}


def test_ids_are_unique() -> None:
    """An id names one rule, since it reaches the user with what it removed."""
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_explained_and_shown(rule: Rule) -> None:
    """A rule says in a sentence what it is for, and has examples of both kinds."""
    assert rule.about.endswith(".")
    assert len(rule.hits) >= EXAMPLES
    assert len(rule.misses) >= EXAMPLES


def test_phrases_are_kept_as_lines_are_compared() -> None:
    """Each phrase is folded, so that it can equal a folded line; a key stands within one, where
    a space at its ends parts it from other words."""
    for rule in RULES:
        for phrase in (*rule.whole, *rule.start, *rule.inside):
            assert fold(phrase) == phrase, rule.id
        for key in rule.keys:
            assert fold(key) == key.strip(" "), rule.id
    assert any(key.startswith(" ") for rule in RULES for key in rule.keys)


def test_every_reason_of_a_line_has_an_english_rule() -> None:
    """English and the common pack cover every reason that a rule can give."""
    given = {rule.reason for rule in RULES if rule.language in (None, "en")}
    assert set(Reason) - given == {Reason.DUPLICATE, Reason.LAYOUT}


@pytest.mark.parametrize("rule", patterned(), ids=lambda rule: rule.id)
def test_no_pattern_hangs_on_a_hostile_line(rule: Rule) -> None:
    """A line as long as the rule looks at, filled to make repeats try hard, costs little."""
    heads = [fold(head) for head in (*rule.keys[:4], rule.hits[0], rule.hits[-1])]
    for pattern in rule.pattern:
        for line in {(head + " " + fill * rule.longest)[: rule.longest] for head in heads
                     for fill in HOSTILE}:  # fmt: skip
            cost = least_cost(partial(pattern.fullmatch, line), SLOWEST)
            assert cost < SLOWEST, (pattern.pattern, line[:60])


@pytest.mark.parametrize("fill", [*HOSTILE, "\u00e9", "\u4e2d", "{{", "\u00a9", "\u0301"])
def test_twice_the_text_takes_about_twice_the_time(fill: str) -> None:
    """Matching is linear in a line's length: lines longer than any rule are not looked at."""
    index = RuleIndex(RULES)
    small, large = fill * 20_000, fill * 400_000
    assert index.match(small, None) is None
    assert index.match(large, None) is None
    assert least_cost(lambda: index.match(large, None), 0.1) < 0.1


def test_a_rule_file_with_a_fault_is_refused(tmp_path: Path) -> None:
    """The error names the file, the rule and what would be right."""
    (tmp_path / "xx.toml").write_text(
        '[[rule]]\nid = "xx-a"\nreason = "share"\nabout = "A."\nwhole = ["a"]\nhits = ["a"]\n'
        'misses = ["b"]\nscop = "line"\n'
    )
    with pytest.raises(StylebookError, match=r"xx\.toml, rule xx-a.*unknown keys.*scop.*known are"):
        read_rules(tmp_path)


@pytest.mark.parametrize("confidence", ["-0.1", "1.5", "nan"])
def test_a_confidence_that_is_none_is_refused(confidence: str, tmp_path: Path) -> None:
    """The ledger promises that it lies between 0 and 1."""
    (tmp_path / "xx.toml").write_text(
        '[[rule]]\nid = "xx-a"\nreason = "share"\nabout = "A."\nwhole = ["a"]\nhits = ["a"]\n'
        f'misses = ["b"]\nconfidence = {confidence}\n'
    )
    with pytest.raises(StylebookError, match=r"xx\.toml, rule xx-a.*from 0 to 1"):
        read_rules(tmp_path)
