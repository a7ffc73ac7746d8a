"""The exporter: one file, nothing fetched, style and script named by their hash."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from nbconvert.nbconvertapp import NbConvertApp
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import explore
from analysis.showing.lines import show_lines
from analysis.showing.report.exporter import ReportExporter

LINE = pd.DataFrame([{"before": "على", "keyword": "الهيمنة", "after": "ستعمل"}])


def html_of(*outputs, markdown: str = "# Title") -> str:
    code = new_code_cell("x = 1", outputs=list(outputs))
    return ReportExporter().from_notebook_node(
        new_notebook(cells=[new_markdown_cell(markdown), code])
    )[0]


def shown(**data: str):
    names = {key.replace("_", "/").replace("svg", "svg+xml"): value for key, value in data.items()}
    return new_output("display_data", data=names)


def hashes(html: str, tag: str) -> list[str]:
    return [
        "sha256-" + base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        for inside in re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    ]


def test_the_policy_names_the_one_style_and_the_one_script() -> None:
    html = html_of(shown(text_html=show_lines(LINE).html))
    policy = re.search('Content-Security-Policy" content="([^"]*)"|content="([^"]*)" http', html)
    assert policy is not None
    [style], [script] = hashes(html, "style"), hashes(html, "script")
    assert "default-src 'none'; img-src data:" in policy[0]
    assert f"style-src '{style}'" in policy[0]
    assert f"script-src '{script}'" in policy[0]


def test_a_page_without_lines_has_no_script() -> None:
    assert "<script" not in html_of(shown(text_html="<p>x</p>"))


def test_nothing_in_a_page_is_fetched() -> None:
    html = html_of(shown(text_html='<img src="http://x.org/a.png"><script src="//y"></script>'))
    assert not re.search(r"""(src|srcset)=["']?(?!data:)|@import|url\(""", html)


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (
            new_output("stream", text="\x1b[31mred\x1b[0m <b>"),
            '<span class="ansi-red-fg">red</span> &lt;b&gt;',
        ),
        (new_output("stream", name="stderr", text="careful"), '<pre class="stderr">careful</pre>'),
        (new_output("error", ename="E", evalue="v", traceback=["\x1b[31mE: <v>"]), "E: &lt;v&gt;"),
        (shown(text_plain="<a>"), "<pre>&lt;a&gt;</pre>"),
        (shown(text_latex="$<a>$"), "$&lt;a&gt;$"),
        (
            shown(text_markdown="**b** الهيمنة in English prose"),
            '<strong>b</strong> <bdi lang="ar">',
        ),
        (shown(image_png="AAAA"), 'src="data:image/png;base64,AAAA"'),
        (shown(image_jpeg="AAAA"), 'src="data:image/jpeg;base64,AAAA"'),
        (shown(image_svg="<svg/>"), 'src="data:image/svg+xml;base64,PHN2Zy8+"'),
        (shown(text_html="<div><b>open"), "<div><b>open</b></div>"),
    ],
)
def test_an_output_is_shown_by_its_kind(output, expected: str) -> None:
    assert expected in html_of(output)


def test_a_picture_that_nobody_described_says_so() -> None:
    assert 'alt="Picture without a description' in html_of(shown(image_png="AAAA"))


def test_the_notebooks_own_style_is_left_out() -> None:
    html = html_of(shown(text_html="<style>p {color: red}</style>"))
    assert html.count("<style>") == 1
    assert 'class="output"' not in html


def test_a_hostile_title_is_text(hostile: str) -> None:
    html = html_of(markdown="# " + hostile.replace("<", "&lt;").replace("$", "\\$"))
    assert html.count("<title>") == 1
    assert not re.search(r"<(script|img|b|td)\b", html)


def test_a_style_that_ends_early_cannot_be_smuggled_in() -> None:
    assert html_of(markdown="# t\n\n</style></main><p>x").count("</main>") == 1


def test_raw_html_of_the_author_works() -> None:
    html = html_of(markdown='# T\n\n<div dir="rtl" lang="ar">\n\nنص *مهم*\n\n</div>')
    assert re.search(r'<div dir="rtl" lang="ar">\s*<p[^>]*>نص <em>مهم</em></p>\s*</div>', html)


@pytest.mark.parametrize(("lang", "home"), [("en", "All questions"), ("ar", "كلّ الأسئلة")])
def test_a_page_of_explorers_leads_back_in_its_language(lang: str, home: str) -> None:
    html = ReportExporter().explorers([{"name": "x", "html": "<p>x</p>"}], lang=lang)
    (link,) = BeautifulSoup(html, "html.parser").select('a[href="index.html"]')
    assert link.get_text() == home


def test_a_page_with_an_explorer_has_its_data_and_one_script(documents: pd.DataFrame) -> None:
    explorer = explore(documents).html
    html = html_of(shown(text_html=explorer + show_lines(LINE).html))
    [script], [style] = hashes(html, "script"), hashes(html, "style")
    assert html.count("<script") == 2
    assert f"script-src '{script}'" in html
    assert f"style-src '{style}'" in html
    assert '<script class="khitab-island" type="application/octet-stream">' in html
    assert ".khitab-dialog" in html
    assert ".khitab-dialog" not in html_of(shown(text_html=show_lines(LINE).html))


def test_a_page_of_its_own_has_no_link_to_an_index() -> None:
    assert "index.html" not in html_of()


def test_the_same_notebook_gives_the_same_page() -> None:
    assert html_of(shown(text_plain="x")) == html_of(shown(text_plain="x"))


def test_nbconvert_uses_the_exporter(tmp_path: Path, make_notebook, write_notebooks) -> None:
    folder = write_notebooks(tmp_path, one=make_notebook("# One question"))
    exporter = "analysis.showing.report.exporter.ReportExporter"
    command = NbConvertApp(log_level="ERROR")
    command.initialize(["--to", exporter, str(folder / "one.ipynb")])
    command.start()
    assert "<title>One question</title>" in (tmp_path / "one.html").read_text("utf-8")


def test_the_furniture_of_an_arabic_page_is_arabic() -> None:
    html = html_of(markdown="# ماذا تقول المقالات؟\n\nنص.\n\n## النتيجة\n\nنص.")
    assert "في هذه الصفحة" in html
    assert "انتقل إلى المحتوى" in html
    assert "On this page" not in html
    assert "Skip to" not in html
