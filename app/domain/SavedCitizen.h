#pragma once

#include "domain/Citizen.h"
#include <QDateTime>
#include <QList>

namespace bhxh::domain {

/// One citizen from the saved data: only what is kept is filled in (no address, nothing that is pending).
struct SavedCitizen
{
    Citizen citizen;
    QDateTime receivedAt = {};  ///< UTC, central's clock: when the register told of it
    QDateTime confirmedAt = {}; ///< UTC: when the register was last read to its end, so that it was still so then; the
                                ///< same as receivedAt or later
    friend bool operator==(const SavedCitizen&, const SavedCitizen&) = default;
};

/// How far the name index has got after unlocking; done == total: it knows everybody.
struct IndexProgress
{
    qint64 done = 0;
    qint64 total = 0;
    friend bool operator==(const IndexProgress&, const IndexProgress&) = default;
};

/// What a name search found.
struct SavedMatches
{
    QList<SavedCitizen> items = {}; ///< best first, at most 50
    bool more = false;              ///< others fit too: type more
    IndexProgress index = {};       ///< while it isn't done, others may fit too
};

/// About the saved data as a whole.
struct SavedSummary
{
    QString office = {}; ///< whose register it is; empty: none yet
    QString cursor = {}; ///< of the register feed; empty: from its start
    qint64 people = 0;
    qint64 bytes = 0;           ///< on disk
    QDateTime confirmedAt = {}; ///< UTC: when the register was last read to its end; invalid: never yet
    QDateTime expiresAt = {};   ///< UTC: everything is forgotten then, unless the register is read again; invalid while
                                ///< nothing is kept
    IndexProgress index = {};
    friend bool operator==(const SavedSummary&, const SavedSummary&) = default;
};

} // namespace bhxh::domain
