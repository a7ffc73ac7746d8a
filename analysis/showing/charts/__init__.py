"""The charts: a table in, an Axes out, the finding in the title.

Each chart also answers two questions about itself: `data` gives the rows it shows, `describe` says
in words what a sighted reader sees. With `lang="ar"` what a chart writes by itself is Arabic, and
with `digits="arabic-indic"` its numbers are.
"""

from analysis.showing.charts.choices import sensitivity
from analysis.showing.charts.compare import compare
from analysis.showing.charts.cooccurrence import cooccurrence
from analysis.showing.charts.frequencies import frequencies
from analysis.showing.charts.heatmap import heatmap
from analysis.showing.charts.keyness import keyness
from analysis.showing.charts.network import network
from analysis.showing.charts.over_time import rates_over_time
from analysis.showing.charts.rates import rates
from analysis.showing.charts.record import data, describe
from analysis.showing.charts.sides import sides
from analysis.showing.charts.timeline import timeline
from analysis.showing.charts.voice import voice
from analysis.showing.charts.xray import xray

__all__ = [
    "compare",
    "cooccurrence",
    "data",
    "describe",
    "frequencies",
    "heatmap",
    "keyness",
    "network",
    "rates",
    "rates_over_time",
    "sensitivity",
    "sides",
    "timeline",
    "voice",
    "xray",
]


def __dir__() -> list[str]:
    return sorted(__all__)
