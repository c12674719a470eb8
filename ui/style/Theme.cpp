#include "ui/style/Theme.h"

#include "ui/style/FocusRing.h"
#include "ui/style/HouseStyle.h"
#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
#include <QPalette>
#include <QPointer>
#include <QWidget>
#include <QtMath>
#ifdef Q_OS_WIN
#include <QSettings>
#endif

namespace bhxh::ui {

using namespace Qt::StringLiterals;

namespace {

struct RoleRow
{
    ColourRole role;
    QLatin1StringView name; ///< in the style sheet, after "$"
    QRgb light;
    QRgb dark;
    QRgb highContrast;
};

constexpr std::array RoleTable{
    RoleRow{ColourRole::Window, "window"_L1, 0xffF3F5F8, 0xff12171D, 0xff000000},
    RoleRow{ColourRole::Surface, "surface"_L1, 0xffFFFFFF, 0xff1A2129, 0xff000000},
    RoleRow{ColourRole::Raised, "raised"_L1, 0xffFFFFFF, 0xff222B35, 0xff000000},
    RoleRow{ColourRole::Line, "line"_L1, 0xffD5DDE6, 0xff303B47, 0xffFFFFFF},
    RoleRow{ColourRole::LineStrong, "lineStrong"_L1, 0xff7B8794, 0xff6E7C8B, 0xffFFFFFF},
    RoleRow{ColourRole::Text, "text"_L1, 0xff15202B, 0xffE8EDF2, 0xffFFFFFF},
    RoleRow{ColourRole::TextMuted, "textMuted"_L1, 0xff4F5D6B, 0xffA3B0BD, 0xffFFFFFF},
    RoleRow{ColourRole::TextDisabled, "textDisabled"_L1, 0xff8793A0, 0xff687684, 0xff9A9A9A},
    RoleRow{ColourRole::Accent, "accent"_L1, 0xff0A5EB0, 0xff63AEF2, 0xff7FD4FF},
    RoleRow{ColourRole::AccentHover, "accentHover"_L1, 0xff084C8F, 0xff8AC3F6, 0xffB5E6FF},
    RoleRow{ColourRole::AccentSoft, "accentSoft"_L1, 0xffE4EFFA, 0xff17344F, 0xff00344F},
    RoleRow{ColourRole::OnAccent, "onAccent"_L1, 0xffFFFFFF, 0xff0B1B2A, 0xff000000},
    RoleRow{ColourRole::Good, "good"_L1, 0xff17734A, 0xff55C794, 0xff5CF29B},
    RoleRow{ColourRole::GoodSoft, "goodSoft"_L1, 0xffE3F4EA, 0xff15372A, 0xff00391C},
    RoleRow{ColourRole::Caution, "caution"_L1, 0xff8A5A00, 0xffE8B95A, 0xffFFD84A},
    RoleRow{ColourRole::CautionSoft, "cautionSoft"_L1, 0xffFFF3D6, 0xff3B2E12, 0xff3D3000},
    RoleRow{ColourRole::Bad, "bad"_L1, 0xffB3261E, 0xffF28B82, 0xffFF9C94},
    RoleRow{ColourRole::BadSoft, "badSoft"_L1, 0xffFCE9E7, 0xff43201D, 0xff4A0B08},
};

QPointer<Theme> installed;

QString familyOfSystem()
{
#ifdef Q_OS_WIN
    const auto wanted = u"Segoe UI"_s;
#else
    const auto wanted = u"Noto Sans"_s;
#endif
    return QFontDatabase::hasFamily(wanted) ? wanted : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

bool figuresAreEqual(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(u'0');
    return std::ranges::all_of(u"123456789"_s,
                               [&](QChar digit) { return qAbs(metrics.horizontalAdvance(digit) - zero) < 0.05; });
}

/// What the desktop shows now; asked before our own palette is set.
Theme::Kind kindOfSystem(const QPalette& palette)
{
#ifdef Q_OS_WIN
    // Qt 6.4 on Windows keeps a light palette whatever the person chose: ask where Windows keeps it.
    const QSettings contrast(u"HKEY_CURRENT_USER\\Control Panel\\Accessibility\\HighContrast"_s,
                             QSettings::NativeFormat);
    if (contrast.value(u"Flags"_s).toString().toInt() & 1)
        return Theme::Kind::HighContrast;
    const QSettings look(u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"_s,
                         QSettings::NativeFormat);
    if (!look.value(u"AppsUseLightTheme"_s, 1).toBool())
        return Theme::Kind::Dark;
#endif
    const QColor back = palette.color(QPalette::Window);
    const QColor ink = palette.color(QPalette::WindowText);
    if (qAbs(back.lightness() - ink.lightness()) == 255 && back.lightness() == 0)
        return Theme::Kind::HighContrast;
    return back.lightness() < ink.lightness() ? Theme::Kind::Dark : Theme::Kind::Light;
}

QString styleSheet()
{
    QFile file(u":/style/bhxh.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    // Longest names first, so that "$line" doesn't eat the beginning of "$lineStrong".
    auto rows = RoleTable;
    std::ranges::sort(rows, [](const RoleRow& a, const RoleRow& b) { return a.name.size() > b.name.size(); });
    for (const RoleRow& row : rows)
        sheet.replace(u'$' + row.name, Theme::colour(row.role).name());
    return sheet;
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent) {}

void Theme::install(QApplication& application, ThemeChoice choice)
{
    if (installed)
        return;
    installed = new Theme(&application);
    installed->m_systemKind = kindOfSystem(QApplication::palette());
    application.setStyle(new HouseStyle);
    QApplication::setFont(font(TextStyle::Body));
    QApplication::setFont(font(TextStyle::CaptionStrong), "QHeaderView");
    QApplication::setFont(font(TextStyle::Caption), "QToolTip");
    FocusRing::install(application);
    installed->choose(choice);
}

Theme& Theme::instance()
{
    if (!installed)
        installed = new Theme(QCoreApplication::instance());
    return *installed;
}

void Theme::choose(ThemeChoice choice)
{
    m_choice = choice;
    switch (choice) {
    case ThemeChoice::System:
        m_kind = m_systemKind;
        break;
    case ThemeChoice::Light:
        m_kind = Kind::Light;
        break;
    case ThemeChoice::Dark:
        m_kind = Kind::Dark;
        break;
    case ThemeChoice::HighContrast:
        m_kind = Kind::HighContrast;
        break;
    }
    apply();
}

void Theme::apply()
{
    QApplication::setPalette(palette());
    QPalette views = palette();
    views.setColor(QPalette::Highlight, colour(ColourRole::AccentSoft));
    views.setColor(QPalette::HighlightedText, colour(ColourRole::Text));
    QApplication::setPalette(views, "QAbstractItemView");
    qApp->setStyleSheet(styleSheet());
    emit changed();
    for (QWidget* widget : QApplication::allWidgets())
        widget->update();
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole to, ColourRole role) { palette.setColor(to, colour(role)); };
    set(QPalette::Window, ColourRole::Window);
    set(QPalette::WindowText, ColourRole::Text);
    set(QPalette::Base, ColourRole::Surface);
    set(QPalette::AlternateBase, ColourRole::Window);
    set(QPalette::Text, ColourRole::Text);
    set(QPalette::Button, ColourRole::Surface);
    set(QPalette::ButtonText, ColourRole::Text);
    set(QPalette::BrightText, ColourRole::Bad);
    set(QPalette::ToolTipBase, ColourRole::Raised);
    set(QPalette::ToolTipText, ColourRole::Text);
    set(QPalette::PlaceholderText, ColourRole::TextMuted);
    set(QPalette::Highlight, ColourRole::Accent);
    set(QPalette::HighlightedText, ColourRole::OnAccent);
    set(QPalette::Link, ColourRole::Accent);
    set(QPalette::LinkVisited, ColourRole::Accent);
    set(QPalette::Light, ColourRole::Surface);
    set(QPalette::Midlight, ColourRole::Line);
    set(QPalette::Mid, ColourRole::Line);
    set(QPalette::Dark, ColourRole::LineStrong);
    set(QPalette::Shadow, ColourRole::LineStrong);
    for (const auto to : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, to, colour(ColourRole::TextDisabled));
    return palette;
}

QColor Theme::colour(ColourRole role)
{
    return colour(role, installed ? installed->m_kind : Kind::Light);
}

QColor Theme::colour(ColourRole role, Kind kind)
{
    for (const RoleRow& row : RoleTable) {
        if (row.role == role)
            return QColor::fromRgb(kind == Kind::Light ? row.light : kind == Kind::Dark ? row.dark : row.highContrast);
    }
    Q_UNREACHABLE();
}

QFont Theme::font(TextStyle style)
{
    static const QString family = familyOfSystem();
    QFont font(family);
    struct Look
    {
        qreal points;
        QFont::Weight weight;
    };
    const Look look = [&]() -> Look {
        switch (style) {
        case TextStyle::Caption:
            return {9, QFont::Normal};
        case TextStyle::CaptionStrong:
            return {9, QFont::DemiBold};
        case TextStyle::Body:
            return {10, QFont::Normal};
        case TextStyle::BodyStrong:
            return {10, QFont::DemiBold};
        case TextStyle::Section:
            return {12, QFont::DemiBold};
        case TextStyle::Name:
            return {16, QFont::DemiBold};
        case TextStyle::Display:
            return {28, QFont::Normal};
        case TextStyle::DisplayStrong:
            return {40, QFont::DemiBold};
        }
        return {10, QFont::Normal};
    }();
    font.setPointSizeF(look.points);
    font.setWeight(look.weight);
    return font;
}

QFont Theme::figureFont(TextStyle style)
{
    QFont wanted = font(style);
    if (figuresAreEqual(wanted))
        return wanted;
    for (const QString& family : {u"Noto Sans"_s, u"Segoe UI"_s, u"DejaVu Sans"_s}) {
        QFont other = wanted;
        other.setFamily(family);
        if (QFontDatabase::hasFamily(family) && figuresAreEqual(other))
            return other;
    }
    wanted.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    return wanted;
}

int Theme::lineHeight(const QFont& font)
{
    static QHash<QString, int> known;
    const QString key = font.key();
    if (const auto found = known.constFind(key); found != known.cend())
        return *found;
    const QFontMetricsF metrics(font);
    // Fonts leave room for one mark above a capital; where two reach higher, the line has to be higher on both sides,
    // as text is centred.
    const QRectF ink = metrics.tightBoundingRect(u"ỄỔỖẪẶỘgy"_s);
    const qreal over = qMax(qMax(0.0, -ink.top() - metrics.ascent()), qMax(0.0, ink.bottom() - metrics.descent()));
    const qreal size = QFontInfo(font).pixelSize();
    const int height = qCeil(qMax(metrics.height() + 2 * qCeil(over), size * 1.4));
    known.insert(key, height);
    return height;
}

} // namespace bhxh::ui
