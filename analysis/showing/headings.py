"""What the columns that Khitab makes are called in Arabic."""

from __future__ import annotations

import pandas as pd

from analysis.reading.notes import called

ARABIC = {
    "doc": "النصّ",
    "title": "العنوان",
    "source": "المصدر",
    "date": "التاريخ",
    "file": "الملفّ",
    "what": "الأمر",
    "why": "البيان",
    "rule": "القاعدة",
    "text": "الكلام",
    "text1": "في الأوّل",
    "text2": "في الثاني",
    "doc1": "النصّ الأوّل",
    "doc2": "النصّ الثاني",
    "found_by": "كيف وُجد",
    "words": "الكلمات",
    "sentences": "الجمل",
    "different": "المختلفة",
    "texts": "النصوص",
    "pieces": "القطع",
    "example": "مثال",
    "family": "الحقل",
    "term": "اللفظ",
    "surface": "الصورة المكتوبة",
    "word": "الكلمة",
    "flags": "تنبيه",
    "n": "العدد",
    "total": "الكلمات",
    "per_1000": "في الألف",
    "low": "من",
    "high": "إلى",
    "docs": "نصوص فيها",
    "docs_in_group": "نصوص المجموعة",
    "group": "المجموعة",
    "n_target": "العدد هنا",
    "n_reference": "العدد في سواها",
    "docs_target": "نصوص هنا",
    "docs_reference": "نصوص سواها",
    "log_ratio": "لوغاريتم النسبة",
    "log_likelihood": "لوغاريتم الأرجحية",
    "log_dice": "logDice",
    "expected": "المتوقَّع",
    "voice": "الصوت",
    "speaker": "القائل",
    "kind": "النوع",
    "cue": "القرينة",
    "confidence": "الثقة",
    "begins": "مطلعه",
    "which": "أيّها",
    "statements": "الأقوال",
    "word1": "الأوّل",
    "word2": "الثاني",
    "n1": "عدد الأوّل",
    "n2": "عدد الثاني",
    "choice": "الاختيار",
    "start": "البدء",
    "end": "الانتهاء",
    "stratum": "الطبقة",
    "right": "الصواب",
    "share": "النسبة",
    "label": "الوسم",
    "found": "ما وُجد",
    "coded": "ما رُوجع",
    "precision": "نسبة الصواب",
    "corrected": "العدد المصحَّح",
    "corrected_low": "المصحَّح من",
    "corrected_high": "المصحَّح إلى",
    "recall": "نسبة ما أُدرك",
}


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
    >>> list(headed(pd.DataFrame(columns=["doc", "mine"]), "ar").columns)
    ['النصّ', 'mine']
    """
    if lang != "ar":
        return table
    said = {
        name: table[name].astype("str").replace(values)
        for name, values in VALUES.items()
        if name in table
    }
    if "rule" in said:
        said["rule"] = said["rule"].map(called)
    return table.assign(**said).rename(columns=ARABIC)
