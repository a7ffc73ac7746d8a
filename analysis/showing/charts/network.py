"""The network: words as nodes, lines between those that stand together, counts on the lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.tables import as_shown
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import height, width, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.naming import check_pairs, known, pair_names
from analysis.showing.charts.placing import Box, part
from analysis.showing.charts.record import keep
from analysis.showing.charts.routing import Path, Router, along, meets

wording.add(
    {
        "network": ("Network", "شبكة"),
        "edges": (
            "Lines join what stands together; at each the count",
            "الخطوط تصل ما يجتمع، وعلى كلّ خطّ العدد",
        ),
        "edges by": (
            "Lines join what stands together, thicker with {measure}; at each the count",
            "الخطوط تصل ما يجتمع، ويزداد سُمكها بازدياد {measure}، وعلى كلّ خطّ العدد",
        ),
        "alone": ("{name} alone", "{name} (بلا صلات)"),
    }
)

_MOST = 30  # lines an eye can still follow; the strongest of them are drawn
_NAMES, _WORD = 0.3, 0.6  # of the sheet: what a name, and a word that is not broken, may take
_PAD = 0.09  # inches within a node
_THIN, _THICK = 0.8, 5.0  # points
_LEAST = 0.7  # of its height: into lower axes a network is not pressed
_SHARES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8)  # of a line's length
_AIR = (2.0, 3.0)  # times the nodes' own space, until each count finds a place on its line


@chart
def network(
    pairs: pd.DataFrame,
    *,
    title: str,
    measure: str = "n",
    highlight: Sequence[str] = (),
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return a network of what stands together: a node a word, a line a pair, with its count.

    Where nodes stand says only what is near what: the more lines from one to another, the further.
    The same table gives the same picture. Words without a line stand in a row below. At most
    thirty lines are drawn, those with the highest measure; they bend around the nodes that they
    do not join. The foot says how many words are left out with the weaker lines. A count that
    finds no place on its line is left to `data`.

    Parameters
    ----------
    pairs : DataFrame
        Columns `word1`, `word2`, `n` and the measure; one row a pair, in either order. A pair
        whose `n` is 0 or whose measure is not above 0 has no line.
    measure : str
        What the thickness of a line shows: `n`, or a score such as `log_dice`.
    highlight : list of str
        The words that take the colour: the speakers among families, or those the title names.

    Returns
    -------
    Axes
        Inches along both axes; one line a pair, in the order of `data`.

    Raises
    ------
    InputError
        A column is missing, a pair has two rows, or `highlight` names no node.

    See Also
    --------
    cooccurrences, charts.cooccurrence

    References
    ----------
    Kamada, T. and Kawai, S. (1989). An algorithm for drawing general undirected graphs.
    Information Processing Letters 31(1), 7-15.

    Examples
    --------
    >>> pairs = pd.DataFrame({"word1": ["China"], "word2": ["Russia"], "n": [3]})
    >>> len(network(pairs, title="China and Russia").lines)
    1
    """
    pairs = as_shown(pairs, ["word1", "word2", "n", measure], table_name="rows for charts.network")
    lines = _strongest(pairs, measure)
    rows = lines.head(_MOST)
    called = pair_names(pairs)
    ends = list(zip(rows["word1"].astype(str), rows["word2"].astype(str), strict=True))
    joined = {name for pair in ends for name in pair}
    alone = sorted(called.keys() - {*lines["word1"].astype(str), *lines["word2"].astype(str)})
    names = sorted([*joined, *alone[:_MOST]])
    left_out = len(called) - len(names)
    chosen = known(highlight, [*names, *called.values()], chart="network")
    what = "edges" if measure == "n" else "edges by"
    what = wording.say(what, measure=wording.named(measure))
    words = sheet.words(title, what, furniture, left_out=left_out)
    inches = sheet.across(furniture.get("ax")) - 2 * sheet.EDGE
    long = _longest([called[name] for name in names], inches)
    labels = {name: wrap(called[name], inches=long, size=look.NAME) for name in names}
    for air in _AIR:
        boxes, tall = _placed(rows, labels, inches, air)
        router = Router(boxes, (inches, tall))
        paths = [router.route(*pair) for pair in ends]
        places = _count_places(rows, boxes, paths)
        if all(places):
            break
    room = sheet.Room(sheet.EDGE, sheet.EDGE, body=tall, least=_LEAST * tall)
    ax = sheet.spread(furniture.get("ax"), words, room)
    ax.set_xlim(0, inches)
    ax.set_ylim(0, tall)
    _draw_lines(ax, rows[measure].astype(float), paths)
    _draw_nodes(ax, boxes, labels, {name for name in names if chosen & {name, called[name]}})
    _count(ax, rows, places)
    items = [wording.say("alone", name=called[name]) for name in alone[:_MOST]]
    return keep(ax, "network", words, rows=rows, items=[*_told(rows, measure, called), *items])


