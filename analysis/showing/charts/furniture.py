"""What all charts have: title, language, digits, names, and a second drawing for a phone."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial, wraps
from inspect import Parameter, cleandoc, signature
from typing import Any, Literal, ParamSpec, TypedDict
from weakref import WeakKeyDictionary

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.showing.charts import sheet, wording
from analysis.showing.charts.dictionary import Names
from analysis.showing.charts.fitting import scaled


class Furniture(TypedDict, total=False):
    """The arguments that every chart takes beside its table and its title."""

    subtitle: str | None
    source: str | None
    ax: Axes | None
    lang: Literal["en", "ar"]
    digits: Literal["european", "arabic-indic"]
    names: Names | None


_DEFAULTS: dict[str, Any] = dict.fromkeys(("subtitle", "source", "ax"))
_DEFAULTS |= {"lang": "en", "digits": "european", "names": None}
_LEGIBLE = 0.6  # of their size letters are, or a warning says so
_ASKED = ("lang", "digits", "names")  # answered here; a chart itself takes the rest

_SHARED = """\
title : str
    The finding, as a sentence.
subtitle : str, optional
    What is plotted and its unit, if not as the chart says it by itself.
source : str, optional
    Corpus and number of words, written small at the foot.
ax : Axes, optional
    Where to draw: title, names and drawing then share the place of these axes. Without it a
    figure is made to measure.
lang : {"en", "ar"}
    The language of what the chart writes by itself. In Arabic the families and speakers that
    ship with the library have their Arabic names.
digits : {"european", "arabic-indic"}
    The digits of all that is written.
names : mapping, DataFrame, or a list of them, optional
    What to call documents, families, speakers and groups: a mapping from the table's names,
    documents with a column `name` (else their `title`), or a lexicon, whose `label` is the
    Arabic name."""

_RAISES = """\
Raises
------
InputError
    A column is missing."""

P = ParamSpec("P")
_AGAIN: WeakKeyDictionary[Figure, Callable[[], Axes]] = WeakKeyDictionary()


def chart(draw: Callable[P, Axes]) -> Callable[P, Axes]:
    """Give a chart what all charts have, in its signature and in its help too."""
    own = signature(draw)
    parameters = [one for one in own.parameters.values() if one.kind is not Parameter.VAR_KEYWORD]
    parameters += [
        Parameter(name, Parameter.KEYWORD_ONLY, default=value, annotation=kind)
        for (name, value), kind in zip(
            _DEFAULTS.items(), Furniture.__annotations__.values(), strict=True
        )
    ]
    shown = own.replace(parameters=parameters)

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Axes:
        given = shown.bind(*args, **kwargs).arguments
        asked = {name: given.pop(name, _DEFAULTS[name]) for name in _ASKED}
        table, *_ = given.values()

        def again(rows: Any) -> Axes:
            with wording.speaking(**asked), warnings.catch_warnings():
                # A missing glyph is the guard's affair: it refuses it, or marks it in words.
                warnings.filterwarnings("ignore", r"Glyph \d+")
                return _fitted(lambda: draw(rows, **dict(list(given.items())[1:])))

        ax = again(table)
        if given.get("ax") is None and isinstance(ax.figure, Figure):
            _AGAIN[ax.figure] = partial(again, table.copy())
        return ax

    drawn.__signature__ = shown  # type: ignore[attr-defined]
    drawn.__doc__ = _described(draw.__doc__)
    return drawn


def _fitted(draw: Callable[[], Axes]) -> Axes:
    """Draw a chart as large as the reader's axes hold it, and say when that is small."""
    share = 1.0
    while True:
        try:
            with scaled(share):
                ax = draw()
        except sheet.TooSmallError as small:
            share = max(share * min(small.share, 0.95), sheet.LEAST)
            continue
        if share < _LEGIBLE:
            warnings.warn(
                f"these axes are small: the chart is drawn at {share:.0%} of its size; make the "
                "figure larger (figsize=), show less, or leave ax out",
                stacklevel=4,
            )
        return ax


def for_a_phone(figure: Figure) -> Figure | None:
    """Return the same chart drawn as wide as a phone, if the figure is a chart of this package."""
    if figure not in _AGAIN:
        return None
    with sheet.narrow():
        drawn = _AGAIN[figure]().figure
    return drawn if isinstance(drawn, Figure) else None


def _described(doc: str | None) -> str | None:
    """Put the shared parameters behind a chart's own, and the one error that all raise."""
    if doc is None:
        return None
    own, returns, rest = cleandoc(doc).partition("\n\nReturns\n")
    if "\n\nRaises\n" not in rest:
        rest = rest.replace("\n\nSee Also\n", f"\n\n{_RAISES}\n\nSee Also\n")
    return f"{own}\n{_SHARED}{returns}{rest}"
