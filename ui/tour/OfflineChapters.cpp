#include "ui/tour/OfflineChapters.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/StatusStrip.h"
#include "ui/widgets/TwoLineList.h"
#include "ui/widgets/ValueNote.h"
#include <algorithm>

using namespace Qt::StringLiterals;

namespace bhxh::ui {

namespace {

const QString kName = u"nguyen"_s;
const QString kAnotherOffice = u"7902"_s;
const QString kNobodysNumber = u"0100000009"_s;
constexpr int kForAsLongAsItTakes = 1'000'000; // calls

} // namespace

void OfflineChapters::readRegister()
{
    add(
        u"counter"_s, u"saved-data"_s, u"goes to the saved data and has it read now"_s,
        u"it is read to its end; the strip says how old it is"_s, now([this] {
            const Hands hands = at(Counter);
            // It may just have begun by itself.
            return hands.click(u"rail.savedData"_s) &&
                   (hands.click(u"syncNowButton"_s) || hands.canUse(u"pauseSyncButton"_s));
        }),
        [this] {
            const auto* strip = qobject_cast<const StatusStrip*>(at(Counter).find(u"statusStrip"_s));
            if (!strip || strip->text(u"saved"_s).isEmpty())
                return u"the strip doesn't say how old the saved data is"_s;
            return sees([this] { return at(Counter); },
                        {u"savedDataPage"_s, u"syncNowButton"_s, u"forgetSavedButton"_s})();
        },
        windowOf(Counter));
}

void OfflineChapters::suggestNames()
{
    add(u"counter"_s, u"names-suggested"_s, u"types a name"_s, u"people of that name, while it is typed"_s,
        now([this] { return at(Counter).click(u"rail.lookup"_s) && at(Counter).type(u"lookupField"_s, kName); }),
        sees([this] { return at(Counter); }, {u"nameSuggestions"_s, u"suggestionsList"_s}), windowOf(Counter));
}

void OfflineChapters::cut(const std::function<void()>& then) const
{
    const auto order = [this](const QString& operation, const std::function<void()>& next) {
        ask("POST", u"/training/faults"_s,
            {{u"operationId"_s, operation}, {u"fault"_s, u"close-before"_s}, {u"times"_s, kForAsLongAsItTakes}},
            [next](const QJsonDocument&) { next(); });
    };
    order(u"getStaffMember"_s,
          [order, then] { order(u"searchCitizens"_s, [order, then] { order(u"getCitizen"_s, then); }); });
}

void OfflineChapters::mend(const std::function<void()>& then) const
{
    ask("DELETE", u"/training/faults"_s, {}, [then](const QJsonDocument&) { then(); });
}

QString OfflineChapters::openByName() const
{
    const Hands hands = at(Counter);
    if (!hands.canUse(u"suggestionsList"_s) || !hands.press(Qt::Key_Down))
        return {};
    const auto* list = qobject_cast<const TwoLineList*>(hands.find(u"suggestionsList"_s));
    const QString id = list ? list->currentId() : QString();
    return hands.press(Qt::Key_Return) ? id : QString();
}

auto OfflineChapters::isMarked(Tone tone) const -> Look
{
    return [this, tone] {
        const QWidget* card = at(Counter).find(u"citizenCard"_s);
        const auto marks = card && card->isVisible() ? card->findChildren<ValueNote*>() : QList<ValueNote*>();
        const bool isMarked = std::ranges::any_of(
            marks, [tone](const ValueNote* mark) { return mark->isVisible() && mark->tone() == tone; });
        return isMarked ? QString() : u"no such mark on the card"_s;
    };
}

void OfflineChapters::loseTheLine()
{
    add(
        u"counter"_s, u"from-saved-data"_s, u"opens one of them; the central doesn't answer"_s,
        u"the card from the saved data, and how old each value is"_s,
        [this](const Tour::Finished& finished) { cut([this, finished] { finished(!openByName().isEmpty()); }); },
        both(isMarked(Tone::Caution), sees([this] { return at(Counter); }, {u"changeEmailButton"_s})),
        windowOf(Counter));
}

void OfflineChapters::keepDraft()
{
    add(
        u"counter"_s, u"draft-without-line"_s, u"fills in the form all the same"_s,
        u"the draft can be kept; showing it to the citizen says why it can't be done"_s, now([this] {
            const Hands hands = at(Counter);
            return hands.click(u"changeEmailButton"_s) && hands.type(u"newEmailField"_s, u"cho.gui@example.com"_s) &&
                   hands.type(u"documentEndingField"_s, u"9999"_s) && hands.click(u"identityCheckedBox"_s);
        }),
        [this] {
            const auto* show = qobject_cast<const ActionButton*>(at(Counter).find(u"showToCitizenButton"_s));
            if (!show || !show->isInert())
                return u"the address can be shown without the central"_s;
            return sees([this] { return at(Counter); }, {u"keepDraftButton"_s})();
        },
        windowOf(Counter));
    add(u"counter"_s, u"draft-kept"_s, u"keeps the draft and closes the case"_s,
        u"the draft waits where the next case begins"_s,
        now([this] { return at(Counter).click(u"keepDraftButton"_s) && at(Counter).click(u"closeCaseButton"_s); }),
        sees([this] { return at(Counter); }, {u"keptDraftsList"_s, u"takeUpDraftButton"_s, u"dropDraftButton"_s}),
        windowOf(Counter));
}

void OfflineChapters::lookUpSomebodyElse()
{
    add(
        u"counter"_s, u"not-saved"_s, u"looks up a number that isn't saved"_s, u"it is not called unknown"_s,
        now([this] { return at(Counter).type(u"lookupField"_s, kNobodysNumber) && at(Counter).press(Qt::Key_Return); }),
        [this] {
            if (at(Counter).canUse(u"nobodyFound"_s))
                return u"it is called unknown"_s;
            return sees([this] { return at(Counter); }, {u"notSaved"_s})();
        },
        windowOf(Counter));
}

void OfflineChapters::getTheLineBack()
{
    add(u"counter"_s, u"names-without-line"_s, u"types the name again"_s, u"the same people"_s,
        now([this] { return at(Counter).type(u"lookupField"_s, kName); }),
        sees([this] { return at(Counter); }, {u"suggestionsList"_s}), {});
    add(
        u"counter"_s, u"line-is-back"_s, u"has the card open when the line comes back"_s,
        u"what is different by now is marked, with what it was"_s,
        [this](const Tour::Finished& finished) {
            const QString id = openByName();
            if (id.isEmpty())
                return finished(false);
            ask("POST", u"/training/citizens/%1/move"_s.arg(id), {{u"office"_s, kAnotherOffice}},
                [this, finished](const QJsonDocument&) { mend([finished] { finished(true); }); });
        },
        isMarked(Tone::Info), windowOf(Counter));
    add(u"counter"_s, u"draft-dropped"_s, u"closes the case and drops the draft"_s, u"nothing waits any more"_s,
        now([this] {
            const Hands hands = at(Counter);
            return hands.click(u"closeCaseButton"_s) && hands.click(u"dropDraftButton"_s) &&
                   hands.click(u"dangerConfirmButton"_s);
        }),
        [this] { return at(Counter).canUse(u"keptDrafts"_s) ? u"the draft is still there"_s : QString(); }, {});
}

} // namespace bhxh::ui
