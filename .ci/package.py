"""Build the wheel and the source archive, and try each as a stranger does; `make package` calls it.

python .ci/package.py             build, then try on every Python that this machine has
python .ci/package.py --release   first check that tag, changelog, citation and version agree
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT, Environment, find_uv, remove, say

DIST = ROOT / "dist"
PYTHONS = ("3.11", "3.12", "3.13")


def main(arguments: list[str]) -> int:
    """Check, build and try; return the exit code."""
    parser = argparse.ArgumentParser(prog="package.py", description=__doc__)
    parser.add_argument("--release", action="store_true", help="check tag, changelog and version")
    options = parser.parse_args(arguments)
    faults = release_faults(ROOT) if options.release else []
    for fault in faults:
        say("error: " + fault)
    if faults:
        return 1
    wheel, source = build()
    tried = [python for version in PYTHONS if (python := find_python(version))]
    for python in tried:
        try_out(wheel, python)
    try_out(source, sys.executable)
    say(f"{wheel.name} and {source.name} stand in {DIST.name}; tried on {len(tried)} Pythons")
    return 0


def release_faults(root: Path) -> list[str]:
    """What keeps this tree from being released, a line each; none where all agree."""
    version = read_version(root)
    faults = []
    for name, pattern in {
        "CITATION.cff": rf"^version: {re.escape(version)}$",
        "CHANGELOG.md": rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$",
    }.items():
        if not re.search(pattern, (root / name).read_text(encoding="utf-8"), re.MULTILINE):
            faults.append(f"{name} has no line for version {version}, or none with a date.")
    if git(root, "status", "--porcelain"):
        faults.append("The tree holds changes that are not committed.")
    if f"v{version}" not in git(root, "tag", "--points-at", "HEAD").split():
        faults.append(f"The last commit has no tag v{version}: git tag -a v{version}")
    return faults


def read_version(root: Path) -> str:
    """The version, from the one place that names it."""
    tree = ast.parse((root / "analysis" / "__init__.py").read_text(encoding="utf-8"))
    found = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"
    ]
    return str(ast.literal_eval(found[0]))


def git(root: Path, *words: str) -> str:
    """What a git command prints."""
    done = subprocess.run(
        ["git", "-C", str(root), *words], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def build() -> tuple[Path, Path]:
    """Both archives, made anew."""
    remove(DIST)
    command = [sys.executable, "-m", "build", "--outdir", str(DIST), str(ROOT)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return next(DIST.glob("*.whl")), next(DIST.glob("*.tar.gz"))


def find_python(version: str) -> str:
    """A Python of that version on this machine; an empty string where there is none."""
    uv = find_uv()
    finder = [uv, "python", "find", "--no-python-downloads", version] if uv else []
    for command in (finder, [f"python{version}", "-c", "import sys; print(sys.executable)"]):
        if command and shutil.which(command[0]):
            done = subprocess.run(command, check=False, capture_output=True, text=True)
            if done.returncode == 0:
                return done.stdout.strip()
    say(f"Python {version} is not on this machine: not tried")
    return ""


def try_out(archive: Path, python: str) -> None:
    """Install into an empty environment, and make a first report in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        place = Environment(Path(folder) / "venv", base=python)
        place.create()
        place.install([], target=str(archive))
        for words in (["--version"], ["--help"], ["init", "texts"], ["report", "texts"]):
            command = [str(place.python), "-m", "analysis", *words]
            done = subprocess.run(
                command, check=False, cwd=folder, env=place.variables(), capture_output=True
            )
            if done.returncode:
                sys.exit(f"{archive.name} on {python}: {done.stderr.decode(errors='replace')}")
        pages = sorted(page.name for page in (Path(folder) / "reports").glob("*.html"))
        if "index.html" not in pages:
            sys.exit(f"{archive.name} on {python} wrote no index: {pages}")
        say(f"{archive.name} on {python}: {', '.join(pages)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
