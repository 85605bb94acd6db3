"""`copydesk rules`: the rules by name, one explained, or a line tried on all of them."""

import sys
from importlib.resources import files

import click

from service.core import StylebookError
from service.core.rule import Rule
from service.core.rule_index import RuleIndex
from service.core.stylebook import read_rules


@click.command()
@click.argument("rule_id", metavar="[RULE]", required=False)
@click.option("--line", help="A line of text: list the rules that match it, taken alone.")
def rules(rule_id: str | None, line: str | None) -> None:
    """List, explain or try the rules.

    They take noise out. All are listed, one RULE is explained, or a line tried on all of them.

    A rule that matches a line acts only where its place allows it, which a line alone can't show:
    an outside rule spares the prose, a tail rule acts below it.

    Exit status: 0 found, 1 no rule of that name or none that matches, 2 wrong usage.
    """
    if rule_id is not None and line is not None:
        raise click.UsageError("Give either a RULE or --line.")
    known = _read()
    if rule_id is None:
        found = [rule for rule in known if line is None or rule.matches(line)]
        if line is not None and not found:  # a line of several entries is known by each of them
            met = RuleIndex(known).match(line, None)
            found = [met] if met is not None else []
        for rule in found:
            click.echo(f"{rule.id}\t{rule.reason}\t{rule.about}")
    else:
        found = [rule for rule in known if rule.id == rule_id]
        for rule in found:
            _explain(rule)
    if not found:
        click.echo("copydesk: no rule matches; `copydesk rules` lists them all.", err=True)
        sys.exit(1)


def _read() -> list[Rule]:
    try:
        return read_rules(files("service") / "stylebook" / "boilerplate")
    except StylebookError as error:
        raise click.ClickException(str(error)) from error


def _explain(rule: Rule) -> None:
    """All that a rule's file says of it."""
    click.echo(f"{rule.id}: {rule.about}")
    told = {
        "reason": rule.reason,
        "language": rule.language or "any",
        "reaches": rule.scope,
        "acts": rule.where,
        "weak": "yes, only beside other noise or outside of the prose" if rule.weak else "no",
        "confidence": str(rule.confidence),
        "whole lines": "; ".join(rule.whole),
        "beginnings": "; ".join(rule.start),
        "phrases within": "; ".join(rule.inside),
        "patterns": "; ".join(pattern.pattern for pattern in rule.pattern),
        "must match": "; ".join(rule.hits),
        "must not": "; ".join(rule.misses),
    }
    for name, value in told.items():
        if value:
            click.echo(f"  {name:<15} {value}")
