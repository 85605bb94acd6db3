"""The lines of a page that may be its headline, by what they say."""

from service.core.metadata.value import WORD, key_of
from service.core.page import Page

LONGEST_LINE = 500
"""Characters of a line that may be a headline."""
MOST_LINES = 600
"""Lines of the page among which a declared headline is looked for."""
MOST_LINKED = 0.5
SHORT = 4
"""Words of a headline that may stand behind a kicker on its line, less one."""


class HeadlineLines:
    """A page's lines in small letters but for long ones and links, which lead to other pages.

    The keys of a few are ever asked for: those that a headline's last word ends.
    """

    def __init__(self, page: Page) -> None:
        self._marks = page.marks
        self._folded = [
            line.text.casefold()
            if (mark.linked < MOST_LINKED or mark.level) and len(line.text) <= LONGEST_LINE
            else ""
            for line, mark in zip(page.lines, page.marks, strict=True)
        ]
        self._keys: dict[int, str] = {}

    def saying(self, key: str) -> list[int]:
        """The lines that say a headline, be it behind a kicker; none says one without words."""
        last = key.rpartition(" ")[2]
        if not last:
            return []
        ended = [
            index for index, text in enumerate(self._folded) if last in text and _ends(text, last)
        ]
        return [index for index in ended if _says(self._key(index), key)]

    def shows(self, key: str) -> bool:
        """Whether the page shows a headline on a line that is no link."""
        return any(map(self._is_shown, self.saying(key)))

    def first(self, key: str) -> int | None:
        """The first line that is no link and says a headline and nothing else."""
        same = (index for index in self.saying(key) if self._key(index) == key)
        return next(filter(self._is_shown, same), None)

    def _is_shown(self, index: int) -> bool:
        return index < MOST_LINES and self._marks[index].linked < MOST_LINKED

    def _key(self, index: int) -> str:
        key = self._keys.get(index)
        if key is None:
            key = self._keys[index] = key_of(self._folded[index])
        return key


def _ends(line: str, word: str) -> bool:
    """Whether no other word stands behind the last place that holds a word."""
    return WORD.search(line, line.rfind(word) + len(word)) is None


def _says(line: str, title: str) -> bool:
    return line == title or (title.count(" ") >= SHORT and line.endswith(f" {title}"))
