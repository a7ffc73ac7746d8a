"""What several charts write by themselves, in each language of LANGUAGES; a chart adds its own."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, ...]] = {
    "and more": ("and {n} more", "و{n} غيرها"),
    "not shown": ("{n} more are not shown", "وما لم يُعرض: {n}"),
    "not stated": ("not stated", "غير مذكور"),
    "no rows": ("no rows", "لا بيانات"),
    # counts and rates
    "words": ("{n:word|words}", "{n:كلمة واحدة|كلمتين|كلمات|كلمة|كلمة}"),
    "n of": ("{n} of {words}", "{n} من {words}"),
    "no words": ("no words", "لا كلمات"),
    "interval": ("{value} ({low} to {high})", "{value} (من {low} إلى {high})"),
    "item": ("{name}: {value}", "{name}: {value}"),
    "item in": ("{name}, {group}: {value}", "{name}، {group}: {value}"),
    # pairs
    "pair": ("{first} with {second} {value}", "{first} مع {second} {value}"),
    "log_ratio": ("Log ratio (base 2)", "لوغاريتم النسبة (للأساس 2)"),
    "log_likelihood": ("Log-likelihood (G²)", "لوغاريتم الأرجحية (G²)"),
    "log_dice": ("logDice", "logDice"),
    # who says it
    "article": ("the text itself", "النصّ نفسه"),
    "marked": ("the text, in marks", "النصّ بين علامتي تنصيص"),
    "unknown": ("a speaker not named", "قائل لم يُسمَّ"),
    "others": ("others", "غيرهم"),
    "quoted": ("in a quotation", "داخل اقتباس"),
    "n": ("Times", "عدد المرّات"),
    "per_1000": ("Times per 1,000 words", "عدد المرّات في كلّ ألف كلمة"),
    # periods
    "day": ("{day} {month} {year}", "{day} {month} {year}"),
    "week": ("week of {day} {month} {year}", "أسبوع {day} {month} {year}"),
    "month": ("{month} {year}", "{month} {year}"),
    "quarter": ("Q{quarter} {year}", "الربع {quarter} {year}"),
    "year": ("{year}", "{year}"),
    "months": (
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ),
    "quarters": ("1 2 3 4", "الأوّل الثاني الثالث الرابع"),
    # separators
    "and speaker": (" + ", " و"),
    ";": ("; ", "؛ "),
    ",": (", ", "، "),
}
