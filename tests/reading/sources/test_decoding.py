import pytest

from analysis.reading.errors import InputError
from analysis.reading.soundness.decoded import likely_encoding
from analysis.reading.sources.decoding import decode

TEXT = "ندد بالهيمنة والأحادية في العالم."


def test_utf8_is_read_as_it_is_with_its_newlines():
    assert decode("سطر\r\nسطر\n".encode(), file="a.txt") == "سطر\r\nسطر\n"


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), file="a.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "rule", "mend"),
    [
        (TEXT.encode("cp1256"), "the bytes are utf-8", "encoding='cp1256'"),
        (TEXT.encode("iso-8859-6"), "the bytes are utf-8", "encoding='iso-8859-6'"),
        (TEXT.encode("cp720"), "the bytes are utf-8", "encoding='cp720'"),
        (TEXT.encode("utf-16"), "the bytes are utf-8", "encoding='utf-16'"),
        (TEXT.encode("utf-16-le"), "no control characters", "encoding='utf-16'"),
        (TEXT.encode("utf-16-be"), "no control characters", "encoding='utf-16-be'"),
        ("Où est le garçon ?".encode("cp1252"), "the bytes are utf-8", "say its encoding"),
        (TEXT.encode() * 9 + b"\n\xff", "the bytes are utf-8", "All else is UTF-8: correct line 2"),
    ],
)
def test_what_is_not_utf8_is_refused_with_the_mend_that_gives_arabic_words(data, rule, mend):
    with pytest.raises(InputError, match=rule) as error:
        decode(data, file="a.txt")
    assert str(error.value).startswith("a.txt, ")
    assert mend in str(error.value)


def test_the_users_word_on_the_encoding_is_taken():
    assert decode(TEXT.encode("cp1256"), file="a.txt", encoding="cp1256") == TEXT
    assert decode(TEXT.encode("utf-16"), file="a.txt", encoding="utf-16") == TEXT


def test_an_encoding_that_python_does_not_know_is_refused():
    with pytest.raises(InputError, match="found 'klingon'"):
        decode(b"", file="a.txt", encoding="klingon")


def test_an_empty_file_is_an_empty_text():
    assert decode(b"", file="a.txt") == ""


FOREIGN = {
    "French": "Où est le garçon qui a mangé la pâte à tartiner ? À l'école, près du château.",
    "German": "Die Größe der Straße überrascht; Bäume, Häuser, Füße und Öfen für alle Gäste.",
    "Turkish": "Cumhurbaşkanı bugün İstanbul'da önemli bir açıklama yaptı, görüşmeler sürüyor.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_no_encoding_of_arabic_is_proposed_for_other_languages(language: str) -> None:
    for encoding in ("cp1252", "cp1254", "latin-1", "cp850"):
        data = FOREIGN[language].encode(encoding, "replace")
        assert likely_encoding(data) is None


@pytest.mark.parametrize("encoding", ["cp1256", "iso-8859-6", "utf-16"])
def test_an_encoding_is_proposed_whatever_the_columns_are_called(encoding: str) -> None:
    table = "identifier,headline,created_at\nabcdef,قالت الحكومة إن الحوار مستمر,2019-04-09\n"
    assert likely_encoding(table.encode(encoding)) == encoding
