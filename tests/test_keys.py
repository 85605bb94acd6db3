"""API keys: made, hashed, read from a file."""

import hashlib

import pytest

from service.keys import KeysError, digest_key, make_key, read_entries, write_entry


def test_keys_are_long_and_never_the_same() -> None:
    """A key holds 256 random bits behind a beginning by which a stray one is found."""
    keys = {make_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(key.startswith("copydesk_") and len(key) >= 9 + 43 for key in keys)


def test_the_line_of_a_key_holds_its_hash_and_not_the_key() -> None:
    """The hash is plain SHA-256, so that any tool can make the line."""
    key = make_key()
    line = write_entry("alice", key)
    assert line == f"alice:{hashlib.sha256(key.encode()).hexdigest()}"
    assert key not in line


def test_a_file_may_hold_comments_and_two_keys_of_one_name() -> None:
    """While a key is replaced, the old and the new one are both valid."""
    old, new = make_key(), make_key()
    text = f"# who may call\n\n{write_entry('alice', old)}\n  {write_entry('alice', new)}\r\n"
    assert [(entry.name, entry.digest) for entry in read_entries(text)] == [
        ("alice", digest_key(old)),
        ("alice", digest_key(new)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "alice",
        "alice:",
        ":" + "0" * 64,
        "alice:" + "0" * 63,
        "alice:" + "G" * 64,
        "a b:" + "0" * 64,
    ],
)
def test_a_line_that_is_no_entry_is_named_and_not_shown(line: str) -> None:
    """A key that someone put there in place of its hash never reaches a log."""
    with pytest.raises(KeysError, match="line 2") as refusal:
        read_entries(f"# keys\n{line}\n")
    assert line not in str(refusal.value) or len(line) < 6


@pytest.mark.parametrize("name", ["", "a b", "a:b", "-a", "ä", "a" * 65, "a\n"])
def test_a_name_that_would_break_the_file_is_refused(name: str) -> None:
    """A name is short and plain."""
    with pytest.raises(KeysError):
        write_entry(name, make_key())
