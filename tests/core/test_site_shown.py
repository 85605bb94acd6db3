"""Publishers that a page shows and does not declare."""

import pytest

from tests.core.test_metadata_beyond import HEADLINE, PROSE, read

HOME = "<header><a href='/'>Ellery Post</a><nav><a href=/news>Local News</a></nav></header>"


def publisher(title: str, body: str, head: str = "") -> str | None:
    found = read(f"{body}<h1>{HEADLINE}</h1>{PROSE}", f"<title>{title}</title>{head}").publisher
    assert found is None or found.where == "title"
    return found.text if found else None


@pytest.mark.parametrize("title", [f"{HEADLINE} - Ellery Post", f"Ellery Post: {HEADLINE}"])
@pytest.mark.parametrize(
    ("body", "head"),
    [
        (HOME, ""),
        ("<a href=https://post.example/><img src=x alt='Ellery Post'></a>", ""),
        ("<p>© 2024 Ellery Post, all rights reserved</p>", ""),
        ("", "<link rel=canonical href=https://www.ellery-post.example/pier>"),
    ],
)
def test_a_name_in_the_title_and_on_the_page(title: str, body: str, head: str) -> None:
    """Its link home, its line of rights or its host bear it out."""
    assert publisher(title, body, head) == "Ellery Post"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"{HEADLINE} | Local News", HOME),
        (f"{HEADLINE} | Ellery Post", ""),
        (HEADLINE, HOME),
        ("Ten islands to see - Ellery Post", HOME),
    ],
)
def test_a_section_or_an_unconfirmed_name_is_none(title: str, body: str) -> None:
    """Nor is one that stands beside another headline."""
    assert publisher(title, body) is None
