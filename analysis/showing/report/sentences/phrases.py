"""The phrases of a report, in English and in Arabic, under the case in which each is true.

The Arabic ones put the number after the name of what is counted ("عدد النصوص 3"): such a sentence
is right for every number, where counted nouns would each need four forms.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "others": (" and {n:other|others}", "، ومعها {n} غيرها"),
    # what the texts are
    "size.none": ("There is no text.", "لا نصوص هنا."),
    "size.one": (
        "The text holds {words:word or number|words and numbers}.",
        "في النصّ من الكلمات والأعداد {words}.",
    ),
    "size.many": (
        "The {n:text|texts} hold {words:word or number|words and numbers}, from {least} to {most} "
        "a text.",
        "عدد النصوص {n}، وعدد ما فيها من كلمات وأعداد {words}، من {least} إلى {most} في النصّ "
        "الواحد.",
    ),
    "empty": (
        "{n:text|texts} {n:~is|are} empty and {n:~holds|hold} no word: {names}.",
        "عدد النصوص الفارغة {n}، ولا كلمة فيها: {names}.",
    ),
    "dates.none": ("No date is stated.", "لا تاريخ مذكور."),
    "dates.one": ("{n:~It is|All that are dated are} of {first}.", "التاريخ {first}."),
    "dates.all": (
        "All are dated, from {first} to {last}.",
        "وكلّها مؤرَّخة، من {first} إلى {last}.",
    ),
    "dates.many": (
        "{dated} of {n} are dated, from {first} to {last}.",
        "المؤرَّخ منها {dated} من {n}، من {first} إلى {last}.",
    ),
    "sources.none": ("No source is stated.", "لا مصدر مذكور."),
    "sources.some": (
        "{k:source is|sources are} stated: {names}.",
        "عدد المصادر المذكورة {k}: {names}.",
    ),
    "cut.none": ("Nothing was cut.", "ولم يُحذف شيء."),
    "cut.some": (
        "{n:piece that is|pieces that are} not the text {n:~was|were} cut, and {n:~is|are} listed.",
        "عدد ما حُذف ممّا ليس من النصّ {n}، وكلّه مذكور أدناه.",
    ),
    "compare.none": (
        "Fewer than two texts hold words: there is nothing to compare.",
        "ليس هنا نصّان فيهما كلمات، فلا شيء يُقارَن.",
    ),
    "compare.some": (
        "The longest text has {times} times the words of the shortest: rates are compared below, "
        "not counts.",
        "نسبة كلمات أطول النصوص إلى كلمات أقصرها {times}، ولذلك تُقارَن أدناه المعدّلات لا الأعداد.",
    ),
    "compare.alike": (
        "All texts have about the same number of words.",
        "النصوص متقاربة في عدد الكلمات.",
    ),
    "vocabulary.none": ("There is no word to count.", "لا كلمة تُعدّ."),
    "vocabulary.one": (
        "{n:different word|different words}, {once} of them once.",
        "عدد الكلمات المختلفة {n}، وما ورد منها مرّة واحدة {once}.",
    ),
    "vocabulary.many": (
        "Of {n:different word|different words}, {common} {common:~stands|stand} in every text that "
        "holds words, and {single} ({share}) in one only.",
        "عدد الكلمات المختلفة {n}، وما يرد منها في كلّ نصّ فيه كلمات {common}، وما لا يرد إلّا في "
        "نصّ واحد {single} ({share}).",
    ),
    "shared.none": (
        "No two texts share {words} words in a row, or a quotation.",
        "لا يشترك نصّان في {words} كلمات متتالية ولا في اقتباس.",
    ),
    "shared.some": (
        "{texts} of {all} texts share a passage with another; the longest has {longest} words. "
        "What is said twice is counted twice on the next pages, unless they say otherwise.",
        "عدد النصوص التي تشترك في مقطع مع غيرها {texts} من {all}، وأطول مقطع من {longest} كلمة. "
        "وما قيل مرّتين يُعدّ في الصفحات التالية مرّتين، إلّا حيث يُذكر غير ذلك.",
    ),
    "shared.not_sought": (
        "With more than {most} texts, shared passages are not sought here: "
        "ar.shared_passages(documents) finds them.",
        "لا تُلتمس المقاطع المشتركة هنا في أكثر من {most} نصّ؛ وتجدها ar.shared_passages(documents).",
    ),
    # how often
    "amount.none": (
        "{m:family was|families were} sought, {names}. {m:~It stands|None stands} in these texts: "
        "0 of {words:word|words} (95% interval 0 to {high} in 1,000).",
        "عدد الحقول المطلوبة {m}: {names}. ولم يرد منها شيء في هذه النصوص: 0 من {words} كلمة "
        "(فترة الثقة 95٪: من 0 إلى {high} في الألف).",
    ),
    "amount.no_words": (
        "The texts hold no word, so nothing can stand in them.",
        "لا كلمة في النصوص، فلا يمكن أن يرد فيها شيء.",
    ),
    "amount.some": (
        "{n:occurrence|occurrences} of {k} of the {m:family|families} sought {n:~stands|stand} in "
        "{where}: {rate} in 1,000 words (95% interval {low} to {high}). "
        "By number: {names}.",
        "عدد مرّات الورود {n}، لحقول عددها {k} من {m}، في {where}: {rate} في كلّ "
        "ألف كلمة (فترة الثقة 95٪: من {low} إلى {high}). وهي بحسب العدد: {names}.",
    ),
    "where.one": ("the text", "النصّ"),
    "where.all": ("all {texts} texts", "النصوص كلّها ({texts})"),
    "where.some": ("{docs} of {texts} texts", "{docs} من النصوص ({texts})"),
    "leading.none": (
        "None of the families stands in these texts",
        "لم يرد حقل من الحقول في هذه النصوص",
    ),
    "leading.some": (
        "{name} stands most often: {n:time|times}, {rate} in 1,000 words",
        "أكثر الحقول ورودًا: {name}، وعدد مرّاته {n}، أي {rate} في كلّ ألف كلمة",
    ),
    "amount.missing": ("Nowhere: {names}.", "وما لم يرد قطّ: {names}."),
    "matched": (
        "{found} of {terms:term|terms} matched, in {forms:written form|written forms}.",
        "عدد الألفاظ التي وُجدت {found} من {terms}، وعدد صورها المكتوبة {forms}.",
    ),
    "flagged": (
        "{n:row is|rows are} flagged and {n:~stands|stand} first: look at {n:~it|them}.",
        "عدد الصفوف التي تستدعي النظر {n}، وهي في أوّل الجدول.",
    ),
    "groups.one": (
        "All texts with words make one group: nothing can be compared.",
        "النصوص التي فيها كلمات مجموعة واحدة، فلا شيء يُقارَن.",
    ),
    "groups.none": (
        "No family stands in the texts: all groups are at zero.",
        "لم يرد حقل في النصوص، فكلّ المجموعات عند الصفر.",
    ),
    "groups.overlap": (
        "In all of the {k:family|families} that were found the intervals of all {g} groups "
        "overlap: the counts do not set a group apart.",
        "عدد الحقول التي وُجدت {k}، وفي كلّ منها تتداخل فترات المجموعات كلّها ({g})، فالأعداد لا "
        "تميّز مجموعة.",
    ),
    "groups.apart": (
        "In {a} of the {k:family|families} that were found two of the {g} groups have intervals "
        "that do not meet: {names}.",
        "عدد الحقول التي وُجدت {k}، ومنها ما تتباعد فيه فترتا مجموعتين من {g}، وعدده {a}: {names}.",
    ),
    "course.none": (
        "No text is dated, so there is no course in time to show.",
        "لا نصّ مؤرَّخ، فلا مسار زمنيّ يُعرض.",
    ),
    "course.one": (
        "All dated texts lie in one {unit}: there is no course in time to show.",
        "النصوص المؤرَّخة كلّها في فترة واحدة، فلا مسار زمنيّ يُعرض.",
    ),
    "course.many": (
        "{full} of {k} {unit}s hold a text with words; {held} of them hold a family.",
        "عدد الفترات {k}، وما فيه نصّ ذو كلمات {full}، وما ورد فيه حقل {held}.",
    ),
    "apart.none": (
        "There are no two groups with words to hold against each other.",
        "ليس هنا مجموعتان فيهما كلمات تُقابَل إحداهما بالأخرى.",
    ),
    "apart.zero": (
        "Of {n:word that was compared|words that were compared}, none keeps its difference "
        "between one group and the others when it is corrected for so many comparisons.",
        "عدد الكلمات التي قورنت {n}، ولا يصمد فرق واحدة منها بين مجموعة وسائرها بعد التصحيح لكثرة "
        "المقارنات.",
    ),
    "apart.some": (
        "Of {n:word that was compared|words that were compared}, {k} {k:~keeps its|keep their} "
        "difference between one group and the others when it is corrected for so many comparisons; "
        "{wide} of them {wide:~stands|stand} in more than one text of the group. Most: {names}.",
        "عدد الكلمات التي قورنت {n}، وما صمد فرقه بين مجموعة وسائرها بعد التصحيح لكثرة المقارنات "
        "{k}؛ وما يرد منها في أكثر من نصّ واحد من المجموعة {wide}. وأوّلها: {names}.",
    ),
    # who speaks
    "shares.none": ("There is no word whose speaker could be sought.", "لا كلمة يُلتمس قائلها."),
    "shares.some": (
        "Of {words:word|words}, {told} are told as somebody's ({quoted} quoted, {reported} "
        "reported), {marked} stand in quotation marks that are put to nobody, {own} are the texts' "
        "own.",
        "عدد الكلمات {words}: المنسوب منها إلى قائل {told} (اقتباسًا {quoted}، وروايةً {reported})، "
        "وما بين علامتي تنصيص بلا قائل {marked}، وكلام النصوص نفسها {own}.",
    ),
    "speakers.none": (
        "No quotation or report was found.",
        "ولم يوجد اقتباس ولا رواية.",
    ),
    "speakers.some": (
        "{n:statement was|statements were} found; {k:speaker is|speakers are} named: {names}.",
        "وعدد الأقوال {n}، وعدد من سُمّي من قائليها {k}: {names}.",
    ),
    "speakers.unknown": (
        "{n:statement has|statements have} no speaker that the rules could name.",
        "وعدد الأقوال التي لم تُسمِّ القواعد قائلها {n}.",
    ),
    "voices.none": (
        "None of the families stands in the texts, so in nobody's voice.",
        "لم يرد حقل من الحقول في النصوص، فلا صوت يحمله.",
    ),
    "voices.some": (
        "Of {n:occurrence|occurrences} of the families, {told} {told:~is|are} told as somebody's "
        "words{whose}, {marked} {marked:~stands|stand} in marks put to nobody, {own} "
        "{own:~is|are} in the texts' own voice.",
        "عدد مرّات ورود الحقول {n}: المنسوب إلى قائل {told}{whose}، وما بين علامتي تنصيص بلا قائل "
        "{marked}، وما هو من كلام النصوص نفسها {own}.",
    ),
    "voices.title": (
        "{told} of {n:occurrence is|occurrences are} told as somebody's words",
        "المنسوب إلى قائل من مرّات الورود: {told} من {n}",
    ),
    "voices.whose": (" ({names})", " ({names})"),
    "checked.none": (
        "Nobody has checked this on these texts. To do so: "
        "ar.sample_for_coding(hits, n=100).to_csv('coded_hits.csv'), fill in what you "
        "read, put the file beside the corpus, and run the report again.",
        "لم يتحقّق أحد من هذا في هذه النصوص. وللتحقّق: "
        "ar.sample_for_coding(hits, n=100).to_csv('coded_hits.csv')، ثمّ اكتب ما تقرأه، "
        "وضع الملفّ بجانب النصوص، وأعد التشغيل.",
    ),
    "checked.some": (
        "{n:row was|rows were} checked by a reader; the machine was right in {right}.",
        "عدد الصفوف التي راجعها قارئ {n}، وأصابت الآلة في {right} منها.",
    ),
    # in what company
    "neighbours.none": (
        "None of the families stands in the texts, so no word stands beside them.",
        "لم يرد حقل من الحقول في النصوص، فلا كلمة تصاحبها.",
    ),
    "neighbours.alone": (
        "No content word stands within {within} words of {names}.",
        "لا كلمة ذات معنى في مدى {within} كلمات من: {names}.",
    ),
    "neighbours.some": (
        "{k:content word stands|content words stand} within {within} words of {names}; "
        "{again} of them more than once. Most often: {first}.",
        "عدد الكلمات التي ترد في مدى {within} كلمات من: {names}، هو {k}، وما تكرّر منها {again}. "
        "وأكثرها: {first}.",
    ),
    "together.none": (
        "No two families share a sentence.",
        "لا يجتمع حقلان في جملة.",
    ),
    "together.some": (
        "{k:pair of families shares|pairs of families share} a sentence; most often {first} and "
        "{second}, in {n:sentence|sentences}.",
        "عدد أزواج الحقول التي تجتمع في جملة {k}، وأكثرها: {first} مع {second}، وعدد الجمل {n}.",
    ),
    "choices.none": (
        "The families stand nowhere under these choices; there is nothing that choices could "
        "change, unless by a wider list of terms.",
        "لم ترد الحقول بهذه الاختيارات، ولا يغيّر ذلك إلّا قائمة ألفاظ أوسع.",
    ),
    "choices.some": (
        "{name} stands {n:time|times}, and {low} to {high} times under the {k} other choices "
        "below.{changed}",
        "عدد مرّات ورود {name} هو {n}، ويتراوح وفق الاختيارات الأخرى أدناه ({k}) بين {low} و{high}."
        "{changed}",
    ),
    "choices.most": (
        " What changes it most: {choice}, {n}.",
        " وأكثر ما يغيّره: {choice}، فيصير {n}.",
    ),
    # titles and captions
    "source": (
        "{texts:text|texts}, {words:word|words}",
        "عدد النصوص {texts}، وعدد الكلمات {words}",
    ),
    "frequent.none": ("There is no content word", "لا كلمة ذات معنى"),
    "frequent.some": (
        "{word} is the most frequent content word: {n:time|times} in {docs:text|texts}",
        "أكثر الكلمات ورودًا: {word}، وعدد مرّاتها {n} في نصوص عددها {docs}",
    ),
    "frequent.tied": (
        "{k} content words are the most frequent: {n:time|times} each",
        "أكثر الكلمات ورودًا متساوية: عددها {k}، وعدد مرّات كلّ منها {n}",
    ),
    "read.whole": (
        "In reading, nothing asked for a note.",
        "ولم يستدعِ شيء التنبيه عند القراءة.",
    ),
    "read.noted": ("As read: {summary}", "عند القراءة: {summary}"),
    "caption.texts": (
        "The texts, what is known of them, and their size",
        "النصوص وما يُعرف عنها وحجمها",
    ),
    "caption.groups": ("Texts and words by group", "النصوص والكلمات بحسب المجموعة"),
    "caption.reading": ("What was noted in reading", "ما لوحظ عند القراءة"),
    "caption.cut": (
        "What was cut, by rule, with the beginning of one piece",
        "ما حُذف، بحسب القاعدة، مع مطلع قطعة منه",
    ),
    "caption.frequent": (
        "The most frequent words in their most frequent spelling, without stop words and numbers.",
        "أكثر الكلمات ورودًا بأكثر رسومها ورودًا، من دون الأدوات والأعداد.",
    ),
    "caption.shared": ("The longest passages that two texts share", "أطول ما يشترك فيه نصّان"),
    "caption.families": (
        "The families, with exact 95% intervals for the rate in 1,000 words",
        "الحقول، مع فترات الثقة 95٪ للمعدّل في كلّ ألف كلمة",
    ),
    "caption.forms": (
        "Every written form that a term matched; n = 0 where there is none",
        "كلّ صورة مكتوبة وُجدت للّفظ؛ و0 حيث لم توجد صورة",
    ),
    "caption.rates": (
        "Times per 1,000 words with exact 95% Poisson intervals; an open point is a zero.",
        "عدد المرّات في كلّ ألف كلمة مع فترات بواسون المضبوطة 95٪؛ والدائرة المفتوحة صفر.",
    ),
    "caption.course": (
        "Times per 1,000 words; periods without a text stay empty.",
        "عدد المرّات في كلّ ألف كلمة؛ وتبقى الفترات التي لا نصّ فيها خالية.",
    ),
    "caption.apart": (
        "Words that stand more in a group than in all others, the difference corrected",
        "كلمات ترد في مجموعة أكثر ممّا ترد في سواها، والفرق مصحَّح",
    ),
    "caption.voices": (
        "All families together, per 1,000 words of each voice",
        "الحقول كلّها معًا، في كلّ ألف كلمة من كلّ صوت",
    ),
    "caption.voice_chart": (
        "Occurrences by who is said to speak; the texts' own words on the other side.",
        "مرّات الورود بحسب القائل؛ وكلام النصوص نفسها في الجهة الأخرى.",
    ),
    "caption.speakers": ("Those who are said to speak", "من يُنسب إليهم القول"),
    "caption.quotations": (
        "Every quotation and report, least sure first: whose, by which rule, and how it begins",
        "كلّ اقتباس ورواية، وأقلّها ثقة أوّلها: لمن، وبأيّ قاعدة، ومطلعه",
    ),
    "caption.neighbours": (
        "Content words within five words of the families",
        "الكلمات ذات المعنى في مدى خمس كلمات من الحقول",
    ),
    "caption.network": (
        "Lines join families that share a sentence; at each the number of sentences.",
        "الخطوط تصل الحقول التي تجتمع في جملة، وعلى كلّ خطّ عدد الجمل.",
    ),
    "caption.pairs": ("Families that share a sentence", "حقول تجتمع في جملة"),
    "caption.choices": ("The count under other choices", "العدد وفق اختيارات أخرى"),
}
