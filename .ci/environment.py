"""The virtual environment that the commands run in: made, mended and called from here.

It needs nothing but Python's standard library. An older Python must still be able to read this
file, so that it can say which one is needed.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / ".ci" / "constraints.txt"
OLDEST = (3, 11)

# Variables of the user's that would send an install elsewhere or mix another Python into ours.
FOREIGN = ("JUPYTER_PATH", "PIP_PREFIX", "PIP_ROOT", "PIP_TARGET", "UV_PYTHON", "UV_SYSTEM_PYTHON")


class Environment:
    """A virtual environment of the project, with a stamp that tells what was installed in it."""

    def __init__(self, folder, pin="", versions=None, base=""):
        self.folder = folder
        self.pin = pin
        self.versions = versions or CONSTRAINTS
        # In a virtual environment of the user's, the Python it was made from.
        self.base = base or getattr(sys, "_base_executable", None) or sys.executable
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = folder / "khitab.json"

    def ready(self, extras):
        """Make or mend the environment, unless it already holds what these extras need."""
        found = self.read_stamp()
        place = {key: found.get(key) for key in ("folder", "python")}
        if place != self.place() or not self.runs():
            found = {}
            self.create()
        wanted = sorted(set(found.get("extras", ())).union(extras))
        if found.get("declared") != self.declared() or found.get("extras") != wanted:
            self.stamp.unlink(missing_ok=True)  # an install that breaks off leaves no stamp behind
            self.install(wanted)
            content = dict(self.place(), declared=self.declared(), extras=wanted)
            self.stamp.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")

    def read_stamp(self):
        """What the stamp says; nothing where there is none, or where it is damaged."""
        try:
            content = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def place(self):
        """What an environment cannot outlive: its folder moved, another version of Python."""
        return {"folder": str(self.folder), "python": dotted(sys.version_info)}

    def declared(self):
        """One hash over everything that decides what is installed."""
        parts = [
            (ROOT / "pyproject.toml").read_bytes(),
            self.versions.read_bytes(),
            self.pin.encode(),
        ]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def runs(self):
        """Whether its interpreter still works; the Python it was made from may be gone."""
        try:
            done = subprocess.run([str(self.python), "-Ic", ""], check=False, capture_output=True)
        except OSError:
            return False
        return done.returncode == 0

    def create(self):
        """Make the folder anew, with uv where there is one."""
        uv = find_uv()
        if not uv:
            check_venv()
        say(f"Making {self.folder.name} with {self.base}" + (" and uv" if uv else ""))
        remove(self.folder)
        maker = [uv, "venv", "--quiet", "--seed", "--python"] if uv else []
        maker += [self.base] if uv else [self.base, "-m", "venv"]
        must([*maker, str(self.folder)], self, "The environment could not be made.")

    def install(self, extras, target=""):
        """Install the library, editable or an archive, with the versions the constraints name."""
        words = [target] if target else ["-e", "." + (f"[{','.join(extras)}]" if extras else "")]
        say("Installing the library and what it needs (the first time, a minute or two)")
        uv = find_uv()
        if uv:
            installer = [uv, "pip", "install", "--python", str(self.python)]
        else:
            installer = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check"]
        quiet = [] if sys.stdout.isatty() else ["--quiet"]
        must(
            [*installer, *quiet, "-c", str(self.constraints()), *words],
            self,
            "The install broke off: see above. It needs a connection to a package index.",
        )

    def constraints(self):
        """The file of exact versions; where this environment pins a package otherwise, a copy."""
        if not self.pin:
            return self.versions
        name = self.pin.partition("==")[0]
        lines = self.versions.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if not line.startswith(name + "==")]
        copy = self.folder / "constraints.txt"
        copy.write_text("\n".join([*kept, self.pin, ""]), encoding="utf-8")
        return copy

    def variables(self):
        """The user's variables without those that would mix another Python into ours."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("PYTHON") and name not in FOREIGN
        }
        path = os.pathsep.join([str(self.python.parent), kept.get("PATH", "")])
        return dict(
            kept,
            PATH=path,
            VIRTUAL_ENV=str(self.folder),
            PIP_USER="0",
            PYTHONUTF8="1",  # Arabic in paths and output, whatever the locale
            JUPYTER_PREFER_ENV_PATH="1",  # our kernel before one of that name in the home folder
        )

    def run(self, *arguments):
        """Run its Python from the project's folder; return the exit code."""
        return call([str(self.python), *map(str, arguments)], self)


def dotted(version):
    """Major and minor version as people write them: 3.11."""
    return f"{version[0]}.{version[1]}"


def say(message):
    """Print one line at once, whatever letters the terminal knows."""
    encoding = sys.stdout.encoding or "ascii"
    print(message.encode(encoding, "backslashreplace").decode(encoding), flush=True)


def call(command, environment):
    """Run a command to its end; return the exit code."""
    # The child answers Ctrl-C (JupyterLab asks back); we wait for it, then stop too.
    stops = []
    signal.signal(signal.SIGINT, lambda number, _: stops.append(number))
    done = subprocess.run(command, check=False, cwd=str(ROOT), env=environment.variables())
    if stops:
        sys.exit(128 + stops[0])
    return done.returncode


def must(command, environment, message):
    """Run a command; where it fails, stop with the message."""
    if call(command, environment) != 0:
        sys.exit(message)


def remove(folder):
    """Delete a folder, if it is there; a link is deleted, not what it points to."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        try:
            shutil.rmtree(str(folder))
        except PermissionError:
            sys.exit(f"{folder.name} is in use. Close what runs from it and repeat.")


def find_uv():
    """The path of a uv that works; an empty string where there is none."""
    uv = shutil.which("uv")
    # A version manager may put a stub on the path that only says uv is not installed.
    if uv and subprocess.run([uv, "--version"], check=False, capture_output=True).returncode == 0:
        return uv
    return ""


def check_python(version):
    """Stop, and name the mend, where this Python is too old."""
    if tuple(version[:2]) < OLDEST:
        sys.exit(
            f"This project needs Python {dotted(OLDEST)} or newer; this is {dotted(version)} "
            f"({sys.executable}). Name another one: make PYTHON=python3.12 ..., "
            "or python3.12 .ci/make.py ..."
        )


def check_venv():
    """Stop, and name the mend, where Python came without the modules that make environments."""
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(
            f"This Python ({sys.executable}) lacks its module {' and '.join(missing)}. "
            "On Debian or Ubuntu: sudo apt install python3-venv. "
            "Elsewhere: install uv, or another Python."
        )
