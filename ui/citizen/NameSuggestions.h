#pragma once

#include "domain/Identifiers.h"
#include <QWidget>
#include <optional>

namespace bhxh::desk {
class Desk;
class NameSearch;
} // namespace bhxh::desk

namespace bhxh::ui {

class SearchField;
class TextLabel;
class TwoLineList;
class ValueNote;

/// Who is meant by the name that is being typed, as the saved data has them: a list under the look-up field, over what
/// lies there. Never in the way: the field keeps the focus until Down or Up leads into the list, Esc takes it away
/// first, every other key goes on typing. Renders NameSearch.
class NameSuggestions : public QWidget
{
    Q_OBJECT
public:
    /// All outlive this. It lies in the window of `field`, under it.
    NameSuggestions(desk::Desk& desk, SearchField& field);

    /// The first (or the last) one is the current one, and has the focus; where the names for what stands in the field
    /// are still being searched, as soon as they are there. False: there is nobody in the list.
    bool enter(bool atLast = false);
    /// Out of sight until something else is typed.
    void putAway();
    /// The field was moved or is another size.
    void place();

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// Enter or a click.
    void chosen(const bhxh::domain::CitizenId& citizen);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void render();
    void renderWords();
    void open(const QString& id);
    void focusMoved(const QWidget* now);
    [[nodiscard]] bool isWanted() const;
    [[nodiscard]] QString sourceWords() const;
    [[nodiscard]] QString progressWords() const;
    void enterList(bool atLast);
    bool fieldKey(int key);
    bool listKey(QEvent* event);
    void backToField();

    const desk::Desk& m_desk;
    desk::NameSearch& m_search;
    SearchField& m_field;
    ValueNote* m_source;
    TwoLineList* m_list;
    TextLabel* m_more;
    bool m_putAway = false;
    std::optional<bool> m_entersSoon = {}; ///< enter(atLast) was asked for while the search is under way
};

} // namespace bhxh::ui
