"""The pages of the essay as a reader has them, in both languages: in Chromium, offline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[3]
NAMES = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
LANGUAGES = {"en": "", "ar": "ar"}
# Tables of which a reader sees a part only: their first words.
HIDDEN = """() => Array.from(document.querySelectorAll("main .khitab-scroll"))
  .filter(box => box.offsetParent && box.scrollWidth > box.clientWidth + 1)
  .map(box => box.innerText.slice(0, 60))"""
# Words a minute that people read of such text, rather slow, and what a page may ask of them.
PACE, MINUTES, HEIGHT, KILOBYTES, SHEETS = 200, 25, 8000, 500, 40
# What has no Arabic name; what the articles themselves write so may be quoted.
LATIN = {"CSV", "Parquet"}


@pytest.fixture
def visit(offline: Callable[..., Any], report: Path) -> Callable[..., Any]:
    """Open a page by its language and name."""

    def open_page(lang: str, name: str, width: int = 1280, **options: Any) -> Any:
        return offline(report / LANGUAGES[lang] / f"{name}.html", width, **options)

    return open_page


def shown(report: Path, lang: str, name: str) -> BeautifulSoup:
    """The page's own text, without code and the other language's name."""
    path = report / LANGUAGES[lang] / f"{name}.html"
    soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    for part in soup.select("style, script, details.code, .edition"):
        part.decompose()
    return soup


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_short_and_the_whole_is_read_in_twenty_five_minutes(visit, report, lang) -> None:
    words = 0
    for name in NAMES:
        page = visit(lang, name)
        page.evaluate("document.querySelectorAll('.khitab-explorer').forEach(e => e.remove())")
        read = len(page.locator("main").inner_text().split())
        tall = page.evaluate("document.documentElement.scrollHeight")
        size = (report / LANGUAGES[lang] / f"{name}.html").stat().st_size
        print(f"{lang} {name}: {read} words, {tall} px at 1280, {size / 1000:.0f} KB")
        assert tall <= HEIGHT, name
        assert size <= 1000 * KILOBYTES, name
        words += read
    print(f"{lang}: {words} words, {words / PACE:.1f} minutes")
    assert words / PACE <= MINUTES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_no_column_is_hidden_and_the_finding_is_on_the_first_screen(
    visit, lang: str
) -> None:
    for name in NAMES:
        page = visit(lang, name, 375)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, name
        hidden = page.evaluate(HIDDEN)
        assert hidden == [], name
        if name != "index":
            assert page.locator(".khitab-finding").bounding_box()["y"] < 300, name


@pytest.mark.parametrize(("lang", "width", "scheme"), [("en", 375, "light"), ("ar", 1280, "dark")])
def test_axe_finds_nothing(visit, lang: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for name in NAMES:
        found = Axe().run(visit(lang, name, width, color_scheme=scheme)).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], name


@pytest.mark.parametrize("width", [375, 1280])
def test_the_heads_of_arabic_tables_run_from_the_right(visit, width: int) -> None:
    for name in NAMES:
        heads = visit("ar", name, width).locator("main thead th")
        ways = heads.evaluate_all("heads => heads.map(head => getComputedStyle(head).direction)")
        assert set(ways) <= {"rtl"}, name


def test_both_editions_print_on_forty_sheets(visit) -> None:
    for lang in LANGUAGES:
        sheets = 0
        for name in NAMES:
            pdf = visit(lang, name).pdf(format="A4")
            sheets += len(re.findall(rb"/Type\s*/Page\b", pdf))
        print(f"{lang}: {sheets} sheets of A4")
        assert sheets <= SHEETS, lang


@pytest.mark.parametrize("name", NAMES)
def test_each_page_leads_to_itself_in_the_other_language(report: Path, name: str) -> None:
    for lang, folder in LANGUAGES.items():
        here = report / folder
        soup = BeautifulSoup((here / f"{name}.html").read_text("utf-8"), "html.parser")
        assert soup.html["lang"] == lang
        assert soup.html.get("dir") == ("rtl" if lang == "ar" else None)
        links = {one["hreflang"]: one["href"] for one in soup.select("link[rel=alternate]")}
        assert set(links) == set(LANGUAGES)
        for other, link in links.items():
            assert (here / link).resolve() == report / LANGUAGES[other] / f"{name}.html"
        (edition,) = soup.select(".edition a")
        assert edition["href"] == links[edition["hreflang"]]
        assert edition["hreflang"] != lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_goes_from_page_to_page(report: Path, lang: str) -> None:
    pages = [name for name in NAMES if name != "index"]
    walked, name = [], pages[0]
    while name:
        walked.append(name)
        after = shown(report, lang, name).select_one(".pages .after a")
        name = after["href"].removesuffix(".html") if after else ""
    assert walked == pages
    listed = shown(report, lang, "index").select("table.overview th a")
    assert [link["href"].removesuffix(".html") for link in listed] == pages


@pytest.mark.parametrize("name", NAMES)
def test_the_arabic_edition_has_no_latin_letter(report: Path, name: str) -> None:
    soup = shown(report, "ar", name)
    told = [soup.get_text(" "), *(image["alt"] for image in soup.find_all("img"))]
    told += [one["aria-label"] for one in soup.select("[aria-label]")]
    theirs = " ".join(path.read_text("utf-8") for path in (ROOT / "seeds").glob("*.txt"))
    quoted = set(re.findall(r"[A-Za-z]+", theirs))
    assert set(re.findall(r"[A-Za-z]+", " ".join(told))) <= LATIN | quoted


@pytest.mark.parametrize("name", NAMES)
def test_both_editions_say_the_same_numbers(report: Path, name: str) -> None:
    english, arabic = (_numbers(shown(report, lang, name)) for lang in LANGUAGES)
    # Arabic says one, two and a thousand in words: مرّة، مرّتان، ألف.
    assert not (english - arabic) - Counter({"1": 99, "2": 99, "1,000": 99})
    assert not arabic - english


def _numbers(soup: BeautifulSoup) -> Counter[str]:
    """The numbers of what the run says: sentences, tables and the words for pictures."""
    parts = soup.select(".khitab-finding, .khitab-said, table.khitab-table td")
    said = " ".join(part.get_text(" ") for part in parts)
    alts = " ".join(image["alt"] for image in soup.find_all("img"))
    return Counter(re.findall(r"\d[\d,.]*\d|\d", f"{said} {alts}"))


def test_the_readme_quotes_the_questions_and_findings_of_the_run(report):
    index = BeautifulSoup((report / "index.html").read_text("utf-8"), "html.parser")
    rows = [row.find_all(["th", "td"]) for row in index.select("table.overview tbody tr")]
    made = [[" ".join(cell.get_text().split()) for cell in row] for row in rows]
    readme = (ROOT / "README.md").read_text("utf-8")
    table = re.findall(r"^\| (.+\?) \| (.+) \| \[.+\]\((notebooks/.+)\) \|$", readme, re.MULTILINE)
    assert [[question, finding] for question, finding, _ in table] == made
    assert all((ROOT / link).is_file() for *_, link in table)


def test_the_picture_of_the_readme_is_the_one_that_the_run_draws(report):
    drawn, shown = plt.imread(report / "index.png"), plt.imread(ROOT / "notebooks/hero.png")
    assert drawn.shape == shown.shape
    # Another matplotlib may set a letter a hair aside; another chart differs in more than that.
    assert abs(drawn - shown).mean() < 0.01
