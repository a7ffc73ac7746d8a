"""The same with polars."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bench import same
from tests.bench.one import Check, Clock


def words(path: Path, clock: Clock) -> Check:
    pl, texts = _texts(path, clock)
    found = texts.select(_found(pl).explode().value_counts(name="n")).unnest("word")
    clock("count")
    keys = pl.DataFrame({"word": same.folded(found["word"].to_list()), "n": found["n"]})
    total = keys.group_by("word").agg(pl.col("n").sum())
    clock("fold")
    return lambda: same.counts(dict(total.iter_rows()))


def pairs(path: Path, clock: Clock) -> Check:
    pl, texts = _texts(path, clock)
    tokens, keys = _tokens(pl, texts, clock)
    word, doc = pl.col("code"), pl.col("doc")
    near = pl.concat(
        tokens.lazy()
        .select(
            pl.min_horizontal(word, word.shift(step)).alias("one"),
            pl.max_horizontal(word, word.shift(step)).alias("two"),
            (doc == doc.shift(step)).alias("near"),
        )
        .filter(pl.col("near"))
        .drop("near")
        for step in range(1, same.WITHIN + 1)
    )
    found = near.group_by("one", "two").len("n").sort("n", descending=True).collect()
    clock("pair")

    def check() -> str:
        one, two = (_Names(found[name].to_numpy(), keys) for name in ("one", "two"))
        return same.pair_counts(one, two, found["n"].to_numpy())  # type: ignore[arg-type]

    return check


def families(path: Path, clock: Clock) -> Check:
    pl, texts = _texts(path, clock)
    tokens, keys = _tokens(pl, texts, clock)
    every = pl.DataFrame({"word": keys}).with_row_index("code")
    listed = pl.concat(
        every.filter(pl.col("word").str.contains(same.forms(terms))).select(
            "code", pl.lit(name).alias("family")
        )
        for name, terms in same.families(path).items()
    ).with_columns(pl.col("code").cast(tokens["code"].dtype))
    clock("find")
    found = tokens.join(listed, on="code").group_by("doc", "family").len("n")
    clock("count")
    return lambda: same.matrix(found.iter_rows())


def lines(path: Path, clock: Clock) -> Check:
    pl, texts = _texts(path, clock)
    tokens, keys = _tokens(pl, texts, clock)
    every = pl.DataFrame({"word": keys}).with_row_index("code")
    sought = every.filter(pl.col("word").str.contains(same.forms([same.keyword(path)])))["code"]
    sizes = (
        tokens.with_row_index("row")
        .group_by("doc")
        .agg(pl.col("row").min().alias("first"), pl.col("row").max().alias("last"))
    )
    clock("find")
    hits = (
        tokens.with_row_index("row")
        .filter(pl.col("code").is_in(sought.implode()))
        .join(sizes, on="doc")
        .with_columns(
            pl.max_horizontal(pl.col("row").cast(pl.Int64) - same.CONTEXT, "first").alias("begin"),
            pl.min_horizontal(pl.col("row") + same.CONTEXT, "last").alias("end"),
        )
    )
    codes = tokens["code"]
    found = [
        ([keys[c] for c in codes[b:r]], keys[codes[r]], [keys[c] for c in codes[r + 1 : e + 1]])
        for b, r, e in hits.select("begin", "row", "end").iter_rows()
    ]
    clock("lines")
    return lambda: same.lines(found)


class _Names:
    """Names of codes, made where they are asked for."""

    def __init__(self, codes: Any, names: list[str]) -> None:
        self._codes, self._names = codes, names

    def __getitem__(self, place: int) -> str:
        return self._names[self._codes[place]]


def _texts(path: Path, clock: Clock) -> tuple[Any, Any]:
    import polars as pl

    clock("import")
    texts = pl.read_csv(
        path, has_header=False, separator="\1", quote_char=None, new_columns=["text"]
    )
    clock("read")
    return pl, texts


def _found(pl: Any) -> Any:
    return pl.col("text").str.extract_all(same.WORD).alias("word")


def _tokens(pl: Any, texts: Any, clock: Clock) -> tuple[Any, list[str]]:
    """Give document and code of each word, and the keys that the codes number."""
    tokens = texts.with_row_index("doc").select("doc", _found(pl)).explode("word")
    found = tokens["word"].unique()
    of = pl.DataFrame({"word": found, "key": same.folded(found.to_list())})
    keys = of.select(pl.col("key").unique()).with_row_index("code")
    of = of.join(keys, on="key").select("word", "code")
    tokens = tokens.join(of, on="word", how="left", maintain_order="left").select("doc", "code")
    clock("words")
    return tokens, keys["key"].to_list()
