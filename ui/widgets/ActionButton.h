#pragma once

#include "ui/style/Icon.h"
#include <QKeySequence>
#include <QPushButton>

namespace bhxh::ui {

/// A button that says what will happen. One Primary a view, the rest Quiet; Danger for what takes something away.
class ActionButton : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind {
        Primary, ///< filled with the accent
        Quiet,   ///< surface with a border
        Danger,  ///< border and words in `bad`
        Link,    ///< words in the accent, no border: beside a value
    };
    Q_ENUM(Kind)

    explicit ActionButton(const QString& text, Kind kind = Kind::Quiet, QWidget* parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setIconName(IconName name);
    /// Icon and words at the left, for buttons that stand under each other as a list.
    void setLeading(bool leading);
    /// The key that does the same: works (in the window) and is shown small beside the words.
    void setKey(const QKeySequence& key);
    [[nodiscard]] QKeySequence key() const { return m_key; }
    /// While the work runs: does nothing when pressed, keeps its width and its focus, shows `word` and a still "…"
    /// ("Đang gửi…").
    void setBusy(bool busy, const QString& word = {});
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Not to be pressed just now, and looks so; but it keeps the focus, where a disabled button would hand it on to
    /// whatever comes next.
    /// @param why for a screen reader
    void setInert(bool inert, const QString& why = {});
    [[nodiscard]] bool isInert() const { return m_inert; }
    /// A value as part of a button's words: an & in it is an &, and not the mark of a key.
    [[nodiscard]] static QString plain(QString value) { return value.replace(u'&', QLatin1String("&&")); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString keyText() const;
    [[nodiscard]] ColourRole inkRole() const;
    [[nodiscard]] int iconEdge() const;
    [[nodiscard]] int contentWidth(const QString& text) const;
    void paintPlate(QPainter& painter) const;
    void describe();
    [[nodiscard]] bool takesPresses() const { return !m_busy && !m_inert; }

    Kind m_kind;
    IconName m_icon = IconName::None;
    QKeySequence m_key;
    QString m_busyWord;
    QString m_why;
    bool m_busy = false;
    bool m_inert = false;
    bool m_leading = false;
};

} // namespace bhxh::ui
