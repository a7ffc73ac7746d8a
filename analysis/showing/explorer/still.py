"""What stands in the page without JavaScript: the lines of the hits, and the articles, folded."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..direction import attributes, escape, isolate
from ..lines import show_lines
from .payload import stated

#: So much of a corpus stands in the page a second time, as text.
ARTICLES, LETTERS, LINES = 30, 120_000, 200
_AROUND = 60  # letters on either side of a keyword


def still(
    documents: pd.DataFrame,
    hits: pd.DataFrame | None,
    words: dict[str, Any],
    *,
    lang: str,
) -> str:
    """Give at most 200 lines and 30 articles as HTML that needs no script, and how many more are.

    Documents stand in the order in which they are shown; ``words`` are those of the interface.
    """
    texts = dict(zip(documents["doc"], documents["text"], strict=True))
    parts = []
    if hits is not None and len(hits):
        lines = [_line(hit, texts[str(hit.doc)]) for hit in hits.head(LINES).itertuples()]
        parts += [
            show_lines(pd.DataFrame(lines), lang=lang).html,
            _rest(words["more_hits"], len(hits) - LINES),
        ]
    shown = _fitting(documents)
    parts += [_article(row) for row in shown.to_dict("records")]
    parts.append(_rest(words["more_texts"], len(documents) - len(shown)))
    return "".join(parts)


def _fitting(documents: pd.DataFrame) -> pd.DataFrame:
    """Give the first articles, as many as a page can hold twice."""
    letters = documents["text"].str.len().cumsum()
    return documents[letters <= LETTERS].head(ARTICLES)


def _line(hit: Any, text: str) -> dict[str, str]:
    """Cut a line of whole words around a hit."""
    before = text[max(hit.start - _AROUND, 0) : hit.start]
    after = text[hit.end : hit.end + _AROUND]
    if hit.start > _AROUND:
        before = before.partition(" ")[2]
    if hit.end + _AROUND < len(text):
        after = after.rpartition(" ")[0]
    return {
        "doc": str(hit.doc),
        "family": str(hit.family),
        "before": before,
        "keyword": text[hit.start : hit.end],
        "after": after,
    }


def _article(row: dict[Any, Any]) -> str:
    """Give an article in full, folded under its title."""
    name = stated(row.get("title")) or str(row["doc"])
    text = str(row["text"])
    return (
        f"<details><summary{attributes(name)}>{isolate(name)}</summary>"
        f'<div class="khitab-text"{attributes(text)}>{escape(text)}</div></details>\n'
    )


def _rest(sentence: str, n: int) -> str:
    return f"<p{attributes(sentence)}>{isolate(sentence.format(n=f'{n:,}'))}</p>" if n > 0 else ""
