"""The network: words as nodes, lines between those that stand together, counts on the lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.tables import require
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import height, width, wrap
from analysis.showing.charts.placing import Box, free_place, part
from analysis.showing.charts.record import chart, keep
from analysis.showing.charts.tables import known

_MOST = 30  # lines an eye can still follow; the strongest of them are drawn
_SEED = 7  # the same table gives the same picture
_NAMES, _PAD = 0.3, 0.09  # of the sheet; inches within a node
_THIN, _THICK = 0.8, 5.0  # points
_AIR = (2.0, 3.0)  # times the nodes' own space, until each count finds a place on its line


@chart
def network(
    pairs: pd.DataFrame,
    *,
    title: str,
    measure: str = "n",
    highlight: Sequence[str] = (),
    subtitle: str | None = None,
    source: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Return a network of what stands together: a node a word, a line a pair, with its count.

    Where nodes stand says only what is near what; it is found by springs along the lines, from a
    fixed seed. Words without a line stand in a row below. At most thirty lines are drawn, those
    with the highest measure. A count that finds no place on its line is left to `data`.

    Parameters
    ----------
    pairs : DataFrame
        Columns `word1`, `word2`, `n` and the measure; one row a pair, in either order. A pair
        whose `n` is 0 or whose measure is not above 0 has no line.
    title : str
        The finding, as a sentence.
    measure : str
        What the thickness of a line shows: `n`, or a score such as `log_dice`.
    highlight : list of str
        The words that take the colour: the speakers among families, or those the title names.
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
        Inches along both axes; one line a pair, in the order of `data`.

    Raises
    ------
    InputError
        A column is missing, a pair has two rows, or `highlight` names no node.

    References
    ----------
    Fruchterman, T. M. J. and Reingold, E. M. (1991). Graph drawing by force-directed placement.
    Software: Practice and Experience 21(11), 1129-1164.

    Examples
    --------
    >>> pairs = pd.DataFrame({"word1": ["China"], "word2": ["Russia"], "n": [3]})
    >>> len(network(pairs, title="China and Russia").lines)
    1
    """
    require(pairs, ["word1", "word2", "n", measure], table_name="rows for charts.network")
    rows = _strongest(pairs, measure)
    names = sorted({*pairs["word1"].astype(str), *pairs["word2"].astype(str)})
    chosen = known(highlight, names, chart="network")
    what = "edges" if measure == "n" else "edges by"
    default = wording.say(what, measure=wording.named(measure))
    words = sheet.Words(title, default if subtitle is None else subtitle, source)
    inches = sheet.across(ax) - 2 * sheet.EDGE
    labels = {name: wrap(name, inches=_NAMES * inches, size=look.NAME) for name in names}
    for air in _AIR:
        boxes, tall = _placed(rows, labels, inches, air)
        places = _count_places(rows, boxes)
        if all(places):
            break
    ax = sheet.spread(ax, words, sheet.Room(sheet.EDGE, sheet.EDGE, body=tall))
    ax.set_xlim(0, inches)
    ax.set_ylim(0, tall)
    _draw_lines(ax, rows, boxes, measure)
    _draw_nodes(ax, boxes, labels, chosen)
    _count(ax, rows, places)
    ends = {*rows["word1"].astype(str), *rows["word2"].astype(str)}
    keep(
        ax,
        rows=rows,
        told=[wording.say("network"), title, words.subtitle],
        items=[
            *_told(rows, measure),
            *(wording.say("alone", name=name) for name in names if name not in ends),
        ],
    )
    return ax


