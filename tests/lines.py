"""Every sentence of the essay about the texts, with the lines it rests on as they stand there.

The sentences of the run go by their key in words.toml, those of the prose by a piece of them.
"""

XI = [
    ("000", "«الميل» الغربي إلى «الأحادية» و«التسلّط القائم على الهيمنة»"),
    ("001", "التيار المضاد المبني على الأحادية والتسلط القائم على الهيمنة"),
    ("004", "“للوقوف ضد الهيمنة وسياسة القوة” لمعارضة الأحادية والحمائية و “البلطجة”"),
]
DIPLOMACY = [*XI, ("002", 'ورفض "عقلية الحرب الباردة"'), ("003", "“عالم احادي القطب")]
MARKED = [
    (
        "000",
        "أكد فلاديمير بوتين وشي جينبينغ أمس الخميس في الكرملين توافقهما في مواجهة الغرب «المتسلّط»",
    )
]
ACTS = [
    ("000", "الهجوم الواسع النطاق الذي يشنّه"),
    ("002", "ترفض بكين إدانة الهجوم"),
    ("003", "منذ بدء الغزو الروسي"),
    ("003", "شن بوتين هجومه"),
    ("003", "ولم تنتقد علنا الغزو الروسي"),
    ("003", "بعد هجومه على أوكرانيا"),
    ("004", "حيث تركها تدخلها في أوكرانيا معزولة"),
    ("004", "قبل أسابيع من تدخل روسيا"),
    ("004", "رفضت الصين مرارًا إدانة العدوان"),
    ("004", "تعثر تدخل بوتين"),
]
STATES = [
    ("000", "«لم يتم التطرق بعد» إلى الحرب في أوكرانيا"),
    ("002", "سواء بسبب الحرب في أوكرانيا"),
    ("002", "منذ اندلاع الحرب في أوكرانيا"),
    ("002", "بإطالة أمد النزاع"),
    ("002", "إشعال فتيل الحرب في أوكرانيا"),
    ("003", "الأزمة الأوكرانية"),
    ("004", "تستمر حرب بوتين"),
    ("004", "في الصراع على حلف شمال الأطلسي"),
    ("004", "الغضب من الحرب"),
    ("004", "على الحرب الطاحنة"),
    ("004", "منذ بدء الحرب في فبراير"),
    ("004", "حريصة على إنهاء (الحرب)"),
]
FACING = [
    ("000", "توافقهما في مواجهة الغرب"),
    ("000", "شراكتهما في مواجهة الغرب والولايات المتحدة"),
    ("001", "في مواجهة التيار المضاد"),
    ("002", "في مواجهة الضغوط الغربية"),
    ("003", "هدفه مواجهة الولايات المتحدة"),
    ("003", "لموسكو في مواجهة العقوبات الغربية"),
    ("003", "نحو آسيا في مواجهة العقوبات الغربية"),
    ("004", "في مواجهة “ضغوط غير مسبوقة” من الغرب"),
    ("004", "وفي مواجهة ضغوط واستفزازات غير مسبوقة من الغرب"),
]
PRESSURE = [*FACING[3:4], *FACING[5:]]
AGAINST = [("000", "وليس ضد أي كان"), ("001", "وليس ضد الدول الأخرى"), ("000", "ضد بكين")]
AGAINST += [("002", "الحرب العالمية الثانية ضد اليابان"), ("004", "للوقوف ضد الهيمنة")]
CONDEMN = [ACTS[1], ACTS[4], ACTS[8]]
BLAME = [
    ("002", "وتتهم الغرب بإطالة أمد النزاع"),
    ("004", "ألقت اللوم بشكل متكرر في الصراع على حلف"),
]
TRUST = [("000", "بثقة «تزداد عمقا»"), ("001", "الثقة السياسية المتبادلة بين الصين وروسيا تنمو")]
LIMITS = [("003", "صداقتهما “التي لا حدود لها”"), ("004", "شراكة “بلا حدود”")]
READY = [
    ("001", "ستعمل الصين مع روسيا لتحمّل المسؤوليات"),
    ("002", "استعداد بكين للعمل مع موسكو"),
    ("003", "الصين ترغب ببذل جهود مع روسيا"),
    ("004", "إن الصين “مستعدة للعمل” مع روسيا"),
]
HANDS = [
    ("000", "(أ ف ب)"),
    ("001", "نظيره الصيني شي جين بينغ"),
    ("003", "ولم تنتقد علنا الغزو الروسي لاوكرانيا"),
    ("004", "شي جين بينج"),
]
SAME_DAY = [("000", "استقبل بوتين"), ("001", "التقى الرئيس الروسي"), *TRUST]
MEDIA = [("004", "وفقا لوسائل الإعلام الحكومية الصينية"), ("004", "حسبما ذكرت وسائل الإعلام")]

LINES = {
    "index.lede": [*DIPLOMACY, *MARKED, *ACTS],
    "index.hero_title": [*DIPLOMACY, *ACTS],
    "five.bottom": [*HANDS, *SAME_DAY],
    "five.map_title": [*HANDS, *SAME_DAY],
    "five.shared": [*XI[:2], *AGAINST[:2], *TRUST],
    "whose.bottom": [*DIPLOMACY, *MARKED],
    "whose.voice_title": DIPLOMACY,
    "whose.acts": DIPLOMACY,
    "whose.via": [XI[2], *MEDIA],
    "whose.xray_title": [*DIPLOMACY, *MARKED],
    "company.bottom": [*XI, *FACING],
    "company.network_title": XI,
    "company.heat_title": PRESSURE,
    "company.against": AGAINST,
    "war.bottom": [*ACTS, *STATES],
    "war.voice_title": ACTS,
    "same.bottom": [*CONDEMN, *BLAME, *XI[:2]],
    "grow.bottom": [*DIPLOMACY, *ACTS],
    "grow.title": [*DIPLOMACY, *ACTS],
    "grow.xray_title": [*DIPLOMACY, *ACTS],
    "stands.bottom": [*DIPLOMACY, *ACTS],
    "stands.title": [*DIPLOMACY, *ACTS],
}
PROSE = {
    "Xi’s list is one breath": XI,
    "AFP writes that both presidents": MARKED,
    "nearly all are": FACING,
    "it can be denied": AGAINST,
    "An act may be named with the one who does it": [ACTS[2], ACTS[3], STATES[6]],
    "Two of the acts are what Beijing": [ACTS[1], ACTS[8]],
    "on which China “laid the blame”": BLAME[1:],
    "Three articles state one fact": CONDEMN,
    "becomes a conflict": [ACTS[1], ACTS[8], *BLAME],
    "something without limits": LIMITS,
    "in four articles Xi says that China": READY,
    "AFP’s sentence names the West, but *outside*": XI[:2],
    "Two articles tell of the same talks": SAME_DAY,
    "Spelling is a trace": HANDS,
    "Putin’s one is": DIPLOMACY[-1:],
    "tell the same words of Xi": XI[:2],
}
