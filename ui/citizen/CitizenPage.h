#pragma once

#include <QWidget>

class QStackedLayout;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class EmailChangePanel;
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
    [[nodiscard]] QWidget* makeReady();
    [[nodiscard]] QWidget* makeCase();
    void render();
    void leadIntoForm();
    void renderNotSaved();

    desk::Desk& m_desk;
    QStackedLayout* m_stack;
    QWidget* m_readyPage; ///< `m_ready`, and the drafts that wait
    EmptyState* m_ready;
    EmptyState* m_nobody;
    EmptyState* m_notSaved;
    LoadingShape* m_loading;
    QWidget* m_matches;
    QWidget* m_case;
    EmailChangePanel* m_emails = nullptr;
    bool m_leadsIntoForm = false; ///< a kept draft is being taken up
};

} // namespace bhxh::ui
