"""Datelines of places and outlets that are on no list: the form tells, or the text does."""

import pytest

from service.core import Article, Document, Stylebook, clean

REST = {
    "en": "Traders in the old town fear for the winter and asked the council for help meanwhile.",
    "tr": "Esnaf kış sezonu için endişeli olduğunu söyledi ve yetkililerden destek istedi.",
    "es": "Los comerciantes del centro temen por la temporada y pidieron ayuda este lunes.",
    "it": "I commercianti del centro temono per la stagione e hanno chiesto aiuto alla Regione.",
    "sv": "Handlarna i gamla stan oroar sig för vintern och har bett kommunen om hjälp i vår.",
    "id": "Para pedagang di pusat kota khawatir dengan musim ini dan meminta bantuan.",
    "zh": "老城区的商户担心冬季生意，并请求市政府在春天之前给予帮助，市政府表示将予以考虑。",
    "ar": "يخشى تجار المدينة القديمة على موسم الشتاء وطلبوا من السلطات المساعدة حتى الربيع.",
    "ko": "상인들은 겨울 장사를 걱정하며 시에 봄까지 도와 달라고 요청했다고 관계자가 전했다.",
    "hi": "पुराने शहर के व्यापारी इस मौसम को लेकर चिंतित हैं और उन्होंने मदद मांगी है।",
}


def read(language: str, title: str, first: str, stylebook: Stylebook) -> Article:
    """An article of a title, a first paragraph, and another that names no place."""
    text = f"{title}\n\n{first}\n\n{REST[language]}"
    return clean(Document(text=text, language=language), stylebook)


@pytest.mark.parametrize(
    ("language", "head", "sentence", "place", "agency"),
    [
        (
            "tr",
            "KARAPELİT (DHB) - ",
            "Eski köprü pazartesi günü kış boyunca trafiğe kapatıldı, belediye açıkladı.",
            "KARAPELİT",
            "DHB",
        ),
        (
            "en",
            "SKERROW BAY (NNP) — ",
            "The old bridge is shut for the whole of winter, they said.",
            "SKERROW BAY",
            "NNP",
        ),
        (
            "en",
            "ELLERWICK, Ohio, Oct. 3, 2024 /QuickWire Plus/ -- ",
            "Pumpworks today opened a new plant, its owners said.",
            "ELLERWICK, Ohio",
            "QuickWire Plus",
        ),
        (
            "es",
            "Valdeteja, 3 oct (Notinorte).- ",
            "El puente viejo cerró el lunes por todo el invierno.",
            "Valdeteja",
            "Notinorte",
        ),
        (
            "it",
            "MONTESEGNO (Agenzia Brina) - ",
            "Il ponte sul torrente resta chiuso da ieri per lavori.",
            "MONTESEGNO",
            "Agenzia Brina",
        ),
        (
            "id",
            "Tanjung Elok, SuaraElok.example - ",
            "Jembatan tua itu ditutup sejak Senin, kata kepala desa setempat.",
            "Tanjung Elok",
            None,
        ),
        (
            "id",
            "SUARAELOK.EXAMPLE, Tanjung Elok - ",
            "Jembatan tua itu ditutup sejak Senin, kata kepala desa setempat.",
            "Tanjung Elok",
            None,
        ),
        (
            "en",
            "Skerrow Haven (NNP) - ",
            "The old bridge is shut for the whole of winter, they said.",
            "Skerrow Haven",
            "NNP",
        ),
        (
            "hi",
            "रतनगांव, 3 अगस्त (नभप) ",
            "नगर निगम ने मंगलवार को शहर का नया पुल खोल दिया है।",
            "रतनगांव",
            "नभप",
        ),
        (
            "ar",
            "وادي اللوز (و ش ن) - ",
            "أغلقت البلدية الجسر القديم صباح يوم الأحد بسبب أعمال الصيانة.",
            "وادي اللوز",
            "و ش ن",
        ),
        (
            "zh",
            "【山海社青渡3日电】",
            "市政府宣布，老桥将从下周起关闭三个月进行维修。",
            "青渡",
            "山海社",
        ),
        (
            "zh",
            "（山海社記者林大同台北3日電）",
            "市政府宣布，舊橋將從下週起封閉三個月進行整修。",
            "台北",
            "山海社",
        ),
        (
            "zh",
            "山海社青渡3月3日电 ",
            "市政府宣布，老桥将从下周起关闭三个月进行维修。",
            "青渡",
            "山海社",
        ),
        ("hi", "रतनगांव। संवाददाता ", "नगर निगम ने मंगलवार को नया पुल खोल दिया है।", "रतनगांव", None),
    ],
)
def test_form_alone_tells_of_strangers(
    language: str, head: str, sentence: str, place: str, agency: str | None, stylebook: Stylebook
) -> None:
    """Place and outlet need no list where what stands around them is a dateline's."""
    article = read(language, "News of the day", f"{head}{sentence}", stylebook)
    assert article.source.dateline is not None
    assert article.source.dateline.place == place
    assert article.source.agency == agency
    assert article.body.startswith(sentence)


