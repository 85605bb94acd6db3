"""The application, put together."""

from pathlib import Path

from flask import Flask

from service import __version__
from service.address import read_network
from service.core import load_stylebook
from service.edition import rules_edition
from service.settings import Settings
from service.web import (
    access,
    article,
    batch,
    body,
    cleaner,
    credit_line,
    cross_origin,
    faults,
    intake,
    metrics,
    passed,
    playground,
    probes,
    problem_pages,
    rate,
    record,
    reference,
    request_id,
    security_headers,
)
from service.web.application import Application
from service.web.cleaner import Cleaner
from service.web.keyring import Keyring
from service.web.log_line import LineWriter
from service.web.rate import Rate, SharedStore
from service.web.record import Teller
from service.web.request_log import request_log

_STDOUT = 1


def create_app(settings: Settings) -> Flask:
    """The service as a WSGI application.

    Raises StylebookError where a data file is damaged, and KeysError where the file of keys is.
    """
    app = Application("service.web", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False  # /v1//clean is no path of ours, and no redirect to one
    desk = Cleaner(load_stylebook(), settings.terms(), metrics.count_editor_exit)
    record.install(app, _tellers(settings, desk.stylebook.model))
    cleaner.install(app, desk)
    body.install(app, settings.max_body, settings.max_ratio)
    intake.install(app, settings.max_json_depth)
    batch.install(app, settings.batch_lines)
    request_id.install(app)
    faults.install(app)
    _guard(app, settings)
    for blueprint in (
        article.blueprint,
        batch.blueprint,
        credit_line.blueprint,
        probes.blueprint,
        problem_pages.blueprint,
        reference.blueprint,
    ):
        app.register_blueprint(blueprint)
    if settings.playground:
        app.register_blueprint(playground.blueprint)
    return app


def _tellers(settings: Settings, model: str) -> list[Teller]:
    """Who is told of each request."""
    rules = rules_edition()
    metrics.name_build(__version__, rules, model)
    tellers: list[Teller] = [metrics.count]
    if settings.log_level in ("debug", "info"):
        writer = LineWriter(_STDOUT, dropped=metrics.count_dropped_line)
        tellers.append(request_log(writer, rules, model))
    return tellers


def _guard(app: Flask, settings: Settings) -> None:
    """What stands before the desk, in the order in which a request passes it."""
    metrics.install(app, settings.metrics_address)
    access.install(app, Keyring(Path(settings.keys_file)) if settings.keys_file else None)
    rate.install(app, _rate(settings), [read_network(text) for text in settings.trusted_proxies])
    passed.install(app)
    security_headers.install(app)
    cross_origin.install(app, settings.cors_origins)


def _rate(settings: Settings) -> Rate | None:
    if not settings.rate_limit:
        return None
    url = settings.redis_url
    return Rate(settings.rate_limit, SharedStore(url, metrics.count_store_failure) if url else None)
