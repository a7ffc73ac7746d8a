"""Set the project up and run its commands: what `make` calls, and Windows users call themselves.

python .ci/make.py COMMAND [--help]
"""

import argparse
import os
import sys
from pathlib import Path

from environment import (
    CONSTRAINTS,
    OLDEST,
    ROOT,
    Environment,
    check_python,
    dotted,
    find_uv,
    must,
    remove,
    say,
)

MINIMA = ROOT / ".ci" / "minima.txt"

# Up to 3.10 matplotlib shapes no Arabic; many institutions still have it.
OLD_MATPLOTLIB = "matplotlib==3.10.9"

# The exit code of a command that was refused before it began.
REFUSED = 2

# All tests: on every processor, those of a file on one, in the order of tests/conftest.py.
SHARED_OUT = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")

# Each command with the extras that it needs, and whether its tool takes further arguments.
COMMANDS = {}


def command(*extras, more=False):
    """Make a function a command: it gets the options, and `run`, which runs `.venv`'s Python."""

    def named(function):
        COMMANDS[function.__name__] = (function, extras, more)
        return function

    return named


@command("files", more=True)
def html(options, run):
    """Write reports/index.html: the essay, or with --corpus a report over your own texts."""
    words = ["report", placed(options.corpus)] if options.corpus else ["pages", "notebooks"]
    if options.rest and not options.corpus:
        sys.exit(
            f"Without texts of your own this is unknown: {' '.join(options.rest)}. Name them: "
            "make html CORPUS=path, or without make: .ci/make.py html --corpus path"
        )
    for name in ("lexicon", "speakers"):
        if getattr(options, name):
            if not options.corpus:
                sys.exit("Terms and names go with texts of your own: say CORPUS=path, too.")
            words += ["--" + name, placed(getattr(options, name))]
    code = run("-m", "analysis", *words, "--edition", options.edition, *options.rest)
    if code == REFUSED and options.corpus:
        say('With make, options such as --text go into ARGS: make html CORPUS=… ARGS="--text …"')
    return code


@command()
def init(options, run):
    """Lay out the folder --corpus for your own texts, terms and names."""
    if not options.corpus:
        sys.exit("Name the folder: make init CORPUS=my_corpus")
    return run("-m", "analysis", "init", placed(options.corpus))


def placed(path):
    """A path of the user's, who stands elsewhere than in the project's folder."""
    return Path(path).expanduser().absolute()


@command("test", more=True)
def test(options, run):
    """Run every test, on all processors, or those asked for; in CI on an older matplotlib, too."""
    code = run("-m", "pytest", *(options.rest or SHARED_OUT))
    if options.old_matplotlib:
        older = Environment(ROOT / ".venv-mpl310", pin=OLD_MATPLOTLIB)
        older.ready(["test"])
        say("The tests marked `shaping`, on " + OLD_MATPLOTLIB)
        code = older.run("-m", "pytest", *SHARED_OUT, "-m", "shaping", "tests/showing") or code
    return code


@command("test", more=True)
def coverage(options, run):
    """Run the tests, or some of them, and say which lines of the library they do not run."""
    few = "--hypothesis-profile=few"  # more examples run the same lines again
    code = run("-m", "coverage", "run", "-m", "pytest", few, *(options.rest or SHARED_OUT))
    run("-m", "coverage", "combine", "--quiet")
    # Of some tests alone the report says nothing of the whole.
    floor = [] if options.rest else ["--fail-under=98"]
    return run("-m", "coverage", "report", *floor) or code


@command("test", more=True)
def minima(options, run):
    """Run the library's tests, pages and notebooks aside, on the oldest versions declared."""
    oldest = Environment(ROOT / ".venv-minima", versions=MINIMA)
    oldest.ready(["test"])
    floors = ["reading", "finding", "counting", "measuring", "showing/charts"]
    words = ["-W", "ignore::DeprecationWarning", *("tests/" + floor for floor in floors)]
    return oldest.run("-m", "pytest", *SHARED_OUT, *words, *options.rest)


