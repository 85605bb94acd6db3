"""Days as texts write them: other calendars and eras, and how long ago something was."""

from datetime import date

import pytest

from service.core import Document, Stylebook, clean
from service.core.attribution.ago import Span, day_ago
from service.core.attribution.day import parse_day
from service.core.attribution.imprint import parse_imprint
from service.core.attribution.solar_year import of_solar
from service.core.attribution.vocabulary import Vocabulary

MONDAY = date(2024, 6, 17)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("3 พฤษภาคม 2567", "th", "2024-05-03"),
        ("วันที่ 3 พฤษภาคม พ.ศ. 2567 เวลา 10:30", "th", "2024-05-03T10:30"),
        ("03/05/2567", "th", "2024-05-03"),
        ("14 اردیبهشت 1403", "fa", "2024-05-03"),
        ("شنبه ۱۴ فروردین ۱۴۰۳", "fa", "2024-04-02"),
        ("۱۴۰۳/۰۲/۱۴ - ۱۰:۳۰", "fa", "2024-05-03T10:30"),
        ("1403-13-14", "fa", None),
        ("令和6年5月3日", "ja", "2024-05-03"),
        ("平成元年6月3日", "ja", "1989-06-03"),
        ("2024年（令和6年）6月3日 10時20分", "ja", "2024-06-03T10:20"),
        ("中華民國113年5月3日", "zh", "2024-05-03"),
        ("6월 3일", "ko", "2024-06-03"),
    ],
)
def test_days_of_other_calendars(
    text: str, language: str, day: str | None, vocabulary: Vocabulary
) -> None:
    """A year of another era is brought to the Gregorian calendar, and none is left out."""
    assert parse_day(text, vocabulary, MONDAY, language) == day


@pytest.mark.parametrize("year", [1354, 1358, 1370, 1375, 1391, 1395, 1399, 1403, 1408, 1412])
def test_leap_years_of_the_solar_calendar(year: int) -> None:
    """The last month has 30 days in a leap year, and the next year begins right behind it."""
    last, first = of_solar(year, 12, 30), of_solar(year + 1, 1, 1)
    assert last is not None
    assert first is not None
    assert (first - last).days == 1
    assert of_solar(year + 1, 12, 30) is None


@pytest.mark.parametrize(
    ("text", "published", "modified", "bare"),
    [
        ("3 hours ago", None, None, "2024-06-17"),
        ("vor 3 Stunden", None, None, "2024-06-17"),
        ("il y a une heure", None, None, "2024-06-17"),
        ("hace 2 días", None, None, "2024-06-15"),
        ("2d ago", None, None, "2024-06-15"),
        ("3 часа назад", None, None, "2024-06-17"),
        ("3時間前", None, None, "2024-06-17"),
        ("3시간 전", None, None, "2024-06-17"),
        ("منذ 3 ساعات", None, None, "2024-06-17"),
        ("3 ชั่วโมงที่แล้ว", None, None, "2024-06-17"),
        ("gestern, 10:12 Uhr", None, None, "2024-06-16T10:12"),
        ("yesterday at 5:12 p.m.", None, None, "2024-06-16T17:12"),
        ("Updated 2 hours ago", None, "2024-06-17", None),
        ("Published 3 days ago", "2024-06-14", None, None),
        ("Published today", "2024-06-17", None, None),
        ("20 hours ago", None, None, "2024-06-16"),
        ("15 hours ago", None, None, None),
        ("Today", None, None, None),
        ("3 hours ago the tower fell", None, None, None),
        ("4 min read", None, None, None),
    ],
)
def test_how_long_ago(
    text: str,
    published: str | None,
    modified: str | None,
    bare: str | None,
    vocabulary: Vocabulary,
) -> None:
    """A span counts back from the day of reference, if it leaves no doubt about the day."""
    parsed = parse_imprint(text, vocabulary, read_on=MONDAY)
    found = (parsed.published, parsed.modified, parsed.bare) if parsed else (None, None, None)
    assert found == (published, modified, bare)


@pytest.mark.parametrize("text", ["3 hours ago", "2d ago", "gestern, 10:12 Uhr"])
def test_without_a_day_of_reference_nothing_is_known(text: str, vocabulary: Vocabulary) -> None:
    """What counts back tells no day by itself."""
    parsed = parse_imprint(text, vocabulary, MONDAY)
    assert parsed is None or (parsed.published, parsed.modified, parsed.bare) == (None, None, None)


def test_hours_in_between_may_be_of_two_days() -> None:
    """Thirteen hours before some time of a day was that day or the one before."""
    days = {hours: day_ago(Span.HOURS, hours, MONDAY) for hours in (12, 13, 17, 18, 24, 25)}
    assert days == {
        12: "2024-06-17", 13: None, 17: None, 18: "2024-06-16", 24: "2024-06-16", 25: None,
    }  # fmt: skip


@pytest.mark.parametrize("read_on", [date.min, date(3, 3, 1), date.max])
@pytest.mark.parametrize(
    "line",
    [
        "999 days ago",
        "yesterday, 10:12",
        "31 December",
        "29 February",
        "CORVANE, 31 (Reuters) - The bridge stays closed.",
    ],
)
def test_a_reference_at_either_end_of_the_calendar(
    line: str, read_on: date, stylebook: Stylebook
) -> None:
    """A caller may name any day; one before the calendar begins is not known."""
    text = f"Bridge stays closed\n\n{line}\n\nThe old bridge over the river stays closed, it said."
    article = clean(Document(text=text, reference_date=read_on), stylebook)
    assert article.source.published is None or article.source.published <= f"{read_on}T24"


@pytest.mark.parametrize("line", ["3 NİSAN 2024", "3 Nisan 2024", "GİRİŞ TARİHİ: 3 NİSAN 2024"])
def test_a_day_in_capitals_with_a_dot(line: str, stylebook: Stylebook) -> None:
    """A capital i keeps its dot in small letters, which the words of days don't have."""
    body = (
        "Feribot pazartesi gününden itibaren Skarsund'a yeniden sefer yapıyor, dedi belediye.\n\n"
        "İskele köylülerin kendi parasıyla onarıldı, dedi belediye başkanı dün akşam herkese."
    )
    article = clean(Document(text=f"Feribot yeniden sefere başladı\n{line}\n\n{body}"), stylebook)
    assert article.source.published == "2024-04-03"
