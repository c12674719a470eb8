#pragma once

#include "ui/style/Icon.h"
#include <QDateTime>
#include <QList>
#include <QListView>
#include <QStyledItemDelegate>
#include <functional>

namespace bhxh::ui {

/// What is to be looked at twice: icon and word at the right of a row.
struct RowMark
{
    Tone tone = Tone::Caution;
    QString word;
    IconName icon = IconName::None; ///< None: the usual one of the tone

    friend bool operator==(const RowMark&, const RowMark&) = default;
};

/// One row of two lines.
struct TwoLineItem
{
    QString id;
    QString first;       ///< who: "Nguyễn Văn Mẫu"
    QString firstAside;  ///< behind it, muted, equal-width figures: "012 345 6789"
    QString second;      ///< old → new, who asked
    QDateTime when = {}; ///< UTC; shown as "3 phút trước" at the end of the second line
    QList<RowMark> marks = {};
    bool muted = false; ///< done, or not for this person

    friend bool operator==(const TwoLineItem&, const TwoLineItem&) = default;
};

/// Draws a TwoLineItem. Made by TwoLineList.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit TwoLineDelegate(std::function<QDateTime()> clock, QObject* parent = nullptr);
    void setClock(std::function<QDateTime()> clock) { m_clock = std::move(clock); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintFirstLine(QPainter& painter, const QRect& line, const TwoLineItem& item, bool enabled) const;
    void paintSecondLine(QPainter& painter, const QRect& line, const TwoLineItem& item, bool enabled) const;

    std::function<QDateTime()> m_clock;
};

/// The queue and lists like it. Rows keep their place, choice and focus when the items are set anew; what is new comes
/// where the caller put it. A plain list view to a screen reader, each row one sentence.
class TwoLineList : public QListView
{
    Q_OBJECT
public:
    explicit TwoLineList(std::function<QDateTime()> clock = {}, QWidget* parent = nullptr);
    ~TwoLineList() override;

    void setClock(std::function<QDateTime()> clock);
    /// Compares with what is shown and changes only what differs.
    void setItems(const QList<TwoLineItem>& items);
    [[nodiscard]] QList<TwoLineItem> items() const;
    [[nodiscard]] QString currentId() const;
    /// Doesn't emit chosen(); an unknown or empty id clears.
    void setCurrentId(const QString& id);

signals:
    /// The person made another row the current one, by mouse or key. Never by itself: not when a row goes away, not
    /// when the list gets the focus.
    void chosen(const QString& id);
    /// Enter or double click.
    void opened(const QString& id);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    class Model;
    void tell();

    Model* m_model;
    TwoLineDelegate* m_delegate;
    QString m_told; ///< the choice as it was last told or set
    bool m_quiet = false;
};

} // namespace bhxh::ui
