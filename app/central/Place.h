#pragma once

#include <QString>
#include <QUrl>
#include <QUuid>

namespace bhxh::central {

/// Where the central is and who this desk is. Comes from settings (or, in training, from the training central's ready
/// line).
struct Place
{
    QUrl apiBase;       ///< e.g. https://central.example.vn/counter/v1; plain http only on loopback
    QUrl issuer;        ///< the OpenID provider
    QString clientId;   ///< public client, no secret
    QUuid deskId;       ///< X-Desk-Id, made at installation
    bool http2 = false; ///< off unless configured: Qt 6's HTTP/2 hangs behind some proxies
};

} // namespace bhxh::central
