#pragma once

#include "ui/style/Icon.h"
#include <QHash>
#include <QWidget>

class QHBoxLayout;

namespace bhxh::ui {

class StatusPart;

/// The strip at the foot of the window: who and where at the left, what runs in the middle, the line and the lock at
/// the right. Where it is full, what is at the left gives way.
class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    enum class Place { Left, Centre, Right };
    Q_ENUM(Place)

    explicit StatusStrip(QWidget* parent = nullptr);

    /// Adds a part, or changes it where it is. An empty text takes it away.
    /// @param key the part's name in the code ("line", "saved")
    void setPart(Place place, const QString& key, const QString& text, IconName icon = IconName::None,
                 Tone tone = Tone::Neutral);
    void removePart(const QString& key);
    [[nodiscard]] QString text(const QString& key) const;
    /// A button at the right end (lock, switch language). Takes ownership.
    void addButton(QWidget* button);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QHBoxLayout* side(Place place) const;

    QHBoxLayout* m_left;
    QHBoxLayout* m_centre;
    QHBoxLayout* m_right;
    QHBoxLayout* m_buttons;
    QHash<QString, StatusPart*> m_parts;
};

} // namespace bhxh::ui
