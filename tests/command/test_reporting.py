"""`python -m analysis`: what it refuses, what it lays out, and a report from first to last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

from analysis import find_terms, rates, read_corpus, shared_passages, tokenize
from analysis.__main__ import main
from analysis.command.frequent import most_frequent
from analysis.command.preparing import Inputs, prepare
from analysis.showing.display import Shown
from analysis.showing.report import sentences
from tests.command.corpora import OTHERS, PACKED, export, one_text


def test_a_report_over_one_text_is_whole_and_says_nothing_of_other_texts(tmp_path: Path) -> None:
    out = tmp_path / "pages"
    (out).mkdir()
    (out / "mine.txt").write_text("kept", "utf-8")
    assert main(["report", str(one_text(tmp_path / "one")), "--out", str(out)]) == 0
    pages = sorted(path.name for path in out.glob("*.html"))
    assert pages == [
        "1_texts.html",
        "2_words.html",
        "3_voices.html",
        "4_company.html",
        "index.html",
    ]
    for page in out.glob("*.html"):
        text = page.read_text("utf-8")
        assert not OTHERS.search(PACKED.sub("", text)), page.name
        assert len(text.encode()) < 500_000
    assert "As read: 1 text, 1 undated." in (out / "index.html").read_text("utf-8")
    assert (out / "mine.txt").read_text("utf-8") == "kept"


@pytest.mark.parametrize(
    "wrong",
    [
        ["nowhere"],
        ["one", "--lexicon", "nowhere.csv"],
        ["one", "--by", "colour"],
        ["export.csv"],
    ],
)
def test_what_is_wrong_is_one_line_before_anything_runs(
    wrong: list[str], tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    one_text(Path("one"))
    export(Path("export.csv"))
    assert main(["report", *wrong]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("error: ")
    assert len(told.err.splitlines()) == 1
    assert "cell" not in told.out
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("wrong", "mend"),
    [
        (["export.csv"], "--text النص"),
        (["export.csv", "--text", "النص", "--date", "id"], "--date-format %d/%m/%Y"),
        (["one", "--encoding", "cp1256"], "--repair encoding"),
    ],
)
def test_an_error_names_the_option_that_mends_it(
    wrong: list[str], mend: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    one_text(Path("one"))
    export(Path("export.csv"))
    assert main(["report", *wrong]) == 2
    told = capsys.readouterr().err.replace("'", "")
    assert mend in told
    assert "read_corpus" not in told


def test_init_lays_out_a_folder_once_and_touches_nothing_that_is_there(
    tmp_path: Path, capsys
) -> None:
    folder = tmp_path / "نصوصي"
    assert main(["init", str(folder)]) == 0
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "articles.csv",
        "first.txt",
        "lexicon.csv",
        "names.csv",
        "your_corpus.ipynb",
    }
    (folder / "first.txt").write_text("mine", "utf-8")
    assert main(["init", str(folder)]) == 2
    assert "error: " in capsys.readouterr().err
    assert (folder / "first.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_version_and_help_are_told(asked: str, capsys) -> None:
    with pytest.raises(SystemExit) as end:
        main([asked])
    assert end.value.code == 0
    told = capsys.readouterr().out
    assert ("khitab" in told) if asked == "--version" else ("report my_corpus" in told)


def test_a_shared_passage_stands_once_with_all_texts_that_have_it(corpus_table) -> None:
    wire = "أعلنت الوزارة أن أسعار الوقود لن تتغير هذا العام"
    own = ("ثم سكتت عن كل ما عدا ذلك من أمور", "وهكذا قالت أمس في بيان لها", "ولم تزد على ذلك شيئا")
    documents = read_corpus(corpus_table(*(f"{wire} {rest}" for rest in own)))
    found = shared_passages(documents)
    table = sentences.passages(found, documents)
    assert table["texts"].tolist() == [3]
    assert table["which"].tolist() == ["000, 001 and 002"]
    assert table["begins"].tolist() == [wire]
    assert sentences.copies(found, documents).empty
    one = documents.head(1)
    assert sentences.passages(shared_passages(one), one).empty


def test_texts_told_again_are_one_row_and_their_passages_none(corpus_table) -> None:
    wire = [f"كلمة{number}" for number in range(60)]
    texts = [" ".join([*wire[:place], f"خاص{place}", *wire[place:]]) for place in (10, 20, 30, 60)]
    documents = read_corpus(corpus_table("نص غيره لا يشترك في شيء", *texts))
    found = shared_passages(documents)
    retold = sentences.copies(found, documents)
    assert retold.values.tolist() == [["001", 3, "002, 003 and 004"]]
    assert sentences.passages(found, documents).empty
    assert "3 texts are nearly whole" in sentences.shared(found, retold, 5)


def test_only_long_runs_of_words_are_text_that_was_taken_over(corpus_table) -> None:
    name = "وزير خارجية الولايات المتحدة الأمريكية جون كيري"  # seven words
    texts = (f"قال {name} هذا", f"وزار {name} ذاك", f"{name} لن يزور أحدا هنا اليوم")
    found = shared_passages(read_corpus(corpus_table(*texts)), words=8)
    none = found.query("words >= 8")
    assert sentences.shared(none, none.assign(texts=0), 3) == "No two texts share 8 words in a row."
    every = shared_passages(read_corpus(corpus_table(*texts)), words=5)
    told = sentences.shared(every.assign(words=12), every.head(0).assign(texts=0), 3)
    assert told.startswith(
        "3 of 3 texts share 8 words in a row or more with another, in 1 passage; 1"
    )


def test_without_a_list_the_most_frequent_words_stand_in_and_are_said_to(corpus_table) -> None:
    file = corpus_table(
        "النفط والنفط ونفط في الميناء. " * 3 + "قال الوزير إن الميناء بعيد.", "الميناء"
    )
    tokens = tokenize(read_corpus(file))
    lexicon = most_frequent(tokens)
    assert lexicon["family"].tolist()[:2] == ["الميناء", "النفط"]
    assert not {"نفط", "والنفط", "في", "قال"} & {*lexicon["family"]}
    assert set(lexicon["chosen"]) == {"frequent"}
    assert sentences.chosen(lexicon).startswith("No list of terms was given")
    assert sentences.chosen(lexicon.assign(chosen="listed")) == ""
    assert most_frequent(tokens.head(0))["family"].tolist() == ["كلمة"]


def test_groups_are_told_apart_only_by_intervals_over_eight_texts_or_more(corpus_table) -> None:
    texts = ["حرب حرب حرب سلم", *["سلم سلم سلم سلم"] * 23]
    for parts, told in ((3, "none has two groups, of 3"), (4, "Fewer than two groups")):
        names = [str(place * parts // 24) for place in range(24)]
        tokens = tokenize(read_corpus(corpus_table(*texts, group=names)))
        hits = find_terms(tokens, "حرب")
        asked = sentences.interval(rates(hits, tokens, by="group"))
        rated = rates(hits, tokens, by="group", interval=asked)
        assert asked == ("documents" if parts == 3 else "poisson")
        assert told in sentences.groups(rated, "group", labels={})


def test_an_interval_that_says_nothing_is_left_out(corpus_table) -> None:
    tokens = tokenize(read_corpus(corpus_table("حرب حرب حرب حرب سلم", *["سلم سلم سلم سلم"] * 11)))
    rated = rates(find_terms(tokens, ["حرب", "سلم"]), tokens, by=None, interval="documents")
    shown = sentences.telling(rated).set_index("family")
    assert shown["high"].isna().to_dict() == {"حرب": True, "سلم": False}
    assert rated["high"].notna().all(), "the table that was given is as it was"


def test_an_interval_up_to_every_word_is_not_told() -> None:
    row = {"n": 5, "total": 12, "per_1000": 416.7, "low": 0.02, "high": 1000.0, "docs_in_group": 9}
    whole = pd.DataFrame([{"family": "all", "docs": 5} | row])
    rated = pd.DataFrame({"doc": list("ab"), "n": [5, 0], "family": "حرب"})
    for low, high, told in (
        (0.02, 1000.0, "(the texts differ too much for an interval)"),
        (200.0, 700.0, "(95% interval over texts 200 to 700)"),
    ):
        wide = whole.assign(low=low, high=high)
        assert told in sentences.amount(rated, whole, wide, labels={})


def test_pairs_that_are_as_frequent_are_all_named() -> None:
    pairs = pd.DataFrame({"word1": list("abc"), "word2": list("bcd"), "n": [3, 1, 3]})
    told = sentences.together(pairs, labels={"a": "A"})
    assert told.endswith("most often A with b and c with d, in 3 sentences each.")
    assert sentences.together(pairs.head(2), labels={}).endswith("a with b, in 3 sentences.")


def test_words_are_told_apart_as_often_as_they_are_listed() -> None:
    key = {"word": list("abc"), "surface": list("abc"), "lrc": [2.0, -1.0, 0.0]}
    table = pd.DataFrame(key | {"docs_target": [2, 1, 1]})
    told = sentences.apart([table, table])
    assert told.startswith("Of 6 comparisons (3 words in 2 groups), 2 find a word more frequent")
    assert told.endswith("2 of these in more than one text of the group. Most: a.")


def test_in_arabic_speakers_go_by_their_label(tmp_path: Path) -> None:
    folder = one_text(tmp_path / "one")
    text = "قال سالم الخطيب إن النفط غال. وقال أبو سعد إنه غال."
    (folder / "خبر.txt").write_text(text, encoding="utf-8")
    names = "speaker,form,label\nSalim,سالم الخطيب,سالم\nSalim,أبو سعد,\n"
    (folder / "names.csv").write_text(names, encoding="utf-8")
    for lang, name in (("en", "Salim"), ("ar", "سالم")):
        said = prepare(Inputs(folder), lang=lang).tables["quotations"]
        assert said["speaker"].tolist() == [name] * 2, "all forms of one speaker"


def test_columns_that_say_nothing_are_named_with_the_option_that_reads_them(tmp_path: Path) -> None:
    file = export(tmp_path / "export.csv")
    reading = {"text": "النص", "doc": "id", "date": "created_at"}
    documents = read_corpus(file, **reading)
    told = sentences.unused(documents, "doc")
    assert told == "Columns not used: حساب (--title and --source say which holds what)."
    assert sentences.unused(documents, "حساب") == ""
    named = reading | {"source": "حساب"}
    assert prepare(Inputs(file, by="حساب", reading=named)).by == "source"


def test_what_a_reader_coded_beside_the_texts_is_told(
    tmp_path: Path, run_notebooks: Callable[..., Mapping[str, list[Shown]]]
) -> None:
    from analysis import sample_for_coding
    from analysis.showing.report.sentences import checked

    one_text(tmp_path / "one")
    tables = prepare(Inputs(tmp_path / "one")).tables
    assert checked(tables["accuracy"]).startswith("Nobody has checked")
    sample = sample_for_coding(tables["tokens"], n=20, label="voice")
    coder = ["yes" if place % 4 else "article" for place in range(len(sample))]
    sample.assign(coder=coder).to_csv(tmp_path / "one" / "coded_words.csv", index=False)
    accuracy = prepare(Inputs(tmp_path / "one")).tables["accuracy"]
    right = (pd.Series(coder) == "yes") | (sample["label"] == "article")
    right = right.groupby(sample["label"]).mean()
    rows = sample.groupby("label")["in_stratum"].first()
    share = (right * rows).sum() / rows.sum()
    assert checked(accuracy).startswith(
        f"Of coded_words.csv a reader checked {len(sample)} rows; weighted by the rows that each "
        f"stratum stands for, the machine was right in {share:.0%}."
    )
    assert accuracy["low"].notna().any()
    arabic = ["نعم" if code == "yes" else "كلام النص" for code in coder]
    sample.assign(coder=arabic).to_csv(tmp_path / "one" / "coded_words.csv", index=False)
    assert prepare(Inputs(tmp_path / "one")).tables["accuracy"].equals(accuracy)
    shown = run_notebooks(prepare(Inputs(tmp_path / "one")))["3_voices"]
    assert any(one.text.startswith(checked(accuracy)) for one in shown)
    assert any("corrected from" in one.text for one in shown)


def test_what_is_quoted_within_a_report_is_no_statement_more() -> None:
    from analysis import quotations
    from analysis.showing.report import sentences

    text = (
        "قالت الوزيرة ليلى حداد إن «السد الجديد آمن ولن ينهار أبدا». "
        "وقال سالم الراسي: «لا ماء في النهر». "
        "وأكدت الوزيرة أن «السد جديد كله ومتين»."
    )
    said = quotations(pd.DataFrame({"doc": ["a"], "text": [text]}))
    assert said["kind"].tolist() == ["reported", "direct", "direct", "reported", "direct"]
    assert "right in 3 of 3 statements" in sentences.expected(said)
    assert "right in 2 of 2 statements" in sentences.expected(said.iloc[2:])


def test_the_notebook_to_start_from_runs_as_it_is(tmp_path: Path, monkeypatch) -> None:
    main(["init", str(tmp_path / "mine")])
    monkeypatch.chdir(tmp_path / "mine")
    notebook = nbformat.read("your_corpus.ipynb", as_version=4)
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            exec(cell.source, names)
    assert names["hits"]["family"].tolist() == ["partnership"]


def test_corrections_beside_the_texts_are_heard(tmp_path: Path) -> None:
    folder = one_text(tmp_path / "one")
    before = prepare(Inputs(folder)).tables["quotations"]
    row = before[["doc", "start", "end"]].head(1).set_axis(["document", "start", "end"], axis=1)
    row.assign(speaker="X").to_csv(folder / "corrections.csv", index=False)
    after = prepare(Inputs(folder)).tables["quotations"]
    assert after["speaker"].iloc[0] == "X"
    assert after["rule"].iloc[0] == "correction"
