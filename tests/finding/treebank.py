"""How well terms, words and sentences are found in a treebank of Universal Dependencies.

Takes files in CoNLL-U, such as those of UD_Arabic-PADT or UD_Arabic-PUD::

    python -m tests.finding.treebank ar_pud-ud-test.conllu --missed 20

Each noun and adjective is sought by its citation form. In the mode ``clitic``, bare and with ال,
the words that are it with whatever clitics are right; in ``gender`` and ``lemma`` all words of
its lemma, too. Precision, recall and F1 are over all occurrences of all terms.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from time import process_time
from typing import NamedTuple

import pandas as pd
import regex

from analysis import find_terms, normalize, tokenize

_NOT_WORDS = ("PUNCT", "SYM")
_TERM = regex.compile(r"[\u0621-\u064a]{2,}")
Place = tuple[str, int]  # document and offset
Answers = dict[str, tuple[set[tuple], set[tuple]]]  # what was found, and what is right


class Part(NamedTuple):
    """A syntactic word: of للسلطة the preposition or the noun."""

    form: str
    lemma: str
    upos: str
    features: str


Token = tuple[str, list[Part], bool]  # its form, its parts, and whether a blank follows


class Word(NamedTuple):
    """A word as written, and where it stands in its document."""

    start: int
    end: int
    parts: tuple[Part, ...]


class Document(NamedTuple):
    """A document, its sentences put behind one another."""

    text: str
    words: list[Word]
    sentences: list[int]  # where each begins


def documents_of(path: Path) -> list[Document]:
    """Read the documents of a treebank; a sentence before the first document is one itself."""
    documents: list[Document] = []
    for begins, tokens in _sentences(path):
        if begins == "newdoc" or not documents:
            documents.append(Document("", [], []))
        text, words, sentences = documents[-1]
        text = f"{text[:-1]}\n" if begins == "newpar" and text else text
        sentences.append(len(text))
        for kind, run in groupby(tokens, key=_kind):
            # Clitics are tokens of their own without a blank: all up to the next one are a word.
            start, parts = len(text), []
            for form, own, blank in run:
                text += form
                parts += own
                if blank or kind != "word":
                    if kind != "sign":
                        words.append(Word(start, len(text), tuple(parts)))
                    text += " " * blank
                    start, parts = len(text), []
            if parts:
                words.append(Word(start, len(text), tuple(parts)))
        documents[-1] = Document(text if text.endswith(" ") else text + " ", words, sentences)
    return documents


def _sentences(path: Path) -> Iterator[tuple[str, list[Token]]]:
    """Give of each sentence what begins with it, and its tokens."""
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        tokens: list[Token] = []
        last = 0
        for line in lines:
            if line.startswith("#") or "." in (number := line.split("\t")[0]):
                continue
            _, form, lemma, upos, _, features, *_, misc = line.split("\t")
            blank = "SpaceAfter=No" not in misc
            if "-" in number:
                last = int(number.split("-")[1])
                tokens.append((form, [], blank))
            elif int(number) <= last:
                tokens[-1][1].append(Part(form, lemma, upos, features))
            else:
                tokens.append((form, [Part(form, lemma, upos, features)], blank))
        begins = {line.split()[1] for line in lines if line.startswith("# new")}
        yield min(begins, default=""), tokens


def _kind(token: Token) -> str:
    """Tell a sign, a number, and a word: numbers are apart from the letters that touch them."""
    form, parts, _ = token
    if all(part.upos in _NOT_WORDS for part in parts):
        return "sign"
    return "number" if form[:1].isnumeric() and form[-1:].isnumeric() else "word"


def written(documents: list[Document], terms: Mapping[str, str]) -> dict[str, set[Place]]:
    """Give where each citation form stands, with whatever clitics: a word spelled so, of any kind.

    Spelled otherwise is another word: with another hamza (آمن is no أمن), or ى for ي.
    """
    found: dict[str, set[Place]] = defaultdict(set)
    for number, document in enumerate(documents):
        for word in document.words:
            for place, part in enumerate(word.parts):
                before, after = word.parts[:place], word.parts[place + 1 :]
                for form in _citation_forms(part, before[-1:], bool(after)):
                    term = terms.get(normalize(form), "")
                    if len(term) == len(form) and all(map(_agree, term, form)):
                        found[normalize(form)].add((str(number), word.start))
    return found


def _agree(one: str, other: str) -> bool:
    """Tell whether two letters may be one: a hamza may be left out."""
    return one == other or "ا" in (one, other) or {one, other} <= {*"ءؤئ"}


def _citation_forms(part: Part, before: tuple[Part, ...], enclitic: bool) -> Iterator[str]:
    """Give the citation forms that a syntactic word may stand for."""
    form = normalize(part.form, "light")
    forms = {form, form.removeprefix("ال")} - {""}
    if before and before[0].form == "ل" and form.startswith("ل"):
        forms.add(form[1:])  # the article lost its alef behind ل
    for core in forms:
        yield core
        if enclitic and core.endswith("ت"):
            yield core[:-1] + "ة"
        if enclitic and core.endswith("ا"):
            yield core[:-1] + "ى"
        if core.endswith("ا") and (
            "Case=Acc" in part.features or part.upos == "ADV" or "\u064b" in part.form
        ):
            yield core[:-1]


def lemmas(documents: list[Document]) -> dict[str, set[Place]]:
    """Give where each noun and adjective stands in any form, by the key of its lemma."""
    found: dict[str, set[Place]] = defaultdict(set)
    for number, document in enumerate(documents):
        for word in document.words:
            for part in word.parts:
                if part.upos in ("NOUN", "ADJ"):
                    found[normalize(part.lemma)].add((str(number), word.start))
    return found


def terms_of(documents: list[Document]) -> dict[str, str]:
    """Give the citation form of each noun and adjective, as it is usually written, by its key."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for part in (part for one in documents for word in one.words for part in word.parts):
        bare = normalize(part.lemma, "light")
        if part.upos in ("NOUN", "ADJ") and _TERM.fullmatch(bare):
            forms[normalize(part.lemma)][bare] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in forms.items()}


