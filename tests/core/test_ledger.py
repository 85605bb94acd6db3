"""The ledger's promise, held for arbitrary text; and how claims and verdicts are entered."""

import os
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.core import Document, Kind, Reason, Segment, Stylebook, clean, ledger
from service.core.line import read_lines
from service.core.verdict import Verdict
from tests.core.promise import breaches

EXAMPLES = int(os.environ.get("COPYDESK_TEST_EXAMPLES", "2000"))

LINE_ENDS = (
    "\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", "\x0b", "\x0c",
    "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", " ", "\t", "\u3000", "",
)  # fmt: skip

NOISE = (
    "Leave a Reply", "Your email address will not be published. Required fields are marked *",
    "See also  The army presents a plan to the cabinet", "Read more: Five charts on the vote",
    "Advertisement", "ADVERTISEMENT - CONTINUE READING BELOW", "Share this:", "Share on Facebook",
    "Sign up for our newsletter", "We use cookies to improve your experience. Accept all",
    "Home > News > World", "Home / Sport", "Skip to main content", "Menu", "Tags: tides, ferries",
    "Page 1 of 3", "« Previous post", "3 Comments", "12 min read", "Log in to continue reading",
    "Follow us on X", "Photo: A. Nobody/Archive", "About the author", "Was this helpful? Yes No",
    "Download our app", "All rights reserved.", "© 2024 The Harbour Gazette. All rights reserved.",
    "{{ post.title }}", "[gallery ids=\"1,2,3\"]", "This post contains affiliate links.",
    "Teilen", "Schreibe einen Kommentar", "Laisser un commentaire", "Deja un comentario",
    "コメントを残す", "关注我们", "댓글 남기기", "اترك تعليقاً", "Оставить комментарий",
)  # fmt: skip
CREDITS = (
    "(Reporting by Ann Oldham and Ben Marsh; Editing by Cy Trent)", "By Jane Roe",
    "By JANE ROE, Staff Writer", "By Jane Roe and", "John Poe | Updated 3 min ago",
    "Published: 3 June 2024", "Updated 4 Jun, 2024 10:15 GMT",
    "Reporting by Ann Oldham in Beirut; Writing by Ben Marsh; Editing by Cy Trent",
    "Von Jana Roth", "Additional reporting by Ann Oldham", "Compiled by the news desk",
    "Photo by Ann Oldham", "Par Jeanne Roux", "Mit Material von dpa",
    "Con información de EFE", "With files from The Associated Press",
    "(Reportage de Jeanne Roux, édité par Paul Lenoir)", "Foto: Jana Roth/dpa", "文/王小明",
    "記者 山田太郎", "김민수 기자 kim@example.org", "Текст: Иван Петров",
    "Ann Oldham contributed to this report.", "By", "Jane", "Roe", "and",
    "and John Poe", "Published", "Updated", "Reporting by", "Photo:", "(Reporting by Ann",
    "Oldham; Editing by", "Von", "AFP", "(AP)",
)  # fmt: skip
DATELINES = (
    "WASHINGTON, June 3 (Reuters) - ", "(Reuters) – ", "BEIRUT/THE HAGUE, March 7 (Reuters) — ",
    "PARIS (AFP) – ", "Berlin (dpa) - ", "NEW DELHI: ", "(CNN) -- ", "ROMA, 3 GIU - ",
    "東京 3日 ロイター ", "MOSKAU, 3. Juni (Xinhua) -- ", "LA CROSSE, Wis. (AP) — ",
)  # fmt: skip
PROSE = (
    "The council said on Monday that the bridge would stay shut until the frost was over.",
    "“We never thought of it that way,” she said, and put the letter back where she had found it.",
    "He had come, as", "a report", "said, by the last ferry", ", which was late.", "An hour on",
    "Der Rat beschloss am Montag, dass die Brücke bis auf Weiteres geschlossen bleibt.",
    "市議会は月曜日、橋を当面閉鎖することを決めた。",
    "قال المجلس يوم الاثنين إن الجسر سيبقى مغلقا حتى إشعار آخر.",
    "What the Tide Left Behind", "Related work", "Ingredients",
)  # fmt: skip

anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
phrase = st.sampled_from(NOISE + CREDITS + PROSE)
led = st.tuples(st.sampled_from(DATELINES), st.sampled_from(PROSE)).map("".join)
broken = st.tuples(st.sampled_from(NOISE + CREDITS + DATELINES), st.integers(0, 60)).map(
    lambda cut: cut[0][: cut[1]]
)
glued = st.tuples(phrase, st.text(max_size=12), phrase).map("".join)
line_ends = st.sampled_from(LINE_ENDS)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A text of real phrases, broken phrases and anything at all, with every kind of line end."""
    pieces = draw(st.lists(st.one_of(phrase, phrase, led, glued, broken, anything), max_size=14))
    return "".join(piece + draw(line_ends) for piece in pieces)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(text=documents(), language=st.sampled_from([None, "en", "de", "ja", "xx"]))
def test_promise_holds_for_any_text(stylebook: Stylebook, text: str, language: str | None) -> None:
    """Each character is entered once, each value stands in the text, and twice gives the same."""
    document = Document(text, language=language)
    article = clean(document, stylebook)
    assert breaches(document.text, article) == []
    assert clean(document, stylebook) == article


@settings(max_examples=max(200, EXAMPLES // 10), deadline=None, database=None)
@given(text=anything, data=st.data())
def test_any_claims_are_entered_without_overlap(text: str, data: st.DataObject) -> None:
    """Whatever a stage claims, overlapping or crossing lines, each character is entered once."""
    lines = read_lines(text)
    verdicts = [Verdict(True, None, "kept", 0.5, 0.5)] * len(lines)
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place), max_size=6))
    claims = [Segment(min(span), max(span), Kind.CREDIT, None, "claim", 1.0) for span in spans]
    entered = ledger.post(text, lines, verdicts, claims)
    held = [at for segment in entered for at in range(segment.start, segment.end)]
    assert held == sorted(set(held))
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(held)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry is back\nBy\nJane\nRoe\nThe ferry will sail again from Monday, the county said.",
        "The ferry will sail from Monday, it said.\n(Reporting by Ann\nOldham; Editing by Bo Poe)",
        "WASHINGTON,\nJune 3 (Reuters) - The ferry will sail again from Monday, the county said.",
        "Leave a Reply\nWith files from The Associated Press\nParis (Reuters) - It will sail.",
        "Leave a Reply\nA\ud800\n",
        "\ud800",
        "\u200b",
        "",
    ],
)
def test_promise_holds_where_it_was_once_broken(stylebook: Stylebook, text: str) -> None:
    """Names over line ends, agencies named twice, half a surrogate pair, nothing at all."""
    assert breaches(text, clean(Document(text), stylebook)) == []


def enter(text: str, claims: Sequence[Segment] = (), kept: bool = True) -> list[tuple[str, str]]:
    """What a text's entries hold, each with its kind."""
    lines = read_lines(text)
    reason = None if kept else Reason.SHARE
    verdicts = [Verdict(kept, reason, "test", 1.0, 0.5)] * len(lines)
    entries = ledger.post(text, lines, verdicts, claims)
    return [(text[entry.start : entry.end], str(entry.kind)) for entry in entries]


def claim(start: int, end: int) -> Segment:
    """A claim that these characters are a credit."""
    return Segment(start, end, Kind.CREDIT, None, "claim", 1.0)


def title(start: int, end: int) -> Segment:
    """A claim that these characters are the title."""
    return Segment(start, end, Kind.TITLE, None, "claim", 1.0)


def test_a_claim_inside_a_line_leaves_the_rest_to_the_verdict() -> None:
    """What stands before and after a claim has the line's own fate, without the space between."""
    assert enter("one two three", [claim(4, 7)]) == [
        ("one", "body"), ("two", "credit"), ("three", "body"),
    ]  # fmt: skip


def test_of_two_claims_the_first_made_counts() -> None:
    """A later claim keeps what an earlier one has left of it, on either side."""
    assert enter("one two three", [claim(4, 7), title(0, 13)]) == [
        ("one", "title"), ("two", "credit"), ("three", "title"),
    ]  # fmt: skip
    assert enter("one two three", [title(0, 13), claim(4, 7)]) == [("one two three", "title")]
    assert enter("one two three", [title(0, 7), claim(4, 13)]) == [
        ("one two", "title"), ("three", "credit"),
    ]  # fmt: skip


def test_a_claim_that_crosses_a_line_end_is_dropped() -> None:
    """A segment is a run of one line; a claim over two lines is none."""
    assert enter("one\ntwo", [claim(0, 7)]) == [("one", "body"), ("two", "body")]


def test_a_claim_in_a_removed_line_stands() -> None:
    """A name in a line of noise is still a name; the rest of the line goes."""
    assert enter("by Ann share", [claim(3, 6)], kept=False) == [
        ("by", "removed"), ("Ann", "credit"), ("share", "removed"),
    ]  # fmt: skip


def test_neighbours_of_one_fate_in_a_line_are_one_entry() -> None:
    """Claims that touch and say the same become one segment."""
    assert enter("one two", [claim(0, 3), claim(4, 7)]) == [("one two", "credit")]


def test_faults_name_what_is_wrong() -> None:
    """The ledger's own check sees an overlap and a character that no entry holds."""
    assert ledger.faults("one two", [claim(0, 3), claim(4, 7)]) == []
    assert ledger.faults("one two", [claim(0, 5), claim(4, 7)])
    assert ledger.faults("one two", [claim(0, 3)])
