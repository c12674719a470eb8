#include "settings/DeskSettings.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bhxh::settings {

using domain::Outcome;

namespace {

bool isLoopbackLiteral(const QString& host)
{
    return host == "127.0.0.1"_L1 || host == "::1"_L1;
}

bool isUsable(const QUrl& url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackLiteral(url.host())));
}

} // namespace

DeskSettings::DeskSettings(const QString& file)
    : m_settings(file.isEmpty() ? std::make_unique<QSettings>(u"BHXH"_s, u"bhxh-counter"_s)
                                : std::make_unique<QSettings>(file, QSettings::IniFormat))
{}

Outcome<DeskSettings::Central> DeskSettings::central() const
{
    Central central{.api = QUrl(m_settings->value("central/api").toString()),
                    .issuer = QUrl(m_settings->value("central/issuer").toString()),
                    .clientId = m_settings->value("central/clientId", u"bhxh-counter"_s).toString()};
    const std::array<std::pair<const QUrl*, QString>, 2> addresses{
        {{&central.api, u"central/api"_s}, {&central.issuer, u"central/issuer"_s}}};
    for (const auto& [url, key] : addresses) {
        if (!isUsable(*url))
            return domain::failed(domain::addressNotConfigured(key));
    }
    return central;
}

QUuid DeskSettings::deskId()
{
    QUuid id(m_settings->value("desk/id").toString());
    if (id.isNull()) {
        id = QUuid::createUuid();
        m_settings->setValue("desk/id", id.toString(QUuid::WithoutBraces));
        m_settings->sync();
    }
    return id;
}

} // namespace bhxh::settings
