"""Every word that a person reads is translated: nothing unfinished, missing or left over, the places (%1, %n, &) kept, old tone spelling, and no text
handed to a widget without tr().
"""

import os
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import house
from house import Tree

FOLDER = "translations"
VIETNAMESE = "bhxh-counter_vi.ts"
ENGLISH = "bhxh-counter_en.ts"
QT = "qtbase_vi.ts"

PLACES = re.compile(r"%(?:L?\d+|n)")
MNEMONIC = re.compile(r"&(?![a-zA-Z]+;|#|&)(?=\S)")
TAGS = re.compile(r"</?\w+")
# The new places of tone marks (hoà, khoẻ, thuý): offices write the old ones (hòa, khỏe, thúy). "quý" is right in both.
NEW_TONES = re.compile(r"\b\w*(?:o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])\b", re.I)

# The source language is English; names of forms in capitals (SĐ-GD) are the same in both.
VIETNAMESE_LETTER = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")

USER_TEXT_CALLS = re.compile(
    r"\b(?P<call>set(?:Text|ToolTip|StatusTip|WhatsThis|WindowTitle|PlaceholderText|AccessibleName|AccessibleDescription|Title|InformativeText|DetailedText|"
    r"Label|LabelText|Prefix|Suffix|ButtonText|Heading|Caption|Hint)|addItem|addItems|addAction|addTab|addMenu|addRow|addButton|showMessage|"
    r"QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|QAction|ActionButton|TextLabel)\s*\(")
TRANSLATING = re.compile(r"\b(?:tr|translate|toString|objectName|property|icon|pixmap)\s*\(", re.I)
# Texts as they stand in the sources, however they are wrapped: lupdate passes over what it doesn't understand without a word.
MARKED = re.compile(r'\b(?:tr\(|QT_TR_NOOP\(|(?:translate|QT_TRANSLATE_NOOP)\(\s*"\w+"\s*,)\s*(?P<text>"(?:\\.|[^"\\])*"(?:\s*"(?:\\.|[^"\\])*")*)')
LITERAL = re.compile(r'(?:u8?|U|L)?"((?:\\.|[^"\\])*)"')


class Message:
    def __init__(self, context, node):
        self.context = context
        self.source = node.findtext("source") or ""
        self.comment = node.findtext("comment") or ""
        translation = node.find("translation")
        self.kind = translation.get("type", "")
        self.forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
        self.plural = node.get("numerus") == "yes"

    @property
    def key(self):
        return self.context, self.source, self.comment


def messages(path):
    tree = ElementTree.parse(path).getroot()
    return [Message(context.findtext("name"), node) for context in tree.iter("context") for node in context.findall("message")]


def find(root):
    return [*catalogue_findings(root), *leftover_findings(root), *passed_over_findings(root), *untranslated_findings(root)]


def catalogue_findings(root):
    findings = []
    for name in (VIETNAMESE, ENGLISH, QT):
        path = root / FOLDER / name
        if not path.exists():
            findings.append(f"{FOLDER}/{name} is missing")
            continue
        for message in messages(path):
            findings += [f"{name}: {message.context}: {complaint}: {message.source!r}" for complaint in complaints(name, message)]
    return findings


def complaints(name, message):
    if message.kind:
        yield message.kind
        return
    if VIETNAMESE_LETTER.search(message.source):
        yield "the source is Vietnamese, it should be English"
    if not all(form.strip() for form in message.forms) and message.source.strip():
        yield "empty"
        return
    wanted = sorted(set(PLACES.findall(message.source)))
    for form in message.forms:
        found = sorted(set(PLACES.findall(form)))
        # One of two plural forms may write the number as a word.
        if found != wanted and not (message.plural and len(message.forms) > 1 and set(wanted) - set(found) == {"%n"}):
            yield f"places {found} instead of {wanted}"
        if len(MNEMONIC.findall(form)) != len(MNEMONIC.findall(message.source)):
            yield "mnemonic & differs"
        if re.search(r"&(?![a-zA-Z]+;|#|&)[^\W\d_a-zA-Z]", form):
            yield "a mnemonic that no key gives"
        if sorted(TAGS.findall(form)) != sorted(TAGS.findall(message.source)):
            yield "HTML tags differ"
        if name.endswith("_vi.ts"):
            if message.source.endswith(":") != form.endswith(":"):
                yield "colon at the end differs"
            new = NEW_TONES.search(form)
            if new:
                yield f"new tone spelling {new.group(0)!r}"


