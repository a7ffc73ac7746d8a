"""HTML in a text: known tags and entities are cleaned, everything else that looks so stays."""

from __future__ import annotations

from html import unescape

import regex

_BLOCK = (
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section table tbody td tfoot th "
    "thead tr ul"
).split()
_INLINE = (
    "a abbr acronym audio b bdi bdo big body button center cite code del em embed font head html "
    "i iframe img input ins kbd label link mark meta object param q s script select small source "
    "span strike strong style sub sup svg textarea time title tt u video wbr"
).split()
_TAG = regex.compile(
    rf"""(?xis)
      <!--.{{0,2000}}?--> | <!doctype\b[^<>]{{0,500}}>
    | <(?P<unseen>script|style)\b[^<>]{{0,500}}>.{{0,20000}}?</(?P=unseen)\s*>
    | </?(?P<name>{"|".join((*_BLOCK, *_INLINE))})(?=[\s/>])[^<>]{{0,2000}}>
    """
)
_ENTITY = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def markup_edits(text: str) -> list[tuple[int, int, str]]:
    r"""Give what takes the place of each tag and entity, as (start, end, new).

    Tags of blocks become a newline, those within a line nothing, entities their character;
    ``<`` in a sentence and tags that HTML has not stay.

    Examples
    --------
    >>> markup_edits("<p>قال&nbsp;الوزير</p>")
    [(0, 3, '\n'), (6, 12, ' '), (18, 22, '\n')]
    >>> markup_edits("5 < 6 و <الوطن>")
    []
    """
    if "<" not in text and "&" not in text:
        return []
    edits = [
        (match.start(), match.end(), "\n" if (match["name"] or "").lower() in _BLOCK else "")
        for match in _TAG.finditer(text)
    ]
    tags = iter([*edits, (len(text) + 1, len(text) + 1, "")])
    tag = next(tags)
    for match in _ENTITY.finditer(text):
        while tag[1] <= match.start():
            tag = next(tags)
        new = unescape(match[0])
        if new != match[0] and not tag[0] <= match.start() < tag[1]:
            edits.append((match.start(), match.end(), " " if new == "\xa0" else new))
    return sorted(edits)
