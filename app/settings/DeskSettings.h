#pragma once

#include "domain/Outcome.h"
#include <QSettings>
#include <QUrl>
#include <QUuid>
#include <memory>

namespace bhxh::settings {

/// What an administrator or the installation set for this desk. Nothing personal, nothing secret.
///
/// | key               | default        | what                                                      |
/// | ----------------- | -------------- | --------------------------------------------------------- |
/// | central/api       | none           | base address of the central API, https                    |
/// | central/issuer    | none           | the OpenID provider, https                                |
/// | central/clientId  | bhxh-counter   | this client's name at the provider                        |
/// | desk/id           | made at first  | UUID sent as X-Desk-Id, so that the central knows the desk |
class DeskSettings
{
public:
    /// The desk's own file (native format, organisation "BHXH", application "bhxh-counter"), or `file` (INI) where
    /// given.
    explicit DeskSettings(const QString& file = {});

    struct Central
    {
        QUrl api;
        QUrl issuer;
        QString clientId;
    };

    /// Failure: AddressNotConfigured (fact: the key that is missing or is no https address; http on a loopback literal
    /// is for training only and is taken).
    [[nodiscard]] domain::Outcome<Central> central() const;

    /// Made and kept at the first call. Where the file can't be written it holds for this run only.
    QUuid deskId();

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace bhxh::settings
