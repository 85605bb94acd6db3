"""The rim: processes that clean, beside the process that talks to callers.

In a newsroom the copy editors sit around the rim of the desk, and the slot hands out the copy.
Here each process that serves HTTP has a rim of its own: a few editors, which are processes that
clean one document at a time and can be killed, and a slot, which hires them and shows them out.
A document that takes too long, or takes an editor down with it, costs its own caller the answer
and nobody else anything but the wait.
"""

from service.rim.errors import EditorFailedError, OverloadedError, TooExpensiveError
from service.rim.rim import Rim
from service.rim.task import Answer, Cleaning, Cleanings, CreditReading
from service.rim.terms import Terms

__all__ = [
    "Answer",
    "Cleaning",
    "Cleanings",
    "CreditReading",
    "EditorFailedError",
    "OverloadedError",
    "Rim",
    "Terms",
    "TooExpensiveError",
]
