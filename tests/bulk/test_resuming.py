"""A bulk run that is killed and started again ends with each document exactly once."""

import gzip
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main
from tests.bulk.collection import check_each_once, write_lines


def test_killed_at_ten_moments_it_ends_with_each_document_once(root: Path, tmp_path: Path) -> None:
    """Killed with -9 in the middle ten times, and once while it closes its files."""
    count, seed = 240, secrets.randbelow(10**9)
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl.gz"
    write_lines(source, count)
    command = [sys.executable, "-m", "tests.bulk.killed_runs", source, output, str(count)]
    subprocess.run([*command, str(seed)], cwd=root, timeout=240, check=True)
    plain = tmp_path / "out.jsonl"
    plain.write_bytes(gzip.decompress(output.read_bytes()))
    output.unlink()
    Path(f"{output}.refused.jsonl").rename(f"{plain}.refused.jsonl")
    check_each_once(plain, count)


@pytest.mark.slow
def test_the_command_is_killed_ten_times_over_20000_documents(root: Path, tmp_path: Path) -> None:
    """As a person would meet it: the same command line again and again, until it ends.

    The moments are drawn from half the time that a run takes which nobody stops. Where one ends
    before its moment all the same, it is checked, and the next begins anew.
    """
    count, kills = 20_000, 0
    source, whole, output = (tmp_path / name for name in ("in.jsonl", "whole.jsonl", "out.jsonl"))
    write_lines(source, count)
    command = [sys.executable, "-m", "service", "bulk", str(source), "-o"]
    begun = time.monotonic()
    subprocess.run([*command, whole], cwd=root, check=True, timeout=1500)
    milliseconds = int(1000 * (time.monotonic() - begun))
    while True:
        with subprocess.Popen([*command, output], cwd=root) as running:
            try:
                moment = secrets.randbelow(milliseconds // 2) / 1000
                assert running.wait(timeout=moment if kills < 10 else 1500) == 0
            except subprocess.TimeoutExpired:
                running.kill()
                kills += 1
                continue
        assert output.read_bytes() == whole.read_bytes()
        check_each_once(output, count)
        if kills == 10:
            break
        output.unlink()
        Path(f"{output}.refused.jsonl").unlink()


def test_stopped_by_the_keyboard_it_says_how_to_go_on(root: Path, tmp_path: Path) -> None:
    """Status 130, no trace of Python; the same command goes on."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    write_lines(source, 3000)
    command = [sys.executable, "-m", "service", "bulk", str(source), "-o", str(output)]
    with subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) as running:
        begun = output.with_name("out.jsonl.part")
        end = time.monotonic() + 120
        while not begun.exists() and time.monotonic() < end:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=120)
    assert running.returncode == 130
    assert told == "copydesk: stopped; the same command goes on from here\n"
    assert not output.exists()


def test_a_checkpoint_of_another_run_is_not_gone_on_with(tmp_path: Path) -> None:
    """Where inputs or options have changed since, the run says so and touches nothing."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    write_lines(source, 2)
    checkpoint = tmp_path / "out.jsonl.checkpoint"
    checkpoint.write_text('{"run": "another", "today": "2024-05-17"}')
    result = CliRunner().invoke(main, ["bulk", str(source), "-o", str(output)])
    assert result.exit_code == 1
    assert f"{checkpoint} is of a run with other inputs, options or rules" in result.stderr
    assert checkpoint.exists()


def test_an_output_that_is_whole_is_not_overwritten(tmp_path: Path) -> None:
    """Nor made twice: it is to be removed by who wants it anew."""
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    write_lines(source, 2)
    output.write_text("precious")
    result = CliRunner().invoke(main, ["bulk", str(source), "-o", str(output)])
    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert output.read_text() == "precious"
