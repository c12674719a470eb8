#include "secret/SecretBytes.h"

#include <algorithm>
#include <sodium.h>

namespace bhxh::secret {

struct SecretBytes::Pages
{
    explicit Pages(qsizetype wanted)
    {
        static const int ready = sodium_init();
        Q_ASSERT(ready >= 0);
        bytes = static_cast<unsigned char*>(sodium_malloc(static_cast<size_t>(wanted)));
        Q_CHECK_PTR(bytes);
        std::fill_n(bytes, wanted, static_cast<unsigned char>(0));
        size = wanted;
    }
    ~Pages() { sodium_free(bytes); } // overwrites first
    Q_DISABLE_COPY_MOVE(Pages)

    unsigned char* bytes = nullptr;
    qsizetype size = 0;
};

SecretBytes::SecretBytes(qsizetype size) : m_pages(size > 0 ? std::make_shared<Pages>(size) : nullptr) {}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    SecretBytes copy(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.data());
    return copy;
}

SecretBytes SecretBytes::utf8(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    SecretBytes copy = copyOf(bytes);
    overwrite(bytes);
    return copy;
}

SecretBytes SecretBytes::random(qsizetype size)
{
    SecretBytes bytes(size);
    if (size > 0)
        randombytes_buf(bytes.data(), static_cast<size_t>(size));
    return bytes;
}

qsizetype SecretBytes::size() const
{
    return m_pages ? m_pages->size : 0;
}

const unsigned char* SecretBytes::data() const
{
    return m_pages ? m_pages->bytes : nullptr;
}

unsigned char* SecretBytes::data()
{
    return m_pages ? m_pages->bytes : nullptr;
}

QByteArrayView SecretBytes::view() const
{
    return {reinterpret_cast<const char*>(data()), size()};
}

void SecretBytes::wipe()
{
    if (m_pages) {
        sodium_memzero(m_pages->bytes, static_cast<size_t>(m_pages->size));
        m_pages->size = 0;
    }
    m_pages.reset();
}

bool operator==(const SecretBytes& one, const SecretBytes& other)
{
    return one.size() == other.size() &&
           (one.isEmpty() || sodium_memcmp(one.data(), other.data(), static_cast<size_t>(one.size())) == 0);
}

void overwrite(QByteArray& bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

void overwrite(QString& text)
{
    if (!text.isEmpty() && text.isDetached())
        sodium_memzero(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

[[gnu::noinline]] void overwriteStack()
{
    unsigned char below[128 * 1024];
    sodium_memzero(below, sizeof below);
}

} // namespace bhxh::secret
