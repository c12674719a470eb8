#pragma once

#include "domain/Outcome.h"
#include "secret/SecretBytes.h"
#include <QByteArray>
#include <QString>
#include <optional>

namespace bhxh::vault {

/// One small file that only the holder of a key can read: drafts, what is known of the member. Written whole or not at
/// all, readable by its owner only. Blocks for as long as the disk takes; one thread at a time.
class SealedFile
{
public:
    /// @param associated what the file is ("drafts"): sealed bytes of another don't open
    SealedFile(QString path, QByteArray associated);

    /// Makes the folder where it is missing. What was there stays where it fails.
    /// Failures: SealedFileDiskFull, SealedFileNotWritten.
    domain::Outcome<domain::Done> save(const secret::SecretBytes& key, QByteArrayView plain);

    /// nullopt where there is no such file. The plain bytes are the caller's to overwrite.
    /// Failures: SealedFileNotRead, SealedFileDamaged, SealedFileOtherKey, WrittenByNewerProgram.
    [[nodiscard]] domain::Outcome<std::optional<QByteArray>> load(const secret::SecretBytes& key) const;

    /// Of load(): no key opens it any more, so that it is of no use. What can't be read today may be read tomorrow.
    [[nodiscard]] static bool isLost(const domain::Failure& failure);

    /// Of no such file: done. Failure: SealedFileNotWritten.
    domain::Outcome<domain::Done> remove();

private:
    [[nodiscard]] domain::Outcome<QByteArray> opened(const secret::SecretBytes& key, QByteArrayView bytes) const;

    const QString m_path;
    const QByteArray m_associated;
};

} // namespace bhxh::vault
