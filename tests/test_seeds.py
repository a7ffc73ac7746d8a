"""The five articles stand byte for byte as they were given."""

from __future__ import annotations

import hashlib

import pytest

SHA256 = {
    "000_78f173c836337b59.txt": "1d69b5de05e4f8f0f690820d739c37227906d4dec52e4287f821f45af93d9aac",
    "001_7d6114e92663cbab.txt": "27632ae6a3d0b38b25f575570efca56672a448a1cc56a84114b30e0bb5dfda16",
    "002_03c8d4601ace7d37.txt": "206816eebd3d1372bb8a9f3c16d2d27057edf165f637c2c35616f60385b204ef",
    "003_85dcb45a9a6bb49e.txt": "8e98b32f296e5a40a3aa077bf50a55b74956ab9013b14811b34f39b761f8bf04",
    "004_71064e9d4f5d7d53.txt": "b2eaedb3f75df9e0e1a429e9846127ea619f5751851ff7e8d82f728583c1c7d5",
}


@pytest.mark.parametrize("name", SHA256)
def test_an_article_is_what_it_was(seeds, name):
    assert hashlib.sha256((seeds / name).read_bytes()).hexdigest() == SHA256[name]


def test_there_are_these_five_articles_and_no_other_text(seeds):
    assert {path.name for path in seeds.iterdir()} == {*SHA256, "articles.csv", "README.md"}
