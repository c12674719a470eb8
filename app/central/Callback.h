#pragma once

#include <QByteArray>
#include <QString>

namespace bhxh::central {

/// One request that came to the loopback listener, read strictly: whatever is on this computer may send something here.
struct Callback
{
    enum class Kind {
        Incomplete,    ///< go on reading
        Malformed,     ///< 400
        NotGet,        ///< 405
        ElsewherePath, ///< 404: favicon and the like
        Arrived,       ///< GET /callback for this host; the members hold what it says
    };
    Kind kind = Kind::Incomplete;
    QByteArray state;
    QByteArray code;
    QByteArray error;
    QString issuer; ///< `iss` (RFC 9207)
    bool hasIssuer = false;

    /// `received` is all that came on the connection so far; `host` what the Host header must say ("127.0.0.1:40123").
    /// What follows the first request is not looked at: the answer closes the connection.
    static Callback read(const QByteArray& received, const QByteArray& host);
};

} // namespace bhxh::central
