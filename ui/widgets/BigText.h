#pragma once

#include <QString>
#include <QWidget>

class QPainter;
class QTextLayout;

namespace bhxh::ui {

/// Text for the citizen's display: 28 pt and up, centred, wrapped; as large as the room allows within the limits given.
class BigText : public QWidget
{
    Q_OBJECT
public:
    explicit BigText(const QString& text = {}, QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    /// Points. The largest size at which all of the text fits is taken; below `least` (28) it never goes.
    void setSizes(qreal least, qreal most);
    void setStrong(bool strong);
    /// An address: may break anywhere, best after @ and dots, and no hyphen or blank is added.
    void setAddress(bool address);
    void setMuted(bool muted);
    /// Something is wrong: in the colour for it, with its icon before the first line. Nobody has to know the colour.
    void setBad(bool bad);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont fontOfSize(qreal points) const;
    [[nodiscard]] QFont bestFont(const QSize& room) const;
    void balance(QTextLayout& layout, const QFont& font, int height) const;
    [[nodiscard]] int neededHeight(const QFont& font, int width) const;
    [[nodiscard]] QString breakable() const;
    /// What the icon takes at either side, so that the words stay in the middle.
    [[nodiscard]] int iconRoom() const { return m_bad ? 56 : 0; }
    void paintIcon(QPainter& painter, qreal textLeft, int lineTop, int lineHeight) const;

    QString m_text;
    qreal m_least = 28;
    qreal m_most = 40;
    bool m_strong = false;
    bool m_address = false;
    bool m_muted = false;
    bool m_bad = false;
};

} // namespace bhxh::ui
