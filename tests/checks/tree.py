"""The form of the tree: what may stand at its top, no machine in it, nothing left for later, files that fit a head, classes that say what they are."""

import re

import house
from house import Tree

TOP = {"CMakeLists.txt", "CMakePresets.json", "app", "ui", "resources", "translations", "tests", "installer", "README.md", "LICENSE"}

TEXT = (".cpp", ".h", ".py", ".sh", ".mjs", ".js", ".txt", ".cmake", ".json", ".md", ".yaml", ".yml", ".in", ".qrc", ".css", ".qss", ".html", ".desktop")
CODE = (".cpp", ".h", ".py", ".sh", ".mjs", ".js", ".cmake", "CMakeLists.txt")

LONGEST = 500
# Tests have one executable a class, so all cases of one class stand in one file.
LONGEST_TEST = 750
# A file that is longer is one thing all the same, and why: {path: reason}.
MAY_BE_LONG = {
    "ui/FailureText.cpp": "a table: the words of all failures stand in one place",
}

MACHINE_PATH = re.compile(r"(?<![\w.$}~])/(?:work|farm|home|root|Users)/|[A-Z]:\\\\?Users\\")
REGISTRY = re.compile(
    r"registry\.npmjs\.org|registry\.yarnpkg\.com|\bpypi\.org|files\.pythonhosted\.org|(?:static|index)\.crates\.io|proxy\.golang\.org|"
    r"deb\.debian\.org|snapshot\.debian\.org|https?://[^/\s\"']*(?:artifactory|nexus|mirror|registry|proxy)[^/\s\"']*", re.I)
LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
CLASS = re.compile(r"^class\s+(?:\w+\s+)?(?P<name>\w+)\b[^;{]*\{", re.M)
# What may stand between a class and its comment.
BETWEEN = re.compile(r"^\s*(?:template\b.*|\[\[.*\]\]|requires\b.*)$")


def find(root):
    findings = []
    paths = house.tracked(root)
    for top in sorted({path.split("/")[0] for path in paths}):
        if top not in TOP and not top.startswith("."):
            findings.append(f"{top}: stands at the top of the tree and may not")
    for path in paths:
        if not path.endswith(TEXT) or not (root / path).is_file():
            continue
        text = house.read(root, path)
        findings += [f"{path}:{number}: {finding}" for number, line in enumerate(text.splitlines(), 1) for finding in line_findings(line)]
        if path.endswith(CODE):
            length = text.count("\n")
            if length > (LONGEST_TEST if path.startswith("tests/") else LONGEST) and path not in MAY_BE_LONG:
                findings.append(f"{path}: {length} lines: split it, or say in tests/checks/tree.py why it is one thing")
        if path.endswith(".h") and path.startswith(("app/", "ui/")):
            findings += class_findings(path, text)
    return findings


def line_findings(line):
    if MACHINE_PATH.search(line):
        yield "path of a machine"
    if REGISTRY.search(line):
        yield "host of a registry"
    if LATER.search(line):
        yield "left for later"


def class_findings(path, text):
    lines = text.splitlines()
    for match in CLASS.finditer(text):
        above = house.line_of(text, match.start()) - 2
        while above >= 0 and BETWEEN.match(lines[above]):
            above -= 1
        if above < 0 or not re.match(r"\s*(///|\*/|.*\*/$)", lines[above]):
            yield f"{path}:{house.line_of(text, match.start())}: class {match['name']} doesn't say what it is"


SOUND = {
    "README.md": "The map. See https://example.vn/home/ and app/work/.\n",
    "app/domain/Name.h": "class Other;\n\n/// A name.\ntemplate <typename T>\nclass Name final : public Base\n{\n};\n",
    "app/domain/Name.cpp": "int x;\n",
    ".ci/run.sh": "true\n",
}

BROKEN = [
    Tree({"notes.txt": "x\n"}, "notes.txt: stands at the top"),
    Tree({"app/run.sh": "cd /wo" "rk/main\n"}, "path of a machine"),
    Tree({"tests/contract/package.json": '"https://reg' 'istry.npmjs.org/x"\n'}, "host of a registry"),
    Tree({"app/domain/Name.cpp": "int x;\n" * 501}, "501 lines"),
    Tree({"app/domain/Name.cpp": "// TO" "DO later\n"}, "left for later"),
    Tree({"ui/Page.h": "namespace ui {\n\nclass Page : public QWidget\n{\n};\n}\n"}, "class Page doesn't say what it is"),
]

if __name__ == "__main__":
    house.main(find, BROKEN, SOUND)
