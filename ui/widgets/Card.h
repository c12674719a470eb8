#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace bhxh::ui {

class SectionTitle;

/// A surface with a hair line and round corners that holds one thing: title, actions at the title's right, content.
class Card : public QWidget
{
    Q_OBJECT
public:
    /// Without a title there is no title row until setTitle or addTrailing is called.
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;
    /// Puts a pill, a link or a quiet button at the right end of the title row. Takes ownership.
    void addTrailing(QWidget* widget);
    /// Where the content goes: no margins of its own, 8 px between items.
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    /// A hair line between two parts of the content, with air around.
    void addSeparator();
    /// The one that is worked on (or chosen) now: its border is in the accent.
    void setActive(bool active);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_outer;
    QWidget* m_head;
    QHBoxLayout* m_headRow;
    SectionTitle* m_title;
    QVBoxLayout* m_content;
    bool m_active = false;
};

} // namespace bhxh::ui
