#pragma once

#include <QList>
#include <QString>
#include <QWidget>
#include <array>

class QGridLayout;

namespace bhxh::domain {
struct Citizen;
}

namespace bhxh::ui {

class TextLabel;

/// What stood on record when the form was opened, what stands there now, and what was typed, side by side: what
/// somebody else was faster with is seen before anything is sent. Of the record besides the address only what differs.
class RecordComparison : public QWidget
{
    Q_OBJECT
public:
    explicit RecordComparison(QWidget* parent = nullptr);

    /// @param typed the new address as it stands in the form
    void compare(const domain::Citizen& before, const domain::Citizen& now, const QString& typed);

private:
    struct Line
    {
        TextLabel* name;
        std::array<TextLabel*, 3> values; ///< before, now, typed
    };

    void renderHead();
    [[nodiscard]] Line& line(int row);
    void put(int row, const QString& name, const QString& before, const QString& now, const QString& typed = {});

    QGridLayout* m_grid;
    std::array<TextLabel*, 3> m_heads;
    QList<Line> m_lines;
};

} // namespace bhxh::ui
