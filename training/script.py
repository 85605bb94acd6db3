"""A page rewritten in another script, so that the judge learns to do without an alphabet."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import replace

from training.sample import LabelledLine

_CASED = {
    "cyrillic": [chr(code) for code in range(0x430, 0x450)],
    "greek": [chr(code) for code in range(0x3B1, 0x3CA) if code != 0x3C2],
    "armenian": [chr(code) for code in range(0x561, 0x587)],
    "latin": [chr(code) for code in range(0x61, 0x7B)],
}
_UNCASED = {
    "arabic": [chr(code) for code in range(0x627, 0x64B) if chr(code).isalpha()],
    "hebrew": [chr(code) for code in range(0x5D0, 0x5EB)],
    "devanagari": [chr(code) for code in range(0x905, 0x937)],
    "thai": [chr(code) for code in range(0xE01, 0xE2F)],
    "georgian": [chr(code) for code in range(0x10D0, 0x10F1)],
    "hangul": [chr(0xAC00 + 28 * number) for number in range(0, 300, 7)],
}
_MARKS = {
    "devanagari": {".": "।"},
    "arabic": {",": "،", "?": "؟"},
}
_DENSE = ("ideographs", "ideographs", "kana")
_SCRIPTS = (*_CASED, *_UNCASED, *_DENSE, "latin", "cyrillic")
_LAST_LETTER = 0x500
_WORD = re.compile(r"[^\W\d_]+")
_SPACE_BETWEEN = re.compile("(?<=[\u3000-\u9fff]) (?=[\u3000-\u9fff])")


def rewrite(lines: list[LabelledLine], rng: random.Random) -> list[LabelledLine]:
    """The lines in a script drawn at random, letters shuffled, marks and digits kept."""
    script = rng.choice(_SCRIPTS)
    if script in _DENSE:
        return _dense(lines, script == "kana", rng)
    letters = list(_CASED.get(script) or _UNCASED[script])
    rng.shuffle(letters)
    used = sorted(
        {c for line in lines for c in line.text.lower() if c.isalpha() and ord(c) < _LAST_LETTER}
    )
    table: dict[int, str] = {}
    for number, old in enumerate(used):
        new = letters[number % len(letters)]
        table[ord(old)] = new
        if len(old.upper()) == 1 and old.upper() != old:
            table[ord(old.upper())] = new.upper() if script in _CASED else new
    table |= {ord(mark): own for mark, own in _MARKS.get(script, {}).items()}
    return [replace(line, text=line.text.translate(table)) for line in lines]


def _dense(lines: list[LabelledLine], kana: bool, rng: random.Random) -> list[LabelledLine]:
    salt = str(rng.random())
    known: dict[str, str] = {}

    def spell(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word not in known:
            own = random.Random(zlib.crc32((salt + word).encode("utf-8", "replace")))
            size = 1 + (len(word) >= 4) + (len(word) >= 8)
            known[word] = "".join(_dense_letter(own, kana) for _ in range(size))
        return known[word]

    comma = "、" if kana else "，"
    rewritten = []
    for line in lines:
        text = _WORD.sub(spell, line.text)
        text = re.sub(r"\. ?(?=\D|$)", "。", text).replace(", ", comma)
        text = _SPACE_BETWEEN.sub("", text)
        words = max(line.words, sum(character > "\u3040" for character in text))
        rewritten.append(replace(line, text=text, words=words))
    return rewritten


def _dense_letter(rng: random.Random, kana: bool) -> str:
    if kana and rng.random() < 0.5:
        return chr(0x3041 + rng.randrange(80))
    return chr(0x4E00 + rng.randrange(3000))
