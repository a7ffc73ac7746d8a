"""How the charts look: ink, one hue for the point made, grey for the rest, sizes in points."""

from __future__ import annotations

from matplotlib.axes import Axes

INK, MUTED, FAINT, RULE = "#1b1f24", "#57606a", "#8c959f", "#dde1e6"
# A dark blue (Okabe and Ito's) and a light grey differ for every kind of colour blindness, in
# print without colour, and on the white sheet every chart brings along inside a dark page.
HUE, REST, PALE = "#0072b2", "#b4bcc6", "#eef3f8"

TITLE, SUBTITLE, NAME, VALUE, SOURCE = 14.0, 10.5, 11.0, 10.0, 8.5


def quiet(ax: Axes) -> None:
    """Take away the box, the tick marks and the tick labels: a chart draws the few it needs."""
    ax.set_facecolor("white")
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0, labelsize=SOURCE, labelcolor=MUTED)
    ax.set_xticks([])
    ax.set_yticks([])
