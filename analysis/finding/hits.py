"""Tokens + lexicon -> hits: where each term of each family stands, once per family."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from ..reading.columns import TABLES, metadata_columns
from ..reading.tables import as_tokens
from .lemmas import Lemmas
from .lexicon import Lexicon, as_lexicon
from .overlaps import longest
from .stream import Stream
from .terms import check_mode, compile_term


def find_terms(
    tokens: pd.DataFrame,
    lexicon: Lexicon,
    *,
    mode: str = "clitic",
    once: pd.DataFrame | None = None,
    lemmas: Lemmas | None = None,
) -> pd.DataFrame:
    """Give every occurrence of the terms, as the writer wrote it.

    Parameters
    ----------
    tokens : DataFrame
        As :func:`tokenize` gives it.
    lexicon : DataFrame, dict, list or str
        A table with ``family`` and ``term``; ``{family: [terms]}``; a list of terms, each
        its own family; or one term. How a term is written: :func:`read_lexicon`.
    mode : {"exact", "clitic", "number", "gender", "lemma"}
        How a plain word is read: in exactly this spelling, with its clitics, also in its duals
        and sound plurals, also in the feminine (words in ي or with م-), also in what simplemma
        puts under the same lemma (the optional extra ``lemma``).
    once : DataFrame, optional
        As :func:`shared_passages` gives it: a hit inside a passage counts in the first article
        that has it, and not in the others.
    lemmas : callable or mapping, optional
        For the mode ``lemma``, in place of simplemma. A mapping word -> lemma is read as a
        dictionary of forms without clitics. A callable is asked once for the lemma of each
        distinct word of the texts, as written without marks, and may answer None; it takes
        clitics off itself. Marks and a number behind the lemma are passed over
        (``مَدْرَسَة_1``).

    Returns
    -------
    DataFrame
        One row per occurrence, in the order of the text: ``doc``, ``family``, ``term``
        (categories: all that were asked for, found or not), ``sentence``, ``position`` (of
        the first token), ``words`` (number of tokens), ``start``, ``end``, ``surface``,
        ``sought`` (category: each family of this search with its number of hits, as JSON, so
        that a family which was sought and not found is known in every table made of this one),
        and the metadata that the tokens carry.

    Raises
    ------
    InputError
        If the lexicon is malformed or the mode is unknown.

    See Also
    --------
    read_lexicon, matched_forms, concordance, attribute

    Notes
    -----
    A word matches with the clitics that Arabic writes on it (``والهيمنة``, ``بهيمنتها``), not
    within another word (``مهيمنة``): a citation form is compiled into all its written forms, and
    these are looked up among the distinct words. What the writer wrote decides between words of
    one key: ``إعمار`` does not match أعمار, nor ``علي`` على, but both match a spelling that tells
    nothing (اعمار; ى in a text that writes فى). ``هيمن*`` takes the same clitics; the future س
    is a word of its own: list ``سيهيمن*``, ``ستهيمن*``.

    The words of a phrase follow each other in one clause: quotation marks, the mark of a footnote
    and an article cut off (``محور الـ«مقاومة»``) may stand between them, ``. ، ؛ ؟ !`` and
    newlines may not. Where hits of one family overlap, the longest counts, and of equals the term
    listed first; an exclusion takes out every hit of its family that it touches. Families do not
    see each other.

    With CAMeL Tools (``pip install camel-tools``, its database by ``camel_data``)::

        from camel_tools.disambig.mle import MLEDisambiguator
        mle = MLEDisambiguator.pretrained()
        def lemma(word):
            analyses = mle.disambiguate([word])[0].analyses
            return analyses[0].analysis["lex"] if analyses else None
        find_terms(tokens, ["مدرسة"], mode="lemma", lemmas=lemma)

    With qalsadi (``pip install qalsadi``, GPL)::

        from qalsadi.lemmatizer import Lemmatizer
        find_terms(tokens, ["مدرسة"], mode="lemma", lemmas=Lemmatizer().lemmatize)

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["ضد الهيمنة و«سياسة القوة»."]})
    >>> hits = find_terms(tokenize(documents), ["هيمنة", "سياسة القوة"])
    >>> hits[["family", "position", "words", "surface"]]
            family  position  words      surface
    0        هيمنة         1      1       الهيمنة
    1  سياسة القوة         3      2  سياسة القوة
    """
    tokens = as_tokens(tokens)
    check_mode(mode)
    table = as_lexicon(lexicon)
    terms = [compile_term(term, mode=mode, lemmas=lemmas) for term in table["term"]]
    found = Stream(tokens).occurrences(terms)
    family, families = pd.factorize(table["family"])
    excludes = np.array([term.excludes for term in terms], dtype=bool)
    chosen = longest(found, family[found.terms], excludes[found.terms])
    order = found.terms[chosen]
    names = pd.Index(pd.unique(table["term"][~excludes]))
    name = names.get_indexer(pd.Index(table["term"]))
    hits = _hits(
        tokens,
        found.rows[chosen],
        found.widths[chosen],
        pd.Categorical.from_codes(family[order], categories=pd.Index(families)),
        pd.Categorical.from_codes(name[order], categories=names),
    )
    if once is not None:
        hits = _first_told(hits, once)
    return _with_what_was_sought(hits)


def _hits(
    tokens: pd.DataFrame,
    rows: np.ndarray,
    words: np.ndarray,
    family: pd.Categorical,
    term: pd.Categorical,
) -> pd.DataFrame:
    """Lay out the chosen hits as a table."""
    first = tokens.take(rows).reset_index(drop=True)
    hits = pd.DataFrame(
        {
            "doc": first["doc"],
            "family": family,
            "term": term,
            "sentence": first["sentence"],
            "position": first["position"],
            "words": words.astype("int32"),
            "start": first["start"],
            "end": tokens["end"].to_numpy()[rows + words - 1],
            "surface": _surfaces(tokens, rows, words),
        }
    )
    return hits.join(first[metadata_columns(tokens, table_name="tokens")])


def _with_what_was_sought(hits: pd.DataFrame) -> pd.DataFrame:
    """Note in each row which families were sought, and how often each was found."""
    found = hits["family"].value_counts(sort=False)
    counts = {str(family): int(found.get(family, 0)) for family in hits["family"].cat.categories}
    search = json.dumps(counts, ensure_ascii=False)
    every = pd.Categorical.from_codes(np.zeros(len(hits), "int8"), categories=pd.Index([search]))
    own = [column for column in hits.columns if column not in TABLES["hits"].columns]
    return hits.assign(sought=every)[[*TABLES["hits"].columns, "sought", *own]]


def _first_told(hits: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """Leave out the hits that lie inside a passage which an earlier article has too."""
    places = hits.reset_index(drop=True).reset_index(names="hit")[["hit", "doc", "start", "end"]]
    told = passages[["doc2", "start2", "end2"]].drop_duplicates().astype({"doc2": "str"})
    both = places.astype({"doc": "str"}).merge(told, left_on="doc", right_on="doc2")
    inside = (both["start"] >= both["start2"]) & (both["end"] <= both["end2"])
    retold = np.isin(places["hit"], both.loc[inside, "hit"])
    return hits[~retold].reset_index(drop=True)


def _surfaces(tokens: pd.DataFrame, rows: np.ndarray, widths: np.ndarray) -> pd.Series:
    """Put the text of each hit together again: its surfaces and the gaps between them."""
    surface, gap = tokens["surface"].array, tokens["gap"].array
    texts = pd.Series(surface.categories.take(surface.codes[rows]), dtype="str")
    phrases = np.flatnonzero(widths > 1)
    if len(phrases):
        whole = texts.iloc[phrases].tolist()
        for number, hit in enumerate(phrases.tolist()):
            inner = range(rows[hit] + 1, rows[hit] + widths[hit])
            whole[number] += "".join(gap[row] + surface[row] for row in inner)
        texts.iloc[phrases] = whole
    return texts
