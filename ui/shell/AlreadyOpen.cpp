#include "ui/shell/AlreadyOpen.h"

#include "ui/style/Icon.h"
#include <QCoreApplication>
#include <QMessageBox>

namespace bhxh::ui {

QMessageBox* alreadyOpenBox()
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("AlreadyOpen", text); };
    auto* box = new QMessageBox(QMessageBox::Information, tr(QT_TRANSLATE_NOOP("AlreadyOpen", "BHXH counter")),
                                tr(QT_TRANSLATE_NOOP("AlreadyOpen", "This desk is open already. Go on in its window.")),
                                QMessageBox::Close);
    box->setWindowIcon(Icon::application());
    return box;
}

} // namespace bhxh::ui
