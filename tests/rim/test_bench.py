"""The bench: who waits, in which order, and what is begun for them."""

import threading
import time

import pytest

from service.rim.bench import Bench
from service.rim.errors import OverloadedError


def no_one_begins(one: str) -> None:
    raise AssertionError(one)


def waits_for(bench: Bench[str], count: int) -> None:
    end = time.monotonic() + 30
    while bench.waiting() < count:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_who_finds_one_free_begins_alone() -> None:
    bench: Bench[str] = Bench(waiting=1, patience=1.0)
    bench.give("one")
    assert bench.take(no_one_begins) == "one"


def test_what_was_begun_is_begun_before_the_thread_wakes_and_in_order() -> None:
    bench: Bench[str] = Bench(waiting=3, patience=30.0)
    told: list[str] = []
    threads = []
    for number in range(3):

        def wait(number: int = number) -> None:
            one = bench.take(lambda one: told.append(f"{one} begun for {number}"))
            told.append(f"{number} has it")
            bench.give(one)

        threads.append(threading.Thread(target=wait))
        threads[-1].start()
        waits_for(bench, number + 1)
    bench.give("one")
    for thread in threads:
        thread.join()
    assert [line for line in told if "begun" in line] == [f"one begun for {n}" for n in range(3)]
    for number in range(3):
        assert told.index(f"one begun for {number}") < told.index(f"{number} has it")


def test_a_beginning_that_fails_leaves_no_one_waiting() -> None:
    bench: Bench[str] = Bench(waiting=1, patience=30.0)
    got: list[str] = []

    def fail(_: str) -> None:
        raise MemoryError

    waiting = threading.Thread(target=lambda: got.append(bench.take(fail)))
    waiting.start()
    waits_for(bench, 1)
    with pytest.raises(MemoryError):
        bench.give("one")
    waiting.join(timeout=30)
    assert got == ["one"]


def test_who_has_waited_long_enough_leaves_the_line() -> None:
    bench: Bench[str] = Bench(waiting=1, patience=0.05)
    with pytest.raises(OverloadedError, match=r"0\.05 s"):
        bench.take(no_one_begins)
    bench.give("one")
    assert bench.take(no_one_begins) == "one"
