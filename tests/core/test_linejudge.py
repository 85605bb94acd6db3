"""The learned judge of lines: what it promises of any text, and of its model file."""

import io
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.line import read_lines
from service.core.linejudge.judge import (
    BAR,
    BAR_OF_SHORT,
    SHORT,
    LineJudge,
    bar,
    load_line_judge,
    usual_bar,
)
from service.core.linejudge.model_file import ModelError, checksum
from service.core.linejudge.ngrams import NOTHING, SCORES, LineNgrams, read_runs

MENU = "Home\nNews\nSport\nWeather\nContact\nSign in\nSubscribe\nSearch"
FOOT = "Privacy policy\nTerms of use\nCookie settings\nAbout us\n© 2024 Skarsund Post"
BODY = """\
The ferry to Skarsund will sail again from Monday, the county said, after two winters in which \
the island had no boat at all.
The pier has been repaired, and the first boat will carry sheep, a piano and the new teacher, \
who had waited on the mainland since the autumn.
“We only know eleven songs, but we will sing them all,” said the leader of the choir, which is \
to stand on the pier when the ferry comes in.
The county pays for two journeys a day until the end of the year. What comes after that is to \
be decided in the spring, when the figures of the first months are known.\
""".splitlines()
LETTERS = {
    "Greek": (0x3B1, 24),
    "Cyrillic": (0x430, 32),
    "Arabic": (0x628, 19),
    "Devanagari": (0x915, 35),
}


@pytest.fixture(scope="module")
def judge() -> LineJudge:
    """The judge as it is shipped."""
    return load_line_judge(files("service") / "model" / "linejudge.npz")


def judged(judge: LineJudge, text: str) -> dict[str, float]:
    """Each line's text with its probability."""
    lines = read_lines(text)
    return dict(zip((line.text for line in lines), judge.probabilities(lines), strict=True))


def respelt(text: str, first: int, count: int) -> str:
    """The text in another script, letter by letter."""
    return "".join(
        chr(first + (ord(c.lower()) - 97) % count) if c.isascii() and c.isalpha() else c
        for c in text
    )


def test_the_body_stands_out_from_the_page_around_it(judge: LineJudge) -> None:
    """Paragraphs are likely body, menus and footers are not."""
    answers = judged(judge, "\n".join((MENU, *BODY, FOOT)))
    assert min(answers[line] for line in BODY) > 0.5
    assert max(answers[line] for line in (MENU + "\n" + FOOT).split("\n")) < 0.5


@pytest.mark.parametrize("script", LETTERS)
def test_no_alphabet_is_needed(judge: LineJudge, script: str) -> None:
    """In letters that are words of no language the body is still likelier than all around it."""
    first, count = LETTERS[script]
    body = [respelt(line, first, count) for line in BODY]
    around = [respelt(line, first, count) for line in (MENU + "\n" + FOOT).split("\n")]
    answers = judged(judge, "\n".join((*around[:8], *body, *around[8:])))
    assert min(answers[line] for line in body) > 0.9 > max(answers[line] for line in around)


def test_clean_text_is_all_body(judge: LineJudge) -> None:
    """Nothing of a text that is only an article falls below the bar."""
    lines = read_lines("\n\n".join(BODY))
    answers = judge.probabilities(lines)
    assert min(answers) > bar(lines, answers, usual=BAR)


def test_the_bar_is_lower_where_a_clean_text_would_lose_much() -> None:
    """Half of a text that begins with its body does not go for a doubt; on a page it does."""
    lines = read_lines("\n".join(BODY))
    assert bar(lines, [0.9, 0.3, 0.9, 0.3], usual=BAR) == pytest.approx(0.02)
    assert bar(lines, [0.01, 0.3, 0.9, 0.9], usual=BAR) == BAR
    assert bar(lines, [0.99, 0.99, 0.99, 0.99], usual=BAR) == BAR
    assert bar([], [], usual=BAR) == BAR


def test_the_bar_of_a_short_text_is_lower() -> None:
    """A line of it is a larger part of the article."""
    assert usual_bar(read_lines("A line\n" * SHORT)) == BAR_OF_SHORT
    assert usual_bar(read_lines("A line\n" * (SHORT + 1))) == BAR


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(), max_size=300))
def test_any_text_gets_a_probability_a_line(judge: LineJudge, text: str) -> None:
    """Whatever the characters, half surrogate pairs too, there is an answer and no error."""
    lines = read_lines(text)
    answers = judge.probabilities(lines)
    assert len(answers) == len(lines)
    assert all(0 <= answer <= 1 for answer in answers)


def test_the_same_text_gets_the_same_answers(judge: LineJudge) -> None:
    """No chance is left at work."""
    lines = read_lines("\n".join((MENU, *BODY, FOOT)))
    assert judge.probabilities(lines) == judge.probabilities(lines)


def test_a_text_longer_than_any_page_is_judged_in_pieces(judge: LineJudge) -> None:
    """What stands in one piece says nothing about another, so memory stays bounded."""
    lines = read_lines("Menu\n" * 5000)
    answers = judge.probabilities(lines)
    assert len(answers) == 5000
    assert answers[4096:] == judge.probabilities(lines[4096:])


