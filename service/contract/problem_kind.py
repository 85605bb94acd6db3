"""The kinds of problem that a request or a document may meet, each explained at its own path."""

from dataclasses import dataclass
from http import HTTPStatus

FOLDER = "/problems"
"""The path below which each kind is explained."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem; `name` is the last part of the path that explains it."""

    name: str
    status: HTTPStatus
    title: str
    about: str

    @property
    def path(self) -> str:
        """The problem's `type`."""
        return f"{FOLDER}/{self.name}"


BAD_REQUEST = ProblemKind(
    "bad-request",
    HTTPStatus.BAD_REQUEST,
    "The request is malformed",
    "The request breaks a rule of HTTP, so that it can't be read. Check the client.",
)
BROKEN_JSON = ProblemKind(
    "broken-json",
    HTTPStatus.BAD_REQUEST,
    "The body is not valid JSON",
    "The body breaks the grammar of JSON, gives a key twice, holds NaN or an infinity, or is "
    "nested more deeply than COPYDESK_MAX_JSON_DEPTH allows. `detail` says which and where.",
)
BROKEN_ENCODING = ProblemKind(
    "broken-encoding",
    HTTPStatus.BAD_REQUEST,
    "The body is not text in its character set",
    "The bytes are not valid in the charset of Content-Type, or in UTF-8 where it names none. "
    "`detail` gives the offset of the first bad byte. Name the right charset or send UTF-8.",
)
UNAUTHORIZED = ProblemKind(
    "unauthorized",
    HTTPStatus.UNAUTHORIZED,
    "No valid API key was sent",
    "This service is shared with those who hold a key. Send yours as `Authorization: Bearer ...` "
    "or as `X-API-Key`; the probes, this page and /openapi.yaml need none.",
)
NOT_FOUND = ProblemKind(
    "not-found",
    HTTPStatus.NOT_FOUND,
    "There is nothing at this path",
    "No resource has this path. /openapi.yaml lists all there are.",
)
METHOD_NOT_ALLOWED = ProblemKind(
    "method-not-allowed",
    HTTPStatus.METHOD_NOT_ALLOWED,
    "This path does not take this method",
    "The path exists and takes other methods; the header Allow lists them.",
)
NOT_ACCEPTABLE = ProblemKind(
    "not-acceptable",
    HTTPStatus.NOT_ACCEPTABLE,
    "The answer has no form that Accept allows",
    "The header Accept admits no form that the answer can be made in; `detail` lists those.",
)
REQUEST_TIMEOUT = ProblemKind(
    "request-timeout",
    HTTPStatus.REQUEST_TIMEOUT,
    "The request came in too slowly",
    "The request was not all there within COPYDESK_READ_TIMEOUT of its first byte. Send it again, "
    "over a better connection.",
)
TOO_LARGE = ProblemKind(
    "too-large",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "The body is too large",
    "The body, or a line of a batch, holds more bytes than the setting COPYDESK_MAX_BODY allows, "
    "as it is sent or unpacked; or it unpacks to more times its size than COPYDESK_MAX_RATIO "
    "allows; or a batch holds more lines than COPYDESK_BATCH_LINES. One body or line "
    "is one article: check that no other file was sent, and send a long batch as several.",
)
UNSUPPORTED_MEDIA_TYPE = ProblemKind(
    "unsupported-media-type",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "The body's media type is not accepted",
    "Content-Type, its charset or Content-Encoding is none that is read here. Send one of the "
    "types that the header Accept-Post lists, as it is or in gzip or deflate; a batch in gzip.",
)
INVALID_DOCUMENT = ProblemKind(
    "invalid-document",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "The document is not valid",
    "The request can be read and yet says something that has no meaning here: a field or query "
    "parameter that is unknown, missing or of the wrong form, a text or a page in which a reader "
    "would see nothing, or a document beyond COPYDESK_MAX_LINES, COPYDESK_MAX_LINE, "
    "COPYDESK_MAX_TAGS or COPYDESK_MAX_DEPTH. "
    "`errors` names each field and what is wrong with it.",
)
DOCUMENT_TOO_EXPENSIVE = ProblemKind(
    "document-too-expensive",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "The document takes too much work",
    "Cleaning this document took more time than COPYDESK_DEADLINE or more memory than "
    "COPYDESK_MAX_MEMORY allows, and was ended. Trying again does not help. Check that it is an "
    "article at all, or send a smaller part of it.",
)
OVERLOADED = ProblemKind(
    "overloaded",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The service has too much to do",
    "More documents are being sent than can be cleaned, and the line of those that wait is full "
    "or did not move in time. Nothing is wrong with the request: send it again after the seconds "
    "of the header Retry-After, and more slowly.",
)
RATE_LIMITED = ProblemKind(
    "rate-limited",
    HTTPStatus.TOO_MANY_REQUESTS,
    "Too many requests",
    "The caller has posted more than the setting COPYDESK_RATE_LIMIT allows. Callers are told "
    "apart by their keys, or by their addresses where no keys are asked for. Send the same "
    "request again after as many seconds as the header Retry-After says.",
)
STOPPING = ProblemKind(
    "stopping",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The service is about to stop",
    "It has been told to stop, and is no longer ready for new callers. What is sent to it until "
    "it has stopped is answered all the same.",
)
INTERNAL_ERROR = ProblemKind(
    "internal-error",
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "The service failed",
    "A fault of the service and not of the request. Its log holds the details under the request "
    "id. Trying again does not help unless the service has been changed.",
)

KINDS = (
    BAD_REQUEST,
    BROKEN_JSON,
    BROKEN_ENCODING,
    UNAUTHORIZED,
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    NOT_ACCEPTABLE,
    REQUEST_TIMEOUT,
    TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    INVALID_DOCUMENT,
    DOCUMENT_TOO_EXPENSIVE,
    RATE_LIMITED,
    INTERNAL_ERROR,
    OVERLOADED,
    STOPPING,
)
