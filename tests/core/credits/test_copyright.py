"""The claim of a copyright below an article, in a line that reads as prose."""

from collections.abc import Callable

import pytest

from service.core import Article

BODY = (
    "Bridge stays closed\n\n"
    "The bridge over the Wend stays closed until the autumn, the harbour office said on Monday.\n\n"
    "Its bearings have rusted through, and the ferry will run every ten minutes instead.\n\n"
    "The town has asked for a second boat, said the mayor, Ines Calloway: the first is too old."
)


@pytest.mark.parametrize(
    "notice",
    [
        "Copyright 2024 Skerrow Press. All rights reserved. This may not be published, broadcast.",
        "\u00a9 Copyright Ellery Post 2024. This material may not be published.",
        "Copyright Ellery Post 2024. This material may not be published.",
    ],
)
def test_a_notice_that_reads_as_prose_is_the_copyright(
    notice: str, desk: Callable[[str], Article]
) -> None:
    """The holder and the year, and then what may not be done."""
    article = desk(f"{BODY}\n\n{notice}")
    assert article.source.copyright == notice
    assert notice not in article.body


@pytest.mark.parametrize(
    "sentence",
    [
        "Copyright 2024 was the year's dullest subject. The mayor, Ines Calloway, said so herself.",
        "Copyright holders of 2024 wrote to the town. They want the bridge's plans back by May.",
    ],
)
def test_a_sentence_about_copyright_stays(sentence: str, desk: Callable[[str], Article]) -> None:
    """It has a verb."""
    article = desk(f"{BODY}\n\n{sentence}\n\n{BODY.splitlines()[-1]}")
    assert article.source.copyright is None
    assert sentence in article.body
