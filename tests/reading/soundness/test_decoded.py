"""Wrong decoding: what no table of bytes holds is no sign of it."""

from __future__ import annotations

import pytest

from analysis.reading.soundness.decoded import way_back


@pytest.mark.parametrize(
    "post",
    [
        "كان جدي يقول: «من لا يعرف #النفط 😀🔥 https://t.co/aB5019",
        "ارتفاع منخفض قبل سقوطها. 😀🔥",
        "بروكسل بفرض ❤️",
        "تذمره، إذ يشتكي #أوبك_بلس 👇👇👇",
    ],
)
def test_a_few_words_with_emoji_are_not_taken_for_garbled(post: str) -> None:
    assert way_back(post) is None


@pytest.mark.parametrize("read_as", ["cp1256", "cp1252"])
def test_garbled_words_are_found_beside_emoji(read_as: str) -> None:
    garbled = "قالت الحكومة إن الحوار مستمر".encode().decode(read_as, "ignore")
    assert way_back(f"{garbled} 😀🔥") is not None
