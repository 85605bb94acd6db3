"""What HTML's elements do to the lines around them, and what containers they are."""

from typing import Final

from service.core.mark import Place

SILENT, BLOCK, BREAK, LINK, CELL = range(1, 6)
"""What an element does to the lines around it; an inline element does nothing."""

_SILENT_TAGS = """
head title script style noscript template svg annotation iframe object embed canvas audio video
datalist map applet noembed noframes
"""
_BLOCK_TAGS = """
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav
ol optgroup option p pre search section select summary table tbody textarea tfoot thead tr ul
"""
RAISED: Final = frozenset({"sup", "sub"})
"""Inline elements that belong to the word right before them."""

ROWS: Final = frozenset({"tr", "table"})
"""Where a row of cells begins: a broken page's table has cells without a row."""

PARTS: Final[dict[object, int]] = {
    **dict.fromkeys(_SILENT_TAGS.split(), SILENT),
    **dict.fromkeys(_BLOCK_TAGS.split(), BLOCK),
    "br": BREAK, "a": LINK, "td": CELL, "th": CELL,
}  # fmt: skip
_PLACES = {
    "article": Place.ARTICLE, "main": Place.MAIN, "nav": Place.NAV, "aside": Place.ASIDE,
    "footer": Place.FOOTER, "header": Place.HEADER, "form": Place.FORM, "select": Place.FORM,
    "button": Place.FORM, "label": Place.FORM, "textarea": Place.FORM, "figure": Place.FIGURE,
    "table": Place.TABLE, "ul": Place.LIST, "ol": Place.LIST, "dl": Place.LIST,
    "blockquote": Place.QUOTE, "pre": Place.CODE,
}  # fmt: skip
_ROLES = {
    "main": Place.MAIN, "article": Place.ARTICLE, "navigation": Place.NAV, "form": Place.FORM,
    "complementary": Place.ASIDE, "contentinfo": Place.FOOTER, "banner": Place.HEADER,
    "search": Place.FORM, "dialog": Place.ASIDE,
}  # fmt: skip

# As numbers: flags are made one of more slowly than all else that is done for a block.
PLACES: Final[dict[object, int]] = {tag: place.value for tag, place in _PLACES.items()}
ROLES: Final[dict[str, int]] = {role: place.value for role, place in _ROLES.items()}
HIDDEN: Final[int] = Place.HIDDEN.value
LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
