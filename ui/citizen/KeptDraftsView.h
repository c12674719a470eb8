#pragma once

#include "ui/widgets/Card.h"

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class ActionButton;
class DangerRow;
class TextLabel;
class TwoLineList;

/// The drafts of address changes that wait for who wrote them: taken up again, or dropped after a question. Seen only
/// while there are some. Renders KeptDrafts.
class KeptDraftsView : public Card
{
    Q_OBJECT
public:
    /// `desk` outlives this.
    explicit KeptDraftsView(desk::Desk& desk, QWidget* parent = nullptr);

signals:
    /// One is being opened again: whoever shows its form gives it the focus.
    void taken();

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();
    void renderButtons();
    void takeUp();
    void drop();

    desk::Desk& m_desk;
    TextLabel* m_hint;
    TwoLineList* m_list;
    DangerRow* m_buttons;
    ActionButton* m_takeUp;
};

} // namespace bhxh::ui
