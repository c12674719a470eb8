#pragma once

#include "ui/style/ColourRole.h"
#include <QColor>
#include <QFont>
#include <QObject>
#include <array>

class QApplication;
class QPalette;

namespace bhxh::ui {

/// What the person chose in the settings; System follows what the desktop had at start.
enum class ThemeChoice { System, Light, Dark, HighContrast };

/// The look of the running program: one object, made by install() before the first window, living as long as the
/// application. Widgets ask for colours and fonts by role each time they paint; those that keep something made from a
/// colour listen to changed(). Without install() (a small test) light colours are given.
class Theme : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Light, Dark, HighContrast };
    Q_ENUM(Kind)

    /// Sets style, font, palette and style sheet of the application. Call once, after the QApplication is made.
    static void install(QApplication& application, ThemeChoice choice = ThemeChoice::System);
    [[nodiscard]] static Theme& instance();

    /// Changes the look while running; everything visible is drawn anew.
    void choose(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] Kind kind() const { return m_kind; }

    [[nodiscard]] static QColor colour(ColourRole role);
    /// Of a given theme, whichever runs: for tests of contrast and for the preview in the settings.
    [[nodiscard]] static QColor colour(ColourRole role, Kind kind);
    [[nodiscard]] static QFont font(TextStyle style);
    /// As font(), with figures that are all equally wide: another family only where the system's has none.
    [[nodiscard]] static QFont figureFont(TextStyle style);
    /// Height of one line in pixels: at least 1.35 of the size, so that stacked Vietnamese marks (Ễ, Ổ) are whole.
    [[nodiscard]] static int lineHeight(const QFont& font);

signals:
    void changed();

private:
    explicit Theme(QObject* parent);
    void apply();
    [[nodiscard]] QPalette palette() const;

    ThemeChoice m_choice = ThemeChoice::System;
    Kind m_kind = Kind::Light;
    Kind m_systemKind = Kind::Light;
};

} // namespace bhxh::ui
