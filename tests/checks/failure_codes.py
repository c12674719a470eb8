"""One code, one cause, one text, one remedy: each FailureCode is raised in one place, worded in ui/FailureText.cpp and explained in the help.

Raised means: the code is named in app/ (but for app/domain/Failure.*) and the place is no comparison, that is, no `==`, `!=` or `case`. A row of a table
counts as one place.
"""

import re

import house
from house import Tree

HEADER = "app/domain/Failure.h"
WORDS = "ui/FailureText.cpp"
HELP = "resources/help/failures.md"
SHORTEST_PARAGRAPH = 120

MENTION = re.compile(r"(?P<before>(?:==|!=|\bcase\b)\s*)?(?:\w+::)*FailureCode::(?P<name>\w+)(?P<after>\s*(?:==|!=))?")


def codes(root):
    body = re.search(r"enum class FailureCode\s*\{(.*?)\};", house.without_comments(house.read(root, HEADER)), re.S)
    return {name: int(number) for name, number in re.findall(r"(\w+)\s*=\s*(\d+)", body.group(1))}


def raised(root):
    """Where each code is raised."""
    places = {}
    for path in house.files(root, ".cpp", ".h", under=("app",)):
        if path.startswith("app/domain/Failure."):
            continue
        text = house.without_comments(house.read(root, path), keep_text=False)
        for match in MENTION.finditer(text):
            if not match["before"] and not match["after"]:
                places.setdefault(match["name"], []).append(f"{path}:{house.line_of(text, match.start())}")
    return places


def paragraphs(root):
    """The help: "## 101 NumberEmpty" → what follows."""
    text = house.read(root, HELP) if (root / HELP).exists() else ""
    parts = re.split(r"^## ", text, flags=re.M)[1:]
    return {part.split("\n", 1)[0].strip(): part.split("\n", 1)[-1].strip() for part in parts}


def find(root):
    known = codes(root)
    places = raised(root)
    words = house.without_comments(house.read(root, WORDS)) if (root / WORDS).exists() else ""
    help_text = paragraphs(root)
    findings = [f"two codes have the number {number}" for number in known.values() if list(known.values()).count(number) > 1]
    for name, number in known.items():
        found = places.get(name, [])
        if len(found) != 1:
            findings.append(f"{name} ({number}) is raised in {len(found)} places, not in one: {' '.join(found)}")
        if not re.search(rf"FailureCode::{name}\b", words):
            findings.append(f"{name} ({number}) has no words in {WORDS}")
        if len(help_text.get(f"{number} {name}", "")) < SHORTEST_PARAGRAPH:
            findings.append(f'{name} ({number}) has no paragraph "## {number} {name}" in {HELP}')
    findings += [f"{HELP} explains a code that there is not: {title}" for title in help_text
                 if re.match(r"\d", title) and title not in {f"{number} {name}" for name, number in known.items()}]
    return findings


_HEADER = "enum class FailureCode {\n    LineDown = 201,\n    TimedOut = 205, // 999\n};\n"
_WORDS = "Row{FailureCode::LineDown}, Row{FailureCode::TimedOut}"
_HELP = "# Help\n## 201 LineDown\n" + "Vì sao. " * 20 + "\n## 205 TimedOut\n" + "Vì sao. " * 20
_RAISER = "return failed(FailureCode::LineDown);\nFailure f{domain::FailureCode::TimedOut};\nif (c == FailureCode::LineDown || FailureCode::LineDown == c) {}\n" \
          "switch (c) { case FailureCode::TimedOut: break; }\n// FailureCode::TimedOut\n"
SOUND = {HEADER: _HEADER, WORDS: _WORDS, HELP: _HELP, "app/central/Line.cpp": _RAISER}

BROKEN = [
    Tree({"app/desk/Again.cpp": "return failed(FailureCode::LineDown);"}, "LineDown (201) is raised in 2 places"),
    Tree({"app/central/Line.cpp": "return failed(FailureCode::LineDown);"}, "TimedOut (205) is raised in 0 places"),
    Tree({WORDS: "Row{FailureCode::LineDown}"}, "TimedOut (205) has no words"),
    Tree({HELP: "## 201 LineDown\n" + "Vì sao. " * 20}, "TimedOut (205) has no paragraph"),
    Tree({HELP: _HELP + "\n## 299 Gone\nVì sao."}, "a code that there is not: 299 Gone"),
    Tree({HEADER: _HEADER.replace("205", "201")}, "two codes have the number 201"),
]

if __name__ == "__main__":
    house.main(find, BROKEN, SOUND)
