"""The one way a figure leaves the library: checked, then rendered or saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from analysis.reading.errors import InputError, one_of
from analysis.showing.guard import check_texts
from analysis.showing.writing import write_whole

# Two pixels a CSS pixel at the width of a report, and still well under 80 KB a chart.
DPI = 144
# No date and no version: the same figure gives the same bytes.
_METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
_BACKENDS = {"png": "agg", "svg": "svg", "pdf": "pdf"}


def render(fig: Figure, *, format: str = "png") -> bytes:  # noqa: A002 (matplotlib's own word)
    """Return the figure as the bytes of an image file, once its texts have been checked.

    Any matplotlib figure; what would stand outside it is brought in, not cut. In SVG and PDF the
    letters are outlines, so that they look the same everywhere. The same figure gives the same
    bytes.

    Examples
    --------
    >>> render(Figure(figsize=(1, 1)))[1:4]
    b'PNG'
    """
    one_of("format", format, _BACKENDS)
    check_texts(fig)
    buffer = BytesIO()
    with (
        matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": "khitab"}),
        _outlined(fig, when=format == "pdf"),
    ):
        fig.savefig(
            buffer,
            format=format,
            backend=_BACKENDS[format],
            dpi=DPI,
            metadata=_METADATA[format],
            bbox_inches=_whole(fig),
        )
    return _with_palette(buffer) if format == "png" else buffer.getvalue()


def save(fig: Figure, path: str | Path) -> Path:
    """Return the path of the file to which the checked figure has been written.

    The path ends in .png, .svg or .pdf, and its folder exists. A file of that name is replaced at
    one go, so that a reader never finds half a picture.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(
            "the folder of a saved figure exists", found=str(path.parent), mend="Make it first."
        )
    content = render(fig, format=path.suffix.lstrip(".").lower())
    write_whole(path, content)
    return path


@contextmanager
def _outlined(fig: Figure, *, when: bool) -> Iterator[None]:
    """Draw text as outlines for a while: matplotlib 3.11 spaces a PDF's letters wrongly."""
    plain = [text for text in fig.findobj(Text) if when and not text.get_path_effects()]
    for text in plain:
        text.set_path_effects([Normal()])
    try:
        yield
    finally:
        for text in plain:
            text.set_path_effects([])


def _with_palette(png: BytesIO) -> bytes:
    """Return the picture in 40 colours: a chart has fewer, and the file is a quarter as large."""
    smaller = BytesIO()
    with Image.open(png) as picture:
        few = picture.convert("RGB").quantize(40, dither=Image.Dither.NONE)
        few.save(smaller, "png", optimize=True, dpi=(DPI, DPI))
    return smaller.getvalue()


def _whole(fig: Figure) -> Bbox:
    """Return the figure's box, widened to what stands outside it."""
    sheet, drawn = fig.bbox_inches, fig.get_tightbbox()
    if sheet.contains(*drawn.min) and sheet.contains(*drawn.max):
        return sheet
    return Bbox.union([sheet, drawn.padded(0.05)])
