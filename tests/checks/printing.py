"""Nothing is logged or printed by the way: a line may hold what belongs to a citizen, and a desk's log is read by many. Files that must say something are listed
with their reason; even there, nothing in clear.
"""

import re

import house
from house import Tree

# Who may print, and what.
MAY_PRINT = {
    "app/Program.cpp": "why training can't begin, on a class room's console",
    "app/training/main.cpp": "the training central's ready line, and how it is called",
}

PRINTING = re.compile(
    r"\b(?:q(?:C)?(?:Debug|Info|Warning|Critical|Fatal)|printf|fprintf|puts|fputs|perror|syslog)\s*\(|\bstd::(?:cout|cerr|clog)\b|\bQTextStream\s*\w*\s*[({]\s*std(?:out|err)\b")
IN_CLEAR = re.compile(r"\b(?:clearText|clear_text|password|accessToken|refreshToken)\b", re.I)


def find(root):
    findings = []
    for path in house.files(root, ".cpp", ".h"):
        text = house.without_comments(house.read(root, path), keep_text=False)
        for match in PRINTING.finditer(text):
            where = f"{path}:{house.line_of(text, match.start())}"
            if path not in MAY_PRINT:
                findings.append(f"{where}: prints: {match.group(0).strip()}")
            statement = text[match.start():text.find(";", match.start())]
            if IN_CLEAR.search(statement):
                findings.append(f"{where}: prints something in clear: {IN_CLEAR.search(statement).group(0)}")
    return findings


SOUND = {
    "app/training/main.cpp": 'std::printf("ready %s\\n", line);\n',
    "app/domain/Name.cpp": "QDebug operator<<(QDebug debug, const Name& name) { return debug << name.masked(); }\n// qDebug() << name;\n",
    "tests/tst_x.cpp": "qDebug() << 1;\n",
}

BROKEN = [
    Tree({"ui/Bad.cpp": "qWarning() << number;"}, "prints: qWarning("),
    Tree({"app/desk/Bad.cpp": "qCInfo(log) << number;"}, "prints: qCInfo("),
    Tree({"app/desk/Bad.cpp": "std::cerr << number;"}, "prints: std::cerr"),
    Tree({"app/desk/Bad.cpp": "QTextStream out(stdout);"}, "prints: QTextStream out(stdout"),
    Tree({"app/training/main.cpp": "qInfo() << number.clearText();"}, "prints something in clear: clearText"),
]

if __name__ == "__main__":
    house.main(find, BROKEN, SOUND)
