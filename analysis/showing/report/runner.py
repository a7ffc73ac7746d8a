"""One notebook run from top to bottom, always by the Python that runs this."""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode


class RunError(Exception):
    """A notebook did not run through.

    `str()` is one line that says in which cell and why; `details` is the whole traceback.
    """

    def __init__(self, line: str, details: str) -> None:
        super().__init__(" ".join(line.split()))
        self.details = details


class ThisPython(AsyncKernelManager):
    """Starts its kernel with `sys.executable`, whatever kernels are registered on the machine."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The running interpreter; the name that the notebook asks for does not matter."""
        return KernelSpec(**get_kernel_dict())


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose Ctrl-C stays with `asyncio`.

    nbclient sets a handler for each notebook it starts, so that Ctrl-C would stop one of several
    that run at once. Left to `asyncio`, it cancels all of them, and each shuts its kernel down.
    """

    def add_signal_handler(self, *_: Any, **__: Any) -> None:  # type: ignore[override]
        """Refuse, as a loop outside the main thread does; nbclient knows that case."""
        raise RuntimeError("signals are handled by asyncio.Runner")

    def remove_signal_handler(self, *_: Any, **__: Any) -> bool:
        """Leave the handler that was there before."""
        return False


async def run(
    notebook: NotebookNode,
    *,
    folder: Path,
    timeout: float,
    step: Callable[[int, int], object],
    quiet: bool = False,
) -> NotebookNode:
    """Return a copy of a notebook with its outputs.

    Its code runs in `folder`; a cell may take `timeout` seconds; `step` is told as each code cell
    begins which one it is, from 1, and of how many. `quiet` leaves out Python's warnings: they
    speak to who writes code, not to who reads a page.

    Raises
    ------
    RunError
        When a cell raises an error or takes too long, or the kernel dies or does not start.
    """
    ran, place = deepcopy(notebook), "start"

    def begin(*, cell_index: int, **_: NotebookNode) -> None:
        nonlocal place
        place = f"cell {cell_index + 1}"
        step(cell_index + 1, len(ran.cells))

    client = NotebookClient(
        ran,
        kernel_manager_class=ThisPython,
        kernel_name="python3",
        timeout=timeout,
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
        on_cell_execute=begin,
        log=_silent(),
    )
    try:
        with TemporaryFile() as last_words:
            await _execute(client, last_words, quiet=quiet)
    except CellExecutionError as error:
        raise RunError(
            f"{place}: {error.ename}: {strip_ansi(error.evalue)}", strip_ansi(error.traceback)
        ) from error
    except CellTimeoutError as error:
        line = f"{place}: time-out, the cell took more than {timeout:g} seconds"
        raise RunError(line, str(error)) from error
    except _KernelError as error:
        line = "the kernel did not start"
        if place != "start":
            line = "the kernel died: the cell ended Python, or ran out of memory"
        raise RunError(f"{place}: {line}", str(error)) from error
    return ran


class _KernelError(Exception):
    """There is no kernel, or no longer; `str()` is what it wrote last."""


async def _execute(client: NotebookClient, last_words: IO[bytes], *, quiet: bool) -> None:
    """Execute all cells; what the kernel itself writes is kept for when it dies."""
    # No bar of progress on a page: how far it is, the cells tell.
    env = os.environ | {"TQDM_DISABLE": "1"} | ({"PYTHONWARNINGS": "ignore"} if quiet else {})
    try:
        await client.async_execute(stderr=last_words, env=env)
    except (CellExecutionError, CellTimeoutError):
        raise
    except RuntimeError as error:  # nbclient's DeadKernelError is one, too
        last_words.seek(0)
        written = last_words.read().decode("utf-8", "replace")
        raise _KernelError(f"{error}\n{written}") from error
    finally:
        # A client that could not start its kernel leaves this behind, to fail at exit.
        atexit.unregister(client._cleanup_kernel)


def _silent() -> logging.Logger:
    """Return a logger that writes nothing: each failure is told once, in a line of ours."""
    logger = logging.getLogger("analysis.showing.report")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    return logger
