"""What a chart writes by itself, in English and in Arabic: one table of phrases."""

from __future__ import annotations

PHRASES = {
    "and more": ("and {n} more", "و{n} غيرها"),
    "not shown": ("{n} more are not shown", "وما لم يُعرض: {n}"),
    "no rows": ("no rows", "لا بيانات"),
    # what the charts are called, for who does not see them
    "bars": ("Bar chart", "رسم بالأشرطة"),
    "heat map": ("Heat map", "خريطة حرارية"),
    "heat map of groups": ("Heat map of groups", "خريطة حرارية للمجموعات"),
    "intervals": ("Points with intervals", "نقاط مع فترات الثقة"),
    "timeline": ("Points with intervals over time", "نقاط مع فترات الثقة على محور الزمن"),
    "xray": ("Places in the texts", "مواضع في النصوص"),
    "network": ("Network", "شبكة"),
    "diverging": ("Bars on both sides", "أشرطة متقابلة"),
    "stacked": ("Stacked bars", "أشرطة متراكمة"),
    "two sides": ("Bars of two sides", "أشرطة لجانبين"),
    "timeline of texts": ("Map of the articles", "خريطة المقالات"),
    "choices": ("Points, one a choice", "نقاط، لكلّ اختيار نقطة"),
    # counts and rates
    "occurrences": ("Occurrences", "مرّات الورود"),
    "occurrences in": ("Occurrences in {words}", "مرّات الورود في {words}"),
    "n of": ("{n} of {words}", "{n} من {words}"),
    "no words": ("no words", "لا كلمات"),
    "no text": ("no text", "لا مقالات"),
    "rate": (
        "Times per 1,000 words, with the 95% interval; beside it the count",
        "عدد المرّات في كلّ ألف كلمة، مع فترة الثقة 95%؛ وإلى جانبه العدد",
    ),
    "rate above": (
        "Times per 1,000 words, with the 95% interval; above it the count",
        "عدد المرّات في كلّ ألف كلمة، مع فترة الثقة 95%؛ وفوقه العدد",
    ),
    "rate alone": (
        "Times per 1,000 words, with the 95% interval; hollow where there is none",
        "عدد المرّات في كلّ ألف كلمة، مع فترة الثقة 95%؛ والدائرة المفتوحة صفر",
    ),
    "rate in": (
        "Times per 1,000 words; empty where there is no text",
        "عدد المرّات في كلّ ألف كلمة؛ والخانة الفارغة بلا مقالات",
    ),
    "measure in": ("{measure} by both groups", "{measure} بحسب المجموعتين"),
    "interval": ("{value} ({low} to {high})", "{value} (من {low} إلى {high})"),
    "item": ("{name}: {value}", "{name}: {value}"),
    "item in": ("{name}, {group}: {value}", "{name}، {group}: {value}"),
    # pairs
    "together": ("How many times the two stand together", "عدد المرّات التي يجتمع فيها الاثنان"),
    "measure of pairs": (
        "{measure} of what stands together",
        "{measure} لما يجتمع",
    ),
    "pair": ("{first} with {second} {value}", "{first} مع {second} {value}"),
    "edges": (
        "Lines join what stands together; at each the count",
        "الخطوط تصل ما يجتمع، وعلى كلّ خطّ العدد",
    ),
    "edges by": (
        "Lines join what stands together, thicker with {measure}; at each the count",
        "الخطوط تصل ما يجتمع، ويزداد سُمكها بازدياد {measure}، وعلى كلّ خطّ العدد",
    ),
    "alone": ("{name} alone", "{name} (بلا صلات)"),
    # keyness
    "target": ("these texts", "هذه النصوص"),
    "reference": ("the other texts", "النصوص الأخرى"),
    "keyness": ("{measure}; at the edges the counts", "{measure}، وعلى الطرفين العدد"),
    "side": ("more in {side}: n of {words}", "أكثر في {side}: العدد من {words}"),
    "side alone": ("more in {side}", "أكثر في {side}"),
    "against": (
        "{word}: {target} against {reference}, {value}",
        "{word}: {target} مقابل {reference}، {value}",
    ),
    "log_ratio": ("Log ratio (base 2)", "لوغاريتم النسبة (للأساس 2)"),
    "log_likelihood": ("Log-likelihood (G²)", "لوغاريتم الأرجحية (G²)"),
    "log_dice": ("logDice", "logDice"),
    # who says it
    "voices": (
        "Occurrences by speaker; on the other side those in the article's own words",
        "مرّات الورود بحسب المتكلّم، وفي الجهة الأخرى ما ورد في كلام المقالة نفسها",
    ),
    "article": ("the article itself", "المقالة نفسها"),
    "marked": ("the article, in marks", "المقالة بين علامتَي تنصيص"),
    "unknown": ("a speaker not named", "متكلّم لم يُسمَّ"),
    "others": ("others", "غيرهم"),
    "by voice": (
        "Occurrences by who says them, on one scale",
        "مرّات الورود بحسب قائلها، على مقياس واحد",
    ),
    "side total": ("{name} ({n})", "{name} ({n})"),
    # which texts there are
    "articles by": ("One point an article, at its date", "لكلّ مقالة نقطة عند تاريخها"),
    "articles shared": (
        "One point an article, at its date; arcs join articles that share a passage",
        "لكلّ مقالة نقطة عند تاريخها، والأقواس تصل المقالات المشتركة في مقطع",
    ),
    "shares": ("{first} and {second} share {n}", "{first} و{second}: المشترك {n}"),
    "no group": ("not stated", "غير مذكور"),
    # where in the text
    "places": (
        "From the first word of each article to its last; beside it the count",
        "من أوّل كلمة في كلّ مقالة إلى آخر كلمة، وإلى جانبها العدد",
    ),
    "quoted": ("in a quotation", "داخل اقتباس"),
    "not quoted": ("outside quotations", "خارج الاقتباس"),
    "at word": ("{n} (word {places})", "{n} (الكلمة {places})"),
    "at words": ("{n} (words {places})", "{n} (الكلمات {places})"),
    "at two words": ("{n} (words {first} and {second})", "{n} (الكلمتان {first} و{second})"),
    # what would change
    "choice": (
        "{measure} under other choices; the line is the first row",
        "{measure} وفق اختيارات أخرى؛ والخطّ يمثّل الصفّ الأوّل",
    ),
    "n": ("Times", "عدد المرّات"),
    "per_1000": ("Times per 1,000 words", "عدد المرّات في كلّ ألف كلمة"),
    # periods
    "day": ("{day} {month} {year}", "{day} {month} {year}"),
    "week": ("week of {day} {month} {year}", "أسبوع {day} {month} {year}"),
    "month": ("{month} {year}", "{month} {year}"),
    "quarter": ("Q{quarter} {year}", "الربع {quarter} {year}"),
    "year": ("{year}", "{year}"),
    # separators
    "and": (" and ", " و"),
    ";": ("; ", "؛ "),
    ",": (", ", "، "),
}
