"""Documents -> quotations: rules one by one, and what no answer may depend on."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import quotations, tokenize
from analysis.finding.marks import quoted_spans
from analysis.finding.voice.tags.cues import fold
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError

SPEAKERS = pd.DataFrame(
    [
        ("Adam", "name", "آدم"),
        ("Adam", "epithet", "الرئيس الأول"),
        ("Nur", "name", "نور"),
        ("Nur", "epithet", "الرئيس الثاني"),
    ],
    columns=["speaker", "kind", "form"],
)


def told(text: str, **options) -> list[tuple]:
    """Kind, speaker and rule of each row."""
    options.setdefault("speakers", SPEAKERS)
    table = quotations(pd.DataFrame({"doc": ["a"], "text": [text]}), **options)
    return [
        (kind, None if pd.isna(speaker) else speaker, rule)
        for kind, speaker, rule in zip(table["kind"], table["speaker"], table["rule"], strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("قال آدم: «نعم».", [("direct", "Adam", "name")]),
        ("قال الرئيس الأول آدم إن السلام خيار.", [("reported", "Adam", "epithet")]),
        ("«هذا خيارنا»، قال آدم.", [("direct", "Adam", "name")]),
        ("«هذا خيارنا»، كما قال آدم.", [("direct", "Adam", "source phrase")]),
        ("السلام خيار، بحسب آدم.", [("reported", "Adam", "source phrase")]),
        ("وفقا لآدم، السلام خيار.", [("reported", "Adam", "source phrase")]),
        ("قال آدم ونور إن السلام خيار.", [("reported", "Adam + Nur", "joint")]),
        ("آدم: السلام خيار لنا", [("reported", "Adam", "name")]),
        ("رفض آدم «عقلية الحرب».", [("direct", "Adam", "name")]),
        ("هذه «عقلية» قديمة.", [("scare", None, "scare")]),
        ("كتب على الجدار «لا نريد حربا في بلادنا».", [("direct", None, "unknown")]),
        ("قيل إن السلام خيار.", [("reported", None, "unknown")]),
        ("لم يقل آدم شيئا.", []),
        ("يذكر أن السلام خيار.", []),
        ("التقى آدم الوزراء.", []),
    ],
)
def test_each_rule_finds_its_speaker(text, rows):
    assert told(text) == rows


def test_a_verb_without_a_subject_goes_on_with_the_speaker():
    rows = told("قال آدم إن السلام خيار. وأضاف أن الحرب ليست خيارا، مؤكدا أن بلاده قوية.")
    assert [row[1:] for row in rows[1:]] == [("Adam", "carried over")] * 2


def test_a_name_in_what_is_said_does_not_take_over():
    rows = told("قال آدم إن السلام خيار. وأضاف أن نور صديق.")
    assert rows[1] == ("reported", "Adam", "carried over")


def test_a_feminine_verb_goes_on_with_the_woman_who_spoke():
    rows = told("قالت نور إن السلام خيار. وقال آدم إن الحرب خيار. وأضافت أنها ترفض ذلك.")
    assert [row[1] for row in rows] == ["Nur", "Adam", "Nur"]


def test_his_counterpart_is_the_other_one():
    assert told("قال الرئيس الأول إن السلام خيار. من جانبه، أكد نظيره الثاني أن الحرب خيار.")[
        1
    ] == ("reported", "Nur", "anaphor")
    assert told("التقى آدم نور. وقال آدم إن السلام خيار. من جانبه، أكد أن الحرب خيار.")[1] == (
        "reported",
        "Nur",
        "anaphor",
    )


def test_the_two_presidents_are_those_named_last():
    rows = told("التقى آدم نور. وأكد الرئيسان أن السلام خيار. وأضافا أن الحرب ليست خيارا.")
    assert [row[1:] for row in rows] == [("Adam + Nur", "joint")] * 2


@pytest.mark.parametrize("sentence", ["وأكد الرئيسان أن السلام خيار.", "وأضافا أن السلام خيار."])
def test_two_together_are_the_last_two_of_three(sentence):
    three = pd.concat(
        [SPEAKERS, pd.DataFrame([("Sami", "name", "سامي")], columns=SPEAKERS.columns)]
    )
    rows = told(f"التقى سامي آدم. ووصل نور. {sentence}", speakers=three)
    assert rows == [("reported", "Adam + Nur", "joint")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # In the writer's own sentence six words are a scare quotation, seven are speech,
        # and so are five if they are a sentence.
        ("هذه «سياسة قديمة جدا هنا أيضا» عندنا.", [("scare", None)]),
        ("هذه «سياسة قديمة جدا هنا وهناك منذ أعوام» عندنا.", [("direct", None)]),
        ("هذه «سياسة لا تقبل أبدا هنا» عندنا.", [("direct", None)]),
        # Alone, three words go on with the speaker.
        ("قال آدم: «نعم». «السلام خيار».", [("direct", "Adam"), ("scare", None)]),
        ("قال آدم: «نعم». «السلام خيار لنا».", [("direct", "Adam"), ("direct", "Adam")]),
        # In what somebody is said to strive for, they are his words unless they name something.
        ("أكد آدم سعيه إلى الهيمنة في «الزورق» معه.", [("reported", "Adam"), ("scare", None)]),
        ("أكد آدم سعيه إلى «عقلية الحرب الباردة».", [("reported", "Adam"), ("direct", "Adam")]),
    ],
)
def test_speech_is_told_from_a_scare_quotation_by_its_length(text, rows):
    assert [row[:2] for row in told(text)] == rows


def test_nobody_goes_on_after_a_heading_or_into_another_document():
    assert told("قال آدم إن السلام خيار.\nخبر آخر\nوأضاف أن الحرب ليست خيارا.")[1][1] is None
    documents = pd.DataFrame({"doc": ["a", "b"], "text": ["قال آدم: «نعم».", "وأضاف: «لا»."]})
    assert quotations(documents, speakers=SPEAKERS)["speaker"].isna().tolist() == [False, True]


def test_the_second_story_of_001_does_not_go_on_with_the_first(seeds):
    text = (seeds / "001_7d6114e92663cbab.txt").read_text("utf-8")
    documents = pd.DataFrame({"doc": ["001"], "text": [text]})
    table = quotations(documents, speakers="five articles")
    second = table[table["start"] > text.index("إقرأ أيضاً")]
    assert "Mishustin" not in set(second["speaker"])
    assert {"Xi", "Ushakov"} <= set(second["speaker"])


def test_a_speaker_outside_the_table_comes_out_as_written_and_is_known_again():
    table = quotations(
        pd.DataFrame(
            {
                "doc": ["a"],
                "text": ["قالت وزيرة الخارجية ليلى حداد إن السلام خيار. وقالت حداد إن الحرب شر."],
            }
        )
    )
    assert table["speaker"].tolist() == ["وزيرة الخارجية ليلى حداد"] * 2
    assert table["rule"].tolist() == ["noun phrase", "anaphor"]


def test_a_medium_relays_what_a_speaker_says():
    table = quotations(
        pd.DataFrame(
            {
                "doc": ["a", "b"],
                "text": [
                    "قال آدم إن السلام خيار، وفق وكالة الأنباء.",
                    "نقلت وكالة الأنباء عن آدم قوله إن السلام خيار.",
                ],
            }
        ),
        speakers=SPEAKERS,
    )
    assert table["speaker"].tolist() == ["Adam", "Adam"]
    assert table["via"].tolist() == ["وكالة الأنباء"] * 2


def test_a_quotation_in_a_report_has_a_row_of_its_own():
    (report, quotation) = told("قال آدم إن بلاده «لن تتراجع» عن قرارها.")
    assert (report[0], quotation) == ("reported", ("direct", "Adam", "name"))


def test_a_missing_closing_mark_is_told():
    documents = pd.DataFrame({"doc": ["a"], "text": ["قال آدم: «نعم».\nقال آدم: «لا"]})
    table = quotations(documents, speakers=SPEAKERS)
    assert table["mended"].tolist() == [False, True]


def test_no_documents_give_an_empty_table_with_its_types():
    for texts in ([], [""], ["خبر"]):
        documents = pd.DataFrame({"doc": ["a"][: len(texts)], "text": texts}, dtype="str")
        table = quotations(documents, speakers="five articles")
        assert list(table) == list(TABLES["quotations"].columns)
        assert len(table) == 0
        assert str(table["start"].dtype) == "int32"
        assert str(table["mended"].dtype) == "bool"


def test_a_table_that_is_no_documents_is_refused():
    with pytest.raises(InputError, match="Missing: text"):
        quotations(pd.DataFrame({"doc": ["a"]}))


def test_tokens_that_are_there_already_are_used_in_any_order(documents, tokens):
    expected = quotations(documents)
    for known in (tokens, tokens.sample(frac=1, random_state=1)):
        pd.testing.assert_frame_equal(quotations(documents, tokens=known), expected)
    part = documents.iloc[[2]]
    pd.testing.assert_frame_equal(
        quotations(part, tokens=tokens).reset_index(drop=True),
        expected[expected["doc"] == "002"].reset_index(drop=True),
    )


def test_some_of_the_tokens_or_those_of_other_texts_are_refused(documents, tokens):
    with pytest.raises(InputError, match="all words of these documents"):
        quotations(documents, tokens=tokens[tokens["position"] % 2 == 0])
    others = documents.assign(text=documents["text"].iloc[::-1].to_numpy())
    with pytest.raises(InputError, match="all words of these documents"):
        quotations(others, tokens=tokens)


# What no answer may depend on, held on the five articles and the thirty sentences.


def answers(documents: pd.DataFrame, speakers="five articles") -> list[tuple]:
    table = quotations(documents, speakers=speakers).astype("object")
    table = table.where(table.notna(), "")
    return [
        (r.doc, r.kind, r.speaker, r.rule, fold(r.cue), r.via, r.confidence, r.mended)
        for r in table.itertuples()
    ]


@pytest.fixture(scope="module")
def texts(documents, seeds) -> pd.DataFrame:
    sentences = pd.read_csv(seeds.parent / "tests/gold/sentences.csv", dtype="str")
    return pd.concat([documents[["doc", "text"]], sentences], ignore_index=True)


@pytest.fixture(scope="module")
def usual(texts) -> list[tuple]:
    return answers(texts)


def with_marks(text: str, opening: str, closing: str) -> str:
    for span in reversed(quoted_spans(text)):
        inside = text[span.outer_start + 1 : span.outer_end - 1]
        text = text[: span.outer_start] + opening + inside + closing + text[span.outer_end :]
    return text


JOINING = "بتثجحخسشصضطظعغفقكلمنهي"
CHANGES = {
    "without vowels": lambda text: re.sub("[\u064b-\u0652]", "", text),
    "with vowels": lambda text: re.sub("([\u0621-\u063a\u0641-\u064a])", "\\1\u064e", text),
    "with tatweel": lambda text: re.sub(f"([{JOINING}])(?=[\u0621-\u064a])", "\\1\u0640", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "controls at marks": lambda text: re.sub('([«»“”"])', "\u200f\\1\u200f", text),
}


@pytest.mark.parametrize("name", CHANGES)
def test_no_answer_changes_with_spelling(name, texts, usual):
    assert answers(texts.assign(text=texts["text"].map(CHANGES[name]))) == usual


@pytest.mark.parametrize("shape", ["«»", "“”", '""', "„“", "‹›", "””", "»«", "''", "‘’"])
def test_no_answer_changes_with_the_shape_of_marks(shape, texts, usual):
    changed = texts["text"].map(lambda text: with_marks(text, *shape))
    assert answers(texts.assign(text=changed)) == usual


def test_no_answer_changes_without_hamza(texts, usual):
    dropped = str.maketrans("أإآؤئ", "اااوي")
    found = answers(texts.assign(text=texts["text"].str.translate(dropped)))
    # A speaker outside the table keeps the spelling of the text.
    assert found == [
        (doc, kind, speaker.translate(dropped), rule, cue, via.translate(dropped), *rest)
        for doc, kind, speaker, rule, cue, via, *rest in usual
    ]


def test_no_answer_changes_with_other_names_in_the_table(texts, usual):
    names = {
        "بوتين": "هانيبال",
        "فلاديمير": "مسعود",
        "شي": "زنوبيا",
        "جين": "دال",
        "جينبينغ": "داليا",
    }
    names |= {"بينغ": "راء", "بينج": "راء", "الروسي": "الشرقي", "الصيني": "الغربي"}
    names |= {"روسيا": "شرقيا", "الصين": "الغربا"}
    letter = "\u0621-\u0652"
    pattern = re.compile(rf"(?<![{letter}])([ولب]?)({'|'.join(names)})(?![{letter}])")
    forms = pd.read_csv("analysis/finding/voice/tags/speakers.csv", dtype="str")

    def renamed(text: str) -> str:
        return pattern.sub(lambda match: match[1] + names[match[2]], text)

    found = answers(
        texts.assign(text=texts["text"].map(renamed)),
        speakers=forms.assign(form=forms["form"].map(renamed)),
    )
    assert [row[:4] for row in found] == [
        (doc, kind, renamed(speaker), rule) for doc, kind, speaker, rule, *_ in usual
    ]


def test_more_names_in_the_table_change_no_answer(texts, usual):
    forms = pd.read_csv("analysis/finding/voice/tags/speakers.csv", dtype="str")
    more = pd.DataFrame({"speaker": ["Nobody"], "kind": ["name"], "form": ["فلان الفلاني"]})
    assert answers(texts, speakers=pd.concat([forms, more])) == usual


def test_the_order_of_documents_changes_no_answer(texts, usual):
    assert sorted(answers(texts.iloc[::-1])) == sorted(usual)


@given(data=st.data())
def test_offsets_hold_in_any_text(arabic_text, data):
    pieces = st.sampled_from(["قال آدم ", "وأضاف ", "أن ", "بحسب نور ", ": «", "» ", "، ", ".\n"])
    text = "".join(data.draw(st.lists(st.one_of(arabic_text, pieces), max_size=12)))
    table = quotations(pd.DataFrame({"doc": ["a"], "text": [text]}), speakers=SPEAKERS)
    for row in table.itertuples():
        assert text[row.start : row.end] == row.text
        assert row.text.strip()
        if not pd.isna(row.cue):
            assert text[row.cue_start : row.cue_start + len(row.cue)] == row.cue
        assert (row.kind == "scare") <= pd.isna(row.speaker)


@pytest.mark.parametrize(
    "text", ["أكد آدم في", "رفض آدم أمس", "قال", "وقال الذي", "رفض الوزير في بيان"]
)
def test_a_sentence_may_break_off_anywhere(text):
    assert [row for row in told(text) if row[1] == "Adam"] == []


def test_tokens_are_taken_where_only_an_address_follows_the_last_word(corpus):
    documents = corpus("قال الوزير إن السلام ممكن https://t.co/abc1 🔥", "https://t.co/a", "@a")
    assert len(quotations(documents, tokens=tokenize(documents))) == 1


@pytest.mark.parametrize(
    ("spelled", "shown"),
    [
        (("أحمد إبراهيم", "احمد ابراهيم", "أحمد إبراهيم"), "أحمد إبراهيم"),
        (("عبدالله سالم", "عبد الله سالم", "عبدالله سالم"), "عبدالله سالم"),
    ],
)
def test_one_person_in_two_spellings_is_shown_in_the_commoner(spelled, shown, corpus):
    texts = [f"قال {name} إن الطريق مفتوح." for name in spelled]
    assert set(quotations(corpus(*texts))["speaker"]) == {shown}


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "ألقى الناطق باسم الحزب سعد ملحم اللوم على البلدية في تأخر المشروع.",
            "الناطق باسم الحزب سعد ملحم",
            "اللوم على البلدية في تأخر المشروع",
        ),
        (
            "حمّل حزب الواحة الحكومة مسؤولية انقطاع الماء.",
            "حزب الواحة",
            "الحكومة مسؤولية انقطاع الماء",
        ),
        (
            "قال العميد رامي حداد بحدة: ((لن ننسحب من المواقع التي دخلناها)).",
            "العميد رامي حداد",
            "لن ننسحب من المواقع التي دخلناها",
        ),
    ],
)
def test_blame_manner_and_double_brackets_are_read(text, speaker, said, corpus):
    (row,) = quotations(corpus(text)).itertuples()
    assert (row.speaker, row.text) == (speaker, said)


def test_a_document_named_in_marks_is_no_speech(corpus):
    text = "أوضح مدير السدود نادر فارس أن على الزائر إحضار صورة من «قرار القيد» معه."
    assert quotations(corpus(text))["kind"].tolist() == ["reported", "scare"]


def test_manner_and_topic_are_no_speakers(corpus):
    told = quotations(corpus("قال بحدة إن الأمر خطير.", "وفيما يخص النقل قال إن الأجور ثابتة."))
    assert told["speaker"].isna().all()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وقال وزير المياه كمال الراسي إنه متعب. وأضاف الوزير أن السد جاف.", ["R", "R"]),
        ("وقال كمال الراسي إنه متعب. وأضاف وزير التربية أن السد جاف.", ["R", "وزير التربية"]),
        ("اعتبر المدير العام للميناء، المهندس كمال الراسي، أن الميناء آمن.", ["R"]),
        ("وقال النائب، السيد كمال الراسي، إن الميناء آمن.", ["R"]),
        ("وقال النائب، السيد سالم الحداد، إن الميناء آمن.", ["النائب السيد سالم الحداد"]),
    ],
)
def test_somebody_of_the_table_is_known_by_title_and_behind_one(corpus, text, told):
    found = quotations(corpus(text), speakers={"R": ["كمال الراسي"]})
    assert list(found["speaker"]) == told
