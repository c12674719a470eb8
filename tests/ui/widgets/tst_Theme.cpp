#include "ui/style/Icon.h"
#include "ui/style/Theme.h"
#include "ui/widgets/TextLabel.h"
#include <QApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPixmap>
#include <QSignalSpy>
#include <QtMath>
#include <QtTest>

using namespace bhxh::ui;
using Role = ColourRole;
using Kind = Theme::Kind;

Q_DECLARE_METATYPE(bhxh::ui::Theme::Kind)

namespace {

/// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const QColor& colour)
{
    const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : qPow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(Role one, Role other, Kind kind)
{
    const double a = luminance(Theme::colour(one, kind));
    const double b = luminance(Theme::colour(other, kind));
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

const QList<Kind> Kinds{Kind::Light, Kind::Dark, Kind::HighContrast};
const QList<Role> Grounds{Role::Window, Role::Surface, Role::Raised};

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT
private slots:
    void textIsReadableOnEveryBackgroundItIsUsedOn();
    void partsAndFocusStandOutFromWhatIsAroundThem();
    void everyIconIsThere();
    void iconsTakeTheColourOfTheirRole();
    void figuresAreEquallyWide();
    void stackedMarksAreNotCut();
    void aChangeOfThemeReachesWhatIsShown();
};

void tst_Theme::textIsReadableOnEveryBackgroundItIsUsedOn()
{
    QList<std::pair<Role, Role>> pairs{{Role::OnAccent, Role::Accent},
                                       {Role::OnAccent, Role::AccentHover},
                                       {Role::Accent, Role::AccentSoft},
                                       {Role::AccentHover, Role::AccentSoft},
                                       {Role::Good, Role::GoodSoft},
                                       {Role::Caution, Role::CautionSoft},
                                       {Role::Bad, Role::BadSoft},
                                       {Role::TextMuted, Role::AccentSoft},
                                       // A chosen row of the queue keeps its marks.
                                       {Role::Good, Role::AccentSoft},
                                       {Role::Caution, Role::AccentSoft},
                                       {Role::Bad, Role::AccentSoft}};
    for (const Role ground : Grounds) {
        for (const Role text :
             {Role::Text, Role::TextMuted, Role::Accent, Role::AccentHover, Role::Good, Role::Caution, Role::Bad})
            pairs.append({text, ground});
    }
    for (const Role soft : {Role::AccentSoft, Role::GoodSoft, Role::CautionSoft, Role::BadSoft}) {
        pairs.append({Role::Text, soft});
        pairs.append({Role::TextMuted, soft}); // the code in a message
    }
    for (const Kind kind : Kinds) {
        for (const auto& [text, ground] : std::as_const(pairs)) {
            const double found = contrast(text, ground, kind);
            QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("theme %1: role %2 on %3: %4")
                                                  .arg(int(kind))
                                                  .arg(int(text))
                                                  .arg(int(ground))
                                                  .arg(found)));
        }
    }
}

void tst_Theme::partsAndFocusStandOutFromWhatIsAroundThem()
{
    for (const Kind kind : Kinds) {
        for (const Role ground : Grounds) {
            for (const Role part : {Role::LineStrong, Role::Accent, Role::Bad, Role::Caution, Role::Good}) {
                const double found = contrast(part, ground, kind);
                QVERIFY2(found >= 3.0, qPrintable(QStringLiteral("theme %1: part %2 on %3: %4")
                                                      .arg(int(kind))
                                                      .arg(int(part))
                                                      .arg(int(ground))
                                                      .arg(found)));
            }
        }
    }
}

void tst_Theme::everyIconIsThere()
{
    for (int name = int(IconName::Search); name <= int(IconName::Dot); ++name) {
        for (const qreal ratio : {1.0, 1.25, 1.5, 2.0, 2.5, 3.0}) {
            const QPixmap pixmap = Icon::pixmap(IconName(name), Role::Text, 20, ratio);
            QVERIFY2(!pixmap.isNull(), qPrintable(QString::number(name)));
            QCOMPARE(pixmap.width(), qCeil(20 * ratio));
            QCOMPARE(pixmap.devicePixelRatio(), ratio);
        }
    }
    QVERIFY(Icon::pixmap(IconName::None, Role::Text).isNull());
    QVERIFY(Icon::application().availableSizes().contains(QSize(256, 256)));
}

void tst_Theme::iconsTakeTheColourOfTheirRole()
{
    const QImage image = Icon::pixmap(IconName::Dot, Role::Bad, 20, 1).toImage();
    QCOMPARE(image.pixelColor(10, 10).rgb(), Theme::colour(Role::Bad).rgb());
    QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
}

void tst_Theme::figuresAreEquallyWide()
{
    const QFontMetricsF metrics(Theme::figureFont(TextStyle::Body));
    for (const QChar digit : QStringLiteral("123456789"))
        QVERIFY(qAbs(metrics.horizontalAdvance(digit) - metrics.horizontalAdvance(u'0')) < 0.05);
}

void tst_Theme::stackedMarksAreNotCut()
{
    for (const auto style :
         {TextStyle::Caption, TextStyle::Body, TextStyle::Section, TextStyle::Name, TextStyle::Display}) {
        const QFont font = Theme::font(style);
        QVERIFY(Theme::lineHeight(font) >= 1.35 * QFontInfo(font).pixelSize());
        // Painted with room on all sides, no ink lies outside of the label's own height.
        TextLabel label(QStringLiteral("ỄỔỆỘẶẪỂỖẪgyq"), style);
        label.resize(label.sizeHint());
        QImage loose(label.width() + 40, label.height() + 40, QImage::Format_ARGB32);
        loose.fill(Qt::white);
        QPainter painter(&loose);
        painter.setFont(font);
        painter.drawText(QRect(20, 20, label.width(), label.height()), Qt::AlignVCenter | Qt::TextDontClip,
                         label.text());
        painter.end();
        for (int y = 0; y < loose.height(); ++y) {
            if (y >= 20 && y < 20 + label.height())
                continue;
            for (int x = 0; x < loose.width(); ++x)
                QVERIFY2(loose.pixelColor(x, y).lightness() > 200,
                         qPrintable(QStringLiteral("style %1: ink at line %2").arg(int(style)).arg(y - 20)));
        }
    }
}

void tst_Theme::aChangeOfThemeReachesWhatIsShown()
{
    Theme& theme = Theme::instance();
    theme.choose(ThemeChoice::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    TextLabel label(QStringLiteral("Mẫu"), TextStyle::Body, Role::Caution);
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::colour(Role::Caution, Kind::Light));
    theme.choose(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::colour(Role::Caution, Kind::Dark));
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::colour(Role::Window, Kind::Dark));
    QVERIFY(!qApp->styleSheet().contains(u'$'));
    QVERIFY(qApp->styleSheet().contains(Theme::colour(Role::LineStrong, Kind::Dark).name()));
    theme.choose(ThemeChoice::Light);
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    Theme::install(application, ThemeChoice::Light);
    tst_Theme test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Theme.moc"
