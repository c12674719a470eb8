#pragma once

#include <QWidget>

namespace bhxh::desk {
class CitizenLookup;
class Session;
} // namespace bhxh::desk

namespace bhxh::ui {

class ActionButton;
class TextLabel;
class TwoLineList;

/// Several people who fit what was looked up: one is chosen by Enter or double click. Renders CitizenLookup.
class MatchesView : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive this.
    MatchesView(desk::CitizenLookup& lookup, const desk::Session& session, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();
    [[nodiscard]] QString hintWords() const;

    desk::CitizenLookup& m_lookup;
    const desk::Session& m_session;
    TextLabel* m_title;
    TextLabel* m_hint;
    TwoLineList* m_list;
    ActionButton* m_back;     ///< to the one who was open, and what was typed for them
    bool m_isAwaited = false; ///< somebody has just asked, and looks at what comes
};

} // namespace bhxh::ui
