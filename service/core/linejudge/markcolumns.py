"""The names of what a page's tags say of a line, in the order in which a model reads it."""

from typing import Final

from service.core.linejudge.ngrams import SCORES
from service.core.mark import Place

TAGS: Final[dict[str, str]] = {
    tag: kind
    for kind, tags in {
        "p": "p",
        "li": "li",
        "h1": "h1",
        "h2": "h2",
        "h3": "h3",
        "h4": "h4 h5 h6",
        "td": "td tr table tbody",
        "div": "div",
        "section": "section article main",
        "figure": "figure figcaption caption",
        "quote": "blockquote",
        "pre": "pre",
        "form": "form button label option select textarea fieldset legend",
        "dd": "dd dt dl summary details",
        "frame": "header footer nav",
        "aside": "aside",
        "body": "body",
    }.items()
    for tag in tags.split()
}
"""The kind of block that a tag stands for."""

TAG_KINDS: Final = (*dict.fromkeys(TAGS.values()), "other")

LEVELS: Final = 4
"""How many containers of a line are described, the smallest first."""

LIKENESSES: Final = ("own", "pair", "triple", "path")
"""What a line's blocks may have in common with those of other lines."""

_CONTAINER = (
    "lines", "prose", "linked", "text", "dense", "place", "first", "last", "before", "after",
)  # fmt: skip
_LIKENESS = ("prose", "dense", "linked", "lines")
_FAMILY = ("own", "above", "above2", "above3", "least", "most", "sum")

MARK_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "tag": tuple(f"tag_{kind}" for kind in TAG_KINDS),
    "linked": ("linked", "unlinked", "all_linked"),
    "in": tuple(f"in_{str(place.name).lower()}" for place in Place),
    "depth": ("depth", "depth_from_prose", "depth_off"),
    "containers": (
        *(f"c{level}_{name}" for level in range(LEVELS) for name in _CONTAINER),
        "climb",
    ),
    "likeness": tuple(f"{like}_{name}" for like in LIKENESSES for name in _LIKENESS),
}
"""The columns by kind: training hides whole groups, so that a model leans on none."""

MARK_COLUMNS: Final = tuple(name for names in MARK_GROUPS.values() for name in names)
"""The names of the columns of `MarkFeatures.shape`, in order."""

NAME_COLUMNS: Final = tuple(
    f"names_{block}_{score}" for block in _FAMILY for score in range(SCORES)
)
"""The columns that the names of blocks fill; they come after the others."""