def _longest(names: Iterable[str], inches: float) -> float:
    """Return how wide a name may be: on a phone as wide as its longest word, if there is room."""
    words = [width(word, look.NAME) for name in names for word in name.split()]
    return max(_NAMES * inches, min(max(words, default=0.0) + 0.02, _WORD * inches))


def _strongest(pairs: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return the pairs that can have a line, the strongest first."""
    check_pairs(pairs, chart="network")
    drawn = pairs["word1"].astype(str) != pairs["word2"].astype(str)
    drawn &= (pairs["n"] > 0) & (pairs[measure] > 0) & np.isfinite(pairs[measure].astype(float))
    order = list(dict.fromkeys([measure, "n", "word1", "word2"]))
    rising = [name in ("word1", "word2") for name in order]
    return pairs[drawn].sort_values(order, ascending=rising)


def _placed(
    rows: pd.DataFrame, labels: dict[str, str], inches: float, air: float
) -> tuple[dict[str, Box], float]:
    """Return where each node stands, in inches, and how high the drawing is."""
    sizes = {
        name: (width(text, look.NAME) + 2 * _PAD, height(text, look.NAME) + 0.5 * _PAD)
        for name, text in labels.items()
    }
    ends = zip(rows["word1"].astype(str), rows["word2"].astype(str), strict=True)
    layout = _layout({tuple(sorted(pair)) for pair in ends})
    joined = list(layout)
    places = np.array(list(layout.values())).reshape(-1, 2)
    alone = [name for name in labels if name not in layout]
    boxes, tall = part(places, [sizes[name] for name in joined], inches, air=air)
    rest, more = _in_rows([sizes[name] for name in alone], inches)
    lifted = [Box(box.x, box.y + more, box.wide, box.tall) for box in boxes]
    named = dict(zip([*joined, *alone], [*lifted, *rest], strict=True))
    return named, max(tall + more, 0.5)


def _layout(edges: set[tuple[str, ...]]) -> dict[str, np.ndarray]:
    """Return places whose distances come near to the number of lines from one to the other.

    Parts that nothing joins stand a little further apart than the ends of the largest of them.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted({name for edge in edges for name in edge}))
    graph.add_edges_from(sorted(edges))
    if not graph:
        return {}
    steps = dict(nx.all_pairs_shortest_path_length(graph))
    far = max(max(row.values()) for row in steps.values()) + 1
    distances = {one: {two: steps[one].get(two, far) for two in graph} for one in graph}
    layout: dict[str, np.ndarray] = nx.kamada_kawai_layout(graph, dist=distances)
    return layout


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


def _draw_lines(ax: Axes, values: pd.Series, paths: Sequence[Path]) -> None:
    span = (values.max() - values.min()) or 1.0
    for value, path in zip(values, paths, strict=True):
        thick = _THIN + (_THICK - _THIN) * (value - values.min()) / span
        ax.plot(*path.T, color=look.SOFT, linewidth=thick, solid_joinstyle="round", zorder=1)


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


def _count_places(
    rows: pd.DataFrame, boxes: dict[str, Box], paths: Sequence[Path]
) -> list[Box | None]:
    """Return where each line's count covers neither a node nor another count, if anywhere.

    A place that no other line runs through is taken before one that another does.
    """
    taken = list(boxes.values())
    places: list[Box | None] = []
    for own, n in enumerate(rows["n"]):
        text = wording.number(n)
        size = (width(text, look.SOURCE) + 0.05, height(text, look.SOURCE) + 0.02)
        tried = [Box(*along(paths[own], share), *size) for share in _SHARES]
        free = [box for box in tried if not any(box.covers(other) for other in taken)]
        others = [path for number, path in enumerate(paths) if number != own]
        clear = [box for box in free if not any(meets(path, box) for path in others)]
        places.append(next(iter([*clear, *free]), None))
        taken += [place for place in places[-1:] if place]
    return places


def _count(ax: Axes, rows: pd.DataFrame, places: Sequence[Box | None]) -> None:
    style: dict[str, Any] = {"size": look.SOURCE, "color": look.MUTED, "ha": "center", "zorder": 3}
    for n, place in zip(rows["n"], places, strict=True):
        if place:
            ax.add_patch(place.patch(face="white", edge="none", zorder=2))
            look.write(ax, wording.number(n), (place.x, place.y), **style)


def _told(rows: pd.DataFrame, measure: str, called: Mapping[str, str]) -> list[str]:
    items = []
    for row in rows.to_dict("records"):
        value = wording.number(row["n"])
        if measure != "n":
            value += f" ({wording.number(row[measure], 1)})"
        first, second = called[str(row["word1"])], called[str(row["word2"])]
        items.append(wording.say("pair", first=first, second=second, value=value))
    return items
