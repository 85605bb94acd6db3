"""What may come back from the rim in place of an answer."""


class TooExpensiveError(Exception):
    """The document took more time or memory than one may; the message says which, and the bound.

    It would again: there is no sense in a second try.
    """


class OverloadedError(Exception):
    """There is more to do than editors to do it, and the line is full or the wait too long."""


class EditorFailedError(Exception):
    """A fault of the service: an editor raised what it should not, or died twice of a document.

    The message holds its trace where there is one, and nothing of the document.
    """