def table_of(documents: list[Document]) -> pd.DataFrame:
    """Give the documents as the library takes them."""
    names = [str(number) for number in range(len(documents))]
    return pd.DataFrame({"doc": names, "text": [document.text for document in documents]})


def found_by(
    tokens: pd.DataFrame, documents: list[Document], terms: Mapping[str, str], mode: str
) -> dict[str, set[Place]]:
    """Give the words that each term finds."""
    begin = process_time()
    hits = find_terms(tokens, {key: [term] for key, term in terms.items()}, mode=mode)
    spent = 1000 * (process_time() - begin) / max(len(terms), 1)
    print(f"{len(terms)} terms, mode {mode}: {spent:.2f} ms each")
    word_at = {
        (str(number), place): word.start
        for number, document in enumerate(documents)
        for word in document.words
        for place in range(word.start, word.end)
    }
    found: dict[str, set[Place]] = defaultdict(set)
    for key, doc, start in zip(hits["family"], hits["doc"], hits["start"], strict=True):
        found[key].add((doc, word_at.get((doc, start), -1 - start)))
    return found


def score(found: set, gold: set) -> str:
    """Give precision, recall and F1."""
    right = len(found & gold)
    precision, recall = right / max(len(found), 1), right / max(len(gold), 1)
    f1 = 2 * right / max(len(found) + len(gold), 1)
    return f"F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  of {len(gold)}"


def main() -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.finding.treebank",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, help="CoNLL-U")
    parser.add_argument("--missed", type=int, default=0, help="show so many errors of each kind")
    options = parser.parse_args()
    documents = [document for path in options.files for document in documents_of(path)]
    tokens = tokenize(table_of(documents))
    texts = [document.text for document in documents]
    for name, (found, gold) in {**edges(documents, tokens), **terms(documents, tokens)}.items():
        print(f"{name:<12} {score(found, gold)}")
        for kind, places in (("false", found - gold), ("missed", gold - found)):
            step = max(len(places) // max(options.missed, 1), 1)
            for what, doc, start in sorted(places)[::step][: options.missed]:
                shown = texts[int(doc)][max(abs(start) - 20, 0) : abs(start) + 30]
                print(f"    {kind} {what}: {shown!r}")


def edges(documents: list[Document], tokens: pd.DataFrame) -> Answers:
    """Give where words and sentences are found, and where they are."""
    firsts = tokens.drop_duplicates(["doc", "sentence"])
    words, sentences = set(), set()
    for number, document in enumerate(documents):
        starts = [word.start for word in document.words]
        words |= {(word.end, str(number), word.start) for word in document.words}
        own = {bisect_left(starts, begin) for begin in document.sentences} - {len(starts)}
        sentences |= {("", str(number), starts[place]) for place in own}
    return {
        "words": (set(zip(tokens["end"], tokens["doc"], tokens["start"], strict=True)), words),
        "sentences": ({("", *place) for place in firsts[["doc", "start"]].values}, sentences),
    }


def terms(documents: list[Document], tokens: pd.DataFrame) -> Answers:
    """Give where the terms are found in each mode, and where they stand."""
    bare = terms_of(documents)
    spelled, of_lemma = written(documents, bare), lemmas(documents)
    for key, places in spelled.items():
        of_lemma[key] |= places  # no spelling tells a noun from a verb that is spelled so
    with_article = {key: "ال" + term for key, term in bare.items()}
    # What is typed as ال and an owl is an album as well, where the treebank has the word.
    either = {key: spelled[key] | spelled.get("ال" + key, set()) for key in bare}
    answers: Answers = {}
    for name, typed, mode, right in (
        ("clitic", bare, "clitic", spelled),
        ("clitic, ال", with_article, "clitic", either),
        ("gender", bare, "gender", of_lemma),
        ("lemma", bare, "lemma", of_lemma),
    ):
        found = found_by(tokens, documents, typed, mode)
        answers[name] = (_flat(found, bare), _flat(right, bare))
    return answers


def _flat(places: Mapping[str, set[Place]], terms: Mapping[str, str]) -> set[tuple]:
    return {(key, *place) for key in terms for place in places.get(key, ())}


if __name__ == "__main__":
    main()
