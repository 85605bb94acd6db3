"""The application, put together."""

from flask import Flask

from service.core import load_stylebook
from service.settings import Settings
from service.web import article, faults, probes, problem_pages, reference, request_id
from service.web.cleaner import Cleaner, install


def create_app(settings: Settings) -> Flask:
    """The service as a WSGI application.

    Raises StylebookError where a data file is damaged.
    """
    app = Flask("service.web", static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.url_map.merge_slashes = False  # //v1/clean is no path of ours, and no redirect
    install(app, Cleaner(load_stylebook()))
    request_id.install(app)
    faults.install(app)
    for blueprint in (
        article.blueprint,
        probes.blueprint,
        problem_pages.blueprint,
        reference.blueprint,
    ):
        app.register_blueprint(blueprint)
    return app
