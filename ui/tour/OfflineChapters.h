#pragma once

#include "ui/style/ColourRole.h"
#include "ui/tour/Story.h"

namespace bhxh::ui {

/// The part of the story in which the central can't be reached: the saved data, names as they are typed, a card from
/// the saved data, a draft that is kept, somebody who isn't saved; and the line's return.
class OfflineChapters : public Story
{
public:
    using Story::Story;

protected:
    void readRegister();
    void suggestNames();
    void loseTheLine();
    void keepDraft();
    void lookUpSomebodyElse();
    void getTheLineBack();

private:
    /// The central answers none of the desk's questions from now on.
    void cut(const std::function<void()>& then) const;
    void mend(const std::function<void()>& then) const;
    /// Types a name and opens the first one; the citizen's id, empty where there was nobody.
    [[nodiscard]] QString openByName() const;
    /// A mark of this tone stands on the card.
    [[nodiscard]] Look isMarked(Tone tone) const;
};

} // namespace bhxh::ui
