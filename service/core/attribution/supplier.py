"""Suppliers: of the agencies that a text names the first is its own, each further one a source."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.core.article import Credit, Role
from service.core.attribution.token import tokenize
from service.core.attribution.vocabulary import Vocabulary
from service.core.finding import Finding
from service.core.line import fold_space


def in_order(
    found: Finding, agencies: Sequence[str], runs: Iterable[str], vocabulary: Vocabulary
) -> Finding:
    """Each credit and agency once; an agency after the first is a source of its own.

    `runs` are the texts that name the agencies; a source is called as they call it.
    """
    named = tuple(dict.fromkeys(agencies))
    written = _spellings(runs, vocabulary) if len(named) > 1 else {}
    makers = tuple(dict.fromkeys(found.credits))
    people = {credit.name.casefold() for credit in makers}
    more = tuple(
        Credit(Role.SOURCE, written[name])
        for name in named[1:]
        if name in written and people.isdisjoint((name.casefold(), written[name].casefold()))
    )
    return replace(found, credits=(*makers, *more), agencies=named)


def _spellings(runs: Iterable[str], vocabulary: Vocabulary) -> dict[str, str]:
    """The agencies that some runs of a text name, each as the first of the runs spells it."""
    names: dict[str, str] = {}
    for run in runs:
        tokens = tokenize(run)
        for index, token in enumerate(tokens):
            agency = vocabulary.agency_at(tokens, index)
            if agency is not None:
                end = tokens[agency[1] - 1].end
                names.setdefault(agency[0], fold_space(run[token.start : end]))
    return names
