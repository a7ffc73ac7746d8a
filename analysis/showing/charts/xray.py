"""The x-ray: where in each article the words of each family fall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.sought import families_of
from analysis.reading.tables import as_shown
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.legend import Key
from analysis.showing.charts.naming import thing_column
from analysis.showing.charts.record import keep

wording.add(
    {
        "xray": ("Places in the texts", "مواضع في النصوص"),
        "places": (
            "From the first word of each text to its last; beside it the count",
            "من أوّل كلمة في كلّ نصّ إلى آخر كلمة، وإلى جانبه العدد",
        ),
        "not quoted": ("outside quotations", "خارج الاقتباس"),
        "at word": ("{n} (word {places})", "{n} (الكلمة {places})"),
        "at words": ("{n} (words {places})", "{n} (الكلمات {places})"),
        "at two words": ("{n} (words {first} and {second})", "{n} (الكلمتان {first} و{second})"),
    }
)

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
    top: int = 12,
    **furniture: Unpack[Furniture],
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
    top : int
        How many articles at most, in the order of `tokens`; the foot says how many are left out.

    Returns
    -------
    Axes
        Words along x from the first, on one scale; panels, one a family, and their articles
        downwards along y, in inches. Of panels beside each other it is the first column;
        `ax.figure.axes` has all.

    Raises
    ------
    InputError
        A column is missing, or a hit stands in an article that `tokens` do not hold.

    See Also
    --------
    find_terms, attribute, charts.timeline

    Notes
    -----
    Where a word falls depends on what an article is: news puts the weightiest statement first.

    Examples
    --------
    >>> hits = pd.DataFrame({"doc": ["a"], "family": ["war"], "position": [2]})
    >>> tokens = pd.DataFrame({"doc": ["a"] * 10})
    >>> ax = xray(hits, tokens=tokens, title="War once, early")
    >>> [float(line.get_xdata()[0]) for line in ax.lines]
    [2.5]
    """
    hits = as_shown(hits, ["doc", "family", "position"], table_name="rows for charts.xray")
    tokens = as_shown(tokens, ["doc"], table_name="rows for charts.xray")
    name = thing_column(hits)
    lengths = tokens.groupby(tokens["doc"].astype(str), sort=False).size()
    _check_there(hits, lengths)
    every = _families(hits, name)
    families = {family: wording.name(family, name) for family in every[: panels.MANY]}
    left_out = max(len(lengths) - top, 0) + len(every) - len(families)
    lengths = lengths.head(top)
    shown = hits["doc"].astype(str).isin(lengths.index) & hits[name].astype(str).isin(families)
    hits = hits[shown]
    rtl = wording.from_the_right(families.values())
    words = sheet.words(
        title, wording.say("places"), furniture, left_out=left_out, keys=_keys(hits), rtl=rtl
    )
    counts = hits.groupby([hits[name].astype(str), hits["doc"].astype(str)]).size().to_dict()
    plan = panels.Plan(
        heads=list(families.values()),
        names=[wording.name(doc, "doc") for doc in lengths.index],
        ends=[wording.number(n) for n in (*counts.values(), 0)],
        rtl=rtl,
        least=_LEAST,
        row=_ROW,
    )
    ax, drawn = panels.spread(furniture.get("ax"), words, plan)
    for panel, family in zip(drawn, families, strict=True):
        _draw_lines(panel, list(lengths))
        places = dict(zip(lengths.index, panel.places, strict=True))
        _draw_marks(panel.ax, hits[hits[name].astype(str) == family], places)
        for doc, place in places.items():
            panel.end(place, wording.number(counts.get((family, doc), 0)))
    rows = hits.sort_values([name, "doc", "position"], kind="stable")
    items = []
    for (key, doc_), block in rows.groupby([name, "doc"], observed=True, sort=False):
        group, value = wording.name(doc_, "doc"), _told(block["position"])
        items.append(wording.say("item in", name=families[str(key)], group=group, value=value))
    return keep(ax, "xray", words, rows=rows, items=items)


def _families(hits: pd.DataFrame, name: str) -> list[str]:
    """Return the panels: a family that was sought and found nowhere has one, too."""
    if name == "family" and "sought" in hits.columns:
        return list(families_of(hits))
    if isinstance(hits[name].dtype, pd.CategoricalDtype):
        return [str(family) for family in hits[name].cat.categories]
    return list(dict.fromkeys(hits[name].astype(str)))


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


def _draw_marks(ax: Axes, hits: pd.DataFrame, places: Mapping[str, float]) -> None:
    """Draw each occurrence in the middle of its word."""
    quoted = "quoted" in hits.columns
    hit: Any
    for hit in hits.itertuples():
        if not quoted:
            style = _OWN | {"color": look.HUE}
        else:
            style = _QUOTED if hit.quoted else _OWN | {"color": look.INK}
        at = (hit.position + 0.5, places[str(hit.doc)])
        ax.plot(*at, linestyle="", zorder=3, clip_on=False, **style)


def _told(positions: pd.Series) -> str:
    """Say how often, and at which words, counted from 1."""
    places = [wording.number(position + 1) for position in positions]
    n = wording.number(len(places))
    if len(places) == 2:
        return wording.say("at two words", n=n, first=places[0], second=places[1])
    phrase = "at word" if len(places) == 1 else "at words"
    return wording.say(phrase, n=n, places=wording.say(",").join(places))