def test_no_lines_no_answers(judge: LineJudge) -> None:
    """An empty text is no fault."""
    assert judge.probabilities([]) == []


def test_runs_are_weighed_by_the_sum_of_their_rows() -> None:
    """Each score by itself, at the utmost weights that a table may hold."""
    rng = np.random.default_rng(5)
    table = rng.choice(np.array([-128, -127, -1, 0, 127], np.int8), (NOTHING + 1, SCORES))
    table[: NOTHING // 2, 0], table[: NOTHING // 2, 1] = -128, 127
    bias = np.array([0.5, 0, -1], np.float32)
    runs = read_runs(read_lines("\n".join((*BODY, "é", "x" * 500))))
    sums = np.add.reduceat(table.astype(np.int64)[runs.rows].sum(0), runs.first, axis=0)
    wanted = sums * (np.float32(0.25) / runs.root)[:, None] + bias
    np.testing.assert_array_equal(
        LineNgrams(table, 0.25, bias).score(runs), wanted.astype(np.float32)
    )


@pytest.mark.parametrize(
    ("menu", "prose"),
    [
        (
            "หน้าแรก\nข่าวด่วน\nการเมือง\nเศรษฐกิจ\nกีฬา\nบันเทิง",
            (
                "เรือข้ามฟากไปเกาะจะกลับมาวิ่งอีกครั้งตั้งแต่วันจันทร์ ทางจังหวัดแจ้งว่าซ่อมท่าเรือเสร็จแล้วหลังปิดมาสองปี\n"
                "ชาวบ้านช่วยกันออกเงินซ่อมสะพานไม้ และเด็กนักเรียนจะได้ข้ามไปเรียนทุกวันโดยไม่ต้องพักค้างคืน"
            ),
        ),
        (
            "ໜ້າຫຼັກ\nຂ່າວ\nກິລາ\nບັນເທີງ\nເສດຖະກິດ\nຕິດຕໍ່",
            (
                "ເຮືອຂ້າມຟາກໄປເກາະຈະກັບມາແລ່ນອີກຄັ້ງຕັ້ງແຕ່ວັນຈັນ ທາງແຂວງແຈ້ງວ່າສ້ອມແປງທ່າເຮືອສຳເລັດແລ້ວ\n"
                "ຊາວບ້ານຊ່ວຍກັນອອກເງິນສ້ອມຂົວໄມ້ ແລະເດັກນ້ອຍຈະໄດ້ຂ້າມໄປຮຽນທຸກມື້ໂດຍບໍ່ຕ້ອງພັກຄ້າງຄືນ"
            ),
        ),
    ],
    ids=["Thai", "Lao"],
)
def test_prose_that_marks_neither_words_nor_sentences_is_body(
    judge: LineJudge, menu: str, prose: str
) -> None:
    """Its lines are likelier than the menu's, and above the bar, between a page's other lines."""
    chances = judged(judge, f"{MENU}\n{menu}\n{prose}\n{FOOT}")
    body = [chances[line] for line in prose.splitlines()]
    assert min(body) > BAR
    assert max(chance for line, chance in chances.items() if line in menu) < min(body)


def test_a_model_may_have_learned_the_columns_in_another_order(
    judge: LineJudge, tmp_path: Path
) -> None:
    """Each weight is read for the column that it was learned for."""
    with (files("service") / "model" / "linejudge.npz").open("rb") as stream:
        arrays = dict(np.load(stream))
    other = np.random.default_rng(3).permutation(len(arrays["columns"]))
    for name in ("columns", "mean", "scale"):
        arrays[name] = arrays[name][other]
    for name in arrays:
        if name.endswith("inp.weight"):
            arrays[name] = np.concatenate((arrays[name][other], arrays[name][len(other) :]))
    del arrays["checksum"]
    arrays["checksum"] = np.array(checksum(arrays))
    file = tmp_path / "other.npz"
    np.savez(file, **arrays)
    lines = read_lines("\n".join((MENU, *BODY, FOOT)))
    assert load_line_judge(file).probabilities(lines) == judge.probabilities(lines)


def test_a_damaged_model_file_is_refused(tmp_path: Path) -> None:
    """One weight changed and the checksum says so; a file of another kind is named as such."""
    whole = (files("service") / "model" / "linejudge.npz").read_bytes()
    with np.load(io.BytesIO(whole)) as archive:
        arrays = {name: archive[name] for name in archive.files}
    arrays["mean"][0] += 1
    damaged = tmp_path / "damaged.npz"
    np.savez(damaged, **arrays)
    with pytest.raises(ModelError, match=r"damaged\.npz: damaged, its checksum differs"):
        load_line_judge(damaged)
    other = tmp_path / "other.npz"
    other.write_bytes(b"no archive")
    with pytest.raises(ModelError, match=r"other\.npz: not a model file"):
        load_line_judge(other)
