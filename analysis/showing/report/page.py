"""The body of a page made readable: directions, isolated Arabic, headings in order, contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from analysis.showing.direction import arabic_runs, is_arabic
from analysis.showing.explorer.payload import ISLAND

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_BLOCKS = {
    *_HEADINGS,
    *("p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "summary", "blockquote"),
    *("div", "section", "figure", "pre", "ul", "ol", "dl", "table", "details", "label"),
}
# These take the direction of all that is in them: a list's bullets, a table's columns follow it.
_CONTAINERS = ["ul", "ol", "dl", "blockquote", "table"]
_AS_THEY_ARE = ["pre", "bdi", "bdo", "svg"]


@dataclass(frozen=True)
class Heading:
    """A line of the contents list."""

    id: str
    text: str


@dataclass(frozen=True)
class Page:
    """What the layout needs to set one page."""

    html: str
    title: str
    language: str = "en"
    contents: list[Heading] = field(default_factory=list)
    searchable: bool = False
    sortable: bool = False
    explorable: bool = False


def page(body: str, name: str = "") -> Page:
    """Return a page made of the HTML of its cells.

    The body has a direction on every block that needs one (by its share of Arabic letters), Arabic
    isolated in lines of another script, one `h1` (`name`, where it has none), no heading level
    skipped, and links between notebooks turned into links between pages.

    Examples
    --------
    >>> page("<h1>Who?</h1><h3>هيمنة</h3><p>The word هيمنة, 3 times</p>").contents
    [Heading(id='هيمنة', text='هيمنة')]
    """
    soup = BeautifulSoup(body, "html.parser")
    headings = _order(soup, name)
    # The headings are the author's words, while most Arabic of an English page is quoted.
    language = "ar" if is_arabic("".join(_text(heading) for heading in headings)) else "en"
    _set_directions(soup, "rtl" if language == "ar" else "ltr")
    for output in soup.select("div.output"):
        if not output.get_text(strip=True) and output.find("img") is None:
            output.decompose()
    for table in soup.find_all("table"):
        if table.find_parent(class_="khitab-scroll") is None and not _has(table, "overview"):
            table.wrap(soup.new_tag("div", attrs={"class": "khitab-scroll", "tabindex": "0"}))
    _tell_apart(soup)
    for link in soup.find_all("a", href=True):
        if str(link["href"]).endswith(".ipynb") and ":" not in str(link["href"]):
            link["href"] = str(link["href"]).removesuffix(".ipynb") + ".html"
    return Page(
        html=str(soup),
        title=_text(headings[0]),
        language=language,
        contents=[Heading(str(h["id"]), _text(h)) for h in headings if h.name == "h2"],
        searchable=_has_rows(soup, "table.khitab-lines"),
        sortable=_has_rows(soup, "table.khitab-table"),
        explorable=soup.select_one(f".khitab-explorer .{ISLAND}") is not None,
    )


def _has_rows(soup: BeautifulSoup, selector: str) -> bool:
    """Tell whether there is a table with rows outside the explorer, which minds its own."""
    return any(
        table.find("td") and not table.find_parent(class_="khitab-explorer")
        for table in soup.select(selector)
    )


def _tell_apart(soup: BeautifulSoup) -> None:
    """Number the regions of one name, so that a screen reader can tell them apart."""
    names: dict[str, int] = {}
    for region in soup.select("[role=region][aria-label]"):
        name = str(region["aria-label"])
        names[name] = names.get(name, 0) + 1
        if names[name] > 1:
            region["aria-label"] = f"{name} {names[name]}"


def _has(tag: Tag, name: str) -> bool:
    return name in (tag.get("class") or [])


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def _order(soup: BeautifulSoup, name: str) -> list[Tag]:
    """Give the headings one first level, no skipped level and an id each; return them in order."""
    headings = list(soup.find_all(_HEADINGS))
    if not any(heading.name == "h1" for heading in headings):
        title = soup.new_tag("h1")
        title.string = name
        soup.insert(0, title)
        headings.insert(0, title)
    level, titled, ids = 0, False, set[str]()
    for heading in headings:
        wanted = int(heading.name[1])
        wanted = max(wanted, 2) if titled else wanted
        level = min(wanted, level + 1)
        titled = titled or level == 1
        heading.name = f"h{level}"
        heading["id"] = _fresh(str(heading.get("id") or "-".join(_text(heading).split())), ids)
    return headings


def _fresh(wanted: str, taken: set[str]) -> str:
    """Return an id that no heading before has, and remember it."""
    name, count = wanted or "part", 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    taken.add(name)
    return name


def _set_directions(soup: BeautifulSoup, direction: str) -> None:
    """Say the direction of each block that differs from what stands around it."""
    for container in soup.find_all(_CONTAINERS):
        # The order of a table's columns is that of its header, whatever its cells hold.
        _turn(container, (container.find("thead") or container).get_text(), direction)
    for block, pieces in _lines(soup):
        _turn(block, "".join(pieces), direction)
        if not is_arabic("".join(pieces)) and block.name != "pre":
            _isolate(soup, pieces)


def _turn(block: Tag, text: str, direction: str) -> None:
    """Give a block the direction of its text, unless it says its own or has it already."""
    if block.has_attr("dir") or not any(letter.isalpha() for letter in text):
        return
    around = block.find_parent(dir=True)
    if is_arabic(text):
        block["dir"], block["lang"] = "rtl", "ar"
    elif (str(around["dir"]) if around else direction) == "rtl":
        block["dir"] = "ltr"


def _lines(soup: BeautifulSoup) -> Iterator[tuple[Tag, list[NavigableString]]]:
    """Yield each block with the pieces of text that stand in it, not in a block inside it."""
    found: dict[int, tuple[Tag, list[NavigableString]]] = {}
    for piece in soup.find_all(string=True):
        block = piece.find_parent(_BLOCKS)
        if type(piece) is NavigableString and block is not None:
            found.setdefault(id(block), (block, []))[1].append(piece)
    yield from found.values()


def _isolate(soup: BeautifulSoup, pieces: list[NavigableString]) -> None:
    """Wrap each run of Arabic words of a line in <bdi>.

    A run that goes through several pieces (one word of it is bold) is left as it is: isolated
    piece by piece, its words would be drawn in the wrong order.
    """
    runs = arabic_runs("".join(pieces))
    start = 0
    for piece in pieces:
        end = start + len(piece)
        inside = [(a - start, b - start) for a, b in runs if start <= a and b <= end]
        if inside and piece.find_parent(_AS_THEY_ARE) is None:
            _wrap(soup, piece, inside)
        start = end


def _wrap(soup: BeautifulSoup, piece: NavigableString, runs: list[tuple[int, int]]) -> None:
    """Put the text piece back with its runs in <bdi>."""
    parts: list[NavigableString | Tag] = []
    done = 0
    for start, end in runs:
        run = soup.new_tag("bdi", attrs={"lang": "ar"})
        run.string = piece[start:end]
        parts += [NavigableString(piece[done:start]), run]
        done = end
    piece.replace_with(*parts, NavigableString(piece[done:]))