@pytest.mark.parametrize(
    ("language", "title", "head", "sentence", "place"),
    [
        (
            "es",
            "Cierra el puente de Valdeteja",
            "Valdeteja.- ",
            "El puente viejo cerró ayer por todo el invierno, dijo el alcalde.",
            "Valdeteja",
        ),
        (
            "it",
            "Monte Segno, chiude il ponte",
            "MONTE SEGNO. ",
            "Resta chiuso da ieri per lavori il ponte sul torrente.",
            "MONTE SEGNO",
        ),
        (
            "it",
            "Chiude il ponte",
            "MONTESEGNO. ",
            "A Montesegno il ponte sul torrente resta chiuso da ieri.",
            "MONTESEGNO",
        ),
        (
            "sv",
            "Bron stängs",
            "SKÄRRVIK ",
            "Bron i Skärrvik stängs i vinter, enligt kommunen.",
            "SKÄRRVIK",
        ),
    ],
)
def test_text_tells_where_a_place_needs_it(
    language: str, title: str, head: str, sentence: str, place: str, stylebook: Stylebook
) -> None:
    """A weak mark counts where title or body name the place again as one."""
    article = read(language, title, f"{head}{sentence}", stylebook)
    assert article.source.dateline is not None
    assert article.source.dateline.place == place
    assert article.body.startswith(sentence)


@pytest.mark.parametrize("head", ["(서울=바람뉴스)", "(서울=바람뉴스) 윤하늘 기자 ="])
def test_dateline_on_a_line_of_its_own_stands_above_the_report(
    head: str, stylebook: Stylebook
) -> None:
    """It is no headline and no signature."""
    sentence = "서울시는 낡은 다리를 내년 봄까지 닫고 난간을 새로 단다고 월요일 밝혔다."
    article = read("ko", "다리 폐쇄", f"{head}\n\n{sentence}", stylebook)
    assert article.title == "다리 폐쇄"
    assert article.source.dateline is not None
    assert article.source.dateline.place == "서울"
    assert article.source.agency == "바람뉴스"
    assert article.body.startswith(sentence)


