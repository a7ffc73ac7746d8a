"""One cell's HTML made safe to stand on the page: it closes what it opens and can do nothing."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from analysis.showing.explorer.payload import ISLAND, PACKED

# What could run, load, redirect or restyle the page. The page's Content-Security-Policy stops most
# of it as well, but would say so in the reader's console, and a refresh it would not stop.
_ACTIVE = [
    *("script", "style", "link", "meta", "base", "title", "template", "noscript"),
    *("iframe", "frame", "object", "embed", "applet", "form", "audio", "video", "track"),
]
_BASE64 = re.compile(r"[A-Za-z0-9+/=]+")
_RUNS = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)
_TABLE = re.compile(r"data:(?:text/csv;charset=utf-8|application/vnd\.apache\.parquet);base64,(.*)")
_ALIGNED = re.compile(r"text-align:\s*(right|center)")


def clean(fragment: str) -> str:
    """Return a piece of HTML without anything active, and with every tag closed.

    The same words and tables: scripts, styles, frames, forms and event handlers are gone, pictures
    that are not in the file are links to where they are. The data of an explorer stays: no browser
    runs it. Text of a corpus is escaped before it comes here.

    Examples
    --------
    >>> clean('<td onclick="x()" style="text-align: right">3<script>y()</script>')
    '<td class="right">3</td>'
    """
    soup = BeautifulSoup(fragment, "html.parser")
    for tag in soup.find_all(_ACTIVE):
        if not _is_island(tag):
            tag.decompose()
    for tag in soup.find_all("source"):
        if not str(tag.get("srcset", "")).startswith("data:image/"):
            tag.decompose()
    for tag in soup.find_all(name=True):
        _disarm(tag)
    for image in soup.find_all("img"):
        if not str(image.get("src", "")).startswith("data:image/"):
            _link(soup, image)
    return str(soup)


def _is_island(tag: Tag) -> bool:
    """Tell the data of an explorer, which is base64 and nothing else, from what could run."""
    ours = {"type": PACKED, "class": [ISLAND]}
    return tag.name == "script" and tag.attrs == ours and bool(_BASE64.fullmatch(tag.get_text()))


def _disarm(tag: Tag) -> None:
    """Take from a tag what runs or loads; keep how Markdown aligns a column."""
    aligned = _ALIGNED.search(str(tag.get("style", "")))
    for name in list(tag.attrs):
        loads = name in {"background", "poster", "ping"} or (name == "srcset" and tag.name == "img")
        if name.startswith("on") or name == "style" or loads:
            del tag[name]
    if _RUNS.match(str(tag.get("href", ""))) and not _is_table(tag):
        del tag["href"]
    if aligned and tag.name in {"th", "td"}:
        tag["class"] = aligned.group(1)


def _is_table(tag: Tag) -> bool:
    """Tell a table to take away, which a browser saves and never shows, from a page in a link."""
    found = _TABLE.fullmatch(str(tag.get("href", "")))
    return bool(tag.has_attr("download") and found and _BASE64.fullmatch(found[1]))


def _link(soup: BeautifulSoup, image: Tag) -> None:
    """Put a link in the place of a picture that would have to be fetched."""
    link = soup.new_tag("a", href=str(image.get("src", "")))
    link.string = str(image.get("alt") or image.get("src") or "picture")
    image.replace_with(link)
