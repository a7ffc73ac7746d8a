"""The words of the explorer, in English and in Arabic: the script holds no language."""

from __future__ import annotations

from typing import Any

LANGUAGES = ("en", "ar")

_ENGLISH: dict[str, Any] = {
    "name": "Search in the articles",
    "ask": "Word or phrase",
    "hint": 'A word is found with the clitics written on it, with or without ال. "exact" finds '
    "this spelling only, هيمن* words that begin so, *هيمن* words that hold it; several words are a "
    "phrase.",
    "filters": "Filters and order",
    "family": "Family",
    "own_word": "the word typed above",
    "article": "Article",
    "all_articles": "all articles",
    "speaker": "Voice or speaker",
    "everybody": "all voices",
    "voices_head": "Voices",
    "speakers_head": "Speakers",
    "order": "Order",
    "as_written": "by date and place",
    "by_before": "by the words before",
    "by_after": "by the words after",
    "voices": {
        "quoted": "quoted",
        "reported": "reported",
        "marked": "in marks",
        "article": "article’s own words",
    },
    "kinds": {
        "direct": "quoted",
        "reported": "reported",
        "scare": "in marks, but nobody’s words",
    },
    "unknown": "speaker unknown",
    "no_query": "Type a word.",
    "nothing": "{query} stands nowhere in these articles.",
    "no_word": "This is no word: each needs a letter or digit, and * stands only at its ends.",
    "unclosed": 'Close the quotation mark: "…".',
    "only_families": "Number (+), gender (+g), /regular expressions/ and exclusions -(…) are found "
    "in Python: give explore the hits of find_terms.",
    "count": "Occurrences: {n} · articles: {docs} of {all} · lines: {shown}",
    "forms": "Written as",
    "whose": "In whose voice",
    "and_more": "and {n} more",
    "more": "Show {n} more",
    "rates": "Times in 1,000 words of each article, with exact 95% intervals",
    "n": "n",
    "total": "words",
    "per_1000": "in 1,000",
    "interval": "interval",
    "limits": "{low}–{high}",
    "whole": "all articles",
    "lines": "Lines",
    "columns": {
        "doc": "article",
        "speaker": "voice",
        "before": "before",
        "keyword": "keyword",
        "after": "after",
    },
    "csv": "Save the lines as CSV",
    "previous": "Line before",
    "next": "Next line",
    "close": "Close",
    "legend": "Who speaks in this article",
    "texts": "The articles",
    "more_texts": "{n} more articles are there to search, with JavaScript.",
    "more_hits": "{n} more lines are there to search, with JavaScript.",
    "too_many": "{n} words are more than the {limit} that a page can search: explore fewer "
    "articles, or raise the limit.",
}

_ARABIC: dict[str, Any] = {
    "name": "البحث في المقالات",
    "ask": "كلمة أو عبارة",
    "hint": 'يُعثر على الكلمة مع ما يتّصل بها من سوابق ولواحق، بـ«ال» ومن دونها. "هيمنة" لهذا الرسم '
    "وحده، وهيمن* لما يبدأ به، و*هيمن* لما يحتويه؛ والكلمات المتتابعة عبارة.",
    "filters": "التصفية والترتيب",
    "family": "الحقل",
    "own_word": "الكلمة المكتوبة أعلاه",
    "article": "المقالة",
    "all_articles": "كلّ المقالات",
    "speaker": "الصوت أو المتحدّث",
    "everybody": "كلّ الأصوات",
    "voices_head": "الأصوات",
    "speakers_head": "المتحدّثون",
    "order": "الترتيب",
    "as_written": "بحسب التاريخ والموضع",
    "by_before": "بحسب الكلمات السابقة",
    "by_after": "بحسب الكلمات اللاحقة",
    "voices": {
        "quoted": "اقتباس",
        "reported": "نقل بالمعنى",
        "marked": "بين علامتي تنصيص",
        "article": "كلام المقالة نفسها",
    },
    "kinds": {
        "direct": "اقتباس",
        "reported": "نقل بالمعنى",
        "scare": "بين علامتي تنصيص بلا متحدّث",
    },
    "unknown": "متحدّث غير معروف",
    "no_query": "اكتب كلمة.",
    "nothing": "لا ترد {query} في هذه المقالات.",
    "no_word": "ليست هذه كلمة: لا بدّ من حرف أو رقم، ولا تقع * إلّا في طرفيها.",
    "unclosed": 'أغلق علامة التنصيص: "…".',
    "only_families": "يُعثر على العدد (+) والجنس (+g) والتعابير النمطيّة /…/ والاستثناء -(…) في "
    "Python: مرّر إلى explore نتائج find_terms.",
    "count": "المرّات: {n} · المقالات: {docs} من {all} · الأسطر: {shown}",
    "forms": "صور الكتابة",
    "whose": "بلسان مَن",
    "and_more": "و{n} غيرها",
    "more": "أظهر {n} أخرى",
    "rates": "عدد المرّات في كلّ ألف كلمة من كلّ مقالة، مع فترة الثقة 95٪",
    "n": "المرّات",
    "total": "الكلمات",
    "per_1000": "في الألف",
    "interval": "فترة الثقة",
    "limits": "{low}–{high}",
    "whole": "كلّ المقالات",
    "lines": "الأسطر",
    "columns": {
        "doc": "المقالة",
        "speaker": "الصوت",
        "before": "قبلها",
        "keyword": "الكلمة",
        "after": "بعدها",
    },
    "csv": "احفظ الأسطر (CSV)",
    "previous": "السطر السابق",
    "next": "السطر التالي",
    "close": "إغلاق",
    "legend": "من يتحدّث في هذه المقالة",
    "texts": "المقالات",
    "more_texts": "يمكن البحث في {n} مقالة أخرى إذا كانت JavaScript مفعّلة.",
    "more_hits": "يمكن البحث في {n} سطر آخر إذا كانت JavaScript مفعّلة.",
    "too_many": "عدد الكلمات {n}، وهو فوق الحدّ {limit} الذي تتّسع له صفحة: اختر مقالات أقلّ أو ارفع "
    "الحدّ.",
}


def wording(lang: str) -> dict[str, Any]:
    """Give the words of the interface in a language of :data:`LANGUAGES`."""
    return {"en": _ENGLISH, "ar": _ARABIC}[lang]
