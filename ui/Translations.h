#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace bhxh::ui {

/// The languages of the program, switched while it runs. Installing sends QEvent::LanguageChange to every widget.
/// Order matters: Qt asks the translator that was installed last first, so both are taken out, then Qt's own words go
/// in, then the program's. One object, alive as long as the application. GUI thread.
class Translations
{
public:
    Translations() = default;
    ~Translations();
    Translations(const Translations&) = delete;
    Translations& operator=(const Translations&) = delete;

    /// "vi" (the default) and "en".
    static QStringList languages();
    /// A language's own name for itself, for the switch: "Tiếng Việt", "English".
    static QString nameOf(const QString& language);

    /// Sets `language`; one that is not among `languages()` is taken as "vi". Also sets the default QLocale. Does
    /// nothing where it is set already.
    void use(const QString& language);
    /// The one in force; empty before the first `use`.
    [[nodiscard]] const QString& language() const { return m_language; }

private:
    QTranslator m_qt;
    QTranslator m_program;
    QString m_language;
};

} // namespace bhxh::ui
