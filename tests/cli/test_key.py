"""`copydesk key`: a key that works, in a file that does not hold it."""

import stat
from pathlib import Path

from click.testing import CliRunner

from service.cli import main
from service.keys import digest_key, read_entries


def test_a_key_is_shown_once_and_its_hash_is_kept(tmp_path: Path) -> None:
    """stdout holds the key alone; the file, made for its owner alone, admits it."""
    file = tmp_path / "keys.txt"
    made = CliRunner().invoke(main, ["key", "alice", "--file", str(file)])
    assert made.exit_code == 0
    key = made.stdout.strip()
    [entry] = read_entries(file.read_text())
    assert (entry.name, entry.digest) == ("alice", digest_key(key))
    assert key not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_further_key_is_added_on_a_line_of_its_own(tmp_path: Path) -> None:
    """Even below a last line that was not ended."""
    file = tmp_path / "keys.txt"
    file.write_text("# keys")
    for name in ("alice", "bob"):
        assert CliRunner().invoke(main, ["key", name, "--file", str(file)]).exit_code == 0
    assert [entry.name for entry in read_entries(file.read_text())] == ["alice", "bob"]


def test_without_a_file_the_line_is_shown_beside_the_key() -> None:
    """The line goes to stderr, so that stdout is the key alone."""
    made = CliRunner().invoke(main, ["key", "alice"])
    line = made.stderr.split()[-1]
    assert read_entries(line)[0].digest == digest_key(made.stdout.strip())


def test_what_can_t_be_done_is_said(tmp_path: Path) -> None:
    """A bad name and a missing folder are named."""
    bad = CliRunner().invoke(main, ["key", "a b"])
    assert (bad.exit_code, "letters" in bad.stderr) == (2, True)
    missing = tmp_path / "missing" / "keys.txt"
    lost = CliRunner().invoke(main, ["key", "alice", "--file", str(missing)])
    assert (lost.exit_code, str(missing) in lost.stderr) == (1, True)
