"""The parts of a batch: pieces to lines, gzip, and work in order with bounds."""

import gc
import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from service.contract.problem_error import ProblemError
from service.contract.problem_kind import DOCUMENT_TOO_EXPENSIVE
from service.contract.request import load_text, submit
from service.core import load_stylebook
from service.json_lines import split
from service.settings import read_settings
from service.today import today
from service.web.assembly_line import AssemblyLine
from service.web.batch_line import Line
from service.web.cleaner import Cleaner
from service.web.gzip_stream import BrokenGzipError, pack, unpack
from service.web.offering import Offering


def cut(data: bytes, places: list[int]) -> list[bytes]:
    """Some bytes in pieces, cut at these places."""
    bounds = [0, *sorted(place % (len(data) + 1) for place in places), len(data)]
    pieces = [data[start:end] for start, end in pairwise(bounds)]
    return [piece for piece in pieces if piece]


@given(st.lists(st.sampled_from([b"", b"a", b"bc", b"0123456789"])), st.lists(st.integers(0)))
def test_lines_are_the_same_however_they_are_cut(parts: list[bytes], places: list[int]) -> None:
    """And one beyond the bound is none, and the next is whole."""
    data = b"".join(part + b"\n" for part in parts)
    expected = [part if len(part) <= 5 else None for part in parts]
    assert list(split(cut(data, places), longest=5)) == expected


def test_a_line_without_end_is_not_held() -> None:
    """It is refused once, as soon as it is too long, and its pieces are let go."""
    pieces = iter([b"a" * 10] * 100_000)
    found = split(pieces, longest=25)
    assert next(found) is None
    assert sum(1 for _ in pieces) == 100_000 - 3


@given(st.lists(st.binary(max_size=300)), st.lists(st.integers(0)))
def test_gzip_is_unpacked_however_it_is_cut(members: list[bytes], places: list[int]) -> None:
    """As many members as there are, each piece as soon as it can be."""
    packed = b"".join(gzip.compress(member) for member in members)
    assert b"".join(unpack(cut(packed, places))) == b"".join(members)


@given(st.lists(st.binary(min_size=1, max_size=300)))
def test_each_group_can_be_unpacked_when_it_comes(groups: list[bytes]) -> None:
    """Nothing of a group waits for the next one."""
    engine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    packed = pack(groups)
    assert [engine.decompress(next(packed)) for _ in groups] == groups
    assert engine.decompress(b"".join(packed)) == b""
    assert engine.eof


def test_a_bomb_is_given_up_early() -> None:
    """However much it would unpack to, it is unpacked to a bound."""
    sizes: list[int] = []
    bomb = gzip.compress(bytes(2**28))
    with pytest.raises(BrokenGzipError, match="250 times"):
        sizes.extend(len(piece) for piece in unpack([bomb]))
    assert sum(sizes) < 2**27


def test_no_more_is_read_than_is_answered() -> None:
    """Of lines without end a few are ahead of the answers that are taken, and no more."""
    given_out = 0

    def endless() -> Iterator[Line]:
        nonlocal given_out
        submission = submit(load_text("A line."), today())
        while True:
            given_out += 1
            yield Line(given_out, None, submission)

    taken: list[int] = []
    cleaner = Cleaner(load_stylebook(), read_settings().terms())
    with closing(cleaner), AssemblyLine(cleaner, endless(), {}) as assembly:
        for answered in assembly:
            if answered is not None:
                taken.append(answered.line.number)
            if len(taken) == 20:
                break
    assert taken == list(range(1, 21))
    assert given_out <= 20 + 16 * (cleaner.editors + 1) + 2


def test_a_batch_gathers_nothing_as_it_goes_on() -> None:
    """What is kept after six hundred lines was kept after a hundred and fifty."""
    submission = submit(load_text("A text."), today())
    lines = (Line(number, None, submission) for number in range(1, 701))
    blocks: dict[int, int] = {}
    cleaner = Cleaner(load_stylebook(), read_settings().terms())
    with closing(cleaner), AssemblyLine(cleaner, lines, {}) as assembly:
        for answered in assembly:
            if answered is not None and answered.line.number in (150, 650):
                gc.collect()
                blocks[answered.line.number] = sys.getallocatedblocks()
    assert blocks[650] - blocks[150] < 500


def test_of_long_documents_one_is_held_at_a_time() -> None:
    """However many lines may be ahead, they are no reason to hold megabytes."""
    given_out = answered = 0
    ahead = []

    def endless() -> Iterator[Line]:
        nonlocal given_out
        submission = submit(load_text("A line of the text.\n" * 2500), today())
        while True:
            given_out += 1
            ahead.append(given_out - answered)
            yield Line(given_out, None, submission)

    cleaner = Cleaner(load_stylebook(), read_settings().terms())
    with closing(cleaner), AssemblyLine(cleaner, endless(), {}) as assembly:
        for one in assembly:
            answered += one is not None
            if answered == 4:
                break
    assert max(ahead) <= 3


def test_what_goes_together_fails_alone() -> None:
    """A document that can't be read, or takes too long, costs those beside it nothing."""
    long = "".join(f"A sentence of its own, number {n}, {n * n}.\n" * 2 for n in range(24_000))
    texts = ["A first line.", "<html><script>a()</script></html>", long, "A last line."]
    submissions = [submit(load_text(text), today()) for text in texts]
    terms = replace(read_settings().terms(), deadline=0.4)
    with (
        closing(Cleaner(load_stylebook(), terms)) as cleaner,
        closing(Offering(cleaner)) as offering,
    ):
        first, unreadable, expensive, last = [offering.offer(one) for one in submissions]
        errors = [unreadable.exception(), expensive.exception()]
        answers = [first.result(), last.result()]
    assert all(b'"body":"A ' in answer.body for answer in answers)
    assert isinstance(errors[0], ValidationError)
    assert isinstance(errors[1], ProblemError)
    assert errors[1].kind is DOCUMENT_TOO_EXPENSIVE
