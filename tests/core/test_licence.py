"""A page's licence: from its head, its data for machines, and its own links; else none."""

import pytest

from service.core import Document, Stylebook, clean
from service.core.metadata import Value
from tests.core.test_metadata import ARTICLE, data, read

CC = "https://creativecommons.org/licenses"
TERMS = "https://valley.example/terms"


@pytest.mark.parametrize(
    ("head", "body", "licence"),
    [
        (f'<link rel=license href="{CC}/by/4.0/">', "", Value("CC BY 4.0", "link:license")),
        (f'<meta name="DC.rights" content="{CC}/by/4.0/">', "",
         Value("CC BY 4.0", "meta:dc.rights")),
        (data({**ARTICLE, "license": f"{CC}/by-sa/3.0/de/"}), "",
         Value("CC BY-SA 3.0", "json-ld:license")),
        (data({**ARTICLE, "license": {"@type": "CreativeWork", "url": TERMS, "name": "Terms"}}), "",
         Value(TERMS, "json-ld:license")),
        (data({**ARTICLE, "license": {"name": "Free Valley Licence 2"}}), "",
         Value("Free Valley Licence 2", "json-ld:license")),
        ("", f'<p>Shared under <a rel="noopener license" href="{CC}/by-nc-nd/4.0/">this</a>',
         Value("CC BY-NC-ND 4.0", "a:license")),
        ("", f'<footer><a href="{CC}/by-sa/4.0/deed.fr">Some rights reserved</a></footer>',
         Value("CC BY-SA 4.0", "a")),
        ("", f'<footer><figure><a href="{CC}/by/4.0/"><img></a></figure></footer>',
         Value("CC BY 4.0", "a")),
        ("", '<div id=page-foot><a href="//creativecommons.org/publicdomain/zero/1.0/">0</a></div>',
         Value("CC0 1.0", "a")),
    ],
)  # fmt: skip
def test_licence_that_a_page_declares(head: str, body: str, licence: Value) -> None:
    """A Creative Commons one by its short name, another by its address, else by its name."""
    assert read(head, f"<h1>Rain</h1><p>It rained.{body}").licence == licence


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f'<figure><img><figcaption><a rel=license href="{CC}/by/2.0/">CC</a></figcaption>'),
        ("", f'<div class="wp-caption"><p>Photo: Ann Oak, <a href="{CC}/by/2.0/">CC BY</a></div>'),
        ("", f'<p>The map is free under <a href="{CC}/by/2.0/">a licence</a>.'),
        ("", f'<footer><a href="{CC}/">What licences there are</a></footer>'),
        ("", '<a rel=license href="/terms">Terms</a>'),
        ('<meta name="DC.rights" content="Ellery Post, all rights reserved">', ""),
        ('<link rel=license href="javascript:alert(1)">', ""),
        (f'<link rel=license href="https://valley.example/{"a" * 3000}">', ""),
        (data({**ARTICLE, "license": ["", 5, {"@id": "_:b0"}, {"@id": "#licence"}]}), ""),
        (data({"@type": "ImageObject", "license": f"{CC}/by/4.0/"}), ""),
        (data({**ARTICLE, "license": "by \u0000\ud800"}), ""),
    ],
)  # fmt: skip
def test_what_is_no_licence_of_the_page(head: str, body: str) -> None:
    """A picture's, one that is only spoken of, and what leads nowhere."""
    assert read(head, f"<h1>Rain</h1><p>It rained.{body}").licence is None


def test_an_article_carries_its_licence(stylebook: Stylebook) -> None:
    """And says where it stood; a text has none."""
    page = f'<h1>Rain</h1><p>It rained all day.<footer><a href="{CC}/by/4.0/">CC</a></footer>'
    article = clean(Document(html=page), stylebook)
    assert article.source.licence == "CC BY 4.0"
    assert [(told.value, told.where) for told in article.metadata if told.field == "source.licence"]
    assert clean(Document("It rained all day."), stylebook).source.licence is None
