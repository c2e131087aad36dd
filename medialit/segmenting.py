"""An article cut into paragraphs, sentences and tagged tokens.

The only module that uses NLTK's models. Offsets always point into the article's own text: where
NLTK needs other characters (straight apostrophes), they are replaced one for one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from medialit.model import Article, Document, Span, Token
from medialit.quote_marks import QuoteRegion, find_quote_regions
from medialit.tag_weights import TagWeights

__all__ = ["find_paragraphs", "segment", "split_sentences", "stem", "tag_tokens"]

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*\S[^\n]*)*")
_WRAPPED_AT = 45  # a line shorter than this was ended on purpose, not wrapped
_SENTENCE_FINAL = tuple(".!?:;)]”\"'’…")
#: “Is it true?” he asked. “No!” Ruth Adler said.: the sentence goes on after the closing mark.
_AFTER_QUESTION = re.compile(
    r"[ \xa0](?:[a-z]|(?:[A-Z][\w.'’-]* ){1,4}(?:\w+ly )?(?:said|says|told|asks|\w+ed|wrote)\b)"
)
#: “No.” Ruth Adler said.: not the usual comma, so only the plainest verbs are believed.
_AFTER_STOP = re.compile(r"[ \xa0](?:[a-z]|(?:[A-Z][\w.'’-]* ){1,4}(?:said|says|told)\b)")
#: Abbreviations of newspapers that Punkt's model does not know.
_ABBREVIATIONS = frozenset("sens reps govs gens profs".split())
_FOR_NLTK = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u2028": " ", "\u2029": " "})
_CHUNK = re.compile(r"\S+")
#: Most of what stands between spaces: a word, with a possessive or one mark.
_PLAIN_CHUNK = re.compile(r"(\(?)([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)('(?:s|re|ve|ll|d|m))?([,;:?!)]?)")
_TWO_IN_ONE = frozenset("cannot gimme gonna gotta lemme wanna".split())  # can|not, as NLTK has it
_STRAY_MARKS = str.maketrans({'"': " ", "“": " ", "”": " ", "`": " "})


def segment(article: Article) -> Document:
    """Return the article with its paragraphs and sentences.

    Args:
        article: any article; empty text gives no paragraphs and no sentences.

    Returns:
        A document whose paragraphs and sentences are in reading order without overlap. A sentence
        never ends inside quotation marks.

    Source:
        Sentences: Kiss and Strunk (2006), "Unsupervised multilingual sentence boundary detection"
        (NLTK's Punkt).

    Example:
        >>> [s.of("One. Two.") for s in segment(Article("One. Two.")).sentences]
        ['One.', 'Two.']
    """
    paragraphs = find_paragraphs(article.text)
    regions = find_quote_regions(article.text, paragraphs)
    return Document(article, paragraphs, split_sentences(article.text, paragraphs, regions))


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: blocks between blank lines, cut at lines that end on purpose.

    A short line, or a line that ends like a sentence, ends a paragraph; the rest is taken as a
    long line that was wrapped.
    """
    spans: list[Span] = []
    for block in _BLOCK.finditer(text):
        start = at = block.start()
        lines = block.group().split("\n")
        for number, line in enumerate(lines):
            end = at + len(line)
            last = number + 1 == len(lines)
            if last or not _is_wrapped(line, lines[number + 1]):
                _append_stripped(spans, text, start, end)
                start = end + 1
            at = end + 1
    return tuple(spans)


def split_sentences(
    text: str, paragraphs: Sequence[Span], regions: Sequence[QuoteRegion]
) -> tuple[Span, ...]:
    """Return the sentences of the paragraphs; none ends inside a quoted region."""
    punkt = _punkt()
    masked = _mask_regions(text, regions)
    spans: list[Span] = []
    for paragraph in paragraphs:
        part = masked[paragraph.start : paragraph.end]
        first = len(spans)
        for start, end in punkt.span_tokenize(part):
            if len(spans) > first and part[start].islower():  # "(D-Mo.) said": no new sentence
                start = spans.pop().start - paragraph.start
            _append_stripped(spans, text, paragraph.start + start, paragraph.start + end)
    return tuple(spans)


def tag_tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Return the tokens of a stretch of text with Penn Treebank tags.

    Args:
        text: the article's text; offsets of the tokens point into it.
        span: the stretch to cut up, best one sentence.

    Source:
        Penn Treebank tokenization; averaged perceptron tagger (Honnibal 2013) through NLTK.
    """
    return tuple(
        Token(word, span.start + start, span.start + end, tag)
        for word, start, end, tag in _tagged(text[span.start : span.end])
    )


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of a word in lower case: *interference* and *interfered* share one.

    The algorithm is applied until nothing changes: once leaves *interfer* and *interf* apart.

    Source:
        Porter (1980), An algorithm for suffix stripping (NLTK's PorterStemmer).
    """
    shorter = str(_stemmer().stem(word))
    return word if shorter == word else stem(shorter)


@lru_cache(maxsize=512)
def _tagged(part: str) -> tuple[tuple[str, int, int, str], ...]:
    """Return (word, start, end, tag); the last texts are kept, since several rules read them."""
    plain = part.translate(_FOR_NLTK).translate(_STRAY_MARKS)
    places = _token_places(plain)
    tagged = _tagger().tag([plain[start:end] for start, end in places])
    return tuple(
        (word, start, end, tag) for (start, end), (word, tag) in zip(places, tagged, strict=True)
    )


def _is_wrapped(line: str, following: str) -> bool:
    return (
        len(line) >= _WRAPPED_AT
        and not line.rstrip().endswith(_SENTENCE_FINAL)
        and bool(following.strip())
    )


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    if start < end:
        spans.append(Span(start, end))


def _mask_regions(text: str, regions: Sequence[QuoteRegion]) -> str:
    """Return the text with each quoted region as one long word, so that Punkt cannot cut it."""
    parts: list[str] = []
    at = 0
    for region in regions:
        span = region.span
        final = region.inner.of(text).rstrip()[-1:]
        goes_on = _AFTER_STOP if final == "." else _AFTER_QUESTION
        ends = final in tuple(".!?") and not goes_on.match(text, span.end)
        stop = final if ends else "x"
        parts += [text[at : span.start], "Q" + "x" * (span.end - span.start - 2) + stop]
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


@cache
def _punkt() -> Any:
    _use_data()
    from nltk.tokenize.punkt import PunktTokenizer

    punkt = PunktTokenizer("english")
    punkt._params.abbrev_types.update(_ABBREVIATIONS)
    return punkt


def _token_places(text: str) -> list[tuple[int, int]]:
    """Return where the tokens stand: those of NLTK, which is asked only about uncommon shapes."""
    places: list[tuple[int, int]] = []
    last = len(text.rstrip())
    for chunk in _CHUNK.finditer(text):
        start = chunk.start()
        plain = _PLAIN_CHUNK.fullmatch(chunk.group())
        if plain and plain[2].lower() not in _TWO_IN_ONE:
            places += [
                (start + plain.start(n), start + plain.end(n)) for n in (1, 2, 3, 4) if plain[n]
            ]
        else:
            found = _chunk_places(chunk.group(), chunk.end() == last)
            places += [(start + first, start + end) for first, end in found]
    return places


@lru_cache(maxsize=8192)
def _chunk_places(chunk: str, is_last: bool) -> tuple[tuple[int, int], ...]:
    """Return NLTK's tokens of what stands between two spaces; only a last period is cut off."""
    if is_last:
        return tuple(_tokenizer().span_tokenize(chunk))
    return tuple(p for p in _tokenizer().span_tokenize(chunk + " x") if p[1] <= len(chunk))


@cache
def _stemmer() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()


@cache
def _tokenizer() -> Any:
    from nltk.tokenize.destructive import NLTKWordTokenizer

    return NLTKWordTokenizer()


@cache
def _tagger() -> Any:
    folder = _use_data() / "taggers" / "averaged_perceptron_tagger_eng"
    from nltk.tag.perceptron import AveragedPerceptron, PerceptronTagger

    def part(name: str) -> Any:
        path = folder / f"averaged_perceptron_tagger_eng.{name}.json"
        return json.loads(path.read_text("utf-8"))

    weights, tagdict, classes = part("weights"), part("tagdict"), part("classes")
    sums = TagWeights(weights, classes)

    class Perceptron(AveragedPerceptron):  # type: ignore[misc]
        """NLTK's model, with a quicker sum (a test compares the tags)."""

        def predict(self, features: Any, return_conf: bool = False) -> Any:
            return sums.best(*features), None

    class Tagger(PerceptronTagger):  # type: ignore[misc]
        """NLTK's tagger, which hands on the words that its features are made of."""

        def _get_features(
            self, i: int, word: str, context: list[str], prev: str, prev2: str
        ) -> Any:
            return word, context[i : i + 5], prev, prev2

    # the files were just compared with their hashes: NLTK's own loader checks and reads for 90 ms
    tagger = Tagger(load=False)
    tagger.model = Perceptron()
    tagger.decode_json_params((weights, tagdict, classes))
    return tagger


def _use_data() -> Path:
    from medialit.nltk_data import use_nltk_data

    return use_nltk_data()
