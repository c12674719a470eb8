#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <memory>

namespace bhxh::secret {

/// Secret bytes (a token, a key, a PIN) in locked pages of their own (libsodium: no swap, no core file, guard pages),
/// overwritten when the last copy goes. Copies share the same memory, so handing one on leaves nothing behind, and
/// `wipe` ends it for everybody at once. It has no stream operator: a secret can't be printed. One page and more each:
/// for secrets that are kept, not for every byte on its way. May be passed between threads; not written from two.
class SecretBytes
{
public:
    /// Empty.
    SecretBytes() = default;
    /// `size` zero bytes, to be written through `data`.
    explicit SecretBytes(qsizetype size);
    /// The source stays the caller's to overwrite.
    static SecretBytes copyOf(QByteArrayView bytes);
    /// UTF-8 of `text`; what is made on the way is overwritten, `text` is the caller's.
    static SecretBytes utf8(const QString& text);
    /// Of the system's random source.
    static SecretBytes random(qsizetype size);

    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] const unsigned char* data() const;
    [[nodiscard]] unsigned char* data();
    /// Good as long as this or a copy lives and nobody wipes.
    [[nodiscard]] QByteArrayView view() const;

    /// Overwrites the bytes for all who share them; each of them is empty from then on.
    void wipe();

    /// Told in a time that doesn't depend on where they differ.
    friend bool operator==(const SecretBytes& one, const SecretBytes& other);

private:
    struct Pages;
    std::shared_ptr<Pages> m_pages;
};

/// Overwrites what `bytes` holds, in place where nobody shares it, and empties it. Copies that share nothing with it
/// are not reached.
void overwrite(QByteArray& bytes);
void overwrite(QString& text);

/// Overwrites what calls that have returned left on this thread's stack, 128 KiB deep from here. Qt's JSON parser
/// leaves the texts it read there, and no heap sees to that.
void overwriteStack();

} // namespace bhxh::secret
