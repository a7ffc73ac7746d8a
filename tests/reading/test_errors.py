import pickle

from analysis.reading.errors import InputError


def test_the_message_names_file_place_rule_finding_and_mend_in_this_order():
    error = InputError(
        "a date is ISO", found="8/5", mend="Write 05-08.", file="a.csv", place="row 2"
    )
    assert str(error) == "a.csv, row 2: a date is ISO; found '8/5'. Write 05-08."


def test_what_is_not_known_is_left_out():
    assert str(InputError("x is y", found=1, mend="Say y.")) == "x is y; found 1. Say y."


def test_the_error_comes_back_whole_from_another_process():
    error = InputError("x is y", found=1, mend="Say y.", file="a.txt", place="byte 3")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
