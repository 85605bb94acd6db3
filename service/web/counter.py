"""The counter: whole requests to clean go over it to an editor, and come back as answers.

All that a request to clean costs, HTTP and JSON as well as cleaning, is then work of a process
that can be ended; the process that holds the sockets carries bytes.
"""

import re
from time import perf_counter

from flask import Flask
from gunicorn.config import Config
from gunicorn.http.errors import ParseException

from service.contract.problem_error import ProblemError
from service.rim import EditorFailedError
from service.rim.task import Do
from service.web.call import Call, EditedReply, Reply, environ_of, respond, settle
from service.web.cleaner import Editing, cleaner_of, install
from service.web.passed import Passed
from service.web.record import Record, current_record, tell, tellers_of

EDITED = re.compile(rb"POST /v1/(?:clean|credits)(?:\?[^ ]*)? HTTP/1\.1\r\n")
"""How a request begins that is for an editor."""


class Counter:
    """Where requests are handed to editors; used by many threads."""

    def __init__(self, app: Flask, config: Config, *, is_guarded: bool) -> None:
        """`is_guarded` says whether anyone may be turned away who asks."""
        self._app = app
        self._config = settle(config)
        self._is_guarded = is_guarded
        self._cleaner = cleaner_of(app)
        self._tellers = tellers_of(app)

    def open(self) -> None:
        """Hire the editors; to be called before the process has threads."""
        self._cleaner.open(self._hire)

    def answer(self, call: Call) -> Reply:
        """The reply to a call; raises gunicorn's ParseException for what is no request."""
        begun = perf_counter()
        passed = self._admit(call) if self._is_guarded else Passed(None)
        if passed is None:  # the application says why
            return respond(call, self._app, self._config)
        try:
            edited: EditedReply = self._cleaner.pass_on(call)
        except (ProblemError, EditorFailedError) as error:
            return respond(call, self._app, self._config, Passed(passed.key, error))
        edited.record.key = passed.key
        tell(edited.record, self._tellers, perf_counter() - begun)
        return edited.reply

    def _admit(self, call: Call) -> Passed | None:
        """Ask for key and rate here: who may not come in must not take an editor's time."""
        try:
            environ = environ_of(call, self._config)
        except ParseException:
            return None
        with self._app.request_context(environ):
            try:
                refusal = self._app.preprocess_request()
            except Exception:  # noqa: BLE001 (it comes again where it is answered)
                return None
            return Passed(current_record().key) if refusal is None else None

    def _hire(self) -> Do:
        """In an editor: the application, which cleans on the spot and tells of it afterwards."""
        told: list[Record] = []
        broken: list[MemoryError] = []

        def give_up(error: MemoryError) -> str:
            broken.append(error)
            return ""

        tellers_of(self._app)[:] = [told.append]
        self._app.register_error_handler(MemoryError, give_up)
        editing = Editing(self._cleaner.stylebook, self._cleaner.terms)
        install(self._app, editing)

        def answer(task: object) -> object:
            if not isinstance(task, Call):
                return editing.pass_on(task)
            told.clear()
            broken.clear()
            reply = respond(task, self._app, self._config, Passed(None))
            if broken:
                raise MemoryError
            return EditedReply(reply, told[0])

        return answer
