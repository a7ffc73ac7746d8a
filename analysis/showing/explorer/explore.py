"""Documents -> a concordancer that answers any word, offline, in JupyterLab and in the report."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pandas as pd

from ...reading.errors import InputError, one_of
from ...reading.shipped import shipped
from ...reading.tables import as_documents, as_hits, as_table, as_tokens, spelling_of
from ...reading.tokens import tokenize
from ..direction import escape
from ..display import EXPLORER, PLAIN, Shown, notebook_style
from ..phrases import LANGUAGES
from .payload import KINDS, island, payload
from .rules import rules
from .script import explorer_script
from .still import still

#: In whose voice the script counts what: the kinds of quotations by number, the voice of each,
#: those that somebody speaks, and the voice of all else.
VOICES = {
    "kinds": list(KINDS),
    "voices": {"direct": "quoted", "reported": "reported", "scare": "marked"},
    "spoken": ["direct", "reported"],
    "own": "article",
}


def explore(
    documents: pd.DataFrame,
    *,
    hits: pd.DataFrame | None = None,
    quotations: pd.DataFrame | None = None,
    tokens: pd.DataFrame | None = None,
    query: str = "",
    lang: str = "en",
    limit: int = 1_000_000,
) -> Shown:
    """Return a page that answers the reader's own word: rates, voices, lines, whole articles.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it; at least ``doc`` and ``text``.
    hits : DataFrame, optional
        As :func:`find_terms` gives it, of these documents: families to choose from, with what
        only Python finds (number, gender, lemma, regular expressions).
    quotations : DataFrame, optional
        As :func:`quotations` gives it, of these documents: who says each line.
    tokens : DataFrame, optional
        As :func:`tokenize` gives it: its spelling level is that of the search. By default
        ``standard``.
    query : str
        The word that is asked first; otherwise the first family.
    lang : {"en", "ar"}
        The language of labels and sentences.
    limit : int
        Words above which the articles stand there without a search.

    Returns
    -------
    Shown
        What Jupyter displays: one piece of HTML that fetches nothing. A word is found as
        :func:`find_terms` finds it (``word``, ``word*``, ``*part*``, ``"exact"``, a phrase), with
        or without ال. Without JavaScript, and in a notebook that is not trusted, the lines of
        ``hits`` and the articles stay.

    Raises
    ------
    InputError
        If a table lacks a column, a hit or quotation is of another document, or ``lang`` is not
        one of the two.

    See Also
    --------
    concordance, show_lines

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["ضد الهيمنة"]})
    >>> explore(documents, query="هيمنة")
    Search the texts: 1 text, 2 words.
    """
    documents = as_documents(documents)
    hits = None if hits is None else as_hits(hits)
    quotations = None if quotations is None else as_table(quotations, "quotations")
    one_of("lang", lang, LANGUAGES)
    _check(documents, hits, "hits")
    _check(documents, quotations, "quotations")
    tokens = tokenize(documents[["doc", "text"]]) if tokens is None else as_tokens(tokens)
    order = [name for name in ("date", "doc") if name in documents]
    documents = documents.sort_values(order, kind="stable", ignore_index=True)
    words = _words(lang)
    parts = [f'<div class="khitab-still">{still(documents, hits, words, lang=lang)}</div>']
    if len(tokens) > limit:
        said = words["too_many"].format(n=f"{len(tokens):,}", limit=f"{limit:,}")
        parts.insert(0, f"<p>{escape(said)}</p>")
    else:
        content = payload(documents, hits, quotations) | {
            **VOICES,
            "query": query,
            "words": words,
            "rules": rules(spelling_of(tokens)),
        }
        parts += [island(content), f"<script>{explorer_script()}</script>"]
    html = (
        f"{_style()}<section class='khitab-explorer {PLAIN}' lang='{lang}'"
        f" dir='{'rtl' if lang == 'ar' else 'ltr'}' aria-label='{escape(words['name'])}'>"
        f"{''.join(parts)}</section>"
    )
    texts = "1 text" if len(documents) == 1 else f"{len(documents):,} texts"
    text = f"{words['name']}: {texts}, {len(tokens):,} words."
    return Shown(html, text, {EXPLORER: {"name": words["name"]}})


def _words(lang: str) -> dict[str, Any]:
    """Give the words of the interface; those whose key has a point stand together."""
    words: dict[str, Any] = {}
    for row in shipped(__package__, "words.csv"):
        group, _, name = row["key"].rpartition(".")
        (words.setdefault(group, {}) if group else words)[name] = row[lang]
    return words


def _check(documents: pd.DataFrame, table: pd.DataFrame | None, name: str) -> None:
    """Refuse a table of other documents."""
    if table is None:
        return
    if unknown := sorted(set(table["doc"].astype("str")) - set(documents["doc"])):
        raise InputError(
            f"each row of {name} is of one of the documents",
            found=unknown[0],
            mend=f"Give the documents that the {name} were found in.",
        )


def _style() -> str:
    """Return the style of the output where no page brings one: in a notebook."""
    sheet = (files("analysis.showing") / "style" / "explorer.css").read_text("utf-8")
    return notebook_style().html.replace("</style>", sheet + "</style>")
