"""Which form of an answer the caller takes."""

from collections.abc import Sequence

from flask import Request
from werkzeug.datastructures import MIMEAccept

from service.contract.problem_error import ProblemError
from service.contract.problem_kind import NOT_ACCEPTABLE


def choose(request: Request, offered: Sequence[str]) -> str:
    """The media type among those offered (the first is the default) that suits Accept best.

    Raises ProblemError (406) where none does.
    """
    accepted = request.accept_mimetypes if "Accept" in request.headers else None
    if not accepted:
        return offered[0]
    chosen = _bare(accepted).best_match(offered)
    if chosen is None:
        raise ProblemError(
            NOT_ACCEPTABLE,
            f"Accept allows no form of this answer; it comes as {' or '.join(offered)}.",
        )
    return chosen


def _bare(accepted: MIMEAccept) -> MIMEAccept:
    """What is accepted, without parameters: a charset or profile is no reason for a refusal."""
    return MIMEAccept([(kind.partition(";")[0].strip(), quality) for kind, quality in accepted])
