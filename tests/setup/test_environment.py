"""The environment of the commands: made, mended, kept apart from the user's."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.setup.conftest import Calls


def test_the_first_run_makes_the_environment_and_a_second_one_does_not(
    make: ModuleType, calls: Calls
) -> None:
    assert make.main(["html"]) == 0
    assert calls.kinds() == ["venv", "install", "pages"]
    calls.clear()
    assert make.main(["html"]) == 0
    assert calls.kinds() == ["pages"]


@pytest.mark.parametrize("name", ["pyproject.toml", ".ci/constraints.txt"])
def test_a_changed_declaration_installs_again(make: ModuleType, calls: Calls, name: str) -> None:
    make.main(["html"])
    calls.clear()
    with (make.ROOT / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    make.main(["html"])
    assert calls.kinds() == ["install", "pages"]


def test_an_install_that_broke_off_is_made_anew(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    (make.ROOT / "pyproject.toml").write_text("changed", encoding="utf-8")
    calls.code = 1
    with pytest.raises(SystemExit, match="broke off"):
        make.main(["html"])
    calls.code = 0
    calls.clear()
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_a_moved_folder_gets_a_new_environment(
    make: ModuleType, calls: Calls, settle: Callable[[Path], None]
) -> None:
    make.main(["html"])
    calls.clear()
    settle(make.ROOT.rename(make.ROOT.with_name("elsewhere")))
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_a_lost_interpreter_gets_a_new_environment(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    calls.clear()
    python = make.Environment(make.ROOT / ".venv").python
    python.unlink()
    python.symlink_to(make.ROOT / "gone")
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


@pytest.mark.parametrize("stamp", ["", "[]", "{", '{"python": "2.7"}'])
def test_a_damaged_stamp_gets_a_new_environment(make: ModuleType, calls: Calls, stamp: str) -> None:
    make.main(["html"])
    calls.clear()
    make.Environment(make.ROOT / ".venv").stamp.write_text(stamp, encoding="utf-8")
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_another_python_gets_a_new_environment(
    make: ModuleType, environment: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.main(["html"])
    calls.clear()
    monkeypatch.setattr(environment, "dotted", lambda version: "3.99")
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_without_uv_the_standard_library_makes_it(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    assert calls[0][1:3] == ["-m", "venv"]
    assert calls[1][1:4] == ["-m", "pip", "install"]


def test_with_uv_it_makes_and_installs(
    make: ModuleType, environment: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "find_uv", lambda: "/bin/uv")
    make.main(["html"])
    assert calls[0][:2] == ["/bin/uv", "venv"]
    assert calls[1][:3] == ["/bin/uv", "pip", "install"]
    assert str(make.Environment(make.ROOT / ".venv").python) in calls[1]


@pytest.mark.skipif(os.name == "nt", reason="makes a shell script")
@pytest.mark.parametrize(("code", "found"), [(0, True), (127, False)])
def test_a_uv_that_does_not_run_is_no_uv(
    script: Callable[[str], ModuleType],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    found: bool,
) -> None:
    stub = tmp_path / "uv"
    stub.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bool(script("environment").find_uv()) is found


def test_every_install_keeps_to_the_constraints(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    install = calls[1]
    assert install[install.index("-c") + 1] == str(make.CONSTRAINTS)


def test_a_python_without_ensurepip_is_told_the_mend(
    make: ModuleType, environment: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = SimpleNamespace(find_spec=lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(environment, "importlib", SimpleNamespace(util=whole))
    with pytest.raises(SystemExit, match=r"lacks its module ensurepip\..*python3-venv"):
        make.main(["html"])
    assert calls == []


def test_an_old_python_is_told_which_one_is_needed(environment: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"3\.11 or newer; this is 3\.9"):
        environment.check_python((3, 9, 2))
    environment.check_python((3, 11, 0))


def test_no_python_of_the_users_is_mixed_in(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "JUPYTER_PATH"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("HTTPS_PROXY", "proxy")
    make.main(["html"])
    venv = make.ROOT / ".venv"
    assert "/elsewhere" not in calls.variables.values()
    assert calls.variables["VIRTUAL_ENV"] == str(venv)
    assert calls.variables["PIP_USER"] == "0"
    assert calls.variables["HTTPS_PROXY"] == "proxy"
    assert calls.variables["PATH"].startswith(str(venv))


def test_the_stamp_holds_plain_facts(make: ModuleType, calls: Calls) -> None:
    make.main(["test"])
    environment = make.Environment(make.ROOT / ".venv")
    stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
    assert stamp["folder"] == str(make.ROOT / ".venv")
    assert stamp["extras"] == ["test"]
