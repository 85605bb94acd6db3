"""Credit runs in a line: where they begin and end, and what must hold around them."""

from dataclasses import dataclass

from service.core.article import Credit
from service.core.attribution.clause import Clause, Run
from service.core.attribution.credit import CreditReader
from service.core.attribution.token import Shape
from service.core.attribution.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ParsedCredits:
    """What a line says: credits and canonical agencies in its order, and the runs that hold
    them as spans (start, end) of the line."""

    credits: tuple[Credit, ...] = ()
    agencies: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


_OPENINGS = ("(", "[", "*", "-", "|", ">", '"', "#", ":", ";", "/", "_", "~", "\u00a9")
_BRACKETS = {"(": ")", "[": "]"}
_SENTENCE_ENDS = (".", "!", "?", "\u2026", "\uff1f", "\uff01")
_BEFORE_RUN = frozenset((*_OPENINGS, *_SENTENCE_ENDS, ")", "]", "\u201d"))
_NETWORK = "X."
"""A network of one letter at a sentence's end, which reads as an initial does."""

_CLAUSE_ENDS = (";", ".", ",", ")", "]", "|", "-", "/", "*", '"', "\u201d")


def parse_credits(text: str, vocabulary: Vocabulary, language: str | None = None) -> ParsedCredits:
    """Every credit of a line or block of lines; empty where it holds none. Never raises."""
    runs = find_runs(text, vocabulary, language)
    return ParsedCredits(
        credits=tuple(dict.fromkeys(credit for run in runs for credit in run.credits)),
        agencies=tuple(dict.fromkeys(agency for run in runs for agency in run.agencies)),
        spans=tuple((run.start, run.end) for run in runs),
    )


def find_runs(text: str, vocabulary: Vocabulary, language: str | None = None) -> list[Run]:
    """The runs of role clauses in a text, in order."""
    return read_runs(CreditReader(text, vocabulary, language))


def read_runs(reader: CreditReader) -> list[Run]:
    """The runs of role clauses in a line's tokens, in order."""
    runs: list[Run] = []
    index = 0
    while index < len(reader.tokens):
        if _may_start(reader, index) and (found := _run(reader, index)) is not None:
            run, index = found
            runs.append(run)
        else:
            index += 1
    return runs


def _may_start(reader: CreditReader, at: int) -> bool:
    """Whether a run may begin here: at a line's start, in a bracket, behind a sentence."""
    if at == 0:
        return True
    before = reader.tokens[at - 1]
    if before.shape is Shape.BREAK or before.fold in _BEFORE_RUN:
        return True
    if _ends_sentence(reader, at - 1):
        return True
    parts = before.shape in (Shape.IDEOGRAPH, Shape.CONTACT)
    return parts and reader.vocabulary.nouns.at(reader.tokens, at) is not None


def _ends_sentence(reader: CreditReader, at: int) -> bool:
    """Whether a token holds the full stop of a sentence: an address, or "Follow @jroe on X."."""
    token = reader.tokens[at]
    if token.shape is Shape.CONTACT:
        return token.text.endswith(".")
    return token.text == _NETWORK and at > 0 and reader.tokens[at - 1].shape is Shape.LOWER


def _run(reader: CreditReader, at: int) -> tuple[Run, int] | None:
    """The run that begins at a token, where what stands around it speaks for one."""
    clauses: list[Clause] = []
    index = end = at
    while index < len(reader.tokens):
        clause = reader.clause(index)
        if clause is None or not _closes(reader, clause.after):
            break
        clauses.append(clause)
        end = clause.after
        index = _behind_marks(reader, end)
    end, owners = _copyright(reader, end) if clauses else (end, ())
    if not clauses or not _is_credible(reader, at, end, clauses):
        return None
    start_char, end_char = _span(reader, at, end)
    makers = tuple(credit for clause in clauses for credit in clause.credits)
    agencies = tuple(agency for clause in clauses for agency in clause.agencies) + owners
    return Run(start_char, end_char, makers, agencies), max(end, at + 1)


