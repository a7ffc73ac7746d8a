"""The explorer as a reader uses it: on a page of the report, in Chromium, with the network cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import concordance, explore, find_terms, quotations, tokenize
from tests.showing.explorer.asking import Visit, ask, line_count, page_of, place_in_text, saved


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
    page.keyboard.press("Escape")
    ask(page, "هيمنة")
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
