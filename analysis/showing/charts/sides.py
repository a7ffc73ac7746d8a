"""Two sides in one picture: whose word is the one, whose the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.tables import as_shown
from analysis.showing import fonts
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import height, widest, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.naming import thing_column
from analysis.showing.charts.record import keep
from analysis.showing.charts.voices import OWN, by_voice, called, listed, speakers

wording.add(
    {
        "two sides": ("Bars of two sides", "أشرطة لجانبين"),
        "by voice": (
            "Occurrences by who says them, on one scale",
            "مرّات الورود بحسب قائلها، على مقياس واحد",
        ),
        "side total": ("{name} ({n})", "{name} ({n})"),
    }
)

_NAMES, _ROW, _LEAST = 0.3, 0.4, 0.2  # of the sheet; inches
_SHORT = 0.6  # of the longer side: the other keeps so much, for its head
_COLOURS = (look.HUE, look.OTHER)


@chart
def sides(
    hits: pd.DataFrame,
    *,
    title: str,
    sides: Mapping[str, Sequence[str]] | None = None,
    top: int = 8,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return two sets of words on both sides of zero, one row a voice that says them.

    The rows run from the voices of the first side to those of the second; the article itself
    stands last, whatever it says: who never says a thing is part of the picture.

    Parameters
    ----------
    hits : DataFrame
        Columns `family` and `speaker`, one row an occurrence, as `attribute` returns them; or
        one row a family and speaker with their number `n`. The article itself speaks as in
        `charts.voice`.
    sides : mapping, optional
        The two sides: what to call each, and its families, ``{"reproach": ["hegemony", …]}``.
        Without it the table holds two families, or two categories of `family`.
    top : int
        How many speakers at most, those said most; the others stand together.

    Returns
    -------
    Axes
        Occurrences along x, those of the first side below zero; one row a voice.

    Raises
    ------
    InputError
        A column is missing, or the sides are not two.

    See Also
    --------
    attribute, charts.voice

    Notes
    -----
    The bars are counts: two sides of different size are compared by who says them, not by how
    long their bars are.

    Examples
    --------
    >>> families = ["hegemony", "hegemony", "attack"]
    >>> hits = pd.DataFrame({"family": families, "speaker": ["Xi", "Xi", None]})
    >>> ax = sides(hits, title="The reproach is Xi's, the attack the article's")
    >>> [int(bar.get_width()) for bar in ax.patches if bar.get_width()]
    [-2, 1]
    """
    hits = as_shown(hits, ["speaker"], table_name="rows for charts.sides")
    table = _table(*_sides(hits, sides), top)
    heads = [
        wording.say("side total", name=wording.name(side, "family"), n=wording.number(total))
        for side, total in table.sum().items()
    ]
    names = [called(voice) for voice in table.index]
    rtl = wording.from_the_right([*names, *heads])
    ax = furniture.get("ax")
    words = sheet.words(title, wording.say("by voice"), furniture)
    inches = sheet.across(ax)
    labels = [wrap(name, inches=_NAMES * inches, size=look.NAME) for name in names]
    ends = 0.1 + widest(map(wording.number, table.to_numpy().ravel()), look.VALUE)
    away = ends + 0.1
    near = sheet.EDGE + away + widest(labels, look.NAME)
    far = sheet.EDGE + ends
    limits = _limits(table)
    # A head may use the room beyond its side's bars, up to the edge or to the rows' names.
    wide = [(inches - near - far) * limit / sum(limits) + ends - 0.1 for limit in limits]
    heads = [
        wrap(head, inches=room, size=look.NAME, family=fonts.SEMIBOLD)
        for head, room in zip(heads, wide, strict=True)
    ]
    row = max([_ROW, *(0.12 + height(text, look.NAME) for text in labels)])
    room = sheet.Room(
        *((far, near) if rtl else (near, far)),
        body=row * len(labels),
        above=max(height(head, look.NAME) for head in heads) + 0.06,
        least=_LEAST * len(labels),
    )
    ax = sheet.spread(ax, words, room)
    _draw(ax, table, limits, rtl=rtl)
    _head(ax, heads, rtl=rtl)
    look.beside(ax, labels, away, rtl=rtl)
    told = table if table.to_numpy().any() else table.head(0)
    items = [_told(*row) for row in zip(names, told.to_dict("records"), strict=False)]
    return keep(ax, "two sides", words, rows=listed(told.T), items=items)


