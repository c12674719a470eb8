#pragma once

#include "domain/SavedCitizen.h"
#include <QFuture>
#include <QObject>
#include <QString>
#include <QTimer>

namespace bhxh::desk {

class SavedRegister;
class Session;

/// Names as they are typed into the look-up field, found in the saved data of this desk, whether the line is up or
/// down. Only suggests: whoever chooses one opens it by CitizenLookup::open, which asks the central. GUI thread.
class NameSearch : public QObject
{
    Q_OBJECT

public:
    struct State
    {
        QString typed = {};                     ///< what `items` are for; empty: nothing to suggest
        QList<domain::SavedCitizen> items = {}; ///< best first, at most 50
        bool more = false;                      ///< others fit too
        domain::IndexProgress names = {};       ///< not done: others may fit too
        bool searching = false;                 ///< `items` are those of an earlier text (or none yet)
        friend bool operator==(const State&, const State&) = default;
    };

    /// Both outlive this.
    NameSearch(Session& session, SavedRegister& saved, QObject* parent = nullptr);
    ~NameSearch() override;

    [[nodiscard]] const State& state() const { return m_state; }
    /// What stands in the field now. Numbers and a single letter suggest nothing. The search before is cancelled; while
    /// names are still being read, what was typed is searched again as they come.
    void type(const QString& text);
    void clear();
    /// While names are still being read: no more often is the same text searched again.
    static constexpr int betweenSearches = 200;

signals:
    void stateChanged();

private:
    [[nodiscard]] bool isName(const QString& text) const;
    void search();
    void found(const QString& text, const domain::SavedMatches& matches);
    void savedChanged();
    void nextTurn();
    void set(State state);

    Session& m_session;
    SavedRegister& m_saved;
    State m_state;
    QString m_text; ///< what is to be searched; empty: nothing
    QFuture<void> m_running;
    QTimer m_again;
    quint64 m_turn = 0; ///< a reply of an earlier turn is for another text
};

} // namespace bhxh::desk
