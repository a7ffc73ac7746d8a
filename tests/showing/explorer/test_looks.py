"""How the explorer looks, and how hands and eyes reach it: widths, print, keyboard, axe."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.showing.explorer.asking import Visit, ask

AA = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_scrolls_sideways_and_no_keyword_breaks(
    visit: Visit, five, lang: str, width: int, scheme: str
) -> None:
    page = visit(five[lang], width, color_scheme=scheme)
    for word in ("الهيمنة", "*ا*", "شنغهاي للتعاون"):
        ask(page, word)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        lines = page.evaluate("""() => Array.from(
          document.querySelectorAll(".khitab-live td.keyword bdi"),
          word => word.getClientRects().length)""")
        assert lines
        assert word != "الهيمنة" or set(lines) == {1}
    page.locator(".khitab-live td.keyword button").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = page.evaluate("""() => {
      const page = document.querySelector(".khitab-page");
      return page.scrollWidth <= page.clientWidth;
    }""")
    assert inside


def test_intervals_read_alike_in_all_rows_and_sources_stand_close_to_their_lines(
    visit: Visit, five
) -> None:
    page = visit(five["ar"], 375)
    ask(page, "الصين")
    ways = page.evaluate("""() => Array.from(
      document.querySelectorAll(".khitab-live table.khitab-rates :is(tbody, tfoot) .number"),
      cell => getComputedStyle(cell).direction)""")
    assert set(ways) == {"ltr"}
    heights = page.evaluate("""() => Array.from(
      document.querySelectorAll(".khitab-live td.doc"), cell => cell.offsetHeight)""")
    assert max(heights) < 25, "one line of small letters"


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
def test_axe_finds_nothing(visit: Visit, five, lang: str, width: int, scheme: str) -> None:
    page = visit(five[lang], width, color_scheme=scheme)
    page.locator(".khitab-filters").evaluate("details => details.open = true")
    ask(page, "الصين")
    assert findings(page) == []
    page.locator(".khitab-live td.keyword button").first.click()
    assert findings(page) == []


def findings(page: Any) -> list[Any]:
    found = Axe().run(page, options=AA).response["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]


def test_it_works_with_the_keyboard_alone(visit: Visit, five) -> None:
    page = visit(five["en"])
    page.locator(".khitab-ask input").focus()
    page.keyboard.type("الهيمنة")
    page.keyboard.press("Enter")
    answer = page.locator(".khitab-live .keyword button").first.filter(has_text="هيمن")
    answer.wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.keyword button')"):
            break
    page.keyboard.press("ArrowDown")
    lines = "[...document.querySelectorAll('.khitab-live .keyword button')]"
    place = f"{lines}.indexOf(document.activeElement)"
    assert page.evaluate(place) == 1
    page.keyboard.press("Enter")
    assert page.locator("dialog").is_visible()
    page.get_by_role("button", name="Next line").press("Enter")
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    assert page.evaluate(place) == 1


def test_print_shows_the_answer_and_leaves_out_the_box(visit: Visit, five) -> None:
    page = visit(five["en"], color_scheme="dark")
    ask(page, "الهيمنة")
    page.emulate_media(media="print")
    assert not page.locator(".khitab-ask").is_visible()
    assert page.locator(".khitab-live td.keyword").first.is_visible()
    colour = "getComputedStyle(document.querySelector('.khitab-live td.keyword button')).color"
    assert page.evaluate(colour) == "rgb(0, 0, 0)"


def test_every_word_of_the_interface_is_of_its_language(visit: Visit, five) -> None:
    page = visit(five["ar"])
    page.get_by_label("الحقل").select_option("0")
    words = page.locator(".khitab-live").evaluate("""root => {
      const own = root.querySelectorAll("label, summary, .khitab-button, th[scope=col], b");
      return Array.from(own, each => each.textContent).filter(text => /[a-z]/i.test(text));
    }""")
    assert set(words) <= {"احفظ الأسطر (CSV)"}


def test_without_javascript_the_lines_and_the_articles_stay(visit: Visit, five, documents) -> None:
    page = visit(five["en"], ready=False, java_script_enabled=False)
    assert page.locator("table.khitab-lines tbody tr").first.is_visible()
    texts = page.locator(".khitab-still .khitab-text").all_text_contents()
    assert sorted(texts) == sorted(documents["text"])
    assert page.locator("input").count() == 0


def test_with_javascript_nothing_stands_twice(visit: Visit, five) -> None:
    page = visit(five["en"])
    assert not page.locator(".khitab-still").is_visible()
