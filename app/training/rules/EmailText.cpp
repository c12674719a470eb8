#include "training/rules/EmailText.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace bhxh::training {

namespace {

constexpr int longestLocalPart = 64; // RFC 5321 §4.5.3.1
constexpr int longestAddress = 254;
constexpr int longestLabel = 63;

bool isLetterOrDigit(QChar letter)
{
    const char16_t c = letter.unicode();
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isLocalPart(QStringView text)
{
    constexpr QStringView others = u"!#$%&'*+-/=?^_`{|}~";
    if (text.isEmpty() || text.size() > longestLocalPart)
        return false;
    return std::ranges::all_of(text.split(u'.'), [&](QStringView atom) {
        return !atom.isEmpty() &&
               std::ranges::all_of(atom, [&](QChar c) { return isLetterOrDigit(c) || others.contains(c); });
    });
}

bool isLabel(QStringView label)
{
    if (label.isEmpty() || label.size() > longestLabel || label.front() == u'-' || label.back() == u'-')
        return false;
    return std::ranges::all_of(label, [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
}

bool isDomain(QStringView text)
{
    const auto labels = text.split(u'.');
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return labels.size() >= 2 && std::ranges::all_of(labels, isLabel) && !std::ranges::all_of(labels.back(), isDigit);
}

QString domainOf(const QString& address)
{
    return address.mid(address.lastIndexOf(u'@') + 1).toLower();
}

} // namespace

bool isEmailAddress(const QString& text)
{
    const auto at = text.indexOf(u'@');
    if (at < 0 || text.size() > longestAddress)
        return false;
    const QStringView view(text);
    return isLocalPart(view.left(at)) && isDomain(view.mid(at + 1));
}

QString maskedEmail(const QString& address)
{
    const auto at = address.lastIndexOf(u'@');
    if (at < 1)
        return {};
    const QString local = address.left(at);
    const QString domain = address.mid(at + 1);
    const QString last = local.size() > 2 ? QString(local.back()) : QString();
    const auto dot = domain.lastIndexOf(u'.');
    return local.left(1) + u"***"_s + last + u'@' + domain.left(1) + u"***"_s + (dot < 0 ? QString() : domain.mid(dot));
}

QString comparableEmail(const QString& address)
{
    const auto at = address.lastIndexOf(u'@');
    return address.left(at + 1) + address.mid(at + 1).toLower();
}

bool isUndeliverable(const QString& address)
{
    const QString domain = domainOf(address);
    return domain == "invalid"_L1 || domain.endsWith(".invalid"_L1);
}

bool isDisposable(const QString& address)
{
    // The last one is the training world's own, so that a lesson needs no real domain.
    static constexpr std::array domains{
        "10minutemail.com",  "dispostable.com", "fakeinbox.com", "getnada.com",     "guerrillamail.com", "maildrop.cc",
        "mailinator.com",    "mailnesia.com",   "mohmal.com",    "sharklasers.com", "temp-mail.org",     "tempail.com",
        "throwawaymail.com", "trashmail.com",   "yopmail.com",   "tempmail.com",    "disposable.example"};
    const QString domain = domainOf(address);
    return std::ranges::any_of(domains, [&](const char* listed) {
        const QLatin1String name(listed);
        return domain == name || (domain.endsWith(name) && domain.at(domain.size() - name.size() - 1) == u'.');
    });
}

QString loggedNumber(const QString& number)
{
    constexpr int shown = 3;
    return QString(std::max<qsizetype>(0, number.size() - shown), u'*') + number.right(shown);
}

} // namespace bhxh::training
