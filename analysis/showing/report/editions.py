"""Pages in two languages: each leads to the one of its name in the other, where that is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from analysis.showing.report.shelf import BOOK
from analysis.showing.writing import write_whole

#: The folder of an Arabic edition, of notebooks as of pages.
ARABIC = "ar"
#: Where the layout of a page has room for them, in its head and at its side.
_HEAD, _SIDE = "<!-- alternates -->", "<!-- edition -->"
_NAMES = {"en": 'dir="ltr">English', "ar": 'dir="rtl">النسخة العربيّة'}


def beside(out: Path) -> Path:
    """Return where the other edition of the pages in a folder stands: in `ar`, or around it."""
    return out.parent if out.name == ARABIC else out / ARABIC


def link(page: Path) -> None:
    """Link a page and the one of its name in the other edition, if both are what they should be."""
    arabic = page if page.parent.name == ARABIC else beside(page.parent) / page.name
    english = beside(arabic.parent) / page.name
    name = quote(page.name)
    if _is_in(english, "en") and _is_in(arabic, "ar"):
        _say(english, {"en": name, "ar": f"{ARABIC}/{name}"}, there="ar")
        _say(arabic, {"en": f"../{name}", "ar": name}, there="en")


def _is_in(page: Path, lang: str) -> bool:
    """Tell whether a page of Khitab's is there, in this language."""
    made = page.is_file() and (page.parent / BOOK).is_file()
    begin = page.read_text("utf-8", "replace")[:200] if made else ""
    return re.search(rf'<html[^>]* lang="{lang}"', begin) is not None


def _say(page: Path, links: dict[str, str], *, there: str) -> None:
    """Write into a page where it is in each language, once."""
    html = page.read_text("utf-8")
    told = (f'<link rel="alternate" hreflang="{lang}" href="{to}">' for lang, to in links.items())
    own = f'<a href="{links[there]}" hreflang="{there}" lang="{there}" {_NAMES[there]}</a>'
    if _SIDE in html:
        html = html.replace(_SIDE, f'<p class="edition">{own}</p>', 1)
        write_whole(page, html.replace(_HEAD, "".join(told), 1).encode("utf-8"))