def _copyright(reader: CreditReader, at: int) -> tuple[int, tuple[str, ...]]:
    """Behind "Copyright © ANTARA 2024" after the credits, and the agency that it names."""
    index = _behind_marks(reader, at)
    after = reader.vocabulary.skip("copyright", reader.tokens, index)
    if after == index:
        return at, ()
    owners: list[str] = []
    while after < len(reader.tokens) and after - index < 8:
        agency = reader.vocabulary.agency_at(reader.tokens, after)
        more = reader.vocabulary.skip("copyright", reader.tokens, after)
        if agency is not None:
            owners.append(agency[0])
            more = agency[1]
        elif reader.tokens[after].shape is Shape.NUMBER:
            more = after + 1
        if more == after:
            break
        after = more
    return after, tuple(owners)


def _closes(reader: CreditReader, at: int) -> bool:
    """Whether a clause may end before a token."""
    if at >= len(reader.tokens) or reader.tokens[at].shape is Shape.BREAK:
        return True
    if reader.fold(at) == "(" or reader.fold(at) in _CLAUSE_ENDS:
        return True
    kinds = ("copyright", "modified", "published")
    stamped = any(reader.vocabulary.skip(kind, reader.tokens, at) > at for kind in kinds)
    if stamped or reader.head(at) is not None:
        return True
    joined = reader.vocabulary.skip("and", reader.tokens, at)
    return joined > at and reader.clause(joined) is not None


def _behind_marks(reader: CreditReader, at: int) -> int:
    while at < len(reader.tokens) and (
        reader.fold(at) in _CLAUSE_ENDS
        or reader.fold(at) in _BRACKETS
        or reader.tokens[at].shape is Shape.BREAK
    ):
        at += 1
    if reader.head(at) is not None:
        return at  # "..., with additional reporting from"
    return reader.vocabulary.skip("and", reader.tokens, at)


def _is_credible(reader: CreditReader, at: int, end: int, clauses: list[Clause]) -> bool:
    if not any(clause.credits or clause.agencies for clause in clauses):
        return False
    if not any(clause.sure for clause in clauses):
        return False
    opened = at > 0 and reader.fold(at - 1) in _BRACKETS
    if opened and _is_mid_sentence(reader, at - 1) and not _ends_line(reader, end):
        return False
    if opened or at == 0 or reader.tokens[at - 1].shape is Shape.BREAK:
        return end >= len(reader.tokens) or reader.fold(end) != ","
    return _ends_line(reader, end)


def _is_mid_sentence(reader: CreditReader, bracket: int) -> bool:
    """Whether a bracket opens behind the words of a sentence that goes on."""
    if bracket == 0:
        return False
    before = reader.tokens[bracket - 1]
    return before.shape not in (Shape.MARK, Shape.BREAK)


def _ends_line(reader: CreditReader, at: int) -> bool:
    """Whether nothing but marks, or a remark in brackets, follows in the line."""
    while at < len(reader.tokens) and reader.tokens[at].shape is Shape.MARK:
        at += 1
    if at < len(reader.tokens) and reader.fold(at - 1) == "(":
        while at < len(reader.tokens) and reader.tokens[at].shape is not Shape.BREAK:
            at += 1
        return reader.fold(at - 1) == ")"
    return at >= len(reader.tokens) or reader.tokens[at].shape is Shape.BREAK


def _span(reader: CreditReader, at: int, end: int) -> tuple[int, int]:
    """The run's characters: with the bracket around it and the full stop behind it."""
    tokens = reader.tokens
    start_char, end_char = tokens[at].start, tokens[end - 1].end
    opened = at > 0 and tokens[at - 1].fold in _BRACKETS
    if opened:
        start_char = tokens[at - 1].start
        closing = _BRACKETS[tokens[at - 1].fold]
        index = end
        while index < len(tokens) and tokens[index].shape is not Shape.BREAK:
            if tokens[index].fold == closing:
                return start_char, tokens[index].end
            index += 1
    while end < len(tokens) and tokens[end].fold in (".", ";", ")", "]", "|", "*"):
        end_char = tokens[end].end
        end += 1
    return start_char, end_char
