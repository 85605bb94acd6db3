"""The names of what is seen of a line, in the order in which it is measured."""

from typing import Final

from service.core.linejudge.glyph import Kind

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(columns.split())
    for name, columns in {
        "lengths": """width words width_to_300 width_to_1200 word_width capital_share cased
            capital_words number_share letter_share stops commas closes prose digits bullets
            quotes capitals_only""",
        "repeats": "same single seen seen_back",
        "forms": "same_form same_form_share",
        "places": "place lines_before lines_after near_top near_end top",
        "mass": "text_place prose_place prose_before prose_after",
        "topics": "topic_share topic_mass topic_lines topic_noise topic_opening topics",
        "layout": "gap gap_after gapped indent indented has_gaps",
        "page": """page_lines page_width page_long page_prose page_closes page_text
            page_prose_lines""",
    }.items()
}
"""The columns by kind: training hides whole groups, so that a model leans on none."""

_COUNTED = """width words stops commas digits bullets quotes same seen seen_back same_form
    lines_before lines_after prose_before prose_after topics"""
LOGARITHMS: Final = tuple(_COUNTED.split())
"""The columns that are the logarithm of one more than what was counted. They come first."""

NAMES: Final = LOGARITHMS + tuple(
    name for names in GROUPS.values() for name in names if name not in LOGARITHMS
)
"""The columns that are counted; after them come those that are kinds of characters."""

COLUMNS: Final = NAMES + tuple(
    f"{place}_{kind.name.lower()}"
    for place in ("share", "first", "second", "last", "before_last")
    for kind in Kind
)
"""The names of the columns of `LineFeatures.shape`, in order."""
