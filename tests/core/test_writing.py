"""How sentences close, and where words stand without spaces, in scripts of many makes."""

import pytest

from service.core import Document, Stylebook, clean
from service.core.prose import count_words
from service.core.writing import ends_sentence, is_spaced

ARTICLES = {
    "am": (
        "አሮጌው ድልድይ ተዘጋ",
        "በወንዝ ዳር ያለው አሮጌ ድልድይ ከሰኞ ጀምሮ ለጭነት መኪናዎች ተዘግቷል።",
        "ሥራው ሁለት ሳምንት ይወስዳል ሲሉ ከንቲባው ተናግረዋል።",
    ),
    "hy": (
        "Հին կամուրջը փակվել է",
        "Ուռենի գետի հին կամուրջը երկուշաբթիից փակ է բեռնատարների համար, քանի որ ճաքեր կան։",
        "Աշխատանքը երկու շաբաթ կտևի, ասաց քաղաքապետը։",
    ),
    "bo": (
        "ཟམ་པ་རྙིང་པ་བཀག",
        "གཙང་པོའི་ཐོག་གི་ཟམ་པ་རྙིང་པ་དེ་གཟའ་ཟླ་བ་ནས་བཟུང་དོས་འདྲེན་རླངས་འཁོར་ལ་བཀག་ཡོད།",
        "ལས་ཀ་བདུན་ཕྲག་གཉིས་འགོར་རྒྱུ་རེད་ཅེས་གྲོང་དཔོན་གྱིས་བཤད།",
    ),
    "my": (
        "တံတားဟောင်း ပိတ်",
        "မိုးမခမြို့ရှိ တံတားဟောင်းကို တိုင်များတွင် အက်ကြောင်းများ တွေ့ရှိပြီးနောက် တနင်္လာနေ့မှစ၍ ပိတ်ထားသည်။",
        "နှစ်ပတ်ကြာမည်ဟု မြို့တော်ဝန်က ပြောသည်။",
    ),
    "km": (
        "ស្ពានចាស់ត្រូវបិទ",
        "ស្ពានចាស់នៅភូមិព្រែកសន្ទូចត្រូវបានបិទមិនឱ្យរថយន្តដឹកទំនិញឆ្លងកាត់ចាប់ពីថ្ងៃចន្ទ។",
        "អភិបាលក្រុងបាននិយាយថា ការងារនេះត្រូវការពេលពីរសប្តាហ៍។",
    ),
}
"""A headline and two sentences each: an old bridge is closed to lorries for two weeks."""


@pytest.mark.parametrize("language", ARTICLES)
def test_a_short_article_of_any_script_comes_back_whole(
    language: str, stylebook: Stylebook
) -> None:
    """Its first sentence is a sentence, and no headline, with a share bar above it and without."""
    headline, *sentences = ARTICLES[language]
    text = "\n\n".join((headline, *sentences))
    for raw in (text, f"Share this article\n\n{text}"):
        article = clean(Document(raw), stylebook)
        assert (article.title, article.body) == (headline, "\n\n".join(sentences))


@pytest.mark.parametrize(
    "text",
    [
        "It rained.", "“It rained.”", "Es regnete.‘", "Rain?!", "雨だった。", "「雨だ。」", "雨｡",
        "هل أمطرت؟",
        "بارش ہوئی۔", "बारिश हुई।", "Անձրևեց։", "ዘነበ።", "မိုးရွာသည်။",
        "ភ្លៀង។", "ཆར་པ་བབས།", "ירד גשם.״",
    ],
)  # fmt: skip
def test_a_sentence_closes_by_the_stop_of_its_script(text: str) -> None:
    """Quotes and brackets may follow."""
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "Rain", "Rain:", "Rain,", "“Rain”", "雨、", "雨"])
def test_what_has_no_stop_is_open(text: str) -> None:
    """A comma, a colon or a quote alone closes no sentence."""
    assert not ends_sentence(text)


def test_words_are_counted_where_no_spaces_stand() -> None:
    """Two characters count as a word beside what spaces part; spaced scripts are left alone."""
    assert count_words("古い橋は閉鎖された") == 1 + 9 // 2
    assert count_words("ស្ពានចាស់") == 1 + 9 // 2
    assert count_words("старый мост закрыт") == 3
    assert [is_spaced(char) for char in "a좋я橋はกཟ"] == [True] * 3 + [False] * 4
