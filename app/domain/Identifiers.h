#pragma once

#include "domain/Outcome.h"
#include <QHashFunctions>
#include <QString>
#include <QUuid>

namespace bhxh::domain {

/// An opaque name that the central gave: 1 to 64 of A-Za-z0-9_- (central-api.yaml, "No personal data in URLs").
/// The tag keeps a citizen's id from being passed where a change's is meant.
template <typename Tag>
class OpaqueId
{
public:
    /// Failure: IdInvalid.
    static Outcome<OpaqueId> parse(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }

    friend bool operator==(const OpaqueId&, const OpaqueId&) = default;
    friend auto operator<=>(const OpaqueId& a, const OpaqueId& b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const OpaqueId& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    explicit OpaqueId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// The one place where the rule stands. Failure: IdInvalid.
Outcome<QString> parseOpaqueId(const QString& text);

template <typename Tag>
Outcome<OpaqueId<Tag>> OpaqueId<Tag>::parse(const QString& text)
{
    return parseOpaqueId(text).map([](QString checked) { return OpaqueId(std::move(checked)); });
}

using CitizenId = OpaqueId<struct CitizenIdTag>;
using EmailChangeId = OpaqueId<struct EmailChangeIdTag>;
using PasswordResetId = OpaqueId<struct PasswordResetIdTag>;
using StaffId = OpaqueId<struct StaffIdTag>;

/// The opaque tag of a record, without quotes; sent as a strong entity tag. Empty means: none known.
struct Version
{
    QString tag;
    friend bool operator==(const Version&, const Version&) = default;
};

/// Made when a person confirms, kept until the outcome is known: the same key again asks for the same effect
/// (central-api.yaml, "Idempotency").
class IdempotencyKey
{
public:
    static IdempotencyKey make() { return IdempotencyKey(QUuid::createUuid()); }
    [[nodiscard]] QString text() const { return m_uuid.toString(QUuid::WithoutBraces); }
    friend bool operator==(const IdempotencyKey&, const IdempotencyKey&) = default;

private:
    explicit IdempotencyKey(QUuid uuid) : m_uuid(uuid) {}
    QUuid m_uuid;
};

} // namespace bhxh::domain
