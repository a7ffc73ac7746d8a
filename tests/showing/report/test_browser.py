"""The pages as a reader sees them: in Chromium, with the network cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

NAMES = ["01_voice.html", "02_articles.html", "index.html"]

# Contrast of each piece of text with what is behind it, by the formula of WCAG 2.
FAINT = """() => {
  const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = parse(getComputedStyle(node).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest("script, style")) continue;
    const [a, b] = [parse(getComputedStyle(node).color), behind(node)].map(light);
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    seen += 1;
    if (ratio < 4.5) faint.push([walker.currentNode.data.trim().slice(0, 40), ratio]);
  }
  return [seen, faint];
}"""

# Blocks whose own text is mostly of one script and which are set the other way round.
WRONG_WAY = """() => {
  const wrong = [];
  let seen = 0;
  for (const block of document.querySelectorAll("p, li, h1, h2, h3, td, th, caption, figcaption")) {
    if (block.querySelector("p, li, td") || block.closest(".side")) continue;
    const letters = block.textContent.match(/\\p{L}/gu) || [];
    const arabic = letters.filter(letter => /\\p{Script=Arabic}/u.test(letter)).length;
    if (!letters.length) continue;
    seen += 1;
    const wanted = 2 * arabic > letters.length ? "rtl" : "ltr";
    const heading = block.matches("thead th");
    if (getComputedStyle(block).direction !== wanted && !heading)
      wrong.push([block.textContent.slice(0, 40), wanted]);
  }
  return [seen, wrong];
}"""


@pytest.fixture
def visit(offline: Callable[..., Any], pages: Path) -> Callable[..., Any]:
    """Open a page by its name."""
    return lambda name, width=1280, **options: offline(pages / name, width, **options)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_scrolls_sideways(visit, name: str, width: int) -> None:
    page = visit(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(visit, name: str, scheme: str) -> None:
    page = visit(name, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    seen, faint = page.evaluate(FAINT)
    assert seen > 5
    assert faint == []


def test_light_and_dark_differ(visit) -> None:
    grounds = {
        visit("index.html", color_scheme=scheme).evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert len(grounds) == 2


@pytest.mark.parametrize("name", NAMES)
def test_every_block_has_the_direction_of_its_letters(visit, name: str) -> None:
    seen, wrong = visit(name).evaluate(WRONG_WAY)
    assert seen >= 2
    assert wrong == []


def test_numbers_beside_arabic_words_stand_in_the_order_written(visit) -> None:
    page = visit("01_voice.html")
    order = page.evaluate("""() => {
      const words = Array.from(document.querySelectorAll("p bdi"))
        .filter(bdi => /الوطن|الأمة/.test(bdi.textContent));
      return words.map(bdi => [bdi.textContent, bdi.getBoundingClientRect().top,
                               bdi.getBoundingClientRect().left]);
    }""")
    assert [word for word, *_ in order] == ["الوطن", "الأمة"]
    assert order[0][1:] < order[1][1:]


def test_the_concordance_reads_from_the_right(visit) -> None:
    row = visit("01_voice.html").locator("table.khitab-lines tbody tr").first
    left = [row.locator(f".{name}").bounding_box()["x"] for name in ("before", "keyword", "after")]
    assert left == sorted(left, reverse=True)


def test_a_line_of_the_concordance_has_the_width_of_the_text(visit) -> None:
    row = visit("01_voice.html", 1000).locator("table.khitab-lines tbody tr").first
    source, *words = (
        row.locator(f".{name}").bounding_box() for name in ("doc", "before", "keyword", "after")
    )
    assert all(piece["y"] >= source["y"] + source["height"] for piece in words)
    assert sum(piece["width"] for piece in words) == pytest.approx(
        row.bounding_box()["width"], 0.01
    )


def test_on_a_phone_the_line_wraps_around_its_keyword(visit) -> None:
    row = visit("01_voice.html", 375).locator("table.khitab-lines tbody tr").first
    assert row.evaluate("row => getComputedStyle(row.querySelector('.before')).display") == "inline"
    assert row.bounding_box()["width"] <= 375


def test_every_picture_has_words_and_loads(visit) -> None:
    pictures = visit("01_voice.html").evaluate(
        "Array.from(document.images, i => [i.alt, i.naturalWidth])"
    )
    assert [alt for alt, _ in pictures] == ["Bars: a 1, b 2."]
    assert all(width > 0 for _, width in pictures)


@pytest.mark.parametrize("name", NAMES)
def test_language_title_headings_and_links_are_in_order(visit, name: str) -> None:
    page = visit(name)
    levels = page.evaluate(
        "Array.from(document.querySelectorAll('h1,h2,h3,h4'), h => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.title() == page.locator("h1").inner_text()
    assert page.evaluate("document.documentElement.lang") == ("ar" if "02" in name else "en")
    targets = page.evaluate(
        "Array.from(document.querySelectorAll('a'), a => a.getAttribute('href'))"
    )
    ids = page.evaluate("Array.from(document.querySelectorAll('[id]'), e => e.id)")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)


def test_the_first_tab_goes_to_the_text(visit) -> None:
    page = visit("01_voice.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_code_is_folded_and_opens(visit) -> None:
    page = visit("01_voice.html")
    code = page.locator("details.code pre").first
    assert not code.is_visible()
    page.locator("details.code summary").first.click()
    assert code.is_visible()


@pytest.mark.parametrize("written", ["أكَّـد", "اكد", "  إكد "])
def test_the_search_box_folds_spelling(visit, written: str) -> None:
    page = visit("01_voice.html")
    page.get_by_label("Search these lines").fill(written)
    rows = page.locator("table.khitab-lines tbody tr")
    texts = [row.inner_text() for row in rows.all() if row.is_visible()]
    assert 0 < len(texts) < rows.count()
    assert all(re.search("[اأ]ك[َّ]*د", text) for text in texts)
    assert page.locator(".search output").inner_text() == f"{len(texts)} of {rows.count()} lines"
    page.get_by_label("Search these lines").fill("")
    assert all(row.is_visible() for row in rows.all())


def test_the_search_finds_nothing_where_there_is_nothing(visit) -> None:
    page = visit("01_voice.html", 375)
    page.get_by_label("Search these lines").fill("قرنبيط")
    assert not any(row.is_visible() for row in page.locator("table.khitab-lines tbody tr").all())


def test_without_javascript_all_is_there_but_the_box(visit) -> None:
    page = visit("01_voice.html", java_script_enabled=False)
    assert page.locator("table.khitab-lines tbody tr").count() == 20
    assert page.locator("table.khitab-lines tbody tr").last.is_visible()
    assert page.locator("input").count() == 0


def test_a_script_that_came_in_does_not_run(visit) -> None:
    page = visit("01_voice.html")
    assert page.locator("td", has_text="<script>x()</script>").count() == 1
    assert page.locator("script").count() == 1


def test_print_leaves_out_what_paper_cannot_do(visit) -> None:
    page = visit("01_voice.html", color_scheme="dark")
    page.emulate_media(media="print")
    assert not any(nav.is_visible() for nav in page.locator("nav").all())
    assert not page.locator(".search").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
