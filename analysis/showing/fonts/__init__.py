"""The typeface of the charts: IBM Plex Sans Arabic, then DejaVu Sans for what it lacks.

Importing this package makes the two bundled files known to matplotlib. Charts name the families
text by text; matplotlib's global settings stay as the reader has them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from matplotlib.font_manager import fontManager

REGULAR = ["IBM Plex Sans Arabic", "DejaVu Sans"]
SEMIBOLD = ["IBM Plex Sans Arabic SemiBold", "DejaVu Sans"]

_FOLDER = Path(__file__).parent


def _register() -> None:
    """Add both files, the semibold under a family name of its own.

    Asking for a weight instead would have matplotlib 3.11 log a complaint about DejaVu Sans, which
    has no semibold. From 3.11 matplotlib gives the family name itself.
    """
    semibold = str(_FOLDER / "IBMPlexSansArabic-SemiBold.ttf")
    fontManager.addfont(semibold)
    if SEMIBOLD[0] not in fontManager.get_font_names():
        known = next(entry for entry in fontManager.ttflist if entry.fname == semibold)
        fontManager.ttflist.append(replace(known, name=SEMIBOLD[0], weight=400))
    fontManager.addfont(str(_FOLDER / "IBMPlexSansArabic-Regular.ttf"))


_register()
