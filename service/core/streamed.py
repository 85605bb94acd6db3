"""Parts of a page that were sent after it, put where they belong.

A server that streams (React's, mostly) sends a page with gaps and fills them later: the part is
a hidden `<div id="S:1">` at the page's end, the gap a `<template id="B:1">` or `P:1`. In a
browser a script moves it; without one an article's paragraphs would stand below the footer.
"""

from lxml.html import HtmlElement

_SIGN = 'id="S:'
_PART = "S:"
_GAPS = ("B:", "P:")


def fill_gaps(tree: HtmlElement, html: str) -> bool:
    """Move each part into its gap, if the page has any; gives whether it may have some."""
    gaps = list(tree.iter("template"))
    if not gaps or _SIGN not in html:  # a walk over the tree is quicker than one over the source
        return False
    parts = {
        element.attrib["id"].removeprefix(_PART): element
        for element in tree.iter("div")
        if element.attrib.get("id", "").startswith(_PART) and "hidden" in element.attrib
    }
    for gap in gaps:
        name = gap.attrib.get("id", "")
        part = parts.pop(name[2:], None) if name.startswith(_GAPS) else None
        if part is not None and not any(around is part for around in gap.iterancestors()):
            _move(part, gap)
    return True


def _move(part: HtmlElement, gap: HtmlElement) -> None:
    into, out_of = gap.getparent(), part.getparent()
    if into is None or out_of is None:
        return
    before = part.getprevious()
    if before is None:
        out_of.text = (out_of.text or "") + (part.tail or "")
    else:
        before.tail = (before.tail or "") + (part.tail or "")
    del part.attrib["hidden"]
    part.tail, gap.tail = gap.tail, None
    into.replace(gap, part)
