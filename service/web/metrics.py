"""What Prometheus reads at /metrics, right for any number of worker processes.

Each process counts in files of its own, mapped into memory, under PROMETHEUS_MULTIPROC_DIR (see
`gunicorn_conf`); whichever answers adds them up. Without that variable, as in tests, a process
counts for itself. Every label has a bounded set of values: none comes from a caller.
"""

import os

from flask import Flask, Response, abort, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from service.address import read_socket
from service.contract.problem_kind import ProblemKind
from service.web.access import open_to_all
from service.web.record import Record

PATH = "/metrics"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The library's own variable; it is read when the library is first imported."""

_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
_OWN = CollectorRegistry()

_REQUESTS = Counter(
    "copydesk_requests",
    "Requests answered.",
    ("route", "method", "status"),
    registry=_OWN,
)
_SECONDS_TAKEN = Histogram(
    "copydesk_request_seconds",
    "Seconds from a request's head to its answer.",
    ("route",),
    buckets=_SECONDS,
    registry=_OWN,
)
_PROBLEMS = Counter(
    "copydesk_problems", "Problems answered, by the last part of their type.", ("type",),
    registry=_OWN,
)  # fmt: skip
_BYTES_IN = Counter("copydesk_received_bytes", "Bytes of bodies received.", registry=_OWN)
_BYTES_OUT = Counter("copydesk_sent_bytes", "Bytes of bodies sent.", registry=_OWN)
_DOCUMENTS = Counter("copydesk_documents", "Texts and pages cleaned.", registry=_OWN)
_REMOVED = Counter(
    "copydesk_removed", "Runs of lines removed, by reason.", ("reason",), registry=_OWN
)
_WORKERS_ENDED = Counter(
    "copydesk_worker_exits",
    "Worker processes that ended, for whatever reason, and were replaced.",
    registry=_OWN,
)
_EDITORS_ENDED = Counter(
    "copydesk_editor_exits",
    "Editor processes that were replaced: after their share of documents, by a deadline, by "
    "their memory, or because they died.",
    registry=_OWN,
)
_LINES_DROPPED = Counter(
    "copydesk_log_lines_dropped", "Lines of the log that could not be written.", registry=_OWN
)
_STORE_FAILURES = Counter(
    "copydesk_rate_store_failures",
    "Requests that were counted by their replica alone, because the shared store of rates did "
    "not answer.",
    registry=_OWN,
)
_BUILD = Gauge(
    "copydesk_build",
    "1, for the release of the code and the editions of rules and models that are running.",
    ("version", "rules", "model"),
    multiprocess_mode="mostrecent",
    registry=_OWN,
)


def install(app: Flask, address: str) -> None:
    """Answer at /metrics: at an address of its own where one is given, else with all else.

    At its own address nothing else is answered, and no key is asked for: whoever can reach it
    may read it.
    """

    def metrics() -> Response:
        """Answer with all counts of all processes."""
        return Response(_exposition(), content_type=CONTENT_TYPE_PLAIN_0_0_4)

    if address:
        _, port = read_socket(address)
        app.before_request(lambda: _keep_apart(str(port)))
        open_to_all(metrics)
    app.add_url_rule(PATH, "metrics", metrics)


def _keep_apart(port: str) -> None:
    is_metrics = request.endpoint == "metrics"
    if is_metrics != (request.environ.get("SERVER_PORT") == port):
        abort(404)


def count(record: Record) -> None:
    """Count a request that is done."""
    route = record.route or "none"
    _REQUESTS.labels(route, record.method, record.status).inc()
    _SECONDS_TAKEN.labels(route).observe(record.seconds)
    _BYTES_IN.inc(record.bytes_in)
    _BYTES_OUT.inc(record.bytes_out)
    if record.problem:
        _PROBLEMS.labels(record.problem).inc()
    if record.documents:
        _DOCUMENTS.inc(record.documents)
    for reason, runs in record.removed.items():
        _REMOVED.labels(reason).inc(runs)


def count_refused(kind: ProblemKind) -> None:
    """Count a request that was refused below the application, and so is no record of its own."""
    count(Record(method="other", status=kind.status.value, problem=kind.name))


def count_worker_exit() -> None:
    """Count a worker process that has ended."""
    _WORKERS_ENDED.inc()


def count_editor_exit() -> None:
    """Count an editor process that another one took the place of."""
    _EDITORS_ENDED.inc()


def count_dropped_line() -> None:
    """Count a line of the log that could not be written."""
    _LINES_DROPPED.inc()


def count_store_failure() -> None:
    """Count a request whose rate the shared store could not tell."""
    _STORE_FAILURES.inc()


def name_build(version: str, rules: str, model: str) -> None:
    """Say what is running."""
    _BUILD.labels(version, rules, model).set(1)


def _exposition() -> bytes:
    registry = _OWN
    if FOLDER in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    exposition: bytes = generate_latest(registry)
    return exposition
