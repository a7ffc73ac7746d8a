"""The x-ray: where in each article the words of each family fall."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.tables import require
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.legend import Key
from analysis.showing.charts.record import chart, keep
from analysis.showing.charts.tables import thing

_ROW, _LEAST = 0.22, 1.0  # inches
# Inside quotations a round mark in the hue, outside an upright dark one: apart in grey as well.
_QUOTED: dict[str, Any] = {"marker": "o", "markersize": 5.5, "color": look.HUE, "alpha": 0.85}
_OWN: dict[str, Any] = {"marker": "|", "markersize": 11.0, "markeredgewidth": 1.8}


@chart
def xray(
    hits: pd.DataFrame,
    *,
    tokens: pd.DataFrame,
    title: str,
    subtitle: str | None = None,
    source: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Return where in each article each family falls: one mark an occurrence.

    Each family is a panel, each article a line as long as its words. Arabic families run from the
    right, as the articles do.

    Parameters
    ----------
    hits : DataFrame
        Columns `doc`, `family`, `position` (the number of its word, from 0), as `find_terms`
        returns them. With a column `quoted` (true or false) the occurrences inside quotations
        have a mark of their own. Categories of `family` without a hit keep their panel.
    tokens : DataFrame
        Column `doc`, one row a word: which articles there are, and how long each is.
    title : str
        The finding, as a sentence.
    subtitle : str, optional
        What is plotted and its unit.
    source : str, optional
        Corpus and number of words, written small at the foot.
    ax : Axes, optional
        Where to draw; without it a figure is made to measure.
    lang : {"en", "ar"}
        The language of what the chart writes by itself.
    digits : {"european", "arabic-indic"}
        The digits it writes.

    Returns
    -------
    Axes
        The frame of all panels; they are its `child_axes`, one a family: words along x from the
        first, all on one scale, articles downwards.

    Raises
    ------
    InputError
        A column is missing, or a hit stands in an article that `tokens` do not hold.

    Notes
    -----
    Where a word falls depends on what an article is: news puts the weightiest statement first.

    Examples
    --------
    >>> hits = pd.DataFrame({"doc": ["a"], "family": ["war"], "position": [2]})
    >>> tokens = pd.DataFrame({"doc": ["a"] * 10})
    >>> panel = xray(hits, tokens=tokens, title="War once, early").child_axes[0]
    >>> [float(line.get_xdata()[0]) for line in panel.lines]
    [2.5]
    """
    require(hits, ["doc", "family", "position"], table_name="rows for charts.xray")
    require(tokens, ["doc"], table_name="rows for charts.xray")
    name = thing(hits, chart="xray")
    lengths = tokens.groupby(tokens["doc"].astype(str), sort=False).size()
    _check_there(hits, lengths)
    families = _families(hits[name])
    names = list(lengths.index)
    rtl = wording.from_the_right(families)
    what = wording.say("places") if subtitle is None else subtitle
    words = sheet.Words(title, what, source, _keys(hits), rtl)
    counts = hits.groupby([hits[name].astype(str), hits["doc"].astype(str)]).size().to_dict()
    plan = panels.Plan(
        heads=families,
        names=names,
        ends=[wording.number(n) for n in (*counts.values(), 0)],
        rtl=rtl,
        least=_LEAST,
        row=_ROW,
    )
    ax, drawn = panels.spread(ax, words, plan)
    for panel, family in zip(drawn, families, strict=True):
        _draw_lines(panel, list(lengths))
        _draw_marks(panel, hits[hits[name].astype(str) == family], names)
        for place, doc in zip(panel.places, names, strict=True):
            panel.end(place, wording.number(counts.get((family, doc), 0)))
    rows = hits.sort_values(["family", "doc", "position"], kind="stable")
    keep(
        ax,
        rows=rows,
        told=[wording.say("xray"), title, words.subtitle],
        items=[
            wording.say("item in", name=str(key[0]), group=str(key[1]), value=_told(block))
            for key, block in rows.groupby(["family", "doc"], observed=True, sort=False)
        ],
    )
    return ax


def _families(families: pd.Series) -> list[str]:
    if isinstance(families.dtype, pd.CategoricalDtype):
        return [str(family) for family in families.cat.categories]
    return list(dict.fromkeys(families.astype(str)))


def _check_there(hits: pd.DataFrame, lengths: pd.Series) -> None:
    if strange := sorted(set(hits["doc"].astype(str)) - set(lengths.index)):
        raise InputError(
            f"charts.xray draws hits in the articles of tokens: {', '.join(lengths.index)}",
            found=strange,
            mend="Pass the tokens in which the hits were found.",
        )


def _keys(hits: pd.DataFrame) -> list[Key]:
    if "quoted" not in hits.columns:
        return []
    return [
        Key("●", look.HUE, wording.say("quoted")),
        Key("|", look.INK, wording.say("not quoted")),
    ]


def _draw_lines(panel: panels.Panel, lengths: list[int]) -> None:
    longest = max(lengths, default=1)
    panel.ax.set_xlim((longest, 0) if panel.rtl else (0, longest))
    panel.ax.hlines(panel.places, 0, lengths, color=look.RULE, linewidth=5.0, zorder=1)


def _draw_marks(panel: panels.Panel, hits: pd.DataFrame, names: list[str]) -> None:
    """Draw each occurrence in the middle of its word."""
    quoted = "quoted" in hits.columns
    hit: Any
    for hit in hits.itertuples():
        if not quoted:
            style = _OWN | {"color": look.HUE}
        else:
            style = _QUOTED if hit.quoted else _OWN | {"color": look.INK}
        place = panel.places[names.index(str(hit.doc))]
        panel.ax.plot(hit.position + 0.5, place, linestyle="", zorder=3, clip_on=False, **style)


def _told(block: pd.DataFrame) -> str:
    """Say how often, and at which words, counted from 1."""
    places = wording.say(",").join(wording.number(position + 1) for position in block["position"])
    return wording.say("at words", n=wording.number(len(block)), places=places)
