"""Counts of parts are the counts of the whole, however the files are cut and wherever they are."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from analysis import cooccurrences, count_files, find_terms, frequencies, tokenize
from analysis.counting import parts as parts_module
from analysis.reading.errors import InputError
from tests.bench.corpus import lines

LEXICON = {"قول": ["قال"], "دول": ["الدول", "إلى أن"], "لا شيء": ["بلطجة"]}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [*lines(0.06), "", "قَالَ القُرْءَان NATO\r", "القرآن Nato https://t.co/x كلمة" + "ب" * 30]


@pytest.fixture(scope="module")
def corpus(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same documents as JSON lines and as lines of text, in two files each."""
    folder = tmp_path_factory.mktemp("corpus")
    for number, part in enumerate((texts[:20], texts[20:])):
        rows = [
            {"text": text, "source": "ab"[place % 2], "date": f"2024-0{1 + place % 2 * 3}-05"}
            for place, text in enumerate(part)
        ]
        told = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{number}.jsonl").write_text("\n".join(told), encoding="utf-8")
        (folder / f"{number}.txt").write_bytes(("\n".join(part) + "\n").encode())
    return folder


@pytest.fixture(scope="module")
def tokens(corpus: Path) -> pd.DataFrame:
    rows = [
        json.loads(line)
        for number in "01"
        for line in (corpus / f"{number}.jsonl").read_text("utf-8").split("\n")
    ]
    documents = pd.DataFrame(rows).assign(doc=[str(number) for number in range(len(rows))])
    documents["date"] = pd.to_datetime(documents["date"])
    return tokenize(documents)


def without_dates(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.drop(columns=["first_date", "last_date"], errors="ignore")


def jsonl(corpus: Path) -> list[Path]:
    return [corpus / "1.jsonl", corpus / "0.jsonl"]


@pytest.mark.parametrize("by", [None, "source", "month", ["source", "month"]])
@pytest.mark.parametrize("size", [12_000_000, 20_000, 1_000])
def test_words_of_any_parts_are_the_frequencies_of_the_whole(monkeypatch, corpus, tokens, by, size):
    monkeypatch.setattr(parts_module, "SIZE", size)
    counted = count_files(jsonl(corpus), by=by)
    pd.testing.assert_frame_equal(counted.words, without_dates(frequencies(tokens, by=by)))
    assert (counted.families, counted.pairs, len(counted.failed)) == (None, None, 0)


@pytest.mark.parametrize("by", [None, "source", "quarter", "month", ["month", "source"]])
def test_families_are_those_of_the_whole(monkeypatch, corpus, tokens, by):
    monkeypatch.setattr(parts_module, "SIZE", 20_000)
    counted = count_files(jsonl(corpus), by=by, lexicon=LEXICON)
    hits = find_terms(tokens, LEXICON)
    expected = without_dates(frequencies(hits, by=by, tokens=tokens))
    pd.testing.assert_frame_equal(counted.families, expected, check_dtype=False)
    pd.testing.assert_frame_equal(counted.words, without_dates(frequencies(tokens, by=by)))


@pytest.mark.parametrize("within", [1, 5, "sentence", "document"])
def test_pairs_are_those_of_the_whole(monkeypatch, corpus, tokens, within):
    monkeypatch.setattr(parts_module, "SIZE", 30_000)
    pairs = count_files(jsonl(corpus), within=within).pairs
    pd.testing.assert_frame_equal(pairs, cooccurrences(tokens, within=within), check_dtype=False)
    counted = count_files(jsonl(corpus), within=within, lexicon=LEXICON).pairs
    hits = find_terms(tokens, LEXICON)
    expected = cooccurrences(hits, within=within, tokens=tokens)
    pd.testing.assert_frame_equal(counted, expected, check_dtype=False)


def test_every_format_gives_the_same_counts(corpus, tokens, tmp_path):
    expected = without_dates(frequencies(tokens))
    plain = b"".join((corpus / f"{number}.txt").read_bytes() for number in "01")
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(plain))
    (tmp_path / "b.txt.bz2").write_bytes(bz2.compress(plain))
    (tmp_path / "c.txt.xz").write_bytes(lzma.compress(plain))
    frame = pd.DataFrame({"text": plain.decode().split("\n")[:-1], "n": 1})
    frame.to_parquet(tmp_path / "d.parquet", row_group_size=7)
    for path in sorted(tmp_path.iterdir()):
        counted = count_files(path, document="line").words
        pd.testing.assert_frame_equal(counted, expected)
    both = [corpus / "0.txt", corpus / "1.txt"]
    pd.testing.assert_frame_equal(count_files(both, document="line").words, expected)


def test_an_article_a_file_counts_documents_by_file(tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "a.txt").write_text("حرب\nالحرب", "utf-8")
    (tmp_path / "more" / "b.txt").write_text("حرب", "utf-8")
    (tmp_path / ".hidden.txt").write_text("سلم", "utf-8")
    words = count_files(tmp_path, by="file").words
    assert list(words[words["word"] == "حرب"]["docs"]) == [1, 1]
    assert [Path(path).name for path in words["file"]] == ["a.txt", "a.txt", "b.txt"]
    assert list(count_files(tmp_path, document="line").words["docs_in_group"]) == [3, 3]


