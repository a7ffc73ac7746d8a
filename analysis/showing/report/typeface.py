"""The Arabic typeface of the pages: a part of the charts' own, small enough to stand in each."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO

#: What Arabic text is written with: letters, marks, digits, signs; no presentation forms.
_LETTERS = [*range(0x0600, 0x0605), *range(0x060C, 0x0660), *range(0x0660, 0x066E), 0x0671]
_SIGNS = [*map(ord, ' \u00a0!"%()*+,-./0123456789:;=?[]«»–—“”‘’…·'), *range(0x200C, 0x2010)]
#: Letters of Persian, Urdu and Kurdish names.
_FURTHER = [0x067E, 0x0686, 0x0698, 0x06A9, 0x06AF, 0x06A4, 0x06CC, 0x06D2, 0x0679, 0x06BA]
FAMILY = "Khitab Arabic"


@cache
def arabic_face() -> str:
    """Return the `@font-face` rule of the Arabic letters, the file itself in it.

    The family goes by a name of ours, as its licence (OFL) asks of a font that was changed.

    Examples
    --------
    >>> len(arabic_face()) < 60_000, arabic_face()[:10]
    (True, '@font-face')
    """
    data = b64encode(_part()).decode("ascii")
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-display: swap; '
        "unicode-range: U+0020-003F, U+00A0, U+00AB, U+00B7, U+00BB, U+0600-06FF, U+200C-200F, "
        "U+2013-2026; "
        f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
    )


def _part() -> bytes:
    """Return the font with the letters of Arabic text alone."""
    from fontTools import subset  # it comes with matplotlib

    options = subset.Options(
        flavor="woff", name_IDs=[0, 13, 14], notdef_outline=True, hinting=False
    )
    options.drop_tables += ["meta"]
    options.layout_features = ["init", "medi", "fina", "isol", "rlig", "calt", "ccmp", "mark"]
    source = files("analysis.showing.fonts") / "IBMPlexSansArabic-Regular.ttf"
    cut, content = subset.Subsetter(options), BytesIO()
    cut.populate(unicodes=[*_LETTERS, *_SIGNS, *_FURTHER])
    with as_file(source) as path, subset.load_font(path, options) as font:
        cut.subset(font)
        subset.save_font(font, content, options)
    return content.getvalue()
