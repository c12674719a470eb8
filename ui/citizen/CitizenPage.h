#pragma once

#include <QWidget>

class QStackedLayout;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class EmptyState;
class LoadingShape;

/// What came of the look-up, and, for an open citizen, the card at the left and the work at the right. Renders
/// CitizenLookup.
class CitizenPage : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit CitizenPage(desk::Desk& desk, QWidget* parent = nullptr);

signals:
    void closeAsked();
    /// The citizen has to see or type something: bring their display up front.
    void displayAsked();

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeCase();
    void render();

    desk::Desk& m_desk;
    QStackedLayout* m_stack;
    EmptyState* m_ready;
    EmptyState* m_nobody;
    LoadingShape* m_loading;
    QWidget* m_matches;
    QWidget* m_case;
};

} // namespace bhxh::ui
