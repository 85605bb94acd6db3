"""Pages for people: files of the package, sent under a policy that lets in nothing else."""

import hashlib
from dataclasses import dataclass

from flask import Request, Response

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Content-Security-Policy: nothing inline, nothing from elsewhere, no text made into markup."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",  # a copy may be kept, and is asked about each time
}


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page or of a part of one, and their media type."""

    body: bytes
    mimetype: str

    def answer(self, request: Request) -> Response:
        """The page, or that the caller's copy of it is still good (304)."""
        response = Response(self.body, mimetype=self.mimetype, headers=HEADERS)
        response.set_etag(hashlib.sha256(self.body).hexdigest()[:16])
        response.make_conditional(request)
        return response
