#include "ui/shell/AlreadyOpen.h"

#include "ui/style/Icon.h"
#include <QCoreApplication>
#include <QMessageBox>

namespace bhxh::ui {

QMessageBox* alreadyOpenBox()
{
    auto* box =
        new QMessageBox(QMessageBox::Information, QCoreApplication::translate("AlreadyOpen", "BHXH counter"),
                        QCoreApplication::translate("AlreadyOpen", "This desk is open already. Go on in its window."),
                        QMessageBox::Close);
    box->setWindowIcon(Icon::application());
    return box;
}

} // namespace bhxh::ui
