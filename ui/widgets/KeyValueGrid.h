#pragma once

#include "ui/style/Icon.h"
#include <QList>
#include <QWidget>
#include <memory>

class QGridLayout;

namespace bhxh::ui {

/// How a value looks: nothing of it is needed for plain text.
struct ValueLook
{
    ColourRole role = ColourRole::Text;
    IconName icon = IconName::None; ///< before the value
    QString copied = {};            ///< what is copied, where it differs from what is shown
    QString note = {}; ///< small line under the value: "đã lưu lúc 08:12", "năm sinh không khớp số"
    Tone noteTone = Tone::Neutral;
    bool strong = false;
};

/// Labels at the left, values at the right, in the order in which they came. Values are plain text, selectable and
/// copied as text. Rows are known by a key, so that setting one again changes it where it is.
class KeyValueGrid : public QWidget
{
    Q_OBJECT
public:
    explicit KeyValueGrid(QWidget* parent = nullptr);
    ~KeyValueGrid() override;

    /// Adds the row, or changes it in place. An empty value is shown as "—".
    void setValue(const QString& key, const QString& label, const QString& value, const ValueLook& look = {});
    /// A row with a widget of the page's own (a pill, several values). Takes ownership.
    void setWidget(const QString& key, const QString& label, QWidget* widget);
    /// The small line under a row's value, also one of a page's own; empty words take it away. Setting a value says
    /// its look's note anew.
    /// @param icon None: the usual one of the tone
    void setNote(const QString& key, Tone tone, const QString& words, IconName icon = IconName::None);
    [[nodiscard]] QString note(const QString& key) const;
    void removeRow(const QString& key);
    /// A row that may be missing keeps its place among the others.
    void setRowVisible(const QString& key, bool visible);
    void clear();
    [[nodiscard]] bool contains(const QString& key) const;
    [[nodiscard]] QString value(const QString& key) const;
    /// Width of the label column in characters of body text (default 14); the same in cards that stand above each
    /// other.
    void setLabelWidth(int characters);

private:
    struct Row;
    Row* find(const QString& key) const;
    Row* make(const QString& key);
    void setContent(Row& row, QWidget* widget);
    void setLabel(Row& row, const QString& label);
    void say(Row& row, Tone tone, const QString& words, IconName icon = IconName::None);
    void arrange();

    QList<std::shared_ptr<Row>> m_rows;
    QGridLayout* m_grid;
    int m_labelCharacters = 14;
};

} // namespace bhxh::ui
