"""Every target of `make fuzz`, with a few inputs of hypothesis: what must never happen does not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.targets import TARGETS

EXAMPLES = 60
"""Of each kind of input and target."""


def mutations(name: str) -> st.SearchStrategy[bytes]:
    """A target's seeds, cut, joined and damaged."""
    seeds = [seed[:3_000] for seed in TARGETS[name].corpus()][:40]
    piece = st.builds(
        lambda seed, start, length: seed[start : start + length],
        st.sampled_from(seeds),
        st.integers(0, 2_000),
        st.integers(0, 300),
    )
    return st.lists(st.one_of(piece, st.binary(max_size=4)), max_size=8).map(b"".join)


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_seeds_break_nothing(name: str) -> None:
    """A target raises for a breach of its promise, and for any exception but its own."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(st.one_of(mutations(name), st.binary(max_size=300), st.text().map(_encode)))
    def feed(data: bytes) -> None:
        TARGETS[name].feed(data)

    feed()


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_themselves_break_nothing(name: str) -> None:
    """What fuzzing begins with is well."""
    for seed in [*TARGETS[name].corpus()][:25]:
        TARGETS[name].feed(seed)


def _encode(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
