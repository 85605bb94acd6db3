"""GET /: the playground, where a text is pasted and its ledger is seen."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from flask import Blueprint, Response, abort, request

from service.web.access import open_to_all
from service.web.page import Page

FOLDER = "/playground"
_FRONT = "index.html"
_SEEDS = "seeds/"
_TYPES = {
    "css": "text/css",
    "html": "text/html",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}

blueprint = Blueprint("playground", __name__)


@blueprint.get("/")
@open_to_all
@open_to_all
def front() -> Response:
    """Answer with the playground itself."""
    return _pages()[_FRONT].answer(request)


@blueprint.get(f"{FOLDER}/<path:name>")
@open_to_all
@open_to_all
def part(name: str) -> Response:
    """Answer with one of its parts: style, script, picture or seed."""
    page = _pages().get(name)
    if page is None or name == _FRONT:
        abort(404)
    return page.answer(request)


@cache
def _pages() -> Mapping[str, Page]:
    """Every file of the playground by its name; a seed is text, even where it is a page."""
    return dict(_read(files("service.web") / "assets", ""))


def _read(folder: Traversable, prefix: str) -> Iterator[tuple[str, Page]]:
    for path in folder.iterdir():
        name = prefix + path.name
        if path.is_dir():
            yield from _read(path, f"{name}/")
        elif (ending := name.rpartition(".")[2]) in _TYPES:
            kind = "txt" if name.startswith(_SEEDS) else ending
            yield name, Page(path.read_bytes(), _TYPES[kind])
