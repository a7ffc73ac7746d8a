"""Reports over Arabic texts, from the command line.

python -m analysis init my_corpus          lay out a folder to fill
python -m analysis report my_corpus        write its pages to reports/index.html
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from shlex import quote

import analysis

try:
    from analysis.command.preparing import Inputs
    from analysis.command.reporting import report
    from analysis.command.starting import start
    from analysis.reading.errors import InputError
    from analysis.showing.report.build import build
    from analysis.showing.report.editions import ARABIC
except ModuleNotFoundError as missing:
    print(
        f"error: {missing.name} is not installed for this Python, {sys.executable}. In the folder "
        "of the project say make init or make html CORPUS=my_corpus; elsewhere use the Python into "
        "which Khitab was installed.",
        file=sys.stderr,
    )
    raise SystemExit(2) from None

#: Exit codes: all pages are there, a notebook failed, the command cannot be carried out, Ctrl-C.
DONE, FAILED, REFUSED, STOPPED = 0, 1, 2, 130

#: Another project on the package index also installs a folder `analysis`, and may lie over ours.
FOREIGN = (
    "error: `import analysis` finds another package of that name, {place}, and not Khitab's. "
    "Install Khitab again, into an environment of its own."
)

#: Where pages go that are not told where.
REPORTS = Path("reports")

#: What `read_corpus` is told from the command line, and how `--help` says it.
READING = {
    "text": "the column of the texts, in a table whose columns have other names",
    "doc": "the column of the ids",
    "date": "the column of the dates",
    "title": "the column of the titles",
    "source": "the column of the sources",
    "date_format": "how dates are written, as %%d/%%m/%%Y; YYYY-MM-DD when left out",
    "encoding": "the encoding of the texts; utf-8 when left out",
    "metadata": "what is known of each text of a folder (CSV); its articles.csv when left out",
    "furniture": "your own rules of what is cut around a text (CSV), or none",
    "repair": "what may be set right: encoding, controls, visual, lines, skip; commas between",
}

EXAMPLES = """examples:
  python -m analysis report my_corpus
  python -m analysis report tweets.csv --text tweet --doc id --date created_at --by month
  python -m analysis report my_corpus --lexicon terms.csv --speakers names.csv --edition ar
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after `python -m analysis`; those of the command line when left out.

    Returns
    -------
    int
        0: every page is there; 1: one is not; 2: nothing was run; 130: stopped by Ctrl-C.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # an Arabic file name on a console that has no Arabic
            stream.reconfigure(errors="backslashreplace", line_buffering=True)
    if not hasattr(analysis, "read_corpus"):
        print(FOREIGN.format(place=analysis.__file__), file=sys.stderr)
        return REFUSED
    options = _parser().parse_args(arguments)
    try:
        return FAILED if options.run(options) else DONE
    except (InputError, OSError) as error:
        print(f"error: {_at_a_shell(str(error))}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED


def _at_a_shell(line: str) -> str:
    """Return an error with the options of the command in the place of Python's arguments.

    Examples
    --------
    >>> _at_a_shell("Say which holds the texts: read_corpus('a.csv', text='tweet').")
    'Say which holds the texts: --text tweet.'
    """
    named = re.sub(r"\bread_corpus\((?:'[^']*'|\"[^\"]*\"), ([^()]*)\)", r"\1", line)
    option = rf"\b({'|'.join(READING)})=('[^']*'|\"[^\"]*\")"
    return re.sub(option, lambda told: f"--{_option(told[1])} {quote(told[2][1:-1])}", named)


def _option(name: str) -> str:
    return name.replace("_", "-")


def _report(options: argparse.Namespace) -> int:
    told = {name: getattr(options, name) for name in READING}
    if told["repair"] is not None:
        told["repair"] = told["repair"].split(",")
    inputs = Inputs(
        options.corpus,
        options.lexicon,
        options.speakers,
        options.corrections,
        options.by,
        {name: value for name, value in told.items() if value is not None},
    )
    out = REPORTS / ARABIC if options.edition == "ar" else REPORTS
    return report(inputs, options.out or out, lang=options.edition)


def _pages(options: argparse.Namespace) -> int:
    arabic, out = options.notebooks / ARABIC, options.out or REPORTS
    if not arabic.is_dir():
        return build(options.notebooks, out, {"lang": options.edition})
    failed = build(arabic, out / ARABIC, {"lang": "ar"})
    if options.edition == "en":
        failed += build(options.notebooks, out, {"lang": "en"})
    return failed


def _init(options: argparse.Namespace) -> int:
    for path in start(options.folder):
        print(path)
    folder = quote(str(options.folder))
    print(
        f"Fill them, then: python -m analysis report {folder}; in a clone make html CORPUS={folder}"
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    plain = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description=__doc__, epilog=EXAMPLES, formatter_class=plain
    )
    parser.add_argument("--version", action="version", version=f"khitab {analysis.__version__}")
    commands = parser.add_subparsers(required=True, metavar="report | init | pages")
    about = "write a report over your texts: index.html and its pages"
    made = commands.add_parser(
        "report", help=about, description=about, epilog=EXAMPLES, formatter_class=plain
    )
    made.add_argument("corpus", type=Path, help="a folder of texts, or a table with one text a row")
    made.add_argument("--lexicon", type=Path, help="your families of terms (CSV)")
    made.add_argument("--speakers", type=Path, help="names of those who speak in the texts (CSV)")
    made.add_argument(
        "--corrections", type=Path, help="what the rules put to the wrong speaker, put right (CSV)"
    )
    made.add_argument("--by", help="a column of your own, or month, year …, to group many texts by")
    for name, what in READING.items():
        made.add_argument(f"--{_option(name)}", help=what)
    _add_places(made)
    made.set_defaults(run=_report)
    about = "lay out a folder for your texts, terms and names, with a notebook to start from"
    begun = commands.add_parser("init", help=about, description=about)
    begun.add_argument("folder", type=Path, help="a folder that is not there yet, or empty")
    begun.set_defaults(run=_init)
    about = (
        "run any folder of notebooks and write them as pages; those in a folder ar within it are "
        "the Arabic edition, whose pages stand in ar, too"
    )
    paged = commands.add_parser("pages", help=about, description=about)
    paged.add_argument("notebooks", type=Path, help="the folder")
    _add_places(paged)
    paged.set_defaults(run=_pages)
    return parser


def _add_places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--edition", choices=("en", "ar"), default="en", help="the language of the pages"
    )
    parser.add_argument(
        "--out",
        type=Path,
        help="folder for index.html and the pages; reports, in Arabic reports/ar",
    )


if __name__ == "__main__":
    raise SystemExit(main())
