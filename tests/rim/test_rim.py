"""The rim: what a document that hangs, crashes or eats memory costs, and whom."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from marshmallow import ValidationError

from service.rim import EditorFailedError, OverloadedError, Rim, Terms, TooExpensiveError
from tests.rim.tasks import Crash, Eat, Err, Grow, Hang, Refuse, Say, Stop

MEBIBYTE = 1024 * 1024


@contextmanager
def rim(**terms: Any) -> Iterator[Rim]:
    """A rim of one editor, with plenty of time unless told otherwise."""
    usual: dict[str, Any] = {
        "editors": 1, "deadline": 60.0, "memory": 256 * MEBIBYTE, "documents": 1000,
        "waiting": 4, "patience": 60.0,
    }  # fmt: skip
    made = Rim(None, Terms(**(usual | terms)))  # type: ignore[arg-type]
    made.open()
    try:
        yield made
    finally:
        made.close()


def is_alive(pid: int) -> bool:
    """Whether a process runs, and is no zombie."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def until(holds: Callable[[], bool]) -> bool:
    """Wait for something; whether it came to hold."""
    end = time.monotonic() + 30
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_tasks_are_done_in_another_process() -> None:
    """One editor does one after the other, and is not this process."""
    with rim() as made:
        said = [made.do(Say(word)) for word in ("one", "two")]
    assert [word for word, _ in said] == ["one", "two"]
    assert len({pid for _, pid in said} - {os.getpid()}) == 1


def test_a_task_that_hangs_in_native_code_is_ended(tmp_path: Path) -> None:
    """The editor dies at the deadline, and the next task has a fresh one."""
    with rim(deadline=0.3) as made:
        with pytest.raises(TooExpensiveError, match=r"more than 0\.3 s"):
            made.do(Hang(tmp_path / "begun"))
        assert not is_alive(int((tmp_path / "begun").read_text()))
        assert made.do(Say("next"))[0] == "next"


def test_an_editor_that_is_stopped_is_not_waited_for() -> None:
    """Where its own alarm can't ring, its keeper ends it."""
    with rim(deadline=0.3) as made:
        with pytest.raises(TooExpensiveError):
            made.do(Stop())
        assert made.do(Say("next"))[0] == "next"


def test_time_is_counted_for_each_document_anew() -> None:
    """Many short ones are not one long one."""
    with rim(deadline=0.5) as made:
        pids = set()
        end = time.monotonic() + 1.2
        while time.monotonic() < end:
            pids.add(made.do(Say("short"))[1])
            time.sleep(0.05)
    assert len(pids) == 1


def test_memory_is_bounded() -> None:
    """A document gets what it may have, and no more; the next one is served."""
    with rim(memory=128 * MEBIBYTE) as made:
        assert made.do(Eat(32)) == 32 * MEBIBYTE
        with pytest.raises(TooExpensiveError, match="128 MiB"):
            made.do(Eat(512))
        assert made.do(Eat(32)) == 32 * MEBIBYTE


def test_an_editor_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    """A document is pure work: another editor does it again."""
    with rim() as made:
        assert made.do(Crash(signal.SIGKILL, tmp_path / "once")) == "alive"


@pytest.mark.parametrize(
    ("number", "error"),
    [(signal.SIGSEGV, EditorFailedError), (signal.SIGKILL, TooExpensiveError)],
)
def test_a_document_that_kills_editors_is_given_up(number: int, error: type[Exception]) -> None:
    """After the second editor; a crash is a fault of ours, a kill by the kernel one of memory."""
    with rim() as made:
        with pytest.raises(error):
            made.do(Crash(number))
        assert made.do(Say("next"))[0] == "next"


def test_refusals_and_faults_come_back() -> None:
    """What is raised there is raised here: a refusal with its messages, a fault with its trace."""
    with rim() as made:
        with pytest.raises(ValidationError) as refused:
            made.do(Refuse())
        assert refused.value.messages == {"html": ["There is no text in it."]}
        with pytest.raises(EditorFailedError, match="ZeroDivisionError"):
            made.do(Err())


