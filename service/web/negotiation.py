"""Which form of an answer the caller takes."""

from collections.abc import Sequence

from flask import Request

from service.web.problem import NOT_ACCEPTABLE, ProblemError


def choose(request: Request, offered: Sequence[str]) -> str:
    """The media type among those offered (the first is the default) that suits Accept best.

    Raises ProblemError (406) where none does.
    """
    if not request.accept_mimetypes:
        return offered[0]
    chosen = request.accept_mimetypes.best_match(offered)
    if chosen is None:
        raise ProblemError(
            NOT_ACCEPTABLE,
            f"The answer is made as {', '.join(offered)}, and Accept takes no such thing.",
        )
    return chosen
