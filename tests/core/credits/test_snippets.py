"""A credit line or a block on its own, without an article around it."""

from datetime import date

import pytest

from service.core.article import Credit, Dateline, Role
from service.core.attribution.snippet import read_snippet
from service.core.attribution.vocabulary import Vocabulary

TODAY = date(2024, 6, 30)
ARDEN, LOWE = Credit(Role.REPORTING, "Tom Arden"), Credit(Role.EDITING, "Rita Lowe")


@pytest.mark.parametrize(
    "block",
    [
        "Reporting by Tom Arden; Editing by Rita Lowe\n\nRead more: Ten islands to see in winter",
        "Share this article\nReporting by Tom Arden; Editing by Rita Lowe\nTen islands to see",
        "(Reporting by Tom Arden;\nEditing by Rita Lowe)\nShare",
    ],
)
def test_a_teaser_below_is_no_part_of_a_credit(block: str, vocabulary: Vocabulary) -> None:
    """Nor is what else stands on a line of its own."""
    assert read_snippet(block, vocabulary).credits == (ARDEN, LOWE)


def test_a_role_behind_a_comma(vocabulary: Vocabulary) -> None:
    """It is not the next name, nor is who bears it of the first role."""
    found = read_snippet("(記者 山田太郎、編集 佐藤花子)", vocabulary)
    assert found.credits == (
        Credit(Role.REPORTING, "山田太郎"),
        Credit(Role.EDITING, "佐藤花子"),
    )


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Stand: 03.06.2024", None, "2024-06-03"),
        ("2024年6月3日 10時15分 更新", None, "2024-06-03T10:15"),
        ("2024年6月3日 公開", "2024-06-03", None),
        ("2024年6月3日 公開 2024年6月5日 更新", "2024-06-03", "2024-06-05"),
        ("公開 2024年6月3日 更新 2024年6月5日", "2024-06-03", "2024-06-05"),
        ("2024.06.03 10:15 입력", "2024-06-03T10:15", None),
    ],
)
def test_a_date_and_its_word(
    line: str, published: str | None, modified: str | None, vocabulary: Vocabulary
) -> None:
    """In some scripts the word may stand on either side."""
    found = read_snippet(line, vocabulary, TODAY)
    assert (found.published, found.modified) == (published, modified)


def test_a_dateline_with_nothing_behind_it(vocabulary: Vocabulary) -> None:
    """A known place, a day and an agency need no bracket and no dash."""
    found = read_snippet("東京 3日 ロイター", vocabulary, TODAY)
    assert found.dateline == Dateline("東京 3日 ロイター", "東京", "2024-06-03")
    assert found.agencies == ("Reuters",)
    assert found.credits == ()


def test_a_name_and_an_agency_are_no_dateline(vocabulary: Vocabulary) -> None:
    """Whoever is no known place may be its reporter."""
    found = read_snippet("Jane Roe, Reuters", vocabulary, TODAY)
    assert found.dateline is None
    assert found.credits == (Credit(Role.AUTHOR, "Jane Roe"),)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Penhale, Ada", ["Penhale, Ada"]),
        ("By Penhale, Ada, Staff Writer", ["Penhale, Ada"]),
        ("By Ada, Penhale", ["Ada", "Penhale"]),
        ("By Maria, Ada", ["Maria", "Ada"]),
        ("By Ada Penhale, Rita Lowe", ["Ada Penhale", "Rita Lowe"]),
    ],
)
def test_a_family_name_that_stands_first(
    line: str, authors: list[str], vocabulary: Vocabulary
) -> None:
    """One person, where the word behind the comma is a known first name, and the other none."""
    assert [credit.name for credit in read_snippet(line, vocabulary).credits] == authors
