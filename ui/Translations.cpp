#include "ui/Translations.h"
#include <QCoreApplication>

namespace bhxh::ui {

using namespace Qt::StringLiterals;

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

QStringList Translations::languages()
{
    return {u"vi"_s, u"en"_s};
}

QString Translations::nameOf(const QString& language)
{
    return language == "en"_L1 ? u"English"_s : u"Tiếng Việt"_s;
}

void Translations::use(const QString& language)
{
    const QString wanted = languages().contains(language) ? language : languages().constFirst();
    if (wanted == m_language)
        return;
    m_language = wanted;
    QLocale::setDefault(wanted == "en"_L1 ? QLocale(QLocale::English, QLocale::Vietnam)
                                          : QLocale(QLocale::Vietnamese, QLocale::Vietnam));

    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    if (m_qt.load(":/i18n/qtbase_"_L1 + wanted)) // English: Qt's own words are English already, so there is no file
        QCoreApplication::installTranslator(&m_qt);
    if (m_program.load(":/i18n/bhxh-counter_"_L1 + wanted))
        QCoreApplication::installTranslator(&m_program);
}

} // namespace bhxh::ui
