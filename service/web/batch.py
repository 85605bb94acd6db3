"""POST /v1/clean/batch: documents as JSON lines in, an answer line for each out, as they come."""

from collections.abc import Iterator

from flask import Blueprint, Flask, Response, current_app, request, stream_with_context

from service.contract.batch import NDJSON
from service.web.assembly_line import AssemblyLine
from service.web.batch_line import read_lines, write_answer
from service.web.body import bound, content_coding, leave_to_server
from service.web.cleaner import Answer, current_cleaner
from service.web.gzip_stream import CODING, pack
from service.web.intake import json_depth, read_batch_query
from service.web.negotiation import choose
from service.web.record import current_record

blueprint = Blueprint("batch", __name__)

_BOUND = "COPYDESK_BATCH_LINES"
_GROUP = 64 * 1024


def install(app: Flask, batch_lines: int) -> None:
    """Bound how many lines a batch may hold."""
    app.config[_BOUND] = batch_lines


@blueprint.post("/v1/clean/batch")
def clean_batch() -> Response:
    """Answer each line while the next ones come in."""
    leave_to_server()
    choose(request, (NDJSON,))
    known = read_batch_query(request)
    coding = content_coding(request, taken=(CODING,))
    lines = read_lines(
        request.environ,
        known,
        is_packed=coding == CODING,
        longest=bound(),
        most=current_app.config[_BOUND],
        deepest=json_depth(),
    )
    answers = _groups(AssemblyLine(current_cleaner(), lines, request.environ))
    headers = {"Vary": "Accept-Encoding", "X-Accel-Buffering": "no"}  # nginx hands it on at once
    if request.accept_encodings.quality(CODING) > 0:
        headers["Content-Encoding"] = CODING
        answers = pack(answers)
    return Response(stream_with_context(answers), mimetype=NDJSON, headers=headers)


def _groups(assembly: AssemblyLine) -> Iterator[bytes]:
    """Answer lines, together where several are ready: one write costs as much as a short line."""
    group = bytearray()
    with assembly:
        for entry in assembly:
            if entry is None:  # the next answer is not ready
                if group:
                    yield bytes(group)
                    group.clear()
                continue
            if isinstance(entry.outcome, Answer):
                current_record().count(entry.outcome.tally)
            group += write_answer(entry)
            if len(group) >= _GROUP:
                yield bytes(group)
                group.clear()
    if group:
        yield bytes(group)
