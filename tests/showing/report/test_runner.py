"""Running: what goes wrong is one line that says where, and leaves no process."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.showing.report.runner import Loop, RunError, run


def ran(notebook, folder: Path, *, timeout: float = 60, step=lambda cell, cells: None):
    with asyncio.Runner(loop_factory=Loop) as runner:
        return runner.run(run(notebook, folder=folder, timeout=timeout, step=step))


@pytest.fixture
def decoy(tmp_path: Path, monkeypatch) -> None:
    """A kernel named python3, first on Jupyter's path, that is no Python."""
    folder = tmp_path / "jupyter" / "kernels" / "python3"
    folder.mkdir(parents=True)
    spec = {"argv": ["/bin/false", "{connection_file}"], "display_name": "no", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(spec), "utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))


def test_the_kernel_is_this_python_in_the_notebooks_folder(
    decoy, tmp_path: Path, make_notebook
) -> None:
    told: list[tuple[int, int]] = []
    made = make_notebook(
        "# x", "import os, sys; sys.stdout.write(f'{sys.executable}\\n{os.getcwd()}')"
    )
    made.metadata["kernelspec"]["name"] = "no-such-kernel"
    cells = ran(made, tmp_path, step=lambda *place: told.append(place)).cells
    assert cells[2].outputs[0].text == f"{sys.executable}\n{tmp_path}"
    assert told == [(2, 3), (3, 3)]
    assert made.cells[2].outputs == []


@pytest.mark.parametrize(
    ("code", "timeout", "line"),
    [
        ("raise ValueError('\\x1b[31ma\\nb')", 60, "cell 3: ValueError: a b"),
        ("import time; time.sleep(60)", 1, "cell 3: time-out, the cell took more than 1 seconds"),
        ("import os; os._exit(3)", 60, "cell 3: the kernel died"),
    ],
)
def test_a_failure_is_one_line_with_cell_and_reason(
    tmp_path: Path, make_notebook, code: str, timeout: float, line: str
) -> None:
    with pytest.raises(RunError) as error:
        ran(make_notebook("# x", code), tmp_path, timeout=timeout)
    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)
    assert error.value.details


def test_a_kernel_that_does_not_start_is_told(tmp_path: Path, make_notebook, monkeypatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RunError, match=r"^start: the kernel did not start"):
        ran(make_notebook("# x"), tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C of another process needs POSIX signals")
def test_a_run_stopped_by_ctrl_c_leaves_no_kernel(
    tmp_path: Path, make_notebook, write_notebooks
) -> None:
    code = "import os, time, pathlib\npathlib.Path(f'{os.getpid()}.pid').touch()\ntime.sleep(60)"
    made = make_notebook("# x", code)
    folder = write_notebooks(tmp_path / "nb", a=made, b=made)
    command = [sys.executable, "-m", "analysis", "pages", folder, "--out", tmp_path]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    kernels = wait_for(lambda: pids(folder) if len(pids(folder)) == 2 else None)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert wait_for(lambda: not any(alive(kernel) for kernel in kernels))
    assert not list(tmp_path.glob("*.html"))
    assert (process.returncode, errors) == (130, b"stopped\n")


def pids(folder: Path) -> list[int]:
    return [int(path.stem) for path in folder.glob("*.pid")]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(condition, *, seconds: float = 60):
    """Return what the condition gives as soon as it is true."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)
    return found
