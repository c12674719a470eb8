#pragma once

#include <QObject>
#include <functional>

namespace bhxh::desk {
class Desk;
}

namespace bhxh::ui {

class MessageBar;

/// What the message bar above the work tells: the one thing that matters most just now, and what its buttons do.
/// Renders Session, Connection, CitizenLookup, the saved data, KeptWork and KeptDrafts.
class WorkMessages : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this.
    WorkMessages(desk::Desk& desk, MessageBar& bar, QObject* parent = nullptr);

    /// The page that is seen has a word of its own first; false: it has nothing to say. Set once.
    void setPageTells(std::function<bool(MessageBar&)> tells) { m_pageTells = std::move(tells); }
    void render();
    /// The PIN was just changed.
    void tellNewPin();
    /// The next case has begun: what was left open by the one before is no longer told.
    void nextCase();

private:
    /// What is told, so that the buttons are those of the message that is read.
    enum class Told {
        Nothing,
        StepUp,
        Waiting,
        Lost,
        NewPin,
        LineIsBack,
        LeftOpen,
        OutcomeWasOpen,
        DraftFailure,
        DraftsLost,
        Saved,
        Updated,
        Forgotten,
        Notice,
        SetAside,
        Failure,
    };

    [[nodiscard]] Told tell();
    [[nodiscard]] Told tellKept();
    [[nodiscard]] Told tellNotice();
    void tellNotSaved(const QString& open);
    [[nodiscard]] Told tellDrafts();
    [[nodiscard]] Told tellSaved();
    [[nodiscard]] Told tellLine();
    [[nodiscard]] Told tellLeft();
    void tellStepUp();
    void tellFromSaved();
    [[nodiscard]] QString ageWords(const QDateTime& asOf) const;
    void act(int index);
    void actOnStepUp(int index);
    void actOnNotice();
    void closed();
    void signInInPlace();

    desk::Desk& m_desk;
    MessageBar& m_bar;
    std::function<bool(MessageBar&)> m_pageTells = [](MessageBar&) { return false; };
    Told m_told = Told::Nothing;
    bool m_pinIsNew = false; ///< and that isn't read yet
    bool m_leftOpen = false; ///< the case before ended while something that was sent for it had no answer
};

} // namespace bhxh::ui
