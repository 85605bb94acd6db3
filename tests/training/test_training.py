"""Training and service read a page alike."""

import random
import re
from pathlib import Path

import numpy as np
import pytest

MISSING = "training is not installed: see training/requirements.txt"
torch = pytest.importorskip("torch", reason=MISSING)
pytest.importorskip("rapidfuzz", reason=MISSING)

from service.core.linejudge.columns import COLUMNS  # noqa: E402
from service.core.linejudge.judge import load_line_judge  # noqa: E402
from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams, read_runs  # noqa: E402
from training import mixture  # noqa: E402
from training.brief import brief  # noqa: E402
from training.corpora import Page  # noqa: E402
from training.fit import Scaling, Scored, collate  # noqa: E402
from training.listing import listing, sentences, subheads  # noqa: E402
from training.mixture import Donor  # noqa: E402
from training.model_file import write_model  # noqa: E402
from training.network import Network  # noqa: E402
from training.pool import read_example  # noqa: E402
from training.sample import LabelledLine, Sample  # noqa: E402

PAGE = Page("1", "wcxb", "skarsund.example", "en", "", "", "A ferry", (), "")


def made_page(seed: int, size: int) -> Sample:
    """A page of menus, paragraphs and a footer, of so many lines."""
    rng = random.Random(seed)  # noqa: S311
    words = "ferry pier winter piano Skarsund choir 2024 Monday the a of".split()  # noqa: SIM905
    lines = []
    for number in range(size):
        body = size // 4 < number < size * 3 // 4
        length = rng.randint(12, 40) if body else rng.randint(1, 4)
        text = " ".join(rng.choice(words) for _ in range(length)) + ("." if body else "")
        lines.append(LabelledLine(text, rng.randint(0, 2), rng.randint(0, 4), body, length))
    return Sample(PAGE, "bs4", tuple(lines), frozenset({"en"}))


def test_network_and_judge_give_the_same_answers(tmp_path: Path) -> None:
    """What torch trained is what numpy serves, for pages judged side by side or alone."""
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    table = rng.integers(-20, 20, (NOTHING + 1, SCORES)).astype(np.int8)
    table[NOTHING] = 0
    ngrams = LineNgrams(table, 0.02, np.array([-1, 0.1, 0.2], np.float32))
    scaling = Scaling(
        np.full(len(COLUMNS), 0.2, np.float32), np.full(len(COLUMNS), 1.5, np.float32)
    )
    network = Network().eval()
    write_model(tmp_path / "model.npz", "0", ngrams, scaling, [network])
    judge = load_line_judge(tmp_path / "model.npz")
    samples = [made_page(1, 40), made_page(2, 7), made_page(3, 1)]
    scored = [Scored(read_example(s), ngrams.score(read_runs(s.as_lines()))) for s in samples]
    with torch.no_grad():
        answers = torch.sigmoid(network(collate(scored, scaling))[1]).numpy()
    for sample, answer in zip(samples, answers, strict=True):
        served = judge.probabilities(sample.as_lines())
        assert served == pytest.approx(answer[: len(sample.lines)].tolist(), abs=0.01)


@pytest.mark.parametrize("change", [listing, sentences, subheads])
def test_lines_of_the_articles_own_leave_the_noise_as_it_is(change: mixture.Change) -> None:
    """Lists, subheads and single sentences add to the body alone, in the article's own words."""
    texts = (
        "The ferry of Skarsund opened on Monday, said Mayor Ola Berg. It cost 3 million, he said.",
        "Residents of Nesvik had waited for long; the old one, built in 1960, sank in a storm.",
        "The next trip leaves on Friday. Tickets are free.",
    )
    page = [
        LabelledLine("Home | News", 0, 0, body=False, words=3),
        *(LabelledLine(text, 1, 0, body=True, words=len(text.split())) for text in texts),
        LabelledLine("Share", 1, 0, body=False, words=1),
    ]
    noise = [line for line in page if not line.body]
    own = {word for line in page if line.body for word in re.findall(r"[^\W\d_]{2,}", line.text)}
    changed = 0
    for seed in range(20):
        made = change(page, [], random.Random(seed))  # noqa: S311
        assert [line for line in made if not line.body] == noise
        words = {
            word for line in made for word in re.findall(r"[^\W\d_]{4,}", line.text) if line.body
        }
        assert words <= own
        changed += made != page
    assert changed > 0


CHANGES = [
    mixture.crop,
    mixture.reframe,
    mixture.inline_teasers,
    mixture.second_article,
    mixture.thread,
    mixture.teaser_list,
    mixture.captions,
    mixture.box,
    mixture.twice,
    mixture.nearly_clean,
    brief,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_made_up_noise_is_never_taken_for_body(change: mixture.Change) -> None:
    """Whatever a change adds, the body's lines are the page's own, in their order."""
    page = list(made_page(1, 60).lines)
    own = [line.text for line in page if line.body]
    donors = [Donor("Other", list(made_page(n, 50).lines)) for n in (2, 3)]
    changed = 0
    for seed in range(20):
        made = change(page, donors, random.Random(seed))  # noqa: S311
        kept = [line.text for line in made if line.body]
        assert kept == own[: len(kept)]
        changed += made != page
    assert changed > 0
