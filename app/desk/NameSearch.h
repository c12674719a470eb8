#pragma once

#include "domain/SavedCitizen.h"
#include <QFuture>
#include <QObject>
#include <QString>

namespace bhxh::desk {

class SavedRegister;
class Session;

/// Names as they are typed into the look-up field, found in the saved data of this desk, whether the line is up or
/// down. Only suggests: whoever chooses one opens it by CitizenLookup::choose, which asks the central. GUI thread.
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
        bool searching = false;                 ///< `items` are those of an earlier text
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

signals:
    void stateChanged();

private:
    Session& m_session;
    SavedRegister& m_saved;
    State m_state;
    QFuture<void> m_running;
    quint64 m_turn = 0;
};

} // namespace bhxh::desk
