"""Literals are found in the lines that hold them, whatever script either is in."""

from service.core.literal import LineLiterals

LITERALS = ("ferry", "ferry pier", "#", "\u00a9", "p\u0159\u00edstav", "\u6e2f")


def held(lines: list[str]) -> dict[int, set[str]]:
    """What each line holds, as words."""
    finder = LineLiterals(LITERALS)
    found = finder.find(lines)
    return {at: {finder.literals[number] for number in one} for at, one in found.items()}


def test_each_line_has_its_own_literals() -> None:
    """Lines that hold nothing are left out, and a literal never spans two of them."""
    lines = [
        "the ferry pier",
        "",
        "to the ferry",
        "pier # of #",
        "p\u0159\u00edstav ferry \u00a9 #",
    ]
    assert held(lines) == {
        0: {"ferry", "ferry pier"},
        2: {"ferry"},
        3: {"#"},
        4: {"p\u0159\u00edstav", "ferry", "\u00a9", "#"},
    }


def test_where_a_literal_ends_first_is_told_in_bytes() -> None:
    """Of a literal that a line holds many times the first counts, so a line holds few."""
    finder = LineLiterals(LITERALS)
    number = finder.literals.index("ferry")
    assert finder.find(["\u6e2f ferry ferry ferry"])[0] == {
        finder.literals.index("\u6e2f"): 3,
        number: 9,
    }


def test_half_a_pair_is_read_over() -> None:
    """A lone surrogate is no character of any literal, and stops nothing."""
    assert held(["\ud800 ferry", "\ud800"]) == {0: {"ferry"}}


def test_nothing_is_found_where_there_is_nothing() -> None:
    """No lines, an empty one, no literals."""
    assert held([]) == {}
    assert held([""]) == {}
    assert LineLiterals(()).find(["ferry"]) == {}
