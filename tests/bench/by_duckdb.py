"""The same with DuckDB."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bench import same
from tests.bench.one import Check, Clock

_WORDS = """
create table texts as select row_number() over () as doc, text from read_csv(
    '{path}', delim='\x01', header=false, quote='', escape='', columns={{'text': 'varchar'}},
    max_line_size=100000000);
create table found as select doc, unnest(regexp_extract_all(text, '{pattern}')) as word,
    generate_subscripts(regexp_extract_all(text, '{pattern}'), 1) as place from texts;
"""
_PAIRS = """
create table coded as select doc, place, code from found join keys using (word);
select least(a, b) as one, greatest(a, b) as two, count(*) as n from (
    select code as a, unnest([{steps}]) as b from coded
    window w as (partition by doc order by place)) where b is not null group by one, two
"""


def words(path: Path, clock: Clock) -> Check:
    base = _connected(clock)
    found = base.execute(
        f"""select word, count(*) as n from (select unnest(regexp_extract_all(text,
        '{same.WORD}')) as word from read_csv('{path}', delim='\x01', header=false, quote='',
        escape='', columns={{'text': 'varchar'}}, max_line_size=100000000)) group by word"""
    ).fetchnumpy()
    clock("count")
    total: dict[str, int] = {}
    for key, n in zip(same.folded(found["word"].tolist()), found["n"].tolist(), strict=True):
        total[key] = total.get(key, 0) + n
    clock("fold")
    return lambda: same.counts(total)


def pairs(path: Path, clock: Clock) -> Check:
    import pandas as pd

    base = _connected(clock)
    base.execute(_WORDS.format(path=path, pattern=same.WORD))
    distinct = base.execute("select distinct word from found").fetchnumpy()["word"].tolist()
    codes, names = pd.factorize(pd.Series(same.folded(distinct)))
    keys = pd.DataFrame({"word": distinct, "code": codes.astype("int32")})
    base.register("keys", keys)
    clock("words")
    steps = ", ".join(f"lead(code, {step}) over w" for step in range(1, same.WITHIN + 1))
    found = base.execute(_PAIRS.format(steps=steps)).fetchnumpy()
    clock("pair")

    def check() -> str:
        one, two = (names.take(found[name]) for name in ("one", "two"))
        return same.pair_counts(one, two, found["n"])

    return check


def _connected(clock: Clock) -> Any:
    import duckdb

    base = duckdb.connect()
    base.execute("set enable_progress_bar=false")
    clock("import")
    return base
