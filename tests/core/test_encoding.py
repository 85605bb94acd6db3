"""A page's bytes become text, whatever they are said to be."""

import pytest

from service.core.encoding import decode_page
from tests.core.least_cost import least_cost

GERMAN = "<p>Grüße aus der Straße – schöne Tage</p>"
RUSSIAN = "<p>Сегодня хорошая погода, мы идём гулять в парк у реки.</p>"
JAPANESE = "<p>今日は天気がいいので、公園へ散歩に行きます。</p>"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_counts_most(codec: str) -> None:
    """The mark is believed over the header, and is no part of the text."""
    assert decode_page(GERMAN.encode(codec), "iso-8859-1") == GERMAN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("header", [None, "utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", "\n ", "<!-- a note -->", '<?xml version="1.0"?>'])
def test_units_of_two_bytes_need_no_mark(codec: str, header: str | None, before: str) -> None:
    """A page in UTF-16 without a mark begins with a tag, of which every other byte is NUL."""
    for text in (GERMAN, RUSSIAN, JAPANESE):
        assert decode_page((before + text).encode(codec), header) == before + text


@pytest.mark.parametrize("name", ["utf-16", "unicode", "csunicode", "ucs-2"])
def test_a_page_that_says_in_single_bytes_that_it_has_two_is_not_believed(name: str) -> None:
    """Under any of its labels, UTF-16 cannot be what the label itself could be read in."""
    page = f'<meta charset="{name}">{GERMAN}'
    assert decode_page(page.encode("cp1252")) == page


def test_good_utf_8_is_utf_8_whatever_the_header_says() -> None:
    """A server's default header does not break a page."""
    assert decode_page(GERMAN.encode(), "iso-8859-1") == GERMAN


def test_the_header_counts_before_the_page() -> None:
    """Of two names the header's is taken."""
    html = f'<meta charset="koi8-r">{GERMAN}'
    assert decode_page(html.encode("cp1252"), "windows-1252") == html


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="windows-1251">',
        "<META http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_page_names_its_character_set(declaration: str) -> None:
    """Both forms of the meta element and the XML declaration are read."""
    html = declaration + RUSSIAN
    assert decode_page(html.encode("cp1251")) == html


def test_latin_1_is_read_as_browsers_do() -> None:
    """What is called ISO 8859-1 is Windows-1252: its quotes and dashes are no control codes."""
    assert decode_page("“Rain” – 5 €".encode("cp1252"), "iso-8859-1") == "“Rain” – 5 €"


@pytest.mark.parametrize(
    ("label", "text", "codec"),
    [
        ("x-sjis", JAPANESE, "cp932"),
        ("windows-949", "<p>똠방각하가 금요일에 말했다.</p>", "cp949"),
        ("x-mac-cyrillic", RUSSIAN, "mac-cyrillic"),
    ],
)
def test_labels_of_the_web_are_known(label: str, text: str, codec: str) -> None:
    """A name that browsers know is no reason to guess."""
    html = f'<meta charset="{label}">{text}'
    assert decode_page(html.encode(codec)) == html
    assert decode_page(text.encode(codec), label) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (JAPANESE, "shift_jis")],
)
def test_an_unnamed_character_set_is_guessed(text: str, codec: str) -> None:
    """Without mark, header or word of its own a page is read by what its bytes look like."""
    assert decode_page(text.encode(codec)) == text


def test_few_broken_bytes_do_not_overthrow_a_name() -> None:
    """A page cut within a character keeps all others."""
    html = GERMAN * 40
    assert decode_page(html.encode() + "ß".encode()[:1], "utf-8") == html + "\ufffd"


@pytest.mark.parametrize("name", ["base64", "rot13", "punycode", "utf-7", "\0", "", "x" * 99])
def test_names_that_are_no_character_set_are_passed_over(name: str) -> None:
    """Transports and nonsense are not tried."""
    assert decode_page(GERMAN.encode("cp1252"), name) == GERMAN


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xe4" * 999_999, bytes(range(256)) * 4000])
def test_any_bytes_become_text_in_no_time(data: bytes) -> None:
    """Nothing raises, and a megabyte costs less than a second."""
    assert isinstance(decode_page(data), str)
    assert least_cost(lambda: decode_page(data), 1) < 1
