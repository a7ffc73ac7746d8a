"""The body of a page: directions, isolation, headings, links."""

from __future__ import annotations

import pytest

from analysis.showing.report.page import Heading, page


def test_the_share_of_letters_sets_a_block_not_its_first_word() -> None:
    html = page(
        "<p>GDP هو الناتج المحلي</p><p>الهيمنة is a word of many English sentences</p>"
    ).html
    assert '<p dir="rtl" lang="ar">GDP هو' in html
    assert '<p><bdi lang="ar">الهيمنة</bdi> is' in html


def test_a_list_and_its_items_stand_on_the_side_of_their_letters() -> None:
    html = page(
        "<p>English words come first here.</p><ul><li>الهيمنة</li><li>الأحادية</li></ul>"
    ).html
    assert html.count('dir="rtl"') == 3


def test_a_latin_block_inside_an_arabic_one_turns_back() -> None:
    html = page(
        '<p>Some English text stands here.</p><div dir="rtl"><p>نص</p><p>text</p></div>'
    ).html
    assert '<p dir="ltr">text</p>' in html


def test_a_direction_that_the_author_gave_stays() -> None:
    assert '<p dir="ltr">الهيمنة' in page('<p dir="ltr">الهيمنة</p>').html


def test_the_header_decides_the_order_of_columns() -> None:
    rows = "<thead><tr><th>word</th></tr></thead><tr><td>الهيمنة</td></tr>"
    html = page(f"<p>In English.</p><table>{rows}</table>").html
    assert "<table>" in html
    assert '<td dir="rtl" lang="ar">الهيمنة</td>' in html


def test_a_phrase_that_goes_through_markup_is_not_cut_into_isolates() -> None:
    html = page("<p>the long English phrase عالم <b>متعدد</b> الأقطاب here</p>").html
    assert "bdi" not in html


def test_a_bold_word_alone_is_isolated() -> None:
    html = page("<p>the English word <b>الهيمنة</b>, 3 times</p>").html
    assert '<b><bdi lang="ar">الهيمنة</bdi></b>' in html


def test_what_is_isolated_or_code_stays_as_it_is() -> None:
    body = "<p>the English <bdi>الهيمنة</bdi></p><pre>print('الهيمنة') and more English</pre>"
    assert page(f"<h1>t</h1>{body}").html.endswith(body)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("1123", "1223"),
        ("13", "12"),
        ("1242", "1232"),
        ("23", "123"),
        ("", "1"),
        ("15211", "12222"),
    ],
)
def test_headings_have_one_first_level_and_skip_none(levels: str, expected: str) -> None:
    html = page("".join(f"<h{level}>x</h{level}>" for level in levels), "name").html
    found = [html[place + 2] for place in range(len(html)) if html.startswith("<h", place)]
    assert "".join(found) == expected


def test_headings_have_ids_of_their_own() -> None:
    made = page("<h1>T</h1><h2>Amount</h2><h2>Amount</h2><h2>الكم والكيف</h2><h3>no</h3>")
    assert made.contents == [
        Heading("Amount", "Amount"),
        Heading("Amount-2", "Amount"),
        Heading("الكم-والكيف", "الكم والكيف"),
    ]


def test_the_title_is_the_first_heading_else_the_name() -> None:
    assert page("<h1>Who <em>speaks</em>?</h1>", "03").title == "Who speaks?"
    assert page("<p>x</p>", "03").title == "03"


def test_a_page_in_arabic_is_an_arabic_page() -> None:
    made = page("<h1>من يتكلم عن الهيمنة؟</h1><p>نص</p><p>English</p>")
    assert made.language == "ar"
    assert '<p dir="ltr">English</p>' in made.html


def test_quoted_arabic_does_not_make_an_english_page_arabic() -> None:
    made = page(f"<h1>Who?</h1><p>x</p><p>{'الهيمنة ' * 99}</p>")
    assert made.language == "en"
    assert '<p dir="rtl" lang="ar">' in made.html


def test_links_between_notebooks_become_links_between_pages() -> None:
    html = page('<a href="01_a.ipynb">a</a><a href="https://x.org/b.ipynb">b</a>').html
    assert 'href="01_a.html"' in html
    assert 'href="https://x.org/b.ipynb"' in html


def test_a_table_gets_a_box_to_scroll_in() -> None:
    assert '<div class="khitab-scroll" tabindex="0"><table>' in page("<table></table>").html


def test_only_lines_make_a_page_searchable() -> None:
    assert page('<table class="khitab-lines"><tr><td>x</td></tr></table>').searchable
    assert not page(
        '<table class="khitab-lines"></table><table><tr><td></td></tr></table>'
    ).searchable


def test_no_letter_is_lost() -> None:
    body = "<p>a long &lt;b&gt; English line: الهيمنة, &amp; الأحادية 5</p>"
    html = page(f"<h1>t</h1>{body}").html
    assert html.replace('<bdi lang="ar">', "").replace("</bdi>", "").endswith(body)
