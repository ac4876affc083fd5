# SPDX-License-Identifier: GPL-3.0-or-later
"""What the house checks share: finding sources, reading C, saying what is wrong.

Every check is a program `check-… ROOT` that prints one line a problem, naming
file and line, and exits 1 if there was one. It exits 1 too when it found nothing
to look at, for then it was pointed at the wrong folder.
"""
import pathlib
import re
import sys

TOPS = ("app", "ui", "data", "po", "tests", ".ci")
C_TOKEN = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)


def sources(root, tops, *suffixes):
    """Yields the files below the folders TOPS of ROOT whose names end so."""
    for top in tops:
        for path in sorted((root / top).rglob("*")):
            if path.is_file() and path.name.endswith(suffixes) and "__pycache__" not in path.parts:
                yield path


def without_comments(text):
    """C without its comments, on the same lines."""
    def blank(match):
        token = match.group()
        return re.sub(r"[^\n]", " ", token) if token.startswith("/") else token

    return C_TOKEN.sub(blank, text)


def line_of(text, position):
    """The number of the line, from 1, that POSITION of TEXT is in."""
    return text.count("\n", 0, position) + 1


def main(check):
    """Runs CHECK, which takes the root and yields (path, line, problem), and at
    first the number of files it looks at."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} ROOT")
    root = pathlib.Path(sys.argv[1]).resolve()
    findings = check(root)
    n_files = next(findings)
    problems = [f"{path.relative_to(root)}:{line}: {problem}" for path, line, problem in findings]
    if n_files == 0:
        problems.append(f"{root}: nothing to check here")
    print("\n".join(problems) or f"{n_files} files are in order")
    sys.exit(1 if problems else 0)
