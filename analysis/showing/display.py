"""What a notebook shows beside its tables: figures, findings, and the style they are set in."""

from __future__ import annotations

import warnings
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt

from analysis.reading.errors import InputError
from analysis.showing.charts.furniture import for_a_phone
from analysis.showing.direction import attributes, escape, is_arabic, isolate
from analysis.showing.figures import render, save
from analysis.showing.glyphs import mark_missing
from analysis.showing.phrases import phrase

#: Under this media type a finding travels with its output, for the index page to collect.
FINDING = "application/vnd.khitab.finding+json"
#: By this media type the index page knows an explorer, which it takes over.
EXPLORER = "application/vnd.khitab.explorer+json"
#: These classes keep JupyterLab from reading `$…$` as mathematics, which reverses Arabic.
PLAIN = "tex2jax_ignore mathjax_ignore"


@dataclass(repr=False)
class Shown:
    """A piece of HTML that Jupyter displays, with its plain text for where there is no HTML."""

    html: str
    text: str
    more: Mapping[str, Any] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {"text/html": self.html, "text/plain": self.text, **self.more}

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        """Return the plain text, so that a Python shell shows something readable."""
        return self.text


class Figure(Shown):
    """A chart with the words that stand for it: a text alternative and a caption.

    The chart is drawn at once and taken from pyplot, so a notebook does not show it a second time.

    Parameters
    ----------
    fig : matplotlib Figure or Axes
        The chart; of Axes, the whole figure that holds them.
    alt : str
        What the chart shows, in words and numbers, for who cannot see it (`charts.describe`).
    caption : str
        The line under the chart.

    Raises
    ------
    InputError
        When `alt` or `caption` is empty, or `fig` is no chart.

    See Also
    --------
    charts.describe, label, notebook_style

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> figure = Figure(plt.subplots()[1], alt="An empty frame.", caption="Nothing yet.")
    >>> figure
    An empty frame.
    """

    def __init__(self, fig: Any, *, alt: str, caption: str) -> None:
        for name, value in {"alt": alt, "caption": caption}.items():
            if not isinstance(value, str) or not value.strip():
                raise InputError(
                    f"a figure needs {name}, a text that is not empty",
                    found=value,
                    mend="Say in words what the figure shows; charts.describe(ax) can help.",
                )
        if not hasattr(fig, "figure"):
            raise InputError(
                "fig is a matplotlib Figure or Axes",
                found=fig,
                mend="Give what the chart function returned.",
            )
        narrow = for_a_phone(fig.figure)
        marks = _marked(fig.figure, narrow)
        png = _encoded(fig.figure)
        # Where it is wider than the screen, a chart that grows from the right is seen there first.
        leftward = any(axes.xaxis_inverted() for axes in fig.figure.axes)
        direction = ' dir="rtl"' if leftward else ""
        # One CSS pixel is 1/96 inch: the chart keeps its size however fine it was drawn.
        width = round(96 * fig.figure.get_figwidth())
        html = (
            f'<figure class="khitab-figure {PLAIN}"><div class="khitab-scroll"{direction}><picture>'
            f"{_on_a_phone(narrow) if narrow else ''}"
            f'<img alt="{escape(alt)}"{attributes(alt)} width="{width}" '
            f'src="data:image/png;base64,{png}"></picture></div>'
            f"<figcaption{attributes(caption)}>{isolate(caption)}{_explained(marks, caption)}"
            "</figcaption></figure>"
        )
        plt.close(fig.figure)
        super().__init__(html, alt, {"image/png": png})
        self._figure = fig.figure

    def save(self, path: str | Path) -> Path:
        """Return the path of the file to which the chart has been written.

        Parameters
        ----------
        path : path
            Ends in .png, .svg or .pdf; its folder exists.

        Returns
        -------
        Path
            The path given; letters in SVG and PDF are outlines, right in every program.

        Raises
        ------
        InputError
            The ending is another, or the folder is missing.
        """
        return save(self._figure, path)


def _marked(fig: Any, narrow: Any) -> dict[str, str]:
    """Mark what no font of the chart has, in both drawings of it."""
    marks: dict[str, str] = {}
    for one in filter(None, (narrow, fig)):
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", r"Glyph \d+")
            one.draw_without_rendering()
        marks = mark_missing(one, marks)
    return marks


def _explained(marks: dict[str, str], caption: str) -> str:
    """Say under the chart what the marks in it stand for."""
    if not marks:
        return ""
    lang = "ar" if is_arabic(caption) else "en"
    listed = phrase(",", lang).join(f"{mark} = {isolate(run)}" for run, mark in marks.items())
    return f'<span class="khitab-note">{phrase("marks", lang)}: {listed}</span>'


def _encoded(fig: Any) -> str:
    return b64encode(render(fig, format="png")).decode("ascii")


def _on_a_phone(fig: Any) -> str:
    """Offer the chart as it is drawn for a narrow page."""
    return (
        f'<source media="(max-width: 44rem)" width="{round(96 * fig.get_figwidth())}" '
        f'srcset="data:image/png;base64,{_encoded(fig)}">'
    )


def say(text: str, *, headline: bool = False, lang: str | None = None) -> Shown:
    """Return sentences with numbers that the run computed, set as text of the notebook.

    Parameters
    ----------
    text : str
        The sentences, with the numbers that the run computed. An empty line parts paragraphs.
    headline : bool
        True: the finding that the notebook comes to; it is set off from the text, and the index
        page quotes it. False: a computed sentence of the running text.
    lang : {"en", "ar"}, optional
        The language of the sentences, which decides their direction whatever names stand in
        them. When left out, each paragraph goes the way of most of its letters.

    Returns
    -------
    Shown
        What Jupyter displays; never markup, Arabic words isolated.

    Raises
    ------
    InputError
        When the text is empty.

    See Also
    --------
    read_phrases, show_table

    Examples
    --------
    >>> say(f"هيمنة stands {2 + 2} times in the five articles.")
    هيمنة stands 4 times in the five articles.
    """
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    if not paragraphs:
        raise InputError(
            "what is said is a text that is not empty",
            found=text,
            mend="Write one sentence with its numbers.",
        )
    body = "".join(f"<p{attributes(part, lang)}>{isolate(part, lang)}</p>" for part in paragraphs)
    kind = "khitab-finding" if headline else "khitab-said"
    more = {FINDING: {"text": "\n\n".join(paragraphs), "lang": lang}} if headline else {}
    return Shown(f'<div class="{kind} {PLAIN}">{body}</div>', "\n\n".join(paragraphs), more)


def notebook_style() -> Shown:
    """Return the style that gives JupyterLab right-to-left paragraphs, tables and Arabic fonts.

    Call it in the first code cell. The page made by `python -m analysis report` has a style of its
    own and leaves this one out.

    Returns
    -------
    Shown
        One `<style>` element; it changes nothing outside the notebook.

    See Also
    --------
    show_table, say, Figure

    Examples
    --------
    >>> notebook_style().html.startswith("<style>")
    True
    """
    style = files("analysis.showing") / "style"
    sheets = [(style / name).read_text("utf-8") for name in ("notebook.css", "display.css")]
    return Shown(f"<style>\n{''.join(sheets)}</style>", "Arabic is set from right to left.")