def _strongest(pairs: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return the pairs that have a line, the strongest first."""
    first, second = pairs["word1"].astype(str), pairs["word2"].astype(str)
    key = pd.DataFrame({"low": np.minimum(first, second), "high": np.maximum(first, second)})
    if key.duplicated().any():
        raise InputError(
            "charts.network shows one row a pair",
            found=sorted(set(first[key.duplicated()])),
            mend="Choose one group, and one order of the two words.",
        )
    drawn = (first != second) & (pairs["n"] > 0) & (pairs[measure] > 0)
    drawn &= np.isfinite(pairs[measure].astype(float))
    order = list(dict.fromkeys([measure, "n", "word1", "word2"]))
    rising = [name in ("word1", "word2") for name in order]
    return pairs[drawn].sort_values(order, ascending=rising).head(_MOST)


def _placed(
    rows: pd.DataFrame, labels: dict[str, str], inches: float, air: float
) -> tuple[dict[str, Box], float]:
    """Return where each node stands, in inches, and how high the drawing is."""
    import networkx as nx

    sizes = {
        name: (width(text, look.NAME) + 2 * _PAD, height(text, look.NAME) + 0.5 * _PAD)
        for name, text in labels.items()
    }
    graph = nx.Graph()
    for first, second, n in zip(rows["word1"], rows["word2"], rows["n"], strict=True):
        graph.add_edge(str(first), str(second), weight=float(n) ** 0.5)
    joined = sorted(graph)  # networkx lays out in this order, whatever the order of the rows
    ordered = nx.Graph()
    ordered.add_nodes_from(joined)
    ordered.add_weighted_edges_from(
        sorted((*sorted(edge), w) for *edge, w in graph.edges.data("weight"))
    )
    layout = nx.spring_layout(ordered, seed=_SEED, iterations=200) if joined else {}
    places = np.array([layout[name] for name in joined]).reshape(-1, 2)
    alone = [name for name in labels if name not in graph]
    boxes, tall = part(places, [sizes[name] for name in joined], inches, air=air)
    rest, more = _in_rows([sizes[name] for name in alone], inches)
    lifted = [Box(box.x, box.y + more, box.wide, box.tall) for box in boxes]
    named = dict(zip([*joined, *alone], [*lifted, *rest], strict=True))
    return named, max(tall + more, 0.5)


def _in_rows(sizes: list[tuple[float, float]], inches: float) -> tuple[list[Box], float]:
    """Set nodes side by side from the lower left, as many a row as fit."""
    boxes: list[Box] = []
    across, down, tall = 0.0, 0.0, 0.0
    for wide, high in sizes:
        if across and across + wide > inches:
            across, down, tall = 0.0, down + tall + 0.1, 0.0
        boxes.append(Box(across + wide / 2, down + high / 2, wide, high))
        across, tall = across + wide + 0.1, max(tall, high)
    return boxes, down + tall + 0.2 if boxes else 0.0


def _draw_lines(ax: Axes, rows: pd.DataFrame, boxes: dict[str, Box], measure: str) -> None:
    values = rows[measure].astype(float)
    span = (values.max() - values.min()) or 1.0
    for first, second, value in zip(rows["word1"], rows["word2"], values, strict=True):
        one, two = boxes[str(first)], boxes[str(second)]
        weight = (value - values.min()) / span
        thick = _THIN + (_THICK - _THIN) * weight
        ax.plot([one.x, two.x], [one.y, two.y], color=look.SOFT, linewidth=thick, zorder=1)


def _draw_nodes(ax: Axes, boxes: dict[str, Box], labels: dict[str, str], chosen: set[str]) -> None:
    for name, box in boxes.items():
        hit = name in chosen
        ax.add_patch(box.patch(face=look.HUE if hit else look.PALE, edge=look.HUE))
        look.write(
            ax,
            labels[name],
            (box.x, box.y),
            ha="center",
            color="white" if hit else look.INK,
            zorder=4,
        )


def _count_places(rows: pd.DataFrame, boxes: dict[str, Box]) -> list[Box | None]:
    """Return where each line's count covers neither a node nor another count, if anywhere."""
    taken = list(boxes.values())
    places = []
    for first, second, n in zip(rows["word1"], rows["word2"], rows["n"], strict=True):
        text = wording.number(n)
        size = (width(text, look.SOURCE) + 0.05, height(text, look.SOURCE) + 0.02)
        places.append(free_place(boxes[str(first)], boxes[str(second)], size, taken))
        taken += [places[-1]] if places[-1] else []
    return places


def _count(ax: Axes, rows: pd.DataFrame, places: Sequence[Box | None]) -> None:
    style: dict[str, Any] = {"size": look.SOURCE, "color": look.MUTED, "ha": "center", "zorder": 3}
    for n, place in zip(rows["n"], places, strict=True):
        if place:
            ax.add_patch(place.patch(face="white", edge="none", zorder=2))
            look.write(ax, wording.number(n), (place.x, place.y), **style)


def _told(rows: pd.DataFrame, measure: str) -> list[str]:
    items = []
    for row in rows.to_dict("records"):
        value = wording.number(row["n"])
        if measure != "n":
            value += f" ({wording.number(row[measure], 1)})"
        items.append(
            wording.say("pair", first=str(row["word1"]), second=str(row["word2"]), value=value)
        )
    return items
