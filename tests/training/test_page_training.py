"""Training and service read an HTML page alike; made-up pages keep the article."""

import random
from pathlib import Path

import numpy as np
import pytest

MISSING = "training is not installed: see training/requirements.txt"
torch = pytest.importorskip("torch", reason=MISSING)
pytest.importorskip("rapidfuzz", reason=MISSING)

from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams  # noqa: E402
from service.core.linejudge.pagejudge import PAGE_COLUMNS, load_page_judge  # noqa: E402
from service.core.page import read_page  # noqa: E402
from training import graft  # noqa: E402
from training.corpora import Page  # noqa: E402
from training.fit import Scaling  # noqa: E402
from training.marked import Lines, MarkedPage, as_page, read_marked  # noqa: E402
from training.model_file import write_page_model  # noqa: E402
from training.page_fit import PageNetwork, PageScored, collate_pages  # noqa: E402
from training.page_pool import read_example  # noqa: E402

WORDS = ("ferry", "pier", "winter", "piano", "Skarsund", "choir", "2024", "Monday", "the", "of")


def made_page(seed: int, paragraphs: int) -> Page:
    """A page with a menu, an article of so many paragraphs, and a list of other stories."""
    rng = random.Random(seed)  # noqa: S311
    body = [" ".join(rng.choice(WORDS) for _ in range(30)) + "." for _ in range(paragraphs)]
    other = [" ".join(rng.choice(WORDS) for _ in range(12)) for _ in range(4)]
    html = "".join(
        (
            "<html><body class=site><nav><ul><li><a href=/>Home</a><li><a>News</a></ul></nav>",
            "<main><article class=story><h1>A ferry</h1><div class=text>",
            *(f"<p>{paragraph}</p>" for paragraph in body),
            "</div></article></main><aside class=related><h2>More</h2>",
            *(f"<div class=teaser><a href=/x>{story}</a><p>{story}</p></div>" for story in other),
            "</aside></body></html>",
        )
    )
    return Page(str(seed), "wcxb", f"site{seed}.example", "en", html, "\n".join(body), "", (), "")


def marked(seed: int, paragraphs: int = 8) -> MarkedPage:
    """Such a page as labelled lines."""
    return read_marked(made_page(seed, paragraphs))


def table(seed: int) -> LineNgrams:
    """An n-gram model that nobody trained."""
    rng = np.random.default_rng(seed)
    weights = rng.integers(-20, 20, (NOTHING + 1, SCORES)).astype(np.int8)
    weights[NOTHING] = 0
    return LineNgrams(weights, 0.02, np.array([-1, 0.1, 0.2], np.float32))


def test_network_and_judge_give_the_same_answers(tmp_path: Path) -> None:
    """What torch trained is what numpy serves, for pages judged side by side or alone."""
    torch.manual_seed(1)
    ngrams, names = table(1), table(2)
    width = len(PAGE_COLUMNS)
    scaling = Scaling(np.full(width, 0.2, np.float32), np.full(width, 1.5, np.float32))
    network = PageNetwork().eval()
    write_page_model(tmp_path / "model.npz", "0", ngrams, names, scaling, [network])
    judge = load_page_judge(tmp_path / "model.npz")
    pages = [made_page(1, 20), made_page(2, 3), made_page(3, 1)]
    scored = []
    for page in pages:
        key = (page.fold,)
        example, scores = read_example(read_marked(page), {key: ngrams}, {key: names})
        lines = scores.lines[key].astype(np.float32)
        scored.append(PageScored(example, lines, scores.names[key].astype(np.float32)))
    with torch.no_grad():
        answers = torch.sigmoid(network(collate_pages(scored, scaling))[1]).numpy()
    for page, answer in zip(pages, answers, strict=True):
        read = read_page(page.html)
        served = judge.probabilities(read.lines, read.marks, read.blocks)
        assert served == pytest.approx(answer[: len(read.lines)].tolist(), abs=0.02)


def test_a_page_taken_apart_and_put_together_is_the_same() -> None:
    """The blocks found from the lines' paths are those that the page had."""
    page = made_page(4, 6)
    read = read_page(page.html)
    _, marks, blocks = as_page(read_marked(page).lines)
    assert blocks == read.blocks
    assert [mark.at for mark in marks] == [mark.at for mark in read.marks]


CHANGES = [graft.graft, graft.fragment, graft.plant, graft.second_article, graft.twice, graft.thin]


@pytest.mark.parametrize("change", [*CHANGES, graft.remake], ids=lambda change: change.__name__)
def test_a_change_keeps_the_body_and_adds_none(change: graft.Change) -> None:
    """However a page is changed, its body's lines are all there, in order, and no others."""
    page = marked(5)
    for seed in range(20):
        changed = change(list(page.lines), marked(6).lines, random.Random(seed))  # noqa: S311
        assert body_of(changed) == body_of(page.lines)
        _, marks, blocks = as_page(changed)
        for number, mark in enumerate(marks):
            assert blocks[mark.at].first <= number < blocks[mark.at].last


def test_a_thread_of_comments_adds_no_body() -> None:
    """A thread may take the article's last part for comments, but nothing becomes body."""
    page = marked(7, 12)
    for seed in range(20):
        changed = graft.thread(list(page.lines), marked(8).lines, random.Random(seed))  # noqa: S311
        found = body_of(changed)
        assert found == body_of(page.lines)[: len(found)]
        assert len(changed) > len(found) >= 4


def body_of(lines: Lines) -> list[str]:
    """The texts of the body's lines."""
    return [line.text for line in lines if line.body]
