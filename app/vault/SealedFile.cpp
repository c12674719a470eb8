#include "vault/SealedFile.h"

#include "vault/Formats.h"
#include "vault/Sealing.h"
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace bhxh::vault {

using domain::Done;
using domain::failed;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using secret::SecretBytes;

namespace {

/// In front of the sealed bytes, of every version: magic, version, what tells the key, a checksum of these.
const QByteArray magic("BHXHSEAL");
constexpr char currentVersion = 1;
constexpr qsizetype versionAt = 8;
constexpr qsizetype keyMarkAt = 9;
constexpr qsizetype keyMarkSize = 16;
constexpr qsizetype checksumAt = keyMarkAt + keyMarkSize;
constexpr qsizetype headerSize = checksumAt + checksumSize;

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QByteArray keyMarkOf(const SecretBytes& key)
{
    QByteArray mark(keyMarkSize, '\0');
    keyedHash(key, "sealed file", {reinterpret_cast<unsigned char*>(mark.data()), static_cast<size_t>(mark.size())});
    return mark;
}

QByteArray headerFor(const SecretBytes& key)
{
    const QByteArray header = magic + currentVersion + keyMarkOf(key);
    return header + checksumOf(header);
}

bool isSound(QByteArrayView bytes)
{
    return bytes.size() >= headerSize && bytes.startsWith(magic) &&
           checksumOf(bytes.first(checksumAt)) == bytes.sliced(checksumAt, checksumSize);
}

/// What the sealed bytes are bound to, besides what the caller says of them: their header.
QByteArray bound(QByteArrayView header, const QByteArray& associated)
{
    return header.toByteArray() + associated;
}

Outcome<Done> notWritten()
{
    return failed(FailureCode::SealedFileNotWritten);
}

bool makeFolderOf(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QFileInfo::exists(folder))
        return true;
    return QDir().mkpath(folder) && QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
}

/// A full disk takes a part first and says why only when it is given the rest.
bool writeAll(QSaveFile& file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qint64 written = file.write(bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

Outcome<Done> writeWhole(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const bool written = makeFolderOf(path) && file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly) &&
                         writeAll(file, bytes) && file.commit();
    if (written)
        return {};
    return file.error() == QFileDevice::ResourceError ? failed(FailureCode::SealedFileDiskFull) : notWritten();
}

} // namespace

SealedFile::SealedFile(QString path, QByteArray associated)
    : m_path(std::move(path)), m_associated(std::move(associated))
{}

Outcome<Done> SealedFile::save(const SecretBytes& key, QByteArrayView plain)
{
    const QByteArray header = headerFor(key);
    return writeWhole(m_path, header + seal(key, plain, bound(header, m_associated)));
}

Outcome<std::optional<QByteArray>> SealedFile::load(const SecretBytes& key) const
{
    QFile file(m_path);
    if (!file.exists())
        return std::nullopt;
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (file.error() != QFileDevice::NoError)
        return failed(FailureCode::SealedFileNotRead);
    return opened(key, bytes);
}

Outcome<QByteArray> SealedFile::opened(const SecretBytes& key, QByteArrayView bytes) const
{
    if (isSound(bytes)) {
        if (static_cast<unsigned char>(bytes[versionAt]) > currentVersion)
            return failed(writtenByNewerProgram());
        if (key.size() != keySize || keyMarkOf(key) != bytes.sliced(keyMarkAt, keyMarkSize))
            return failed(FailureCode::SealedFileOtherKey);
        const auto header = bytes.first(headerSize);
        if (auto plain = openSealed(key, bytes.sliced(headerSize), bound(header, m_associated)))
            return plain;
    }
    return failed(FailureCode::SealedFileDamaged);
}

bool SealedFile::isLost(const domain::Failure& failure)
{
    return failure.code == FailureCode::SealedFileDamaged || failure.code == FailureCode::SealedFileOtherKey;
}

Outcome<Done> SealedFile::remove()
{
    return !QFile::exists(m_path) || QFile::remove(m_path) ? Outcome<Done>() : notWritten();
}

} // namespace bhxh::vault
