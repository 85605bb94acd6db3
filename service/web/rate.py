"""How much one caller may send, told by its key, else by its address."""

import logging
import math
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from flask import Flask, request
from limits import RateLimitItem, WindowStats, parse
from limits.errors import StorageError
from limits.storage import RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from redis.backoff import NoBackoff
from redis.retry import Retry

from service.address import Network
from service.contract.problem_error import ProblemError
from service.contract.problem_kind import RATE_LIMITED
from service.web.caller import address, household
from service.web.passed import passed
from service.web.rate_table import RateTable
from service.web.record import current_record

_log = logging.getLogger(__name__)

_STORE_WAIT = 0.1
"""Seconds that a request waits for Redis to connect, and to answer."""
_STORE_REST = 5.0
"""Seconds that Redis is left alone after it failed, so that few requests wait for it."""
_PREFIX = "copydesk"


class Counts(Protocol):
    """What counts callers' requests: a limiter of `limits`, or our own table."""

    def hit(self, limit: RateLimitItem, caller: str, /) -> bool:
        """Count a request, unless it is one too many."""

    def get_window_stats(self, limit: RateLimitItem, caller: str, /) -> WindowStats:
        """When a caller may send again."""


Question = Callable[[Counts], bool | float]


class SharedStore:
    """Redis, in which the workers of all replicas count together.

    Where it does not answer, requests are not refused for it: the replica counts by itself
    (`failed` is told of each such request) and asks Redis again some seconds later.
    """

    def __init__(self, url: str, failed: Callable[[], None]) -> None:
        self._limiter = SlidingWindowCounterRateLimiter(
            RedisStorage(
                url,
                key_prefix=_PREFIX,
                wrap_exceptions=True,
                socket_timeout=_STORE_WAIT,
                socket_connect_timeout=_STORE_WAIT,
                retry=Retry(NoBackoff(), 1),  # type: ignore[arg-type]  # handed on to Redis as it is
            )
        )
        self._failed = failed
        self._away_until = 0.0
        self._is_away = False

    def ask(self, question: Question) -> bool | float | None:
        """The store's answer, or None while it gives none."""
        if time.monotonic() >= self._away_until:
            if self._is_away:  # one request tries for all
                self._away_until = time.monotonic() + _STORE_REST
            try:
                answer = question(self._limiter)
            except StorageError as error:
                self._leave_alone(error)
            else:
                self._welcome()
                return answer
        self._failed()
        return None

    def _leave_alone(self, error: StorageError) -> None:
        self._away_until = time.monotonic() + _STORE_REST
        if not self._is_away:
            self._is_away = True
            reason = type(error.storage_error).__name__
            _log.warning("Redis does not answer (%s); each replica counts rates itself", reason)

    def _welcome(self) -> None:
        if self._is_away:
            self._is_away = False
            self._away_until = 0.0
            _log.warning("Redis answers again; rates are counted together")


class Rate:
    """A limit, and the counts of all callers; made before the workers are forked."""

    def __init__(self, limit: str, shared: SharedStore | None) -> None:
        self._limit: RateLimitItem = parse(limit)
        self._shared = shared
        self._own = RateTable()

    def admits(self, caller: str) -> bool:
        """Count a request, and say whether it may go on."""
        return bool(self._ask(lambda counts: counts.hit(self._limit, caller)))

    def refusal(self, caller: str) -> ProblemError:
        """What a caller is told that has sent too much."""
        wait = math.floor(1 + self._ask(lambda counts: self._wait(counts, caller)))
        amount, window = self._limit.amount, self._limit.get_expiry()
        return ProblemError(
            RATE_LIMITED,
            f"No more than {amount} requests in {window} seconds; go on in {wait} seconds.",
            headers={
                "Retry-After": str(wait),
                "RateLimit-Policy": f'"default";q={amount};w={window}',
                "RateLimit": f'"default";r=0;t={wait}',
            },
        )

    def _wait(self, counts: Counts, caller: str) -> float:
        return counts.get_window_stats(self._limit, caller).reset_time - time.time()

    def _ask(self, question: Question) -> bool | float:
        answer = self._shared.ask(question) if self._shared else None
        return question(self._own) if answer is None else answer


def install(app: Flask, rate: Rate | None, proxies: Sequence[Network]) -> None:
    """Hold each caller to a rate of posts; where there is none, no one.

    What only reads (probes, metrics, pages) is not counted: it does no work to speak of.
    Install it after access, which tells whose key it is.
    """
    if rate is not None:
        app.before_request(lambda: _hold(rate, proxies))


def _hold(rate: Rate, proxies: Sequence[Network]) -> None:
    if request.method != "POST" or passed() is not None:
        return
    key = current_record().key
    caller = f"key:{key}" if key else f"address:{household(address(request, proxies))}"
    if not rate.admits(caller):
        raise rate.refusal(caller)
