"""Four corpora of nobody's: one text, news of four outlets, a spreadsheet export, transcripts.

Outlets, people and events are invented. The texts are put together from parts with a fixed seed, so
that every run reads the same words and each is unlike its neighbour.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pandas as pd

#: Who and what the five articles are about; nothing of it belongs into a report over other texts.
OTHERS = re.compile(
    "Putin|Jinping|Samarkand|Kremlin|five articles|بوتين|شي جين|سمرقند|شنغهاي|الكرملين|"
    "المقالات الخمس|(?<![A-Za-z])Xi(?![A-Za-z])"
)
#: Tables to take away and the data of the explorer, in whose letters anything may stand.
PACKED = re.compile("base64,[A-Za-z0-9+/=]+|<script.*?</script>", re.DOTALL)
OUTLETS = ("صحيفة المرفأ", "وكالة الساحل", "موقع الميزان", "Gulf Ledger")
#: Who speaks, in which offices and with which verbs: women, then men.
SPEAKERS = (
    (
        ("هدى المنصوري", "لطيفة الزين", "نوال سعد"),
        ("المتحدثة باسم الشركة", "الخبيرة", "النائبة"),
        ("قالت", "أكدت", "أوضحت", "أعلنت", "حذرت", "أضافت"),
    ),
    (
        ("سالم الخطيب", "رشيد بن عمار", "ماجد الحوراني"),
        ("وزير الطاقة", "محافظ البنك", "رئيس الهيئة"),
        ("قال", "أكد", "أوضح", "أعلن", "حذر", "أضاف"),
    ),
)
PEOPLE = tuple(name for names, _, _ in SPEAKERS for name in names)
CLAIMS = (
    "أسعار النفط سترتفع في الربع المقبل",
    "الإنتاج لن يتراجع رغم الضغوط على السوق",
    "الحظر يهدد استقرار الأسواق كلها",
    "الشراكة بين الدول المنتجة ضرورة لا خيار",
    "العقوبات لم تغير خطط التصدير",
    "الطلب الآسيوي على الخام أقوى مما كان متوقعا",
    "الهيمنة على خطوط الأنابيب تضر بالجميع",
    "المخزون يكفي حاجة البلاد ستة أشهر",
)
TELLING = (
    "تراجعت أسعار خام القياس في تعاملات الصباح.",
    "وبلغ سعر البرميل نحو سبعين دولارا بعد أسبوع من الهبوط.",
    "ويترقب المتعاملون اجتماع الدول المنتجة نهاية الشهر.",
    "وكانت المصافي في الجنوب قد توقفت عن العمل بسبب الصيانة.",
    "وتشير البيانات إلى زيادة المخزون الأمريكي.",
    "ولم تعلن الشركة حجم الخسائر حتى الآن.",
    "وتعد الحرب في الجوار من أبرز أسباب القلق.",
    "وشهدت الموانئ ازدحاما للناقلات منذ بداية العام.",
)


def story(number: int, *, sentences: int = 14) -> str:
    """One piece of news: what happened, and who says what of it."""
    draw = Random(number)
    lines = []
    for place in range(sentences):
        if place % 3 == 1:
            who, office, verb = map(draw.choice, draw.choice(SPEAKERS))
            claim = draw.choice(CLAIMS)
            quoted = f"«{claim}»" if place % 2 else claim
            link = ": " if place % 2 else " إن "
            lines.append(f"{verb} {office} {who}{link}{quoted}.")
        else:
            lines.append(draw.choice(TELLING))
    return "\n".join(" ".join(lines[start : start + 4]) for start in range(0, sentences, 4))


def one_text(folder: Path) -> Path:
    """A single file, nothing known of it."""
    folder.mkdir(parents=True)
    (folder / "خبر.txt").write_text(story(1, sentences=5), encoding="utf-8")
    return folder


def news(folder: Path, *, articles: int = 40) -> Path:
    """Articles of four outlets over sixteen months, with what is known of each."""
    folder.mkdir(parents=True)
    months = pd.period_range("2023-02", periods=16, freq="M")
    rows = []
    for number in range(articles):
        name = f"{number:03}.txt"
        (folder / name).write_text(story(number, sentences=14 + number % 9), encoding="utf-8")
        day = f"{months[number * len(months) // articles]}-{number % 28 + 1:02}"
        outlet = OUTLETS[number % len(OUTLETS)]
        rows.append({"file": name, "title": f"خبر رقم {number}", "source": outlet, "date": day})
    pd.DataFrame(rows).to_csv(folder / "articles.csv", index=False)
    return folder


def export(file: Path, *, rows: int = 24) -> Path:
    """What a spreadsheet exports: semicolons, other names, timestamps, a cell that is empty."""
    table = pd.DataFrame(
        {
            "id": [f"00{number}" for number in range(rows)],
            "النص": [story(100 + number, sentences=3) for number in range(rows)],
            "created_at": [
                f"2024-0{number % 6 + 1}-11 10:2{number % 10}:00" for number in range(rows)
            ],
            "حساب": [PEOPLE[number % 3] for number in range(rows)],
        }
    )
    table.loc[3, "النص"] = ""
    file.parent.mkdir(parents=True, exist_ok=True)
    table.to_csv(file, index=False, sep=";", encoding="utf-8-sig")
    return file


def transcripts(folder: Path) -> Path:
    """Three talks in which people take turns, none of the shipped families in them."""
    folder.mkdir(parents=True)
    for number, topic in enumerate(("المدرسة", "الزراعة", "البحر")):
        draw = Random(number)
        turns = [
            f"{draw.choice(PEOPLE)}: أظن أن {topic} تحتاج إلى عناية أكبر، ولا أحد يسمع ما نقول."
            for _ in range(12)
        ]
        (folder / f"talk {number}.txt").write_text("\n".join(turns), encoding="utf-8")
    return folder
