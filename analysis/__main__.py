"""`python -m analysis report`: run the notebooks and write what they find as pages."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path

from analysis.reading.errors import InputError
from analysis.showing.report.build import build
from analysis.showing.report.parameters import Value

#: What a reader may put in place of what ships, and how the command line explains it.
PARAMETERS = {
    "corpus": "your own texts instead of the five articles",
    "lexicon": "your own families of terms",
    "speakers": "your own names and epithets of speakers",
}

#: Exit codes: all pages are there, a notebook failed, the command cannot be carried out, Ctrl-C.
DONE, FAILED, REFUSED, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after `python -m analysis`; those of the command line when left out.

    Returns
    -------
    int
        0: every notebook has a page; 1: one has none; 2: nothing was run; 130: stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # an Arabic file name on a console that has no Arabic
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
    options = _parser().parse_args(arguments)
    given: dict[str, Value] = {name: getattr(options, name) for name in PARAMETERS}
    parameters = {name: path for name, path in given.items() if path is not None}
    try:
        _check_there(parameters)
        return FAILED if build(options.notebooks, options.out, parameters) else DONE
    except (InputError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED


def _check_there(parameters: Mapping[str, Value]) -> None:
    """Raise for a path that leads nowhere, before a notebook finds out half-way."""
    for name, path in parameters.items():
        if isinstance(path, Path) and not path.exists():
            raise InputError(
                f"--{name} is a file or folder that is there",
                found=str(path),
                mend="Correct the path.",
            )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="report")
    report = commands.add_parser("report", help="run the notebooks and write the pages")
    for name, what in PARAMETERS.items():
        report.add_argument(f"--{name}", type=Path, help=what)
    report.add_argument(
        "--notebooks", type=Path, default=Path("notebooks"), help="folder with the notebooks"
    )
    report.add_argument(
        "--out", type=Path, default=Path("reports"), help="folder for index.html and the pages"
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
