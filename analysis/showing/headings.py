"""What the columns that Khitab makes are called where people read them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import pandas as pd

from analysis.reading.errors import one_of
from analysis.reading.notes import called
from analysis.showing.phrases import LANGUAGES


@cache
def headings(lang: str) -> dict[str, str]:
    """Give the names of the columns that Khitab makes, as a reader of a language knows them."""
    with files(__package__).joinpath("headings.csv").open(encoding="utf-8") as lines:
        return {row["column"]: row[lang] for row in csv.DictReader(lines)}


_UNKNOWN = {"not stated": "غير مذكور"}
_VOICES = {
    "quoted": "مقتبس",
    "reported": "مرويّ",
    "marked": "بين علامتين بلا قائل",
    "article": "كلام النصّ",
}
_KINDS = {"direct": "اقتباس", "reported": "رواية", "scare": "بين علامتين بلا قائل"}
_NOBODY = {"article": "كلام النصّ", "unknown": "غير معروف"}
#: Values of some of these columns that Khitab makes, too.
VALUES = {
    "title": _UNKNOWN,
    "source": _UNKNOWN,
    "group": _UNKNOWN,
    "what": {
        "read": "قُرئ",
        "beside": "بجانب النصوص",
        "skipped": "تُرك",
        "empty": "فارغ",
        "duplicate": "مكرّر",
        "undated": "بلا تاريخ",
        "suspect": "يستدعي النظر",
        "repaired": "أُصلح",
        "cut": "حُذف",
        "format": "الصيغة",
        "renamed": "غُيّر اسمه",
        "filtered": "ليس في الجدول",
        "no file": "لا ملفّ له",
        "no row": "لا صفّ له",
        "no report": "لا تقرير",
    },
    "voice": _VOICES,
    "kind": _KINDS,
    "speaker": _NOBODY,
    "label": {**_KINDS, **_NOBODY, **_VOICES},
    "stratum": {"all": "الكلّ", **_KINDS, **_NOBODY, **_VOICES},
    "part": {"cue": "القرينة", "subject": "الفاعل", "content": "المقول", "source": "المصدر"},
    "how": {
        "speech": "قول بنصّه",
        "clause": "جملة",
        "preposition": "حرف جرّ",
        "object": "مفعول به",
    },
    "found_by": {"run": "كلمات متتالية", "quotation": "اقتباس"},
    "rule": {
        "name": "اسم",
        "epithet": "لقب",
        "joint": "قول مشترك",
        "noun phrase": "عبارة تسمّيه",
        "source phrase": "عبارة مصدر",
        "anaphor": "ضمير أو إحالة",
        "carried over": "ممّا سبق",
        "correction": "تصحيح",
        "unknown": "غير معروف",
        "scare": "بلا قائل",
        "turn": "دور في الحديث",
    },
}


def headed(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return a table whose columns, and their usual values, go by their names in a language.

    Examples
    --------
    >>> table = pd.DataFrame(columns=["docs", "per_1000", "mine"])
    >>> [list(headed(table, lang).columns) for lang in ("en", "ar")]
    [['texts with it', 'per 1,000 words', 'mine'], ['نصوص يرد فيها', 'في كلّ ألف كلمة', 'mine']]
    """
    one_of("lang", lang, LANGUAGES)
    if lang != "ar":
        return table.rename(columns=headings(lang))
    said = {
        name: table[name].astype("str").replace(values)
        for name, values in VALUES.items()
        if name in table
    }
    if "rule" in said:
        said["rule"] = said["rule"].map(called)
    return table.assign(**said).rename(columns=headings(lang))
