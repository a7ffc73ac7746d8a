"""The explorer as a reader uses it: on a page of the report, in Chromium, with the network cut."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import concordance, explore, find_terms, quotations, read_lexicon, tokenize
from analysis.showing.display import Shown
from analysis.showing.report.exporter import ReportExporter

AA = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}
Visit = Callable[..., Any]


def page_of(shown: Shown, folder: Path, title: str = "# Ask the texts") -> Path:
    """Write the page that the report makes of a cell's explorer."""
    output = new_output("display_data", data={"text/html": shown.html})
    cells = [new_markdown_cell(title), new_code_cell("", outputs=[output])]
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=cells))
    path = folder / "page.html"
    path.write_text(html, "utf-8")
    return path


@pytest.fixture(scope="module")
def said(documents: pd.DataFrame) -> pd.DataFrame:
    return quotations(documents, speakers="five articles")


@pytest.fixture(scope="module")
def five(documents, tokens, said, tmp_path_factory) -> dict[str, Path]:
    """The five articles with their families and quotations, in both languages."""
    hits = find_terms(tokens, read_lexicon())
    return {
        lang: page_of(
            explore(documents, hits=hits, quotations=said, tokens=tokens, lang=lang),
            tmp_path_factory.mktemp(lang),
            title,
        )
        for lang, title in (("en", "# Ask the texts"), ("ar", "# اسأل المقالات"))
    }


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    """Open a page with the network cut; what it asks for and complains of is checked at the end."""
    complaints: list[str] = []
    requests: list[str] = []
    contexts = []

    def open_page(path: Path, width: int = 1280, *, ready: bool = True, **options: Any) -> Any:
        size = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=size, offline=True, **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        if ready:
            page.wait_for_selector(".khitab-explorer[data-live=ready]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert all(url.startswith(("data:", "file:", "blob:")) for url in requests)
    assert sum(url.startswith("file:") for url in requests) == len(contexts)


def ask(page: Any, word: str) -> None:
    """Type a word and leave the box, which answers at once."""
    box = page.locator(".khitab-ask input")
    box.fill(word)
    box.blur()


def line_count(page: Any) -> int:
    return int(page.locator(".khitab-live table.khitab-lines tbody tr").count())


def saved(page: Any) -> list[dict[str, str]]:
    """Take the lines as CSV and read them back."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


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


@pytest.mark.parametrize("word", ["هيمنة", "الهَيْمَنَة", "الهيمنه*", "هيمن*", "ـهيمنة", "نظام عالمي"])
def test_a_typed_word_is_counted_as_python_counts_it(visit: Visit, five, tokens, word: str) -> None:
    page = visit(five["en"])
    ask(page, word)
    hits = find_terms(tokens, [word])
    count = page.locator(".khitab-count").inner_text()
    if not len(hits):
        assert "does not occur" in count
        return
    articles = hits["doc"].nunique()
    assert count == f"Occurrences: {len(hits)} · texts: {articles} of 5 · lines: {len(hits)}"
    assert line_count(page) == len(hits)


def test_typing_is_enough(visit: Visit, five) -> None:
    page = visit(five["en"])
    page.locator(".khitab-ask input").press_sequentially("الهيمنة")
    page.get_by_text("Occurrences: 3 ").wait_for()


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("", "Type a word."),
        ("؟", "This is no word"),
        ('"الهيمنة', "Close the quotation mark"),
        ("/.*/", "found in Python"),
        ("شراكة+", "found in Python"),
        ("-(هيمنة)", "found in Python"),
        ("قرنبيط", "قرنبيط does not occur"),
    ],
)
def test_what_is_no_answer_says_why(visit: Visit, five, word: str, told: str) -> None:
    page = visit(five["en"])
    ask(page, word or " ")
    assert told in page.locator(".khitab-count").inner_text()
    assert line_count(page) == 0


def test_a_family_shows_the_lines_that_python_found(visit: Visit, five, hits) -> None:
    page = visit(five["en"])
    page.get_by_label("Family").select_option(label="multipolar order")
    assert len(saved(page)) == (hits["family"] == "multipolar order").sum()


def test_the_rates_are_those_of_the_library(visit: Visit, five, documents, tokens) -> None:
    from analysis import rates

    page = visit(five["en"])
    ask(page, "الصين")
    table = rates(find_terms(tokens, ["الصين"]), tokens).set_index("doc")
    rows = page.locator("table.khitab-rates tbody tr").all()
    shown = {row.locator("small").inner_text(): row.locator("td").all_inner_texts() for row in rows}
    assert {doc: cells[:4] for doc, cells in shown.items()} == {
        str(doc): [
            f"{row.n}",
            f"{row.total}",
            f"{row.per_1000:.1f}",
            f"{row.low:.1f}–{row.high:.1f}",
        ]
        for doc, row in table.iterrows()
    }


def test_a_click_opens_the_article_at_the_hit(visit: Visit, five, documents) -> None:
    page = visit(five["en"])
    ask(page, "روسيا")
    lines = saved(page)
    texts = documents.set_index("doc")["text"]
    for place, line in enumerate(lines[:6]):
        page.locator(".khitab-live td.keyword button").nth(place).click()
        current = page.locator("[aria-current=true]")
        start, end = int(line["start"]), int(line["end"])
        assert current.inner_text() == texts[line["doc"]][start:end] == line["keyword"]
        assert current.evaluate("mark => mark === document.activeElement")
        assert current.is_visible()
        assert place_in_text(page) == start
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == line["keyword"]


def place_in_text(page: Any) -> int:
    """Count the characters of the article before its current mark, as Python does."""
    before = page.evaluate("""() => {
      const text = document.querySelector("dialog .khitab-text").cloneNode(true);
      text.querySelectorAll(".khitab-name").forEach(name => name.remove());
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEndBefore(text.querySelector("[aria-current]"));
      return range.toString();
    }""")
    return len(before)


def test_places_hold_after_an_emoji(visit: Visit, tmp_path: Path, corpus) -> None:
    documents = corpus("😀😀 قال شي: «لا 😀 للهيمنة»، ثم ندد بالهيمنة 😀 الهيمنة.")
    hits = find_terms(tokenize(documents), {"hegemony": ["هيمنة"]})
    shown = explore(
        documents, hits=hits, quotations=quotations(documents, speakers="five articles")
    )
    page = visit(page_of(shown, tmp_path))
    places = list(zip(hits["start"].astype(str), hits["end"].astype(str), strict=True))
    assert [(line["start"], line["end"]) for line in saved(page)] == places
    page.locator(".khitab-live td.keyword button").nth(2).click()
    assert place_in_text(page) == hits["start"][2]
    ask_again = "هيمنة"
    page.keyboard.press("Escape")
    ask(page, ask_again)
    assert [(line["start"], line["end"]) for line in saved(page)] == places


def test_the_whole_article_is_in_the_dialog_with_every_speaker(
    visit: Visit, five, documents, said
) -> None:
    page = visit(five["en"])
    ask(page, "الأحادية")
    for line in {line["doc"]: None for line in saved(page)}:
        page.get_by_label("Text", exact=True).select_option(label=label_of(page, line))
        page.locator(".khitab-live td.keyword button").first.click()
        text = page.evaluate("""() => {
          const text = document.querySelector("dialog .khitab-text").cloneNode(true);
          text.querySelectorAll(".khitab-name").forEach(name => name.remove());
          return text.textContent;
        }""")
        assert text == documents.set_index("doc").loc[line, "text"]
        names = page.locator("dialog .khitab-text .khitab-name bdi").all_text_contents()
        spoken = said[(said["doc"] == line) & (said["kind"] != "scare")]
        assert sorted(names) == sorted(spoken["speaker"].fillna("speaker unknown"))
        assert page.locator("dialog .khitab-text [class*=khitab-who]").count() >= len(names)
        page.keyboard.press("Escape")


def label_of(page: Any, doc: str) -> str:
    labels = page.get_by_label("Text", exact=True).locator("option").all_text_contents()
    return next(label for label in labels if label.startswith(doc))


def test_the_filters_leave_what_they_say(visit: Visit, five) -> None:
    page = visit(five["en"])
    ask(page, "*ا*")
    everything = saved(page)
    who = page.get_by_label("Voice or speaker")
    values = who.locator("option").evaluate_all("all => all.map(o => [o.value, o.text])")[1:]
    for number, value in enumerate(values):
        if number % 8 == 7:  # Chromium lets a page save ten files
            page = visit(five["en"])
            ask(page, "*ا*")
            who = page.get_by_label("Voice or speaker")
        who.select_option(value[0])
        kind, name = value[0].split(" ")
        of = (
            [line for line in everything if name in (line["voice"],)]
            if kind == "voice"
            else [line for line in everything if line["speaker"] == value[1].rpartition(" (")[0]]
        )
        assert saved(page) == of
        assert value[1].endswith(f"({len(of):,})")


@pytest.mark.parametrize("side", ["before", "after"])
def test_lines_are_sorted_by_the_words_on_a_side(
    visit: Visit, five, documents, tokens, side: str
) -> None:
    page = visit(five["en"])
    ask(page, "في")
    page.get_by_label("Order").select_option(side)
    ordered = documents.sort_values(["date", "doc"], kind="stable")
    lines = concordance(ordered, find_terms(tokens, ["في"]), sort=side)
    assert [line[side] for line in saved(page)] == lines[side].str.replace(
        r"^([=+\-@\t\r])", r"'\1", regex=True
    ).tolist()


def test_long_answers_are_shown_by_and_by(visit: Visit, five, tokens) -> None:
    page = visit(five["en"])
    ask(page, "*ا*")
    hits = len(find_terms(tokens, ["*ا*"]))
    assert line_count(page) == 40 < hits
    page.get_by_role("button", name="Show 400 more").click()
    assert line_count(page) == 440


def test_without_javascript_the_lines_and_the_articles_stay(visit: Visit, five, documents) -> None:
    page = visit(five["en"], ready=False, java_script_enabled=False)
    assert page.locator("table.khitab-lines tbody tr").first.is_visible()
    texts = page.locator(".khitab-still .khitab-text").all_text_contents()
    assert sorted(texts) == sorted(documents["text"])
    assert page.locator("input").count() == 0


def test_with_javascript_nothing_stands_twice(visit: Visit, five) -> None:
    page = visit(five["en"])
    assert not page.locator(".khitab-still").is_visible()


def test_hostile_text_is_text_and_runs_nothing(visit: Visit, tmp_path: Path, hostile: str) -> None:
    text = f"قال شي: «هيمنة {hostile} هيمنة». {hostile} هيمنة"
    about = {"title": [hostile], "source": [hostile]}
    documents = pd.DataFrame({"doc": [hostile], "text": [text], **about})
    hits = find_terms(tokenize(documents), {hostile: ["هيمنة"]})
    told = quotations(documents, speakers={"Xi": ["شي"]}).assign(speaker=hostile)
    shown = explore(documents, hits=hits, quotations=told, query="")
    page = visit(page_of(shown, tmp_path))
    assert page.locator("script").count() == 2
    assert page.locator(".khitab-explorer :is(img, iframe, a, style)").count() == 0
    lines = saved(page)
    assert len(lines) == len(hits) >= 3
    page.locator(".khitab-live td.keyword button").first.click()
    assert page.locator("dialog h2").inner_text().strip() == " ".join(hostile.split())
    ask(page, hostile)
    assert page.locator("script").count() == 2


def test_cells_of_the_file_are_no_formulas(visit: Visit, tmp_path: Path, corpus) -> None:
    documents = corpus("=1+1 هيمنة", "+x\tهيمنة", '-2, "a"\r\nهيمنة', title=["+t", "\tt", "t"])
    page = visit(page_of(explore(documents, query="هيمنة"), tmp_path))
    lines = saved(page)
    assert [line["before"] for line in lines] == ["'=1+1 ", "'+x\t", '\'-2, "a"\r\n']
    assert [line["title"] for line in lines] == ["'+t", "'\tt", "t"]
    assert [line["start"] for line in lines] == ["5", "3", "9"]


def test_a_very_long_word_keeps_nobody_waiting(visit: Visit, tmp_path: Path, corpus) -> None:
    documents = corpus("ه" * 1_000_000 + " هيمنة")
    path = page_of(explore(documents, query="هيمنة"), tmp_path)
    page = visit(path, 375)
    assert page.evaluate("performance.now()") < 10_000
    assert line_count(page) == 1
    ask(page, "هه*")
    assert page.locator(".khitab-live td.keyword").inner_text() == "ه" * 240
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_too_many_words_are_told_and_not_written(corpus) -> None:
    shown = explore(corpus("a b c", "d e"), limit=4)
    assert "5 words are more than the 4" in shown.html
    assert "<script" not in shown.html
    assert "<details" in shown.html


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
