"""The tokeniser shared by the alignment and by every figure.

A word is a run of ``\\w`` in the lower-cased text. Chinese, Japanese and Korean
write no spaces (or put them between phrases), so there a character is a token.
"""

from __future__ import annotations

import re

# Kana and their phonetic extensions, ideographs with their extensions and
# compatibility forms, hangul syllables and jamo.
_CHARACTER_SCRIPTS = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_TOKEN = re.compile(f"[{_CHARACTER_SCRIPTS}]|[^\\W{_CHARACTER_SCRIPTS}]+")


def words(text: str) -> list[str]:
    """The tokens of a text, in order."""
    return _TOKEN.findall(text.lower())
