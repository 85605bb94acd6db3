"""The answer in the form that Accept asks for."""

import pytest
import requests

PAGE = """<html lang="en"><head><title>Old pier reopens | Ellery Post</title>
<meta property="og:site_name" content="Ellery Post">
<link rel="canonical" href="https://post.example/old-pier">
<script type="application/ld+json">{"@type": "NewsArticle",
 "headline": "Old pier reopens after two years", "datePublished": "2024-05-02",
 "dateModified": "2024-05-03", "author": [{"@type": "Person", "name": "Ada Penhale"}]}</script>
</head><body><article><h1>Old pier reopens after two years</h1>
<p>PORT ELLERY (Reuters) - The pier of Port Ellery opened to walkers on Thursday, two years after
a storm broke it.</p>
<p>Three hundred people came to the opening, said the mayor, Ines Calloway, and it rained.</p>
<p>(Reporting by Tom Arden in Port Ellery; Editing by Rita Lowe; Additional reporting by Jo Roe;
Translation by Ana Sousa)</p></article></body></html>"""


def ask(server: str, accept: str, **query: str) -> requests.Response:
    """The answer to the page."""
    return requests.post(
        f"{server}/v1/clean",
        data=PAGE.encode(),
        headers={"Content-Type": "text/html", "Accept": accept},
        params=query,
        timeout=10,
    )


@pytest.fixture(scope="module")
def article(server: str) -> dict:
    """The page's article in the default form."""
    return ask(server, "*/*").json()


def test_linked_data_is_a_news_article(server: str, article: dict) -> None:
    """Everything that is known stands where schema.org has a place for it."""
    answer = ask(server, "application/ld+json")
    assert answer.headers["Content-Type"] == "application/ld+json"
    person = {"@type": "Person"}
    assert answer.json() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Old pier reopens after two years",
        "articleBody": article["body"],
        "author": [
            person | {"name": "Ada Penhale"},
            person
            | {"name": "Tom Arden", "workLocation": {"@type": "Place", "name": "Port Ellery"}},
        ],
        "editor": [person | {"name": "Rita Lowe"}],
        "translator": [person | {"name": "Ana Sousa"}],
        "contributor": [
            {
                "@type": "Role",
                "roleName": "additional_reporting",
                "contributor": person | {"name": "Jo Roe"},
            }
        ],
        "dateline": "PORT ELLERY (Reuters)",
        "locationCreated": {"@type": "Place", "name": "PORT ELLERY"},
        "datePublished": "2024-05-02",
        "dateModified": "2024-05-03",
        "publisher": {"@type": "Organization", "name": "Ellery Post"},
        "sourceOrganization": [{"@type": "Organization", "name": "Reuters"}],
        "inLanguage": "en",
        "url": "https://post.example/old-pier",
    }


def test_linked_data_leaves_out_what_is_not_known(server: str) -> None:
    """A text that tells nothing of itself gives a NewsArticle of its body alone."""
    answer = requests.post(
        f"{server}/v1/clean",
        json={"text": "The pier of the town opened to walkers on Thursday.", "language": "en"},
        headers={"Accept": "application/ld+json"},
        timeout=10,
    )
    assert set(answer.json()) == {"@context", "@type", "articleBody", "inLanguage"}


def test_plain_text_is_the_body_alone(server: str, article: dict) -> None:
    """Not a character more."""
    answer = ask(server, "text/plain")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == article["body"]


def test_markdown_has_a_heading_and_a_footer(server: str, article: dict) -> None:
    """The title, the body, a rule, and who made it."""
    answer = ask(server, "text/markdown")
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    text = answer.content.decode()
    assert text.startswith(f"# {article['title']}\n\n{article['body']}\n\n---\n\n- Author: Ada")
    assert "- Agency: Reuters\n" in text


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("application/json, text/plain, */*", "application/json"),
        ("text/plain, application/json", "application/json"),
        ("text/plain, application/json;q=0.9", "text/plain"),
        ("text/*", "text/plain"),
        ("text/html, text/markdown;q=0.4, */*;q=0.1", "text/markdown"),
        ("text/plain; charset=utf-8", "text/plain"),
        ('application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted"',
         "application/ld+json"),
        ("application/*", "application/json"),
    ],
)  # fmt: skip
def test_the_best_form_is_chosen(server: str, accept: str, given: str) -> None:
    """By quality, then by the service's own order; parameters are no hindrance."""
    answer = ask(server, accept)
    assert answer.headers["Content-Type"].partition(";")[0] == given
    assert answer.headers["Vary"] == "Accept"


@pytest.mark.parametrize("accept", ["application/ld+json", "text/markdown", "text/plain"])
def test_the_ledger_is_not_silently_left_out(server: str, accept: str) -> None:
    """explain=true with a form that can't hold the ledger is refused, and told why."""
    answer = ask(server, accept, explain="true")
    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert error["field"] == "explain"
    assert "application/json" in error["message"]
    assert ask(server, accept, explain="false").status_code == 200


def test_a_problem_is_json_whatever_was_asked_for(server: str) -> None:
    """An error is a problem document in any case."""
    answer = requests.post(
        f"{server}/v1/clean", json={}, headers={"Accept": "text/markdown"}, timeout=10
    )
    assert answer.headers["Content-Type"] == "application/problem+json"
