// Shows every widget in its states and saves pictures: widget_gallery DIR. For eyes, not for a test run.
#include "GalleryPages.h"
#include "ui/Translations.h"
#include "ui/style/Theme.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/BigCodeEntry.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/TwoLineList.h"
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QTextStream>
#include <QVBoxLayout>

using namespace bhxh::ui;
using namespace Qt::StringLiterals;

namespace {

void wait(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 2) {
        QTextStream(stderr) << "widget_gallery DIR\n";
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    folder.mkpath(u"."_s);
    Translations translations;
    translations.use(u"vi"_s);
    Theme::install(application, ThemeChoice::Light);
    const QString scale = QString::number(qRound(application.devicePixelRatio() * 100));
    QWidget window;
    window.resize(1366, 768);
    auto* outer = new QVBoxLayout(&window);
    outer->setContentsMargins(0, 0, 0, 0);
    window.show();
    const auto picture = [&](const QString& name, QWidget* page, const std::function<void()>& prepare = {}) {
        outer->addWidget(page);
        page->show();
        wait(60);
        if (prepare)
            prepare();
        for (const auto& [choice, word] :
             {std::pair(ThemeChoice::Light, u"light"_s), std::pair(ThemeChoice::Dark, u"dark"_s),
              std::pair(ThemeChoice::HighContrast, u"contrast"_s)}) {
            Theme::instance().choose(choice);
            wait(220);
            window.grab().save(folder.filePath(u"%1-%2-%3.png"_s.arg(name, word, scale)));
            if (page->minimumSizeHint().width() > 1366 || page->minimumSizeHint().height() > 768)
                QTextStream(stderr) << name << " needs " << page->minimumSizeHint().width() << " x "
                                    << page->minimumSizeHint().height() << '\n';
        }
        Theme::instance().choose(ThemeChoice::Light);
        delete page;
    };
    auto* desk = deskPage();
    picture(u"desk"_s, desk, [&] {
        desk->findChild<SearchField*>()->setFocus(Qt::TabFocusReason);
        desk->findChild<MessageBar*>()->setMessage(Tone::Good,
                                                   u"Đã gửi mã đến l***n@g***.com lúc 08:21. Mời ông/bà mở thư."_s);
    });
    auto* parts = partsPage();
    picture(u"parts"_s, parts, [&] { parts->findChild<TwoLineList*>()->setFocus(Qt::TabFocusReason); });
    auto* states = statesPage();
    picture(u"states"_s, states, [&] { states->findChildren<ActionButton*>().at(1)->setFocus(Qt::TabFocusReason); });
    picture(u"citizen-address"_s, citizenPage(false));
    auto* citizen = citizenPage(true);
    picture(u"citizen-code"_s, citizen, [&] {
        const auto type = [&](const QString& name, const QString& digits) {
            auto* entry = citizen->findChild<BigCodeEntry*>(name);
            QInputMethodEvent event;
            event.setCommitString(digits);
            QCoreApplication::sendEvent(entry, &event);
            return entry;
        };
        type(u"wrong"_s, u"123456"_s)->setWrong(true);
        type(u"code"_s, u"4821"_s)->setFocus(Qt::TabFocusReason);
    });
    return 0;
}
