"""What is written with letters and is no word: addresses, account names, tags, entities."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import regex

from .spelling import CONTROLS
from .tables import as_documents

# An address goes on over Latin letters and digits, over punctuation that stands before them, and
# over letters of any script behind / = _ - (…/wiki/هيمنة): a word glued to its end is a word, and
# a full stop behind it ends a sentence. Each run of Latin is looked at from its beginning only,
# so that no text is slow.
_RUN = r"[a-z0-9+._%\-]"
_REST = r"(?:[a-z0-9]|[!#$%&'()*+,\-.:;=?@\[\]^_{|}~\\/]+[a-z0-9]|[/=_\-]+[\p{L}\p{M}\p{N}]+|/+)*"
_DOMAIN = r"(?:[a-z0-9\-]+\.){1,8}"
_ELEMENT = (
    "a|abbr|article|aside|audio|b|big|blockquote|body|br|button|caption|center|cite|code|col|dd|"
    "del|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|"
    "iframe|img|input|ins|label|li|link|main|mark|meta|nav|object|ol|option|p|param|picture|pre|"
    "q|s|script|section|select|small|source|span|strike|strong|style|sub|sup|table|tbody|td|"
    "textarea|tfoot|th|thead|time|title|tr|u|ul|video"
)
NO_WORD = regex.compile(
    rf"""(?xi)
      (?P<mail>    (?<!{_RUN}) (?:mailto:)? {_RUN}++ @ {_DOMAIN} [a-z0-9\-]+ )
    | (?P<address> (?<!{_RUN}) (?:
                       {_RUN}++ :// {_REST}
                     | www\. {_REST}
                     | {_DOMAIN} (?: [a-z]{{2,}} (?=/) {_REST}
                                   | (?:com|net|org|info|edu|gov|tv) (?![a-z0-9\-]) )
                     | https?:?/? (?=…) ) )
    | (?P<mention> (?<!{_RUN}) [@＠] [{CONTROLS}]* [\p{{L}}\p{{M}}\p{{N}}_]+ )
    | (?P<retweet> (?<!{_RUN}) RT (?= :?\s*[@＠] ) )
    | (?P<tag>     < (?: /? (?:{_ELEMENT}) (?: [\s/] [^<>]* )? | !(?:--|doctype\b) [^<>]* ) > )
    | (?P<entity>  & (?: [a-z][a-z0-9]+; | \#[0-9]+; | \#x[0-9a-f]+;
                         | (?:nbsp|amp|quot|lt|gt)(?![a-z0-9]) ) )
    """
)
KINDS = list(NO_WORD.groupindex)


def no_words(documents: pd.DataFrame) -> pd.DataFrame:
    """Give what :func:`tokenize` does not count as words although letters stand in it.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it; at least ``doc`` and ``text``.

    Returns
    -------
    DataFrame
        One row per piece: ``doc``, ``start`` and ``end`` (offsets into ``text``), ``text``
        (the piece) and ``kind`` (category): ``address`` (of a page), ``mail``, ``mention``
        (an account's name behind @), ``retweet`` (RT before a mention), ``tag`` or
        ``entity`` (of HTML).

    See Also
    --------
    tokenize

    Notes
    -----
    Hashtags are words: the hash sign is none, and an underscore separates. ``RT`` that stands
    before no mention is a name. A word in angle brackets that is no element of HTML stays.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["RT @qanat: قمة #بكين https://t.co/x1"]})
    >>> no_words(documents)[["text", "kind"]]
                   text     kind
    0                RT  retweet
    1            @qanat  mention
    2  https://t.co/x1  address
    """
    documents = as_documents(documents)
    rows = [
        (doc, *match.span(), match[0], match.lastgroup)
        for doc, text in zip(documents["doc"], documents["text"], strict=True)
        for match in NO_WORD.finditer(text)
    ]
    table = pd.DataFrame(rows, columns=["doc", "start", "end", "text", "kind"])
    types = {"doc": "str", "start": "int64", "end": "int64", "text": "str"}
    return table.astype({**types, "kind": pd.CategoricalDtype(KINDS)})


def between(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a text in which words may stand: all but what is no word."""
    begin = 0
    for match in NO_WORD.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)