def leftover_findings(root):
    """What lupdate would add or take away: the catalogue and the sources say the same."""
    script = root / FOLDER / "update.sh"
    if not script.exists():
        return [f"{FOLDER}/update.sh is missing"]
    with tempfile.TemporaryDirectory() as folder:
        for name in (VIETNAMESE, ENGLISH):
            if (root / FOLDER / name).exists():
                shutil.copy(root / FOLDER / name, folder)
        run = subprocess.run(["bash", str(script), folder], capture_output=True, text=True, timeout=120, check=False,
                             env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        if run.returncode != 0:
            return [f"update.sh failed: {run.stderr.strip()}"]
        # A class that lupdate can't place gets a context that tr() won't ask for.
        findings = [f"lupdate: {line}" for line in run.stderr.splitlines() if "unknown namespace" in line or "Q_OBJECT" in line]
        for name in (VIETNAMESE, ENGLISH):
            if not (root / FOLDER / name).exists():
                continue
            now = {message.key for message in messages(root / FOLDER / name)}
            fresh = {message.key for message in messages(Path(folder) / name)}
            findings += [f"{name}: missing (run update.sh): {key[0]}: {key[1]!r}" for key in sorted(fresh - now)]
            findings += [f"{name}: obsolete (run update.sh): {key[0]}: {key[1]!r}" for key in sorted(now - fresh)]
        return findings


def passed_over_findings(root):
    """Texts that are marked for translation and that the catalogue doesn't hold all the same."""
    path = root / FOLDER / VIETNAMESE
    known = {message.source for message in messages(path)} if path.exists() else set()
    findings = []
    for source in house.files(root, ".cpp", ".h", under=("ui",)):
        text = house.without_comments(house.read(root, source))
        for match in MARKED.finditer(text):
            marked = "".join(LITERAL.findall(match["text"])).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
            if marked and marked not in known:
                findings.append(f"{source}:{house.line_of(text, match.start())}: not in the catalogue: {marked!r}")
    return findings


def untranslated_findings(root):
    findings = []
    for path in house.files(root, ".cpp", ".h", under=("ui",)):
        text = house.without_comments(house.read(root, path))
        for match in USER_TEXT_CALLS.finditer(text):
            argument = text[match.end():house.call_end(text, match.end() - 1)]
            for literal in LITERAL.findall(without_translated(argument)):
                if any(letter.isalpha() for letter in re.sub(r"%L?\d+|%n|\\.|</?[^>]*>|&\w+;", "", literal)):
                    findings.append(f"{path}:{house.line_of(text, match.start())}: text without tr(): {match['call']}({literal!r})")
    return findings


def without_translated(argument):
    """The argument without what stands inside tr(…) and the like."""
    kept = ""
    position = 0
    while match := TRANSLATING.search(argument, position):
        kept += argument[position:match.start()]
        position = house.call_end(argument, match.end() - 1)
    return kept + argument[position:]


def _catalogue(*entries):
    body = "".join(
        f"<message{' numerus=' + chr(34) + 'yes' + chr(34) if isinstance(text, list) else ''}><source>{source}</source><translation{kind}>"
        + ("".join(f"<numerusform>{form}</numerusform>" for form in text) if isinstance(text, list) else text) + "</translation></message>"
        for source, text, kind in entries)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="vi_VN"><context><name>Page</name>{body}</context></TS>\n'


_PAGE = 'class Page : public QWidget { Q_OBJECT };\nvoid Page::fill() {\n    m_a->setText(tr("&amp;Save %1").arg(date.toString(u"dd/MM"_s)));\n' \
        '    m_b->setText(u"%1 · %2"_s.arg(x)); m_c->setObjectName("list");\n}\n'.replace("&amp;", "&")
_OK = ("&amp;Save %1", "&amp;Lưu %1", "")
_UPDATE = (house.ROOT / FOLDER / "update.sh").read_text(encoding="utf-8")
SOUND = {
    "ui/Page.cpp": _PAGE,
    f"{FOLDER}/update.sh": _UPDATE,
    f"{FOLDER}/{VIETNAMESE}": _catalogue(_OK),
    f"{FOLDER}/{ENGLISH}": '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="en"></TS>\n',
    f"{FOLDER}/{QT}": _catalogue(("OK", "Đồng ý", "")),
}

BROKEN = [
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue(("&amp;Save %1", "", ' type="unfinished"'))}, "unfinished"),
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue(_OK, ("Gone", "Mất", ' type="vanished"'))}, "vanished"),
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue(_OK, ("Gone", "Mất", ""))}, "obsolete (run update.sh): Page: 'Gone'"),
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue()}, "missing (run update.sh)"),
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue(("&amp;Save %1", "&amp;Lưu", ""))}, "places [] instead of ['%1']"),
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue(("&amp;Save %1", "Lưu %1", ""))}, "mnemonic & differs"),
    Tree({f"{FOLDER}/{QT}": _catalogue(("Cancel", "Huỷ", ""))}, "new tone spelling 'Huỷ'"),
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue(("&amp;Save %1", "Đặt %1 &amp;đi", ""))}, "a mnemonic that no key gives"),
    Tree({f"{FOLDER}/{VIETNAMESE}": _catalogue(("Lưu", "Lưu", ""))}, "the source is Vietnamese"),
    Tree({f"{FOLDER}/{QT}": _catalogue(("Name:", "Tên", ""))}, "colon at the end differs"),
    Tree({f"{FOLDER}/{QT}": _catalogue(("%n file(s)", ["tệp"], ""))}, "places [] instead of ['%n']"),
    Tree({"ui/Bad.cpp": 'void Nobody::fill() { m_label->setText(tr("Save")); }'}, "unknown namespace"),
    Tree({"ui/Bad.cpp": 'auto x = tr(QT_TRANSLATE_NOOP("Page", "Never "\n"seen"));'}, "not in the catalogue: 'Never seen'"),
    Tree({"ui/Bad.cpp": 'm_label->setText(u"Tra cứu"_s);'}, "text without tr(): setText('Tra cứu')"),
    Tree({"ui/Bad.cpp": 'auto* label = new QLabel("Save", this);'}, "text without tr(): QLabel('Save')"),
    Tree({"ui/Bad.cpp": 'm_label->setToolTip(tr("&Save %1") + u" or not"_s);'}, "text without tr(): setToolTip"),
]

if __name__ == "__main__":
    house.main(find, BROKEN, SOUND)
