"""Distinct words -> their strings, and the keys under which their spellings meet."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..spelling import LEVELS, WHOLE_WORDS, normalize
from .alphabet import MARK, Alphabet
from .identity import PIECES, Pieces

_ROWS = 100_000  # spelled at once, so that memory is bounded


def surfaces_of(pieces: Pieces, strings: list[str], alphabet: Alphabet) -> pa.Array:
    """Give each distinct word as it is written, in the order of the pieces."""
    spelled, in_bytes = _bytes_of(pieces)
    found = [_strings(spelled[in_bytes], alphabet.point), pa.array(strings, pa.large_string())]
    place = np.cumsum(in_bytes) - 1
    place[~in_bytes] = len(found[0]) + (pieces[0][~in_bytes] >> 8).astype("int64") - 1
    return pa.concat_arrays(found).take(pa.array(place))


def keys_of(pieces: Pieces, surfaces: pa.Array, level: str, alphabet: Alphabet) -> pa.Array:
    """Give the key of each distinct word, in the order of the pieces.

    Most words are normalised letter by letter, by a table that :func:`normalize` fills; those
    with marks (which compose with letters), with a character that has no byte of its own, or
    with a spelling that concerns the whole word go through it.
    """
    if level == "raw":
        return surfaces
    table, doubtful = _key_table(level, alphabet)
    spelled, in_bytes = _bytes_of(pieces)
    keys = _strings(spelled, table)
    told = np.frombuffer(spelled.tobytes().translate(doubtful), "<u8").reshape(-1, PIECES)
    slow = ~in_bytes | told.any(axis=1)
    if LEVELS.index(level) >= LEVELS.index("standard"):
        letters = bytes(keys.buffers()[2] or b"")
        for written in WHOLE_WORDS:
            if written.encode() in letters:
                slow |= pc.match_substring(keys, written).to_numpy(zero_copy_only=False)
    if not slow.any():
        return keys
    # A newline composes with nothing and no word holds one: all go through in one call.
    mended = normalize("\n".join(surfaces.filter(pa.array(slow)).to_pylist()), level).split("\n")
    return pc.replace_with_mask(keys, pa.array(slow), pa.array(mended, pa.large_string()))


def _bytes_of(pieces: Pieces) -> tuple[np.ndarray, np.ndarray]:
    """Give the bytes of each word, and whether they spell it."""
    spelled = np.stack(pieces, axis=1).view(np.uint8)
    return spelled, spelled[:, 0] != 0


def _key_table(level: str, alphabet: Alphabet) -> tuple[np.ndarray, bytes]:
    """Give the letter of the key for each byte, 0 for none, and 1 for those that tell no letter."""
    table = np.zeros(256, dtype="<u4")
    doubtful = np.frombuffer(alphabet.kind, dtype=np.uint8) == MARK
    for byte, point in enumerate(alphabet.point.tolist()):
        key = normalize(chr(point), level) if point else ""
        table[byte] = ord(key) if len(key) == 1 else 0
        doubtful[byte] |= len(key) > 1
    return table, doubtful.tobytes()


def _strings(spelled: np.ndarray, points: np.ndarray) -> pa.Array:
    """Give the string that each row of bytes spells, by the code point of each byte."""
    width = np.array([len(chr(point).encode()) if point else 0 for point in points], dtype="uint8")
    parts = [pa.array([], pa.large_string())]
    for first in range(0, len(spelled), _ROWS):
        rows = spelled[first : first + _ROWS]
        inside = rows != 0
        held = rows[inside]
        letters = points[held]
        data = letters[letters != 0].tobytes().decode("utf-32-le").encode()
        ends = np.append(0, np.cumsum(width[held], dtype="int64"))[np.cumsum(inside.sum(axis=1))]
        offsets = pa.py_buffer(np.append(0, ends))
        parts.append(pa.LargeStringArray.from_buffers(len(rows), offsets, pa.py_buffer(data)))
    return pa.concat_arrays(parts)
