// The child that memory_reader.py proves itself with: keeps secrets in several ways ("open"), then lets all but one of
// them go ("locked"). Its secrets are random, so that they stand nowhere in its file.
#include "secret/SecretBytes.h"
#include <QByteArray>
#include <QString>
#include <array>
#include <cstdio>
#include <memory>
#include <sodium.h>
#include <unistd.h>

using bhxh::secret::SecretBytes;

namespace {

/// Tells a secret to whom started us, without leaving a copy.
void tell(const char* label, QByteArrayView secret)
{
    std::array<char, 200> hex{};
    std::array<char, 300> line{};
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(secret.data()),
                   static_cast<size_t>(secret.size()));
    const int length =
        std::snprintf(line.data(), line.size(), "{\"label\": \"%s\", \"hex\": \"%s\"}\n", label, hex.data());
    const bool told = write(3, line.data(), static_cast<size_t>(length)) == length;
    sodium_memzero(hex.data(), hex.size());
    sodium_memzero(line.data(), line.size());
    if (!told)
        _exit(1);
}

/// Twelve random digits, as a citizen's number has.
QByteArray digits()
{
    QByteArray number(12, '0');
    for (char& digit : number)
        digit = static_cast<char>('0' + randombytes_uniform(10));
    return number;
}

void reach(const char* phase)
{
    bhxh::secret::overwriteStack();
    std::printf("{\"ready\": true, \"phase\": \"%s\"}\n", phase);
    std::fflush(stdout);
    std::getchar();
}

} // namespace

int main()
{
    SecretBytes key = SecretBytes::random(32);
    tell("key", key.view());

    auto number = std::make_unique<QString>();
    {
        const QByteArray made = digits();
        tell("number", made);
        *number = QString::fromLatin1(made);
    }
    auto token = std::make_unique<QByteArray>();
    {
        const SecretBytes made = SecretBytes::random(40);
        tell("token", made.view());
        // Not at the beginning: as in a header or a JWT.
        *token = QByteArray("{\"aud\":1," + made.view().toByteArray()).toBase64(QByteArray::Base64UrlEncoding);
    }
    const QByteArray kept = digits();
    tell("kept", kept);

    reach("open");
    key.wipe();
    number.reset();
    token.reset();
    reach("locked");
    return kept.isEmpty() ? 1 : 0;
}
