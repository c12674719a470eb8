#pragma once

#include "ui/style/ColourRole.h"
#include <QLabel>

namespace bhxh::ui {

/// Plain text in a step of type and a role of colour; follows the theme. Never interprets its text as HTML: it may come
/// from a citizen's record.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(const QString& text = {}, TextStyle style = TextStyle::Body, ColourRole role = ColourRole::Text,
                       QWidget* parent = nullptr);

    void setTextStyle(TextStyle style);
    void setRole(ColourRole role);
    [[nodiscard]] ColourRole role() const { return m_role; }
    /// Takes all lines it needs at the width it gets.
    void setWrapped(bool wrapped);
    /// Selectable by mouse and keyboard (a tab stop, so for values that are worth copying). What is copied leaves the
    /// clipboard at the end of the case (PersonalClipboard).
    void setSelectable(bool selectable);
    /// Equal-width figures.
    void setFigures(bool figures);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    /// What a copy takes: the selected words, or all where none are.
    [[nodiscard]] virtual QString copyText() const;

private:
    void render();
    [[nodiscard]] bool isSelectable() const { return textInteractionFlags() & Qt::TextSelectableByKeyboard; }
    /// What stacked marks need beyond the font's own height.
    [[nodiscard]] int extraHeight() const;

    TextStyle m_style;
    ColourRole m_role;
    bool m_figures = false;
};

/// Heading of a card or a part of a page: 12 pt semibold.
class SectionTitle : public TextLabel
{
    Q_OBJECT
public:
    explicit SectionTitle(const QString& text = {}, QWidget* parent = nullptr);
};

/// A line of one pixel between groups, where white space can't do it.
class Separator : public QWidget
{
    Q_OBJECT
public:
    explicit Separator(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
};

} // namespace bhxh::ui
