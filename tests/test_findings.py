"""What the essay says of the five articles: its numbers by a second route, its lines by name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from analysis import (
    agreement,
    attribute,
    cooccurrences,
    find_terms,
    frequencies,
    key_by_chance,
    keyness,
    quotations,
    rates,
    read_corpus,
    read_lexicon,
    removed,
    shared_passages,
    shared_remarks,
    tokenize,
)
from tests.lines import DIPLOMACY, LINES, MARKED, PROSE, XI

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "notebooks" / "data"
WORDS = tomllib.loads((DATA / "words.toml").read_text("utf-8"))
THREE = ["hegemony", "unilateralism", "domination"]
WIDE = [*THREE, "power politics", "Cold War mentality"]

# Pages whose sentences are about counts and choices, not about what a line says.
SENTENCES = {"bottom", "title", "acts", "via", "shared", "against", "lede"}


def essay() -> str:
    """The prose of the English pages, in one line."""
    paths = sorted((ROOT / "notebooks").glob("*.ipynb"))
    notebooks = [nbformat.read(path, as_version=4) for path in paths]
    said = [cell.source for one in notebooks for cell in one.cells if cell.cell_type == "markdown"]
    return " ".join(" ".join(said).split())


@pytest.fixture(scope="module")
def texts(documents: pd.DataFrame) -> dict[str, str]:
    return dict(zip(documents["doc"], documents["text"], strict=True))


@pytest.fixture(scope="module")
def said(documents: pd.DataFrame) -> pd.DataFrame:
    """The quotations as the pages have them: by rules alone."""
    names = pd.read_csv(DATA / "speakers.csv", keep_default_na=False)
    return quotations(documents, speakers=names)


@pytest.fixture(scope="module")
def reproach(hits: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    return attribute(hits[hits["family"].isin(WIDE)], said)


@pytest.fixture(scope="module")
def war(tokens: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    lexicon = read_lexicon(DATA / "names_of_the_war.csv")
    found = attribute(find_terms(tokens, lexicon), said)
    return found.merge(lexicon[["term", "frame", "agent"]], on="term")


def test_every_sentence_of_the_run_about_the_texts_names_its_lines():
    keys = {
        f"{page}.{key}" for page, phrases in WORDS.items() for key in phrases if page != "source"
    }
    about = {key for key in keys if key.rpartition(".")[2].rpartition("_")[2] in SENTENCES}
    assert about == set(LINES)
    assert all(LINES.values())


@pytest.mark.parametrize("piece", PROSE)
def test_every_sentence_of_the_prose_about_the_texts_names_its_lines(piece: str):
    assert piece in essay()
    assert PROSE[piece]


@pytest.mark.parametrize("name", [*LINES, *PROSE])
def test_the_lines_of_a_finding_stand_in_the_articles(name: str, texts: dict[str, str]):
    print(f"\n{name}")
    for doc, line in (LINES | PROSE)[name]:
        print(f"  {doc} {line}")
        assert texts[doc].count(line) == 1, (doc, line)


# Page 01


def test_the_sizes_are_those_of_a_naive_split(tokens, texts):
    naive = {doc: len(re.findall(r"[\w\u064b-\u0652]+", text)) for doc, text in texts.items()}
    counted = tokens["doc"].astype("str").value_counts().to_dict()
    assert sum(counted.values()) == 1720
    assert (min(counted.values()), max(counted.values())) == (173, 539)
    assert all(abs(naive[doc] - n) <= 2 for doc, n in counted.items())


def test_the_second_story_speaks_of_the_west_and_its_article_does_not(documents, texts):
    cut = removed(documents)
    story = max(cut[cut["doc"] == "001"]["text"], key=len)
    assert "مواجهة الغرب" in story
    assert "غرب" not in texts["001"]
    assert len(cut) == 13


def test_the_house_spellings_are_those_that_a_reader_sees(texts):
    xi = {
        "000": "جينبينغ",
        "001": "جين بينغ",
        "002": "جين بينغ",
        "003": "جينبينغ",
        "004": "جين بينج",
    }
    for doc, text in texts.items():
        assert [form for form in set(xi.values()) if form in text] == [xi[doc]]
    assert [doc for doc in texts if "إستراتيجي" in texts[doc]] == ["001", "002"]
    assert [doc for doc in texts if "استراتيجي" in texts[doc]] == ["004"]
    bare = {doc: (text.count("اوكران"), text.count("أوكران")) for doc, text in texts.items()}
    assert (bare["000"], bare["003"]) == ((1, 2), (3, 4))
    assert all(bare[doc][0] == 0 for doc in ("001", "002", "004"))


def test_the_media_cited_are_one_and_five(tokens):
    cited = find_terms(tokens, read_lexicon(DATA / "media_cited.csv"))
    assert cited["doc"].astype("str").value_counts().to_dict() == {"004": 5, "003": 1}


def test_the_remarks_of_one_day_are_those_that_the_second_reader_matched(said):
    pairs = shared_remarks(said)
    found = pairs[(pairs["doc1"] == "000") & (pairs["doc2"] == "001")]
    assert len(pairs) == 5
    codes = pd.read_csv(DATA / "second_reading.csv", dtype={"doc": str, "pair": str})
    told = codes[codes["pair"].notna() & codes["speaker"].isin(["Xi", "Putin"])]
    both = told.groupby("pair").filter(lambda pair: set(pair["doc"]) == {"000", "001"})
    assert both["pair"].nunique() == len(found)
    for row in found.itertuples():
        theirs = both[both["pair"].isin(["1", "2", "3"]) & (both["speaker"] == row.speaker)]
        ends = [
            (theirs["start"] < row.end1) & (theirs["end"] > row.start1) & (theirs["doc"] == "000")
        ]
        ends += [
            (theirs["start"] < row.end2) & (theirs["end"] > row.start2) & (theirs["doc"] == "001")
        ]
        assert theirs[ends[0]]["pair"].tolist() == theirs[ends[1]]["pair"].tolist() != []


def test_two_of_the_four_shared_passages_are_names_and_titles(documents, tokens, said):
    passages = shared_passages(documents)
    voice = attribute(tokens, said).set_index(["doc", "start"])["voice"]
    sides = [
        [
            voice[doc, start]
            for doc, start in zip(passages[f"doc{k}"], passages[f"start{k}"], strict=True)
        ]
        for k in (1, 2)
    ]
    own = [text for text, *both in zip(passages["text1"], *sides, strict=True) if "article" in both]
    assert len(passages) == 4
    assert sorted(own, key=len) == [
        "نظيره الصيني شي جين بينغ",
        "الرئيس الروسي فلاديمير بوتين نظيره الصيني شي جين",
    ]


# Pages 02 and 03

BY_EYE = {
    ("hegemony", "000"): 1,
    ("hegemony", "001"): 1,
    ("hegemony", "004"): 1,
    ("unilateralism", "000"): 1,
    ("unilateralism", "001"): 1,
    ("unilateralism", "003"): 1,
    ("unilateralism", "004"): 1,
    ("domination", "000"): 2,
    ("domination", "001"): 1,
    ("power politics", "004"): 3,
    ("Cold War mentality", "002"): 1,
}
VOICES_BY_EYE = {
    ("000", "quoted", "Xi"): 3,
    ("000", "marked", "Putin + Xi"): 1,
    ("001", "reported", "Xi"): 3,
    ("002", "quoted", "Xi"): 1,
    ("003", "quoted", "Putin"): 1,
    ("004", "quoted", "Xi"): 3,
    ("004", "reported", "Xi"): 2,
}


def test_the_reproach_occurs_where_a_reader_finds_it(reproach):
    counts = reproach.astype({"family": "str", "doc": "str"}).groupby(["family", "doc"]).size()
    assert counts.to_dict() == BY_EYE


def test_the_reproach_is_xis_and_putins_and_once_in_marks(reproach):
    columns = ["doc", "voice", "speaker"]
    assert reproach[columns].astype("str").value_counts().to_dict() == VOICES_BY_EYE


def test_the_fourteen_words_stand_in_six_sentences_of_which_four_name_the_west(reproach, texts):
    assert reproach.groupby(["doc", "sentence"], observed=True).ngroups == 6
    unnamed = [
        (doc, line)
        for doc, line in [*DIPLOMACY, *MARKED]
        if "غرب" not in _sentence(texts[doc], line)
    ]
    assert unnamed == [XI[1], XI[2]]


def _sentence(text: str, line: str) -> str:
    """The sentence that holds a line: between two full stops."""
    start = text.index(line)
    end = text.find(".", start + len(line))
    return text[text.rfind(".", 0, start) + 1 : end if end >= 0 else None]


def test_the_english_of_the_sentences_side_by_side_is_of_pairs_that_the_page_shows():
    glosses = pd.read_csv(DATA / "sentences_in_english.csv", dtype={"pair": str})
    page = (ROOT / "notebooks/05_same_fact.ipynb").read_text("utf-8")
    shown = re.findall(r"sides\.loc\[\[(.*?)\]\]", page.replace('\\"', '"'))
    assert set(glosses["pair"]) == {pair.strip(' "') for one in shown for pair in one.split(",")}
    assert not glosses.isna().to_numpy().any()


def test_the_five_of_the_video_call_came_through_chinese_media(reproach, said):
    late = reproach[reproach["doc"] == "004"]
    through = said[said["via"].notna() & (said["doc"] == "004")]
    for start in late["start"]:
        holding = through[(through["start"] <= start) & (start < through["end"])]
        assert set(holding["via"]) == {"Chinese media"}


def test_hegemony_and_unilateralism_share_a_sentence_wherever_hegemony_occurs(hits, tokens):
    pairs = cooccurrences(hits, within="sentence", tokens=tokens).set_index(["word1", "word2"])
    shared = pairs.loc[("hegemony", "unilateralism")]
    assert shared["n"] == shared["n1"] == 3


def test_eight_of_nine_are_in_the_face_of_and_not_the_same_eight_of_the_west(texts):
    each = re.compile(r"\S+\s+مواجهة(?:\s+\S+){1,6}")
    lines = [line for text in texts.values() for line in each.findall(text)]
    assert len(lines) == 9
    in_face = {line for line in lines if line.startswith(("في ", "وفي "))}
    west = {line for line in lines if "غرب" in line or "الولايات المتحدة" in line}
    assert (len(in_face), len(west), len(in_face & west)) == (8, 8, 7)


def test_two_of_the_five_against_are_not_against(texts):
    assert sum(len(re.findall(r"\bضد\b", text)) for text in texts.values()) == 5
    assert sum(len(re.findall(r"ليس ضد\b", text)) for text in texts.values()) == 2


# Page 04


def test_nine_of_ten_acts_are_the_articles_and_one_is_cnns(war):
    acts = war[war["frame"] == "act"]
    told = acts[["voice", "speaker"]].astype("str").value_counts().to_dict()
    assert told == {("article", "article"): 9, ("reported", "CNN"): 1}


def test_nine_of_twenty_two_names_say_who_makes_the_war(war):
    named = war[war["agent"] != ""]
    own = war["voice"] == "article"
    assert (len(war), len(named)) == (22, 9)
    assert named["doc"].astype("str").value_counts().to_dict() == {"003": 4, "004": 4, "000": 1}
    assert (own.sum(), (named["voice"] == "article").sum()) == (14, 8)
    all_of = war["doc"].astype("str").value_counts().to_dict()
    assert all_of == {"000": 2, "002": 5, "003": 5, "004": 10}


def test_every_name_of_the_war_is_one_that_the_second_reader_coded(war):
    codes = pd.read_csv(DATA / "second_reading.csv", dtype={"doc": str})
    wars = codes[codes["group"].isin([*codes["group"].unique()[1:3]])]
    coded = set(zip(wars["doc"], wars["start"], strict=True))
    found = set(zip(war["doc"].astype("str"), war["start"], strict=True))
    assert found < coded
    left = wars[[place not in found for place in zip(wars["doc"], wars["start"], strict=True)]]
    assert left["surface"].tolist() == ["الهجمات", "هجوم"]


# Page 05


def test_afp_names_the_west_four_times_and_al_jazeera_nobody(tokens):
    named = find_terms(tokens, read_lexicon(DATA / "names_of_places.csv"))
    here = named[named["doc"].isin(["000", "001"])].astype({"doc": "str", "family": "str"})
    counts = here.groupby(["doc", "family"]).size().to_dict()
    assert counts == {
        ("000", "the West"): 4,
        ("000", "the United States"): 2,
        ("000", "Ukraine"): 4,
    }


def test_the_west_stands_outside_the_marks_in_afps_sentence(texts):
    sentence = re.search(r"وندد بـ.*?الهيمنة»", texts["000"]).group()
    outside = re.sub(r"«.*?»", "", sentence)
    assert "الغربي" in outside


# Pages 06 and 07


def test_the_intervals_of_all_articles_overlap(reproach, war, tokens):
    acts = war[war["frame"] == "act"]
    for found in (reproach, acts):
        table = rates(found.assign(family="all"), tokens, by="doc")
        assert table["low"].max() < table["high"].min()


def test_the_least_shares_are_rounded_down(reproach, war):
    parts = [reproach[reproach["doc"] != doc] for doc in reproach["doc"].unique()]
    told = min(part["voice"].isin(["quoted", "reported"]).mean() for part in parts)
    own = (war["voice"] == "article").mean()
    readme = (ROOT / "README.md").read_text("utf-8")
    bounds = [int(bound) for bound in re.findall(r"at least (\d+)%", readme)]
    assert bounds == [int(100 * share) for share in (told, own)]
    assert bounds < [100 * told, 100 * own]


def test_the_second_reading_stands_in_the_articles(texts):
    codes = pd.read_csv(DATA / "second_reading.csv", dtype={"doc": str})
    assert len(codes) == 224
    for row in codes.itertuples():
        assert texts[row.doc][row.start : row.end] == row.surface


def test_the_two_readings_agree_as_the_page_says(documents, said):
    codes = pd.read_csv(DATA / "second_reading.csv", dtype={"doc": str})
    voiced = codes[codes["voice"].isin(["quoted", "reported", "marked", "article"])]
    apart = ("spellings", "mentions of the West, the US, Ukraine")
    coded = voiced[~voiced["group"].isin(apart)].reset_index(drop=True)
    assert len(coded) == 100
    names = pd.read_csv(DATA / "speakers.csv", keep_default_na=False)
    raw = quotations(documents, speakers=names)
    rules = [_voice(raw, row.doc, row.start) for row in coded.itertuples()]
    voice = agreement([one for one, _ in rules], coded["voice"]).set_index("measure")["value"]
    speaker = agreement([who for _, who in rules], coded["speaker"]).set_index("measure")["value"]
    kappas = [one["cohen_kappa"] for one in (voice, speaker)]
    print("kappa of the voice {:.3f}, of the speaker {:.3f}".format(*kappas))
    assert round(voice["cohen_kappa"], 2) == 0.95
    assert round(speaker["cohen_kappa"], 2) == 0.96
    same = sum(who == theirs for (_, who), theirs in zip(rules, coded["speaker"], strict=True))
    gold = pd.read_csv(ROOT / "tests" / "gold" / "five_articles.csv")
    told = (gold["kind"] != "scare").sum()  # of which test_voice finds every speaker
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert f"a reader wrote down for each of {told} statements" in readme
    assert f"for {same} of {len(coded)} words the one that a second reader did" in readme


def _voice(said: pd.DataFrame, doc: str, start: int) -> tuple[str, str]:
    """Voice and speaker of a place, by the innermost quotation that holds it."""
    holding = said[(said["doc"] == doc) & (said["start"] <= start) & (start < said["end"])]
    inner = holding.assign(size=holding["end"] - holding["start"]).sort_values("size")
    if inner.empty:
        return "article", "article"
    kind = {"direct": "quoted", "reported": "reported", "scare": "marked"}[inner.iloc[0]["kind"]]
    spoken = inner[inner["kind"] != "scare"]
    return kind, spoken.iloc[0]["speaker"] if len(spoken) else "article"


def test_no_article_has_more_key_words_than_chance_but_the_longest(tokens):
    """And none of them holds when its interval is corrected."""
    for doc in tokens["doc"].cat.categories:
        here = tokens["doc"] == doc
        key = keyness(frequencies(tokens[here]), frequencies(tokens[~here]), "lrc")
        assert (key["lrc"] == 0).all()
    chance = key_by_chance(tokens)
    assert chance[chance["passing"] > chance["high"]]["doc"].tolist() == ["004"]


def test_both_editions_know_the_same_of_the_articles(seeds):
    own = pd.read_csv(seeds / "articles.csv", dtype=str, keep_default_na=False)
    for lang in ("en", "ar"):
        known = pd.read_csv(DATA / f"articles_{lang}.csv", dtype=str, keep_default_na=False)
        assert known[["file", "date", "lines"]].equals(own[["file", "date", "lines"]])
        assert len(tokenize(read_corpus(seeds, metadata=known))) == 1720