def test_listed_agency_goes_before_a_stranger(stylebook: Stylebook) -> None:
    """Where something else names an agency of the list, the dateline's own is none."""
    first = "SKERROW BAY (NNP) - The bridge is shut for the winter, they said."
    text = f"News of the day\n\n{first}\n\n{REST['en']} (Reuters)"
    assert clean(Document(text=text, language="en"), stylebook).source.agency == "Reuters"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "WATCHING (LIVE) - The harbour is shown day and night, in any weather at all."),
        ("zh", "【山海社独家】市政府宣布，老桥将从下周起关闭三个月进行维修。"),
        ("zh", "山海出版社青渡3月3日举行了新书发布会，许多读者冒雨赶来。"),
        ("tr", "CHP (AKP) - Partiler bütçe için yeniden masaya oturacak, açıklama yapıldı."),
        ("en", "Tennis (ATP) - The first round of the open begins on Monday in the north."),
        ("es", "SEGURIDAD.- La secretaria de Seguridad dijo que la seguridad es lo primero."),
        ("tr", "SON DAKİKA (CANLI) - Köprü pazartesi günü kapatıldı, belediye açıkladı."),
        ("en", "CORVANE (Updated) - The maker of pumps said on Monday it would cut jobs."),
        ("hi", "रतनगांव, 3 अगस्त (मंगलवार) को नगर निगम ने शहर का नया पुल खोल दिया है।"),
        ("en", "CORVANE (CRV) - The maker of pumps said on Monday that it would cut jobs."),
        ("en", "CORVANE (CEO) - The head of the firm has resigned, the board said on Monday."),
        ("en", "ROVERS (UNITED) - The teams, Rovers and UNITED, meet again in the cup today."),
        ("en", "Jane Roe (UCR) - The lecturer has long fought for the bridge in her town."),
        ("en", "MONEY. The matter of money is what the council spoke of on Monday evening."),
        ("en", "Silence.- That was all that the committee had to say of it on Monday."),
        ("en", "SKERROW Mayor Jane Roe has said that the bridge in Skerrow stays shut today."),
        ("en", "Smith, Chairs.example - the site that sells chairs - has shut its last shop."),
        ("es", "Educación.- La secretaria de Educación dijo que la educación es lo primero."),
        ("it", "LAVORO. Il ministro del Lavoro ha detto che il lavoro resta la priorità."),
        ("sv", "FOTBOLL Laget från Skärrvik vann sin tredje match i rad, enligt klubben."),
    ],
)
def test_beginning_of_a_sentence_stays(language: str, sentence: str, stylebook: Stylebook) -> None:
    """Capitals, brackets and marks also open what is no dateline."""
    article = read(language, "News of the day", sentence, stylebook)
    assert article.body.startswith(sentence)
    assert article.source.dateline is None or article.source.dateline.text is None
    assert article.source.agency is None


@pytest.mark.parametrize(
    ("language", "title", "byline", "author", "place"),
    [
        ("en", "Bridge in Skerrow Bay shut", "By Jane Roe, Skerrow Bay", "Jane Roe", "Skerrow Bay"),
        ("en", "Bridge in Skerrow Bay shut", "Jane Roe, Skerrow Bay", "Jane Roe", "Skerrow Bay"),
        (
            "en",
            "Bridge shut for winter | Skerrow Echo",
            "Wilma Roebank - Skerrow Echo",
            "Wilma Roebank",
            None,
        ),
        (
            "es",
            "Cierra el puente | Notiducto",
            "Itzel Baltasares / Notiducto",
            "Itzel Baltasares",
            None,
        ),
        ("es", "Cierra el puente viejo", "Ana Baltasares con Notiducto", "Ana Baltasares", None),
        ("hi", "रतनगांव में पुल बंद", "मीनाक्षी, रतनगांव", "मीनाक्षी", "रतनगांव"),
    ],
)
def test_tail_of_a_byline_is_a_town_or_the_site(
    language: str, title: str, byline: str, author: str, place: str | None, stylebook: Stylebook
) -> None:
    """A town that the text speaks of, or the site's own name, may stand behind an author."""
    text = f"{title}\n\n{byline}\n\n{REST[language]}\n\n{REST[language]}"
    article = clean(Document(text=text, language=language), stylebook)
    assert [(credit.name, credit.location) for credit in article.credits] == [(author, place)]
    assert article.body.startswith(REST[language])


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("en", "Bridge in Skerrow Bay shut", "Winter News, Skerrow Bay"),
        ("en", "Bridge in Skerrow Bay shut", "Skerrow Bay - Harbour Quay"),
        ("en", "Bridge shut for the winter", "Breakfast Club with Tiffany"),
        ("hi", "रतनगांव में पुल बंद", "समाचार - रतनगांव"),
    ],
)
def test_line_with_a_tail_is_no_byline(
    language: str, title: str, line: str, stylebook: Stylebook
) -> None:
    """What stands before a town need not be a person."""
    text = f"{title}\n\n{line}\n\n{REST[language]}\n\n{REST[language]}"
    assert clean(Document(text=text, language=language), stylebook).credits == ()
