"""Datelines where articles have them: below a standfirst, and behind a byline glued to them."""

import pytest

from service.core import Article, Document, Role, Stylebook, clean

BODY = """
The bridge over the Skerrow has stood for ninety years and was closed on Monday: a beam broke.

"We could not wait," said Maud Ellison, who leads the works. It would take until spring.

Traders in the old town fear for the winter trade and asked the council for a ferry meanwhile.
"""
FIRST = "The bridge stays closed, officials said on Tuesday."
STANDFIRST = "The old bridge is shut for the winter, as the council of the town said.\n\n"


def read(head: str, above: str, stylebook: Stylebook) -> Article:
    """An article whose report begins with a dateline, with a paragraph above it or none."""
    text = f"Bridge closed until spring\n\n{above}{head}{FIRST}\n{BODY}"
    return clean(Document(text=text, language="en"), stylebook)


@pytest.mark.parametrize("above", ["", STANDFIRST], ids=["at the top", "below a standfirst"])
@pytest.mark.parametrize(
    ("head", "place", "agency", "author"),
    [
        ("By Jane Roe LONDON, Oct 3 (Reuters) - ", "LONDON", "Reuters", "Jane Roe"),
        ("By JOHN DOE WASHINGTON (AP) — ", "WASHINGTON", "AP", "JOHN DOE"),
        ("Jane Roe LONDON, Oct 3 (Reuters) - ", "LONDON", "Reuters", "Jane Roe"),
        ("LINCOLN (KXYZ) - ", "LINCOLN", None, None),
        ("LINCOLN, Neb. (KXYZ) — ", "LINCOLN, Neb.", None, None),
    ],
)
def test_dateline_is_taken_off_with_the_byline_before_it(
    head: str, place: str, agency: str | None, author: str | None, above: str, stylebook: Stylebook
) -> None:
    """The report's own words begin the paragraph; place, agency and author are told apart."""
    article = read(head, above, stylebook)
    assert article.source.dateline is not None
    assert article.source.dateline.place == place
    assert article.source.agency == agency
    assert [c.name for c in article.credits if c.role is Role.AUTHOR] == [author] * bool(author)
    assert head.strip() not in article.body
    assert FIRST in article.body


PARAGRAPHS = {
    "ko": "강릉시는 낡은 다리를 내년 봄까지 닫고 난간을 새로 단다고 월요일 밝혔다.",
    "ar": "افتتحت بلدية المدينة الجسر الجديد صباح اليوم بعد أن بقي مغلقا ثلاثة أشهر بسبب السيول.",
    "ru": "Новый мост через реку открыли в пятницу, сообщила мэрия..",
}


@pytest.mark.parametrize(
    ("language", "head", "place", "agency", "author"),
    [
        ("ko", "(강릉=바다뉴스) 윤하늘 기자 = ", "강릉", "바다뉴스", "윤하늘"),
        ("ar", "سوسة (وكالة المرفأ) - ", "سوسة", "وكالة المرفأ", None),
        ("ru", "ТВЕРЬ, 3 июня — РИА Пристань. ", "ТВЕРЬ", None, None),
    ],
)
def test_dateline_of_an_unlisted_outlet_is_taken_off(
    language: str,
    head: str,
    place: str,
    agency: str | None,
    author: str | None,
    stylebook: Stylebook,
) -> None:
    """An outlet that is on no list is told by its own words or its place, and is the agency
    where one stands."""
    text = f"{head}{PARAGRAPHS[language]}\n\n{PARAGRAPHS[language]}"
    article = clean(Document(text=text, language=language), stylebook)
    assert article.source.dateline is not None
    assert article.source.dateline.place == place
    assert article.source.agency == agency
    assert [credit.name for credit in article.credits] == [author] * bool(author)
    assert article.body.startswith(PARAGRAPHS[language][:40])


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("本报讯（记者 周明远 何静）", ["周明远", "何静"]),
        ("【清渡日报讯】（记者周明远）", ["周明远"]),
        ("本网讯 ", []),
    ],
)
def test_head_of_a_papers_own_report_is_taken_off(
    head: str, authors: list[str], stylebook: Stylebook
) -> None:
    """The day behind it is the first sentence's, and its reporters are the authors."""
    first = "11月26日上午10时，清渡大桥重新开放，数百名居民冒雨走上桥面，大桥此前关闭了三个月。"
    second = "市政部门表示，桥面铺设了新的沥青，护栏也全部更换，工程共花费两千万元。"
    text = f"清渡大桥重新开放\n\n{head}{first}\n\n{second}"
    article = clean(Document(text=text, language="zh"), stylebook)
    assert article.body == f"{first}\n\n{second}"
    assert [credit.name for credit in article.credits if credit.role is Role.AUTHOR] == authors
    assert len(article.credits) == len(authors)


@pytest.mark.parametrize(
    "first",
    [
        "CORVANE 3 - TOKARA 1: The hosts took the lead early and never looked back on Saturday.",
        "Berlin 3 - Hamburg 1: The hosts took the lead early and never looked back on Saturday.",
        "CORVANE 3 – 1 TOKARA. The hosts took the lead early and never looked back on Saturday.",
        "FERRYMAN 13 - The game gets a new map on Friday, its makers say.",
    ],
)
def test_a_number_behind_a_name_is_no_day(first: str, stylebook: Stylebook) -> None:
    """Goals and editions stand right behind a name, where a day has a month, a mark or an agency
    beside it; all of the sentence stays."""
    text = f"Bridge closed until spring\n\n{first}\n{BODY}"
    article = clean(Document(text=text, language="en"), stylebook)
    assert article.body.startswith(first)
    assert article.source.dateline.text is None


def test_a_lone_day_behind_a_comma_is_one(stylebook: Stylebook) -> None:
    """A mark parts it from its place."""
    assert read("CORVANE, 3 - ", "", stylebook).source.dateline.text == "CORVANE, 3"


def test_an_imprint_above_the_report_is_no_dateline(stylebook: Stylebook) -> None:
    """Published and updated with a dash between them are dates of the article, and no town."""
    stamps = "Published 3 May 2024 - Updated 4 May 2024"
    article = clean(
        Document(text=f"Bridge closed until spring\n\n{stamps}\n\n{FIRST}\n{BODY}"), stylebook
    )
    assert article.source.dateline.text is None
    assert (article.source.published, article.source.modified) == ("2024-05-03", "2024-05-04")