def test_editors_are_replaced_after_their_documents() -> None:
    """Whatever a library gathers in its caches goes with them."""
    with rim(documents=3) as made:
        pids = [made.do(Say("word"))[1] for _ in range(7)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read in /proc")
@pytest.mark.parametrize("keeps", [False, True])
def test_an_editor_that_keeps_much_memory_goes(*, keeps: bool) -> None:
    """What it took for a document and gave back is nothing against it."""
    with rim() as made:
        pids = [made.do(Grow(64, keeps)), made.do(Say("next"))[1]]
    assert (pids[0] != pids[1]) == keeps


def test_the_line_is_bounded(tmp_path: Path) -> None:
    """One is worked on, one waits, the third is refused at once; who waited is served."""
    with rim(waiting=1, deadline=3.0) as made:
        got: list[Any] = []

        def hang() -> None:
            with pytest.raises(TooExpensiveError):
                made.do(Hang(tmp_path / "begun"))

        working = threading.Thread(target=hang)
        working.start()
        assert until((tmp_path / "begun").exists)
        waiting = threading.Thread(target=lambda: got.append(made.do(Say("waited"))))
        waiting.start()
        assert until(lambda: made.waiting() == 1)
        with pytest.raises(OverloadedError, match="1 documents wait"):
            made.do(Say("too many"))
        assert working.is_alive(), "it was refused while the first was worked on"
        working.join()
        waiting.join()
        assert got[0][0] == "waited"


def test_the_wait_is_bounded(tmp_path: Path) -> None:
    """Who has waited long enough is refused, and the editor comes free all the same."""
    with rim(patience=0.2, deadline=3.0) as made:

        def hang() -> None:
            with pytest.raises(TooExpensiveError):
                made.do(Hang(tmp_path / "begun"))

        working = threading.Thread(target=hang)
        working.start()
        assert until((tmp_path / "begun").exists)
        with pytest.raises(OverloadedError, match=r"0\.2 s"):
            made.do(Say("impatient"))
        working.join()
        assert made.do(Say("next"))[0] == "next"


@pytest.mark.parametrize("characters", [10, 100_000, 1_000_000])
@pytest.mark.parametrize("ahead", [Crash(signal.SIGSEGV), Stop(), Eat(1000), Err()])
def test_who_waits_behind_a_document_that_goes_wrong_is_served(ahead: Any, characters: int) -> None:
    """Short or long: what is with the editor before its own thread knows of it, and what is not."""
    word = "x" * characters
    with rim(deadline=0.3) as made:
        got: list[Any] = []

        def go_wrong() -> None:
            with pytest.raises((EditorFailedError, TooExpensiveError)):
                made.do(ahead)

        first = threading.Thread(target=go_wrong)
        others = [threading.Thread(target=lambda: got.append(made.do(Say(word)))) for _ in range(3)]
        for thread in (first, *others):
            thread.start()
        for thread in (first, *others):
            thread.join()
        assert [said for said, _ in got] == [word] * 3


def test_answers_are_never_mixed_up() -> None:
    """Many threads on few editors, some of which are killed: each has its own word back."""
    with rim(editors=2, waiting=64, documents=7) as made:
        wrong: list[str] = []

        def call(caller: int) -> None:
            for turn in range(30):
                word = f"{caller}/{turn}"
                said, pid = made.do(Say(word))
                if said != word:
                    wrong.append(word)
                if turn % 10 == caller:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)

        callers = [threading.Thread(target=call, args=(number,)) for number in range(8)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
        assert wrong == []


KEEPER = """
import sys, threading, time
from pathlib import Path
from service.rim import Rim, Terms
from tests.rim.tasks import Hang, Say
rim = Rim(None, Terms(1, 60.0, 256 * 1024 * 1024, 1000, 4, 60.0))
rim.open()
threading.Thread(target=rim.do, args=(Hang(Path(sys.argv[1])),)).start()
time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
def test_editors_end_with_a_keeper_that_is_killed(root: Path, tmp_path: Path) -> None:
    """Even in the middle of a document: nothing is left behind."""
    begun = tmp_path / "begun"
    with subprocess.Popen([sys.executable, "-c", KEEPER, str(begun)], cwd=root) as keeper:
        try:
            assert until(lambda: begun.exists() and begun.read_text() != "")
        finally:
            keeper.kill()
    assert until(lambda: not is_alive(int(begun.read_text())))


def test_where_no_one_is_left_to_hire_the_process_asks_to_be_replaced() -> None:
    """Once; whoever comes until then is told to come again, and meets no closed connection."""
    asked: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: asked.append(number))
    try:
        with rim() as made:
            editor = made.do(Say("first"))[1]
            slot = int(Path(f"/proc/{editor}/stat").read_text().rpartition(")")[2].split()[1])
            os.kill(slot, signal.SIGKILL)
            os.kill(editor, signal.SIGKILL)
            for _ in range(3):
                with pytest.raises(OverloadedError, match="being replaced"):
                    made.do(Say("next"))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert asked == [signal.SIGTERM]
