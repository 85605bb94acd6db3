"""The article in Markdown: what a reader of Markdown shows is the text and nothing but it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.contract.markdown import write_markdown
from service.core import Article, Credit, Role, Source

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {"paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close"}
INLINE = {"text", "text_special", "softbreak", "hardbreak"}

MARKUP = "\\`*_{}[]()#+-.!<>|~:=&;\"' \n1a)0\t"
WORDS = st.text(st.one_of(st.sampled_from(MARKUP), st.characters(exclude_categories=["C", "Z"])))


def article(title: str | None = None, body: str = "", **more: object) -> Article:
    """An article of which little is known."""
    known = {"credits": (), "source": Source(), "language": None, "segments": (), "text": body}
    return Article(title, body, **(known | more))


def shown(token: Token) -> str:
    """The text that a reader shows of an inline token."""
    assert {child.type for child in token.children or ()} <= INLINE
    return "".join("\n" if "break" in part.type else part.content for part in token.children or ())


def lines(text: str) -> list[str]:
    """The lines of a text, without white space at their ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_body_is_shown_as_it_is(paragraphs: list[str]) -> None:
    """Whatever a text holds, it becomes paragraphs of just that text."""
    kept = ["\n".join(lines(paragraph)) for paragraph in paragraphs]
    body = "\n\n".join(paragraph for paragraph in kept if paragraph)
    tokens = READER.parse(write_markdown(article(body=body)))
    assert {token.type for token in tokens} <= {"paragraph_open", "paragraph_close", "inline"}
    seen = [shown(token) for token in tokens if token.type == "inline"]
    assert [lines(text) for text in seen] == [lines(part) for part in body.split("\n\n") if part]


@given(WORDS)
@example("#")
@example("# #")
@example("A # \\#")
@example("\\# #\\ #")
def test_any_title_is_one_heading(title: str) -> None:
    """A title is a heading of the first level, on one line."""
    wanted = " ".join(title.split())
    tokens = READER.parse(write_markdown(article(wanted or None, "A body.")))
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings == (["h1"] if wanted else [])
    assert [shown(token) for token in tokens if token.type == "inline"][-2:-1] == (
        [wanted] if wanted else []
    )


@pytest.mark.parametrize(
    "line",
    [
        "# no heading", "1. no list", "2024) no list", "- no list", "+ no list", "> no quote",
        "=== ", "---", "***", "```", "~~~", "<script>alert(1)</script>", "&lt;b&gt;",
        "[a](javascript:alert(1))", "![a](b)", "<https://a.example>", "| a | b |\n|---|---|",
        "snake_case_name", "5 * 3 * 2", "C:\\dir", ":--\n:--", "a\n===", "    code", "a  \nb\\",
    ],
)  # fmt: skip
def test_what_looks_like_markup_is_text(line: str) -> None:
    """Each thing that Markdown knows, as a text may hold it."""
    tokens = READER.parse(write_markdown(article(body=line)))
    assert {token.type for token in tokens} <= ALLOWED - {"heading_open"}
    assert [lines(shown(token)) for token in tokens if token.type == "inline"] == [lines(line)]


def test_plain_sentences_stay_as_they_are() -> None:
    """Nothing is escaped that needs no escaping."""
    body = "It rose 5.2% - to $3 (or 2) & more; \"so\", he said: #1!\n\nA. B. 'C' = d + e > f."
    assert write_markdown(article(body=body)) == body + "\n"


def test_credits_and_source_are_a_footer() -> None:
    """Those of a role stand together, then what is known of the source, below a rule."""
    people = (
        Credit(Role.REPORTING, "Tom Arden", "Port Ellery"),
        Credit(Role.EDITING, "Rita Lowe"),
        Credit(Role.REPORTING, "Ann *Lee*"),
        Credit(Role.ADDITIONAL_REPORTING, "Jo Roe"),
    )
    source = Source(agency="Reuters", url="https://post.example/a_b", copyright="© 2024 <Post>")
    written = write_markdown(article("A pier", "It opened.", credits=people, source=source))
    assert written.splitlines() == [
        "# A pier",
        "",
        "It opened.",
        "",
        "---",
        "",
        "- Reporting: Tom Arden (Port Ellery), Ann \\*Lee\\*",
        "- Additional reporting: Jo Roe",
        "- Editing: Rita Lowe",
        "- Agency: Reuters",
        "- Copyright: © 2024 \\<Post>",
        "- URL: <https://post.example/a_b>",
    ]


def test_a_strange_address_is_no_link() -> None:
    """What a page calls its address may be anything."""
    source = Source(url="javascript:alert(1)//<b>")
    written = write_markdown(article(body="A.", source=source))
    assert "- URL: javascript:alert(1)//\\<b>" in written
