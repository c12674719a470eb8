#include "ui/widgets/PersonalClipboard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace bhxh::ui {

namespace {

QString& held()
{
    static QString text;
    return text;
}

} // namespace

void PersonalClipboard::copy(const QString& text)
{
    held() = text;
    QGuiApplication::clipboard()->setText(text);
}

void PersonalClipboard::clear()
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    // On X11 a selection by mouse is a clipboard of its own.
    if (clipboard->supportsSelection() && clipboard->ownsSelection())
        clipboard->clear(QClipboard::Selection);
    // Whatever this program put there, also by a field's own Ctrl+C; what somebody copied elsewhere since is left
    // alone.
    if (clipboard->ownsClipboard() || (!held().isEmpty() && clipboard->text() == held()))
        clipboard->clear();
    held().fill(QChar());
    held().clear();
}

} // namespace bhxh::ui
