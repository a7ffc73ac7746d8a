"""The scripts of the set-up, with the commands that they would run written down instead."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ("environment", "make", "package")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Import a script anew; it lies where no import finds it."""
    monkeypatch.syspath_prepend(ROOT / ".ci")
    yield importlib.import_module
    for name in SCRIPTS:
        sys.modules.pop(name, None)


class Calls(list[list[str]]):
    """Stands in for the commands the script would run; makes what they would make."""

    def __init__(self) -> None:
        super().__init__()
        self.code = 0
        self.variables: dict[str, str] = {}

    def __call__(self, command: list[str], environment: Any) -> int:
        self.append(command)
        self.variables = environment.variables()
        if "venv" in command and not self.code:
            python = Path(environment.python)
            python.parent.mkdir(parents=True)
            try:
                python.symlink_to(sys.executable)
            except OSError:
                pytest.skip("this system lets no ordinary user make links")
        return self.code

    def kinds(self) -> list[str]:
        """The commands in a word each."""
        words = {"venv", "install", "report", "pages", "pytest", "jupyterlab", "ruff", "mypy"}
        return [next(part for part in command if part in words) for command in self]


@pytest.fixture
def settle(
    script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path], None]:
    """Let the scripts stand in another folder."""

    def move(root: Path) -> None:
        for module in (script("environment"), script("make")):
            monkeypatch.setattr(module, "ROOT", root)
            monkeypatch.setattr(module, "CONSTRAINTS", root / ".ci" / "constraints.txt")

    return move


@pytest.fixture
def environment(
    script: Callable[[str], ModuleType],
    settle: Callable[[Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> ModuleType:
    """What makes the environment, in a new folder with spaces and Arabic in its name."""
    module = script("environment")
    root = tmp_path / "my folder" / "مجلد خطاب"
    (root / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copy(ROOT / ".ci" / "constraints.txt", root / ".ci")
    settle(root)
    monkeypatch.setattr(module, "find_uv", lambda: "")
    monkeypatch.delenv("CI", raising=False)
    return module


@pytest.fixture
def make(environment: ModuleType, script: Callable[[str], ModuleType]) -> ModuleType:
    """The commands, in that folder."""
    return script("make")


@pytest.fixture
def calls(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The commands that the script wanted to run, instead of running them."""
    recorder = Calls()
    monkeypatch.setattr(environment, "call", recorder)
    return recorder
