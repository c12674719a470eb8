#pragma once

#include "domain/Failure.h"
#include <QWidget>

class QStackedLayout;

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class DecisionCard;
class EmptyState;
class LoadingShape;
class MessageBar;
class SectionTitle;
class TextLabel;
class TwoLineList;

/// The office's queue at the left, the change that is looked at beside it. Renders Approvals. Its focus is the list's.
class ApprovalsPage : public QWidget
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit ApprovalsPage(desk::Desk& desk, QWidget* parent = nullptr);

    /// What became of a decision whose request isn't before the eyes any more, or has just left the list; without any
    /// address. False: there is nothing to tell.
    bool tell(MessageBar& bar) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();
    void renderQueue();
    /// Why the queue can't be shown; nothing while it can, or may still come.
    [[nodiscard]] std::optional<domain::Failure> readingFailure() const;

    desk::Desk& m_desk;
    SectionTitle* m_title;
    MessageBar* m_stale; ///< the list is shown, but isn't live any more
    TwoLineList* m_list;
    EmptyState* m_empty;
    LoadingShape* m_loading;
    EmptyState* m_failed;
    TextLabel* m_more;
    QStackedLayout* m_queue;
    DecisionCard* m_card;
    EmptyState* m_nothingChosen;
    QStackedLayout* m_beside;
};

} // namespace bhxh::ui
