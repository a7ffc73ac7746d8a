"""Change the library in one place at a time, and see whether a test notices.

    make mutants ARGS="measuring --number 200"

A sample of small changes (a comparison, an operator, a number, all for any) is made in the modules
of a floor, in a copy of the project; for each, those of the floor's tests run that execute the
changed line. What no test notices is printed: a test is missing there, or the change changes
nothing. It takes minutes; it is no part of `make test`.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import coverage

ROOT = Path(__file__).resolve().parent.parent
QUIET = ["-q", "-x", "--no-header", "-p", "no:cacheprovider", "--hypothesis-profile=few"]
SWAPS = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.Pow: ("**", "*"),
    ast.FloorDiv: ("//", "/"),
    ast.BitAnd: ("&", "|"),
    ast.BitOr: ("|", "&"),
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"),
    ast.IsNot: ("is not", "is"),
    ast.And: ("and", "or"),
    ast.Or: ("or", "and"),
}
NAMES = {"any": "all", "min": "max", "minimum": "maximum", "fmin": "fmax", "first": "last"}
NAMES |= {other: name for name, other in NAMES.items()}
DROPPED = {ast.Not: "not ", ast.USub: "-", ast.Invert: "~"}


class Mutant(NamedTuple):
    """A change: the bytes from begin to end of a file become others."""

    file: Path
    line: int
    begin: int
    end: int
    new: str

    def told(self, source: bytes) -> str:
        """The changed line, the old and the new in brackets."""
        start = source.rfind(b"\n", 0, self.begin) + 1
        stop = source.find(b"\n", self.end)
        parts = source[start : self.begin], source[self.begin : self.end], source[self.end : stop]
        before, old, after = (part.decode() for part in parts)
        where = f"{self.file}:{self.line}"
        return f"{where}\n    {before.lstrip()}[{old.strip()} -> {self.new.strip()}]{after}"


def mutants(file: Path, source: bytes) -> Iterator[Mutant]:
    """Give every small change of a module, annotations and texts left alone."""
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    for node in _code(ast.parse(source)):
        for line, column, old, new in _changes(node):
            begin = lines[line - 1] + column
            at = source.find(old.encode(), begin)
            # Between two terms stand blanks and brackets at most.
            if not source[begin:at].strip(b" \n()"):
                found = source.count(b"\n", 0, at) + 1
                yield Mutant(file, found, at, at + len(old.encode()), new)


def _changes(node: ast.AST) -> Iterator[tuple[int, int, str, str]]:
    """Give from which line and column on which text becomes which other."""
    for kinds, changes in _CHANGES.items():
        if isinstance(node, kinds):
            yield from changes(node)


def _between(node: Any) -> Iterator[tuple[int, int, str, str]]:
    """Swap the operators between terms."""
    if isinstance(node, ast.BinOp):
        terms, operators = [node.left], [node.op]
    elif isinstance(node, ast.Compare):
        terms, operators = [node.left, *node.comparators], node.ops
    else:
        terms, operators = node.values, [node.op] * (len(node.values) - 1)
    for term, operator in zip(terms, operators, strict=False):
        if type(operator) in SWAPS:
            yield term.end_lineno, term.end_col_offset, *SWAPS[type(operator)]


def _dropped(node: Any) -> Iterator[tuple[int, int, str, str]]:
    if type(node.op) in DROPPED:
        yield node.lineno, node.col_offset, DROPPED[type(node.op)], ""


def _number(node: Any) -> Iterator[tuple[int, int, str, str]]:
    """Turn True into False, and a number into the next one."""
    if isinstance(node.value, bool):
        yield node.lineno, node.col_offset, repr(node.value), repr(not node.value)
    elif isinstance(node.value, int | float):
        old = ast.unparse(node)
        yield node.lineno, node.col_offset, old, repr(node.value + 1)


def _name(node: Any) -> Iterator[tuple[int, int, str, str]]:
    if isinstance(node, ast.Name) and node.id in ("min", "max", "any", "all"):
        yield node.lineno, node.col_offset, node.id, NAMES[node.id]
    elif isinstance(node, ast.Attribute) and node.attr in NAMES:
        column = node.end_col_offset - len(node.attr)
        yield node.end_lineno, column, node.attr, NAMES[node.attr]


_CHANGES: dict[tuple[type, ...], Callable[[Any], Iterator[tuple[int, int, str, str]]]] = {
    (ast.BinOp, ast.Compare, ast.BoolOp): _between,
    (ast.UnaryOp,): _dropped,
    (ast.Constant,): _number,
    (ast.Name, ast.Attribute): _name,
}


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """Walk through what runs: no annotations, no aliases of types."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            alias = isinstance(node, ast.Module) and isinstance(child, ast.Assign)
            if isinstance(child, ast.AST) and not (alias and isinstance(child.value, ast.BinOp)):
                yield from _code(child)


