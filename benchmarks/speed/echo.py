"""The web server alone: what POST /v1/clean would cost if cleaning cost nothing.

The same application from the same factory, for the same gunicorn settings, with one path more:
`POST /echo` loads the request by the same schemas and dumps a stored article by the same schema.
"""

from flask import Response, request

from benchmarks.speed.seed import SEED
from service.contract.form import FORMS, JSON
from service.core import Document, clean
from service.settings import read_settings
from service.web.app import create_app
from service.web.cleaner import cleaner_of
from service.web.intake import read_submission

app = create_app(read_settings())
_stored = clean(Document(text=SEED.read_text("utf-8")), cleaner_of(app).stylebook)


@app.post("/echo")
def echo() -> Response:
    """The stored article, whatever came."""
    return Response(FORMS[JSON](_stored, read_submission(request)), mimetype=JSON)
