"""Make the virtual environment `.venv` and install the project into it.

`python tools/bootstrap.py run` installs what a user needs, `dev` adds what a developer needs,
`check` only says whether this Python will do. It keeps to what Python 2.7 understands, so that an
old Python is told what is missing instead of stumbling over syntax.
"""

from __future__ import print_function

import os
import subprocess
import sys


OLDEST = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
VENV = os.path.join(ROOT, ".venv")
# What pip is asked for; a developer's install follows the sources, a user's is a copy of them.
GOALS = {"run": ["."], "dev": ["--editable", ".[dev]"]}


def complaint(version, missing):
    """Say what is wrong with a Python of this version that lacks these modules; "" if nothing."""
    name = "{} is Python {}".format(sys.executable, ".".join(str(part) for part in version[:3]))
    if tuple(version[:2]) < OLDEST:
        return "{}: too old.".format(name)
    if missing:
        return "{}, but it lacks {}.".format(name, " and ".join(missing))
    return ""


def missing_modules():
    """Name the modules that making an environment needs and that cannot be imported."""
    missing = []
    for module in ("venv", "ensurepip"):
        try:
            __import__(module)
        except ImportError:
            missing.append(module)
    return missing


def venv_python():
    """Give the path of the environment's own Python."""
    windows = os.path.join(VENV, "Scripts", "python.exe")
    return windows if os.name == "nt" else os.path.join(VENV, "bin", "python")


def usable(python):
    """Say whether an environment made earlier still runs; a system upgrade can break it."""
    probe = "import pip, sys; sys.exit(sys.version_info[:2] < {!r})".format(OLDEST)
    try:
        with open(os.devnull, "w") as nowhere:
            return subprocess.call([python, "-c", probe], stderr=nowhere) == 0
    except OSError:
        return False


def install(goal):
    """Install the project into its environment and stamp it; return the exit code."""
    python = venv_python()
    if not usable(python):
        print("Making the environment .venv ...")
        sys.stdout.flush()
        if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
            return failure("The environment .venv could not be made.")
    print("Installing into .venv; the first time this takes a minute or two ...")
    sys.stdout.flush()
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.call(pip + ["-c", "constraints.txt"] + GOALS[goal], cwd=ROOT) != 0:
        return failure("The installation failed; it needs a connection to the package index.")
    with open(os.path.join(VENV, ".installed-" + goal), "w"):
        return 0


def failure(text):
    """Print what went wrong and return the exit code for it."""
    print("{} The lines above say why.".format(text), file=sys.stderr)
    return 1


def main(arguments):
    """Check this Python, then do what was asked; return the exit code."""
    goal = arguments[0] if len(arguments) == 1 else ""
    if goal != "check" and goal not in GOALS:
        print("usage: python tools/bootstrap.py check|run|dev", file=sys.stderr)
        return 2
    problem = complaint(sys.version_info, missing_modules())
    if problem:
        print(problem, file=sys.stderr)
        with open(os.path.join(HERE, "python-wanted.txt")) as hints:
            print(hints.read(), end="", file=sys.stderr)
        return 1
    return 0 if goal == "check" else install(goal)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
