"""No nested event loop: it lets a click come in the middle of a write. Only a main.cpp runs the application's own loop."""

import re

import house
from house import Tree

EXEC = re.compile(r"(?P<object>[\w)\]]+)\s*(?:\.|->|::)\s*exec\s*\(")
APPLICATION = {"app", "application", "QApplication", "QCoreApplication", "QGuiApplication"}
# SQLite's exec is no loop.
STATEMENT = re.compile(r"query|statement|database|sqlite", re.I)

BANNED = [
    (re.compile(r"\bprocessEvents\s*\("), "processEvents"),
    (re.compile(r"\bQEventLoop\b"), "QEventLoop"),
    (re.compile(r"\bQ(Message|Input|Error)?(Box|Dialog|Message)::(question|information|warning|critical|about\w*|get\w+)\s*\("), "a dialog that waits"),
    (re.compile(r"\bQ(File|Color|Font)Dialog::get\w+\s*\("), "a dialog that waits"),
]
WAIT = re.compile(r"\bwaitFor\w+\s*\(")


def find(root):
    findings = []
    for path in house.files(root, ".cpp", ".h"):
        text = house.without_comments(house.read(root, path), keep_text=False)
        banned = BANNED if path.startswith("app/training/") else [*BANNED, (WAIT, "a wait that blocks")]
        for pattern, name in banned:
            findings += [f"{path}:{house.line_of(text, match.start())}: {name}: {match.group(0)}" for match in pattern.finditer(text)]
        for match in EXEC.finditer(text):
            own_loop = path.endswith("main.cpp") and match["object"] in APPLICATION
            statement = path.startswith(("app/cache/", "app/training/")) and STATEMENT.search(match["object"])
            if not own_loop and not statement:
                findings.append(f"{path}:{house.line_of(text, match.start())}: a loop inside the loop: {match.group(0)}")
    return findings


SOUND = {
    "app/main.cpp": "return app.exec();",
    "app/training/main.cpp": "return QCoreApplication::exec();",
    "app/training/store/Store.cpp": "query.exec(sql); socket.waitForReadyRead(1);",
    "ui/Page.cpp": "dialog->open(); // never dialog->exec()\nlabel->setText(u\"processEvents(\"_s);",
}

BROKEN = [
    Tree({"ui/Bad.cpp": "dialog.exec();"}, "a loop inside the loop"),
    Tree({"ui/tour/Bad.cpp": "QCoreApplication::processEvents();"}, "processEvents"),
    Tree({"ui/Bad.cpp": "menu->exec(pos);"}, "a loop inside the loop"),
    Tree({"app/desk/Bad.cpp": "QEventLoop loop;"}, "QEventLoop"),
    Tree({"app/desk/Bad.cpp": "future.waitForFinished();"}, "a wait that blocks"),
    Tree({"ui/Bad.cpp": "QMessageBox::question(this, a, b);"}, "a dialog that waits"),
    Tree({"ui/Bad.cpp": "QFileDialog::getSaveFileName(this);"}, "a dialog that waits"),
    Tree({"ui/Bad.cpp": "app.exec();"}, "a loop inside the loop"),
]

if __name__ == "__main__":
    house.main(find, BROKEN, SOUND)
