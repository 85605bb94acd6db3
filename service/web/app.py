"""The application, put together."""

from flask import Flask

from service.core import load_stylebook
from service.settings import Settings
from service.web import (
    article,
    batch,
    body,
    cleaner,
    credit_line,
    faults,
    intake,
    playground,
    probes,
    problem_pages,
    reference,
    request_id,
)
from service.web.cleaner import Cleaner


def create_app(settings: Settings) -> Flask:
    """The service as a WSGI application.

    Raises StylebookError where a data file is damaged.
    """
    app = Flask("service.web", static_folder=None, template_folder=None)
    app.url_map.merge_slashes = False  # //v1/clean is no path of ours, and no redirect
    cleaner.install(app, Cleaner(load_stylebook(), settings.terms()))
    body.install(app, settings.max_body, settings.max_ratio)
    intake.install(app, settings.max_json_depth)
    batch.install(app, settings.batch_lines)
    request_id.install(app)
    faults.install(app)
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
