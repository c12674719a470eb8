"""What the checks of the house share: reading the tree, stripping comments, and proving that a check can fail.

A check is a module with `find(root) -> list[str]` (one line a finding, empty: all is well) and `BROKEN`, a list of `Tree`s that it must
complain about; it ends with `house.main(find, BROKEN, SOUND)`. `--self-test` runs it on these instead of on the house.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclass
class Tree:
    """A small tree of files, and a piece of the complaint that it must cause."""

    files: dict[str, str]
    complaint: str


def files(root, *suffixes, under=("app", "ui")):
    """Files of the tree below the folders `under`, sorted; those of the index where there is one, so that no build folder is read."""
    found = []
    for path in tracked(root):
        if path.split("/")[0] in under and (not suffixes or path.endswith(suffixes)) and (root / path).is_file():
            found.append(path)
    return found


def tracked(root):
    """All files of the tree as relative paths: those that git knows or would add, or simply all where there is no git."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=False,
    ) if (root / ".git").exists() else None
    if listed and listed.returncode == 0:
        return sorted({name for name in listed.stdout.decode().split("\0") if name})
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def read(root, path):
    return (root / path).read_text(encoding="utf-8", errors="replace")


_TOKENS = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<raw>R"(?P<tag>[^()\s]*)\(.*?\)(?P=tag)")|(?P<text>"(?:\\.|[^"\\\n])*")|(?P<char>'(?:\\.|[^'\\\n])+')""",
    re.S | re.X,
)


def without_comments(source, keep_text=True):
    """C++ without its comments, and without what stands in string literals where `keep_text` is false; line numbers stay."""

    def blank(match):
        piece = match.group(0)
        if match.group("comment"):
            return re.sub(r"[^\n]", " ", piece)
        if keep_text or match.group("char"):
            return piece
        return '"' + re.sub(r"[^\n]", " ", piece[1:-1]) + '"'

    # A digit separator (1'000) is no character literal.
    return _TOKENS.sub(blank, re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", " ", source))


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def call_end(text, opening):
    """The position after the bracket that closes the one at `opening`; strings are skipped."""
    depth = 0
    position = opening
    while position < len(text):
        token = _TOKENS.match(text, position)
        if token and token.end() > position:
            position = token.end()
            continue
        if text[position] == "(":
            depth += 1
        elif text[position] == ")":
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    return len(text)


def plant(folder, tree_files):
    for path, content in tree_files.items():
        target = pathlib.Path(folder) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def _self_test(find, broken, sound):
    wrong = []
    for tree in broken:
        with tempfile.TemporaryDirectory() as folder:
            plant(folder, {**sound, **tree.files})
            findings = find(pathlib.Path(folder))
            if not any(tree.complaint in finding for finding in findings):
                wrong.append(f"not noticed: {tree.complaint!r} in {sorted(tree.files)}; said {findings}")
    with tempfile.TemporaryDirectory() as folder:
        plant(folder, sound)
        findings = find(pathlib.Path(folder))
        if findings:
            wrong.append(f"complains about a sound tree: {findings}")
    return wrong


def main(find, broken, sound):
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--self-test", action="store_true", help="prove that the check fails on broken trees and only there")
    arguments.add_argument("--root", type=pathlib.Path, default=ROOT)
    given = arguments.parse_args()
    findings = _self_test(find, broken, sound) if given.self_test else find(given.root.resolve())
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
