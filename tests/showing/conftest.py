"""What the tests of the floor share: a reader of HTML that is not ours, and hostile texts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><b>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    "&lt;b&gt; & &amp;",
    "a $x$ b $y$ c",
    "</td></tr></table>",
    "الهيمنة <b> الأحادية",
    "\u202eمقلوب\u202c",
    "{{ 7 * 7 }} {% raw %}",
    "<!-- -->",
    "]]>",
]


class Reader(HTMLParser):
    """Notes each tag that opens, and the text of each cell."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th", "figcaption", "p"):
            self._open = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "figcaption", "p"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cells[-1] += data


@pytest.fixture
def read_html() -> Callable[[str], Reader]:
    """Read HTML as a browser would, by the standard library's parser."""

    def read(html: str) -> Reader:
        reader = Reader()
        reader.feed(html)
        reader.close()
        return reader

    return read


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """Return a text that would do harm as markup."""
    return str(request.param)


# Closed with the module: while it is open no other event loop can run in this thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium of this machine; in CI it must be there."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    path = next((name for name in found if name), None)
    if path is None:
        missing = "no Chromium on this machine: install chromium to see the pages tested in it"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # As root, as in most CI, Chromium's sandbox does not start; the pages are our own.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def offline(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a page with the network cut; what it asks for and complains of is checked at the end."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def open_page(path: Path, width: int = 1280, *, height: int = 800, **options: Any) -> Any:
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, offline=True, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert all(url.startswith(("data:", "file:", "blob:")) for url in requests)
    assert sum(url.startswith("file:") for url in requests) == len(contexts)
