"""What README and CONTRIBUTING tell people to type and to open is there and does what they say."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
import yaml

from analysis.__main__ import _parser

ROOT = Path(__file__).resolve().parents[1]
PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md")}
CODE = re.compile(r"```\n(.*?)```|`([^`\n]+(?:\n[^`\n]+)?)`", re.DOTALL)

# One command a line, without the remark behind it.
COMMANDS = sorted(
    {
        " ".join(line.partition("  #")[0].split())
        for text in PAGES.values()
        for block, inline in CODE.findall(re.sub(r"```python\n.*?```", "", text, flags=re.DOTALL))
        for line in (block.splitlines() if block else [inline.replace("\n", " ")])
        if re.match(r"(make|python|pip|conda|pre-commit) ", line)
    }
)
TARGETS = {*re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)}


def test_the_commands_are_found() -> None:
    assert {"make html", "make test", "python -m analysis report my_corpus"} <= {*COMMANDS}


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.startswith("make ")])
def test_a_target_that_is_named_is_there_and_takes_what_is_given(command: str) -> None:
    _, target, *given = shlex.split(command)
    assert target in TARGETS
    names = {word.partition("=")[0] for word in given}
    assert names <= {"ARGS", "CORPUS", "LEXICON", "SPEAKERS", "EDITION", "PYTHON"}


@pytest.mark.parametrize("command", [one for one in COMMANDS if "-m analysis" in one])
def test_a_command_of_the_package_is_read_as_it_is_printed(command: str) -> None:
    words = shlex.split(command)[3:]
    if words[-1] not in ("--help", "--version"):
        _parser().parse_args(words)


@pytest.mark.parametrize("command", [one for one in COMMANDS if ".ci/make.py" in one])
def test_the_script_takes_the_command_that_is_printed(command: str) -> None:
    words = [sys.executable, "-E", *shlex.split(command)[1:], "--help"]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("commit", re.findall(r"`git show (\w+)`", PAGES["CONTRIBUTING.md"]))
def test_a_commit_that_is_named_belongs_to_the_history(commit: str) -> None:
    git = ["git", "-C", str(ROOT)]
    if subprocess.run(
        [*git, "cat-file", "-e", commit], check=False, capture_output=True
    ).returncode:
        pytest.skip("another history, or a part of it")
    subprocess.run([*git, "merge-base", "--is-ancestor", commit, "HEAD"], check=True)


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_is_named_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", PAGES[name])
    paths = re.findall(r"`((?:analysis|tests|notebooks|seeds|\.ci)/[\w./-]*)`", PAGES[name])
    missing = [path for path in (*links, *paths) if not path.startswith("http")]
    made = {"tests/showing/charts/test_name.py", "analysis/showing/charts/name.py"}
    assert [path for path in missing if path not in made and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_an_option_that_is_printed_is_one_that_a_command_takes(name: str) -> None:
    options = re.findall(r"(?<![\w|-])--[a-z][\w-]+", PAGES[name])
    known = {word for parser in _subparsers() for word in parser._option_string_actions}
    known |= {"--help", "--config", "--version", "--long"}
    for script in ("tests/finding/treebank.py", ".ci/make.py"):
        known |= set(re.findall(r'"(--[a-z-]+)"', (ROOT / script).read_text("utf-8")))
    assert {*options} <= known


def _subparsers() -> list:
    (commands,) = (action for action in _parser()._actions if action.choices)
    return list(commands.choices.values())


def test_a_commit_runs_what_make_check_runs() -> None:
    hooks = yaml.safe_load((ROOT / ".ci/pre-commit.yaml").read_text("utf-8"))
    (hook,) = hooks["repos"][0]["hooks"]
    assert hook["entry"].split() == ["python", ".ci/make.py", "check"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^check:.*\n\t\$\(run\) check$", makefile, re.MULTILINE)


def test_the_code_in_the_readme_runs_and_draws(tmp_path, monkeypatch):
    readme = (ROOT / "README.md").read_text("utf-8")
    code = "\n".join(re.findall(r"```python\n(.*?)```", readme, re.DOTALL))
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for written in ("hegemony.png", "reports/tables"):
        assert f'"{written}"' in code
        code = code.replace(f'"{written}"', repr(str(tmp_path / Path(written).name)))
    exec(compile(code, "README.md", "exec"), names)
    assert plt.imread(tmp_path / "hegemony.png").shape[0] > 100