def covered(copy: Path, floor: str, others: list[str]) -> coverage.CoverageData:
    """Run the floor's tests once, and give which of them run which line."""
    settings = copy / "contexts.ini"
    settings.write_text(
        "[run]\ndynamic_context = test_function\nsource = analysis\ndata_file = contexts\n"
    )
    words = [
        "coverage",
        "run",
        f"--rcfile={settings}",
        "-m",
        "pytest",
        *QUIET,
        *others,
        f"tests/{floor}",
    ]
    subprocess.run([sys.executable, "-m", *words], cwd=copy, check=True)
    data = coverage.CoverageData(str(copy / "contexts"))
    data.read()
    return data


def tests_of(copy: Path, floor: str, contexts: list[str]) -> list[str]:
    """Give the files and names of tests; all of the floor for a line that import runs."""
    if "" in contexts or not contexts:
        return [f"tests/{floor}"]
    found = []
    for context in sorted(set(contexts)):
        module, _, name = context.rpartition(".")
        file = Path(*module.split(".")).with_suffix(".py")
        # A context without its folder, or that of a fixture or a class, is looked up by its name.
        known = [file] if (copy / file).is_file() else []
        known = known or [one.relative_to(copy) for one in copy.rglob(f"tests/**/{file.name}")]
        found += [f"{one}::{name}" for one in known if f"def {name}(" in (copy / one).read_text()]
    return found or [f"tests/{floor}"]


def tested(words: list[str], seconds: int) -> int:
    """Run tests in a child, which imports the library as it is now; return pytest's exit code."""
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        signal.alarm(seconds)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        import pytest

        os._exit(int(pytest.main([*QUIET, *words])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Change a floor, and print what no test notices."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "floor", help="a folder of the library and of its tests: measuring/formulas"
    )
    parser.add_argument("--number", type=int, default=200, help="changes drawn (200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=120, help="the longest a change may take")
    options, options.rest = parser.parse_known_args()
    sys.dont_write_bytecode = True
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        hidden = shutil.ignore_patterns(".git", ".venv*", "reports", "__pycache__", ".*_cache")
        shutil.copytree(ROOT, copy, ignore=hidden)
        os.chdir(copy)
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        os.environ["PYTHONPATH"] = str(copy)
        sys.path.insert(0, str(copy))
        run(copy, options)


def run(copy: Path, options: argparse.Namespace) -> None:
    """Make the changes one by one, each in a child that has loaded nothing of the library."""
    begun = time.monotonic()
    data = covered(copy, options.floor, options.rest)
    print(f"Tests of {options.floor}: {time.monotonic() - begun:.0f} s", flush=True)
    every = [
        mutant
        for file in sorted((copy / "analysis" / options.floor).rglob("*.py"))
        for mutant in mutants(file.relative_to(copy), file.read_bytes())
    ]
    drawn = random.Random(options.seed).sample(every, min(options.number, len(every)))
    import numpy  # noqa: F401  loaded once, for all children
    import pandas  # noqa: F401
    import scipy.stats  # noqa: F401

    alive = 0
    for place, mutant in enumerate(drawn, start=1):
        source = mutant.file.read_bytes()
        contexts = data.contexts_by_lineno(str(copy / mutant.file)).get(mutant.line, [])
        mutant.file.write_bytes(source[: mutant.begin] + mutant.new.encode() + source[mutant.end :])
        words = [*options.rest, *tests_of(copy, options.floor, contexts)]
        code = tested(words, options.seconds)  # too slow, and stopped, is noticed, too
        mutant.file.write_bytes(source)
        # Words that pytest does not know, or a change with which nothing can be imported.
        if code in (4, 5) and tested(["--collect-only", *words], options.seconds):
            raise RuntimeError(f"pytest runs none of {words}")
        found = code != 0
        if not found:
            alive += 1
            print(f"{place}. {mutant.told(source)}", flush=True)
        elif place % 10 == 0:
            print(f"{place} changes made", flush=True)
    spent = time.monotonic() - begun
    print(
        f"{options.floor}: {len(drawn)} changes of {len(every)}, {alive} noticed by no test "
        f"({alive / max(len(drawn), 1):.0%}), {spent:.0f} s"
    )


if __name__ == "__main__":
    main()