@command("test", more=True)
def mutants(options, run):
    """Change a floor in one place at a time, and print what no test notices."""
    return run("-m", "tests.mutants", *options.rest)


@command("dev")
def check(options, run):
    """Lint, format and types: all three, so that one run shows everything."""
    tools = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
    codes = [run("-m", *words) for words in tools]
    return next(filter(None, codes), 0)


@command("dev", "files", more=True)
def lab(options, run):
    """Open the notebooks in JupyterLab."""
    start = ["--ServerApp.root_dir=" + str(ROOT), "--LabApp.default_url=/lab/tree/notebooks"]
    return run("-m", "jupyterlab", *start, *options.rest)


@command("test")
def gallery(options, run):
    """Draw every chart in both languages: reports/gallery/index.html."""
    return run("-m", "tests.showing.gallery")


@command("test")
def reference(options, run):
    """Write the reference, made from the docstrings: reports/reference/index.html."""
    return run("-m", "tests.reference")


@command("bench", more=True)
def bench(options, run):
    """Measure against polars, DuckDB, scikit-learn, NLTK and plain Python."""
    return run("-m", "tests.bench", *options.rest)


@command("dev")
def package(options, run):
    """Build the wheel and the source archive, and try them on every Python of this machine."""
    return run(".ci/package.py")


@command("dev")
def release(options, run):
    """Check that tag, changelog, citation and version agree; then build and try."""
    return run(".ci/package.py", "--release")


@command(more=True)
def lock(options, run):
    """Pin exact versions, the newest and the oldest, that install on every system and Python."""
    uv = find_uv()
    if not uv:
        sys.exit("`make lock` needs uv. Install it with: pip install uv")
    # One version a package for all systems and Pythons, and nothing about where it came from.
    words = ["--universal", "--python-version", dotted(OLDEST), "--fork-strategy", "fewest"]
    words += ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    words += ["--custom-compile-command", "make lock"]
    for out, more in (
        (CONSTRAINTS, ["--all-extras", *options.rest]),
        (MINIMA, ["--extra", "test", "--resolution", "lowest-direct"]),
    ):
        compiling = [uv, "pip", "compile", "pyproject.toml", "--output-file", str(out), *words]
        must([*compiling, *more], Environment(ROOT / ".venv"), "The versions do not go together.")
    return 0


@command()
def clean(options, run):
    """Remove everything the other commands made."""
    made = (".venv", ".venv-mpl310", ".venv-minima", "reports", "build", "dist", "khitab.egg-info")
    caches = (".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache")
    for name in made + caches:
        remove(ROOT / name)
    return 0


def parse(arguments):
    """The command line; what the script does not know goes on to the tool that it calls."""
    parser = argparse.ArgumentParser(prog="make.py", description="Set the project up and run it.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (function, _, _) in COMMANDS.items():
        text = function.__doc__
        commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    page = commands.choices["html"].add_argument
    page("--edition", choices=("en", "ar"), default="en", help="the language of the pages")
    for name in ("html", "init"):
        commands.choices[name].add_argument("--corpus", metavar="PATH", help="your own texts")
    page("--lexicon", metavar="PATH", help="your own terms")
    page("--speakers", metavar="PATH", help="your own speakers' names")
    commands.choices["test"].add_argument(
        "--old-matplotlib",
        action="store_true",
        default=os.environ.get("CI", "").lower() not in ("", "0", "false"),
        help="also run the tests marked `shaping` on matplotlib 3.10 (in CI always)",
    )
    options, options.rest = parser.parse_known_args(arguments)
    if options.rest and not (options.command and COMMANDS[options.command][2]):
        parser.error("unknown: " + " ".join(options.rest))
    if not options.command:
        parser.print_help()
    return options


def main(arguments):
    """Run one command; return its exit code."""
    check_python(sys.version_info)
    options = parse(arguments)
    if not options.command:
        return 0
    function, extras, _ = COMMANDS[options.command]
    environment = Environment(ROOT / ".venv")

    def run(*words):
        environment.ready(extras)
        return environment.run(*words)

    code = function(options, run)
    return code if code >= 0 else 128 - code  # ended by a signal: the shell's own convention


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