def _sides(
    hits: pd.DataFrame, sides: Mapping[str, Sequence[str]] | None
) -> tuple[pd.DataFrame, list[str]]:
    """Return the occurrences with the name of their side as their family, and the two names."""
    thing = thing_column(hits)
    family = hits[thing].astype(str)
    if sides is None:
        categorical = isinstance(hits[thing].dtype, pd.CategoricalDtype)
        known = hits[thing].cat.categories if categorical else family
        names = list(dict.fromkeys(map(str, known)))
        if len(names) > 2:  # categories that filtering has left behind
            names = list(dict.fromkeys(family))
        side_of = {name: name for name in names}
    else:
        names = [str(name) for name in sides]
        side_of = {str(one): str(name) for name, several in sides.items() for one in several}
    if sides is None and hits.empty:  # nothing says what the sides are: both stay without a name
        names = [*names, "", " "][:2]
    if len(names) != 2:
        raise InputError(
            "charts.sides shows two sides",
            found=names,
            mend='Name them and their families: sides={"one": ["hegemony"], "two": ["attack"]}.',
        )
    side = family.map(side_of)
    return hits.assign(**{thing: side})[side.notna()], names


def _table(hits: pd.DataFrame, names: list[str], top: int) -> pd.DataFrame:
    """Return one row a voice and one column a side, the first side's voices first."""
    counts = by_voice(hits, thing_column(hits)).reindex(names, fill_value=0)
    said = speakers(counts, top).T
    lean = (said[names[0]] - said[names[1]]).sort_values(ascending=False, kind="stable")
    said = said.loc[lean.index]
    own = counts.reindex(columns=[name for name in OWN[::-1] if name in counts or name == OWN[0]])
    return pd.concat([said, own.fillna(0).astype("int64").T])


def _limits(table: pd.DataFrame) -> list[float]:
    """Return how far each side reaches: a short one keeps room for its head."""
    longest = [float(table[side].max()) for side in table]
    least = _SHORT * max([*longest, 1.0])
    return [max(long, least) for long in longest]


def _draw(ax: Axes, table: pd.DataFrame, limits: list[float], *, rtl: bool) -> None:
    edges = (-limits[0], limits[1])
    ax.set_xlim(edges[::-1] if rtl else edges)
    ax.set_ylim(len(table) - 0.5, -0.5)
    ax.axvline(0, color=look.FAINT, linewidth=0.8)
    for place, numbers in enumerate(table.itertuples(index=False)):
        for n, sign, colour in zip(numbers, (-1, 1), _COLOURS, strict=True):
            ax.barh(place, sign * n, height=0.64, color=colour)
            ink, left = look.INK if n else look.MUTED, (sign < 0) is not rtl
            at = (sign * n, place)
            look.aside(ax, wording.number(n), at, left=left, size=look.VALUE, color=ink)


def _head(ax: Axes, heads: list[str], *, rtl: bool) -> None:
    """Write over each side what it counts, in the colour of its bars, outwards from zero."""
    for head, sign, colour in zip(heads, (-1, 1), _COLOURS, strict=True):
        left = (sign < 0) is not rtl
        look.write(
            ax,
            head,
            (0, 1.0),
            xycoords=ax.get_xaxis_transform(),
            shift=(-4 if left else 4, 3),
            stack="up",
            ha="right" if left else "left",
            color=colour,
            fontfamily=fonts.SEMIBOLD,
        )


def _told(name: str, numbers: dict[Any, int]) -> str:
    said = [f"{wording.name(side, 'family')} {wording.number(n)}" for side, n in numbers.items()]
    return wording.say("item", name=name, value=wording.say(",").join(said))
