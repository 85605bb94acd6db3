"""`copydesk rules` and `copydesk completion`."""

import subprocess

import pytest
from click.testing import CliRunner

from service.cli import main


def test_a_line_names_the_rules_that_know_it() -> None:
    """Id, reason and what it is about, a line each."""
    result = CliRunner().invoke(main, ["rules", "--line", "Leave a Reply"])
    assert result.exit_code == 0
    assert any(
        line.startswith("en-comment-form\tcomment_form\t") for line in result.stdout.splitlines()
    )


def test_a_line_of_entries_names_a_rule_that_knows_one() -> None:
    """As the desk meets it: a menu that is set in one line."""
    result = CliRunner().invoke(main, ["rules", "--line", "Home | Privacy Policy"])
    assert result.exit_code == 0
    assert "\tnavigation\t" in result.stdout or "\tlegal\t" in result.stdout


def test_a_line_that_no_rule_knows_is_status_1() -> None:
    """And stdout stays empty."""
    result = CliRunner().invoke(main, ["rules", "--line", "The mayor opened it on Monday."])
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_rule_is_explained() -> None:
    """What it is about, why, where it acts, and its own examples."""
    result = CliRunner().invoke(main, ["rules", "en-share-button"])
    assert result.exit_code == 0
    for word in ("en-share-button", "share", "acts", "must match"):
        assert word in result.stdout


def test_all_rules_are_listed() -> None:
    """One line each, of many languages."""
    lines = CliRunner().invoke(main, ["rules"]).stdout.splitlines()
    assert len(lines) > 100
    assert len({line.split("-")[0] for line in lines}) > 20


def test_an_unknown_rule_is_status_1() -> None:
    """Said on stderr."""
    assert CliRunner().invoke(main, ["rules", "none-such"]).exit_code == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(shell: str) -> None:
    """A script that asks copydesk itself."""
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_COPYDESK_COMPLETE" in result.stdout


def test_bash_takes_the_script() -> None:
    """Its grammar is bash's."""
    script = CliRunner().invoke(main, ["completion", "bash"]).stdout
    subprocess.run(["bash", "-n"], input=script, text=True, check=True, timeout=30)


def test_help_teaches() -> None:
    """The commands to begin with are on the first screen."""
    shown = CliRunner().invoke(main, ["--help"]).stdout
    assert "copydesk clean article.txt" in shown
    assert "copydesk serve" in shown