def test_a_part_that_fails_is_named_and_with_a_journal_listed(tmp_path, corpus, tokens):
    bad = tmp_path / "bad.txt"
    bad.write_bytes("سلم".encode("cp1256"))
    with pytest.raises(InputError, match=r"bad\.txt"):
        count_files([bad], document="line")
    monkey = [corpus / "0.txt", corpus / "1.txt", bad]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts_module, "SIZE", 10_000)
        counted = count_files(monkey, document="line", journal=tmp_path / "kept")
    assert [Path(path).name for path in counted.failed["file"]] == ["bad.txt"]
    assert "utf-8" in counted.failed["why"].iloc[-1]
    pd.testing.assert_frame_equal(counted.words, without_dates(frequencies(tokens)))


def test_a_small_file_that_fails_takes_no_other_with_it(tmp_path):
    for name, text in (("a", "حرب"), ("b", "سلم"), ("c", "حرب")):
        (tmp_path / f"{name}.txt").write_text(text, "cp1256" if name == "b" else "utf-8")
    with pytest.raises(InputError, match=r"b\.txt"):
        count_files(tmp_path)
    for _ in range(2):  # anew, and from the journal
        counted = count_files(tmp_path, journal=tmp_path / "kept")
        assert [Path(path).name for path in counted.failed["file"]] == ["b.txt"]
        assert counted.words[["word", "n", "docs"]].to_numpy().tolist() == [["حرب", 2, 2]]


def test_a_run_that_broke_off_goes_on_from_its_journal(monkeypatch, tmp_path, corpus, tokens):
    monkeypatch.setattr(parts_module, "SIZE", 20_000)
    whole = count_files(jsonl(corpus), by="source", lexicon=LEXICON, within=3)
    kept = {"by": "source", "lexicon": LEXICON, "within": 3, "journal": tmp_path}
    count_files(jsonl(corpus)[:1], **kept)
    done = len(list(tmp_path.glob("*.npz")))
    assert done > 0
    again = count_files(jsonl(corpus), **kept)
    assert len(list(tmp_path.glob("*.npz"))) > done
    monkeypatch.setattr("analysis.counting.files.count_part", None)  # nothing is counted again
    once_more = count_files(jsonl(corpus), **kept)
    for counted in (again, once_more):
        for table, expected in zip(counted, whole, strict=True):
            pd.testing.assert_frame_equal(table, expected)


def test_what_cannot_be_counted_is_refused_before_a_file_is_read(corpus, tmp_path):
    for wrong in ({"document": "page"}, {"within": 0}, {"lexicon": ["("]}, {"lexicon": [""]}):
        with pytest.raises(InputError):
            count_files(corpus, **wrong)
    with pytest.raises(InputError, match="there is a file to count"):
        count_files(tmp_path)
    with pytest.raises(InputError, match="Check the path"):
        count_files(tmp_path / "none")
    (tmp_path / "a.csv").write_text("text\n")
    with pytest.raises(InputError, match="ends in"):
        count_files(tmp_path / "a.csv")
    (tmp_path / "b.jsonl").write_text('{"title": "x"}\n')
    with pytest.raises(InputError, match="Missing: text"):
        count_files(tmp_path / "b.jsonl")
    (tmp_path / "b.jsonl").write_text("[1]\n")
    with pytest.raises(InputError, match="JSON object"):
        count_files(tmp_path / "b.jsonl")


def test_empty_files_give_empty_tables(tmp_path):
    for name in ("a.txt", "b.jsonl"):
        (tmp_path / name).write_text("")
    counted = count_files(tmp_path, lexicon=LEXICON, within=2, document="line")
    assert counted.words.empty
    assert list(counted.families["n"]) == [0, 0, 0]
    assert counted.pairs.empty


def test_a_pool_gives_the_same_tables_and_names_the_part_that_fails(monkeypatch, corpus, tmp_path):
    monkeypatch.setattr(parts_module, "SIZE", 20_000)
    asked = {"by": "source", "lexicon": LEXICON, "within": 2}
    alone = count_files(jsonl(corpus), **asked)
    (tmp_path / "bad.jsonl").write_text("{")
    with ThreadPoolExecutor(2) as pool:
        counted = count_files(jsonl(corpus), client=pool, **asked)
        with pytest.raises(InputError, match=r"bad\.jsonl"):
            count_files(tmp_path, client=pool, **asked)
    for table, expected in zip(counted, alone, strict=True):
        pd.testing.assert_frame_equal(table, expected)


@pytest.mark.filterwarnings("ignore")
def test_two_workers_of_a_cluster_give_the_same_tables(monkeypatch, corpus, tokens, tmp_path):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(parts_module, "SIZE", 20_000)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": 1}\n{"\n')
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        paths = [bad, *jsonl(corpus)]
        asked = {"by": "source", "lexicon": LEXICON, "within": "sentence"}
        counted = count_files(paths, client=client, journal=tmp_path / "kept", **asked)
    alone = count_files(jsonl(corpus), **asked)
    for table, expected in zip(counted[:3], alone[:3], strict=True):
        pd.testing.assert_frame_equal(table, expected)
    assert [Path(path).name for path in counted.failed["file"]] == ["bad.jsonl"]
