"""Clean bodies of real articles come back whole. The corpora are not part of the repository."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.core import Document, Stylebook, clean

CORPORA = Path(
    os.environ.get("COPYDESK_TEST_CORPORA", Path(__file__).parents[3] / "shared" / "corpora")
)
FOLDERS = {"wcxb": "wcxb/dev/ground-truth", "fundus": "fundus/tests/resources/parser/test_data"}
MEAN_KEPT = 0.995
LEAST_KEPT = 0.9
MOST_CUT = 0.002
"""The share of pages that may lose more than that: the gold of one is an agency's menu."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")


def gold_bodies(name: str) -> Iterator[tuple[str, str]]:
    """The gold bodies of a corpus, each with the name of the page that it stands for."""
    for path in sorted((CORPORA / FOLDERS[name]).rglob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        if name == "wcxb":
            yield path.stem, page["ground_truth"]["main_content"]
        else:
            for version, article in page.items():
                yield f"{path.stem} {version}", fundus_body(article["body"])


def fundus_body(body: dict[str, list[object]]) -> str:
    """Summary, headlines and paragraphs of a page as one text, in their order."""
    parts = list(body["summary"])
    for section in body["sections"]:
        assert isinstance(section, dict)
        parts += section["headline"] + section["paragraphs"]
    return "\n\n".join(map(str, parts))


def kept_share(text: str, kept: str) -> float:
    """The share of a text's words that are kept, each as often as it stands there."""
    before, after = Counter(_words(text)), Counter(_words(kept))
    return sum((before & after).values()) / before.total()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@pytest.mark.parametrize("name", FOLDERS)
def test_gold_bodies_come_back_whole(name: str, stylebook: Stylebook) -> None:
    """Of clean text 99.5 % of the words are kept on average, and next to no page loses a tenth."""
    bodies = [(page, body) for page, body in gold_bodies(name) if _words(body)]
    if not bodies:
        pytest.skip(f"no {name} pages in {CORPORA}; COPYDESK_TEST_CORPORA names another folder")
    kept = {}
    for page, body in bodies:
        article = clean(Document(body), stylebook)
        kept[page] = kept_share(body, f"{article.title or ''}\n{article.body}")
    mean = sum(kept.values()) / len(kept)
    lost = {page: round(share, 3) for page, share in kept.items() if share < LEAST_KEPT}
    assert mean >= MEAN_KEPT, f"{mean:.5f} of the words of {len(kept)} bodies are kept"
    assert len(lost) <= MOST_CUT * len(kept), lost
