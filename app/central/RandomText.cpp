#include "central/RandomText.h"

namespace bhxh::central {

secret::SecretBytes randomText(int bytes)
{
    const secret::SecretBytes raw = secret::SecretBytes::random(bytes);
    QByteArray text = QByteArray::fromRawData(raw.view().data(), raw.size())
                          .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    secret::SecretBytes kept = secret::SecretBytes::copyOf(text);
    secret::overwrite(text);
    return kept;
}

} // namespace bhxh::central
