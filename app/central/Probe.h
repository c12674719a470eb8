#pragma once

#include "central/Line.h"
#include "central/Place.h"

namespace bhxh::central {

class CentralClock;

/// Asks whether the central is there, without anybody's token: GET /me, which it refuses (401) where it answers at all.
/// Goes by connections of its own, a new one each time: neither what hangs in the API's own (six a host, no more) nor
/// one that died with the line stands in its way. GUI thread.
class Probe
{
public:
    /// `clock` outlives this.
    Probe(Place place, CentralClock& clock);
    Q_DISABLE_COPY_MOVE(Probe)

    /// See CentralApi::isThere.
    QFuture<domain::Outcome<domain::Done>> ask();

private:
    [[nodiscard]] Ask question() const;
    domain::Outcome<domain::Done> judge(const Line::Result& result);

    Place m_place;
    CentralClock& m_clock;
    Line m_line;
};

} // namespace bhxh::central
