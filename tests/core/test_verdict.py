"""Verdicts: a line stays unless a judge speaks against it."""

from service.core import Document, Kind, Reason, Stylebook, clean
from service.core.boilerplate import Noise
from service.core.verdict import KEPT_BY, weigh


def test_a_line_that_no_judge_speaks_against_is_kept() -> None:
    """Keeping a noise line is a smaller fault than losing a real one."""
    (verdict,) = weigh([None])
    assert (verdict.kept, verdict.reason, verdict.rule) == (True, None, KEPT_BY)


def test_a_line_of_known_noise_goes_with_its_reason() -> None:
    """A verdict takes over the reason, the rule and the confidence of the judge."""
    (verdict,) = weigh([Noise(Reason.SHARE, "en-share", 0.9)])
    assert (verdict.kept, verdict.reason) == (False, Reason.SHARE)
    assert (verdict.rule, verdict.confidence) == ("en-share", 0.9)


def test_every_line_gets_one_verdict() -> None:
    """Verdicts stand in the order of the lines, one for each."""
    noise = [None, Noise(Reason.SHARE, "a", 1.0), None]
    assert [verdict.kept for verdict in weigh(noise)] == [True, False, True]


def test_the_ledger_names_the_rule_of_each_verdict(stylebook: Stylebook) -> None:
    """What a rule removed carries that rule's id and reason into the ledger."""
    text = (
        "The ferry is back\n\nThe ferry to Skarsund will sail again from Monday, the county said.\n"
        "\nLeave a Reply\n\nYour email address will not be published."
    )
    segments = clean(Document(text, language="en"), stylebook).segments
    known = {rule.id: rule.reason for rule in stylebook.rules.rules}
    removed = [segment for segment in segments if segment.kind is Kind.REMOVED]
    assert len(removed) == 2
    assert all(known[segment.rule] is segment.reason for segment in removed)
