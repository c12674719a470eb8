"""Who may include whom: the arrows between the rooms, and the one room that owns each outside library."""

import re

import house
from house import Tree

# A room may include itself and these. The program's own main.cpp joins all of them.
ARROWS = {
    "secret": set(),
    "domain": set(),
    "central": {"secret", "domain"},
    "vault": {"secret", "domain"},
    "seat": {"domain"},
    "settings": {"domain"},
    "cache": {"vault", "secret", "domain"},
    "desk": {"central", "vault", "cache", "seat", "settings", "secret", "domain"},
    "training": {"domain"},
    "ui": {"desk", "domain"},
}

# An outside library: which headers are its own, and whose it is.
OWNERS = [
    ("Qt Network", re.compile(r"^(QtNetwork/|QNetwork|QTcp|QSsl|QUdp|QHost|QHttp|QAbstractSocket|QLocalS|QDns|QRestAccess)"), {"central", "training"}),
    ("SQLite", re.compile(r"^(QtSql/|QSql|sqlite3\.h)"), {"cache", "training"}),
    ("QtKeychain", re.compile(r"^qt6?keychain/"), {"vault"}),
    ("libsodium", re.compile(r"^sodium"), {"secret", "vault", "cache", "training"}),
    ("Qt DBus", re.compile(r"^(QtDBus/|QDBus)"), {"seat", "vault"}),
    ("OpenSSL", re.compile(r"^openssl/"), {"central", "training"}),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)


def room_of(path):
    """The room that a file belongs to; None for what joins the rooms (app/main.cpp and its like)."""
    parts = path.split("/")
    if parts[0] == "ui":
        return "ui"
    return parts[1] if len(parts) > 2 else None


def find(root):
    findings = []
    for path in house.files(root, ".h", ".cpp"):
        room = room_of(path)
        text = house.without_comments(house.read(root, path))
        for match in INCLUDE.finditer(text):
            where = f"{path}:{house.line_of(text, match.start())}"
            own, outside = match.groups()
            if own is not None:
                findings += own_include(where, path, room, own)
            elif room is not None:
                findings += [f"{where}: {name} belongs to {', '.join(sorted(owners))}; <{outside}>"
                             for name, headers, owners in OWNERS if headers.match(outside) and room not in owners]
    return findings


def own_include(where, path, room, included):
    if included.endswith(".moc"):
        return []
    target = included.split("/")[0]
    if room is None and "/" not in included:
        return []  # what joins the rooms stands in app/ itself
    if "/" not in included or target not in ARROWS:
        return [f'{where}: name the room: "{included}" should read "room/File.h"']
    if room is None or target == room or target in ARROWS.get(room, set()):
        return []
    return [f"{where}: {room} may not include {target} ({included})"]


SOUND = {
    "app/main.cpp": '#include "Program.h"\n#include "ui/Shell.h"\n#include "central/Api.h"\n#include <QApplication>\n',
    "app/domain/Name.cpp": '#include "domain/Name.h"\n#include <QString>\n',
    "app/central/Api.cpp": '#include "central/Api.h"\n#include "domain/Name.h"\n#include <QNetworkReply>\n#include "Api.moc"\n',
    "ui/Shell.cpp": '#include "desk/Desk.h"\n#include "ui/Shell.h"\n// #include "central/Api.h"\n',
}

BROKEN = [
    Tree({"app/domain/Bad.h": '#include "desk/Desk.h"\n'}, "domain may not include desk"),
    Tree({"ui/Bad.cpp": '#include "central/Api.h"\n'}, "ui may not include central"),
    Tree({"app/central/Bad.cpp": '#include "vault/Vault.h"\n'}, "central may not include vault"),
    Tree({"app/training/Bad.cpp": '#include "central/Json.h"\n'}, "training may not include central"),
    Tree({"app/desk/Bad.cpp": "#include <QNetworkAccessManager>\n"}, "Qt Network belongs to"),
    Tree({"app/desk/Bad.cpp": "#include <QSqlQuery>\n"}, "SQLite belongs to"),
    Tree({"app/desk/Bad.cpp": "#include <sodium.h>\n"}, "libsodium belongs to"),
    Tree({"app/desk/Bad.cpp": "#include <QDBusConnection>\n"}, "Qt DBus belongs to"),
    Tree({"app/secret/Bad.cpp": '#include "domain/Name.h"\n'}, "secret may not include domain"),
    Tree({"app/domain/Bad.cpp": '#include "Name.h"\n'}, "name the room"),
]

if __name__ == "__main__":
    house.main(find, BROKEN, SOUND)
