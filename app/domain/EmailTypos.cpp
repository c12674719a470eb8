#include "domain/EmailAddress.h"
#include "domain/PersonName.h"
#include <QHash>
#include <QSet>
#include <QUrl>
#include <algorithm>
#include <vector>

namespace bhxh::domain {

using namespace Qt::StringLiterals;

namespace {

/// Where most people's mail is (domain notes 6.4), the most likely first.
const QStringList& wellKnown()
{
    static const QStringList domains = {u"gmail.com"_s,   u"yahoo.com"_s,   u"yahoo.com.vn"_s, u"icloud.com"_s,
                                        u"outlook.com"_s, u"hotmail.com"_s, u"live.com"_s};
    return domains;
}

/// Real domains that look like a typo of a well-known one, or are its sisters in another country.
bool isFineAsItIs(const QString& domain)
{
    static const QSet<QString> fine = {
        u"mail.com"_s,       u"ymail.com"_s,     u"gmx.com"_s,        u"email.com"_s,      u"googlemail.com"_s,
        u"rocketmail.com"_s, u"mailo.com"_s,     u"hey.com"_s,        u"zmail.com"_s,      u"tmail.com"_s,
        u"fmail.com"_s,      u"qmail.com"_s,     u"hmail.com"_s,      u"vmail.com"_s,      u"umail.com"_s,
        u"line.com"_s,       u"life.com"_s,      u"like.com"_s,       u"love.com"_s,       u"live.cn"_s,
        u"live.vn"_s,        u"live.co.uk"_s,    u"yahoo.co.uk"_s,    u"yahoo.co.jp"_s,    u"yahoo.co.in"_s,
        u"yahoo.co.id"_s,    u"yahoo.co.th"_s,   u"yahoo.co.kr"_s,    u"yahoo.com.au"_s,   u"yahoo.com.sg"_s,
        u"yahoo.com.my"_s,   u"yahoo.com.ph"_s,  u"yahoo.com.tw"_s,   u"yahoo.com.hk"_s,   u"yahoo.com.cn"_s,
        u"yahoo.com.br"_s,   u"yahoo.com.mx"_s,  u"yahoo.com.ar"_s,   u"yahoo.cn"_s,       u"outlook.com.vn"_s,
        u"outlook.vn"_s,     u"hotmail.co.uk"_s, u"hotmail.com.vn"_s, u"hotmail.com.tw"_s,
    };
    return fine.contains(domain) || wellKnown().contains(domain);
}

/// Typos seen in real lists (domain notes 6.4) that are too far off for a distance, or name a domain of their own.
QString knownTypo(const QString& domain)
{
    static const QHash<QString, QString> typos = {
        {u"gmail.vn"_s, u"gmail.com"_s},       {u"gmail.com.vn"_s, u"gmail.com"_s}, {u"gmal.vn"_s, u"gmail.com"_s},
        {u"gmai.vn"_s, u"gmail.com"_s},        {u"gmail.net"_s, u"gmail.com"_s},    {u"gmail.c"_s, u"gmail.com"_s},
        {u"yahoo.vn"_s, u"yahoo.com.vn"_s},    {u"icloud.vn"_s, u"icloud.com"_s},   {u"gsogov.vn"_s, u"gso.gov.vn"_s},
        {u"icloud.com.vn"_s, u"icloud.com"_s},
    };
    return typos.value(domain);
}

/// ".con" and its kin for ".com": none of them is a top-level domain.
QString withRightEnding(const QString& domain)
{
    static const QSet<QString> wrong = {u"con"_s, u"cmo"_s, u"vom"_s,  u"cim"_s,  u"c"_s,    u"ocm"_s,
                                        u"xom"_s, u"cpm"_s, u"comm"_s, u"coom"_s, u"ccom"_s, u"com1"_s};
    const qsizetype dot = domain.lastIndexOf(u'.');
    return wrong.contains(domain.mid(dot + 1)) ? domain.left(dot) + ".com"_L1 : domain;
}

/// How many keys went wrong: one missing, one too many, one for another, or two swapped (optimal string alignment).
int slips(const QString& a, const QString& b)
{
    const auto rows = static_cast<size_t>(a.size()) + 1;
    const auto columns = static_cast<size_t>(b.size()) + 1;
    std::vector<std::vector<int>> cost(rows, std::vector<int>(columns));
    for (size_t i = 0; i < rows; ++i)
        cost[i][0] = static_cast<int>(i);
    for (size_t j = 0; j < columns; ++j)
        cost[0][j] = static_cast<int>(j);
    const auto at = [](const QString& text, size_t place) { return text[static_cast<qsizetype>(place)]; };
    for (size_t i = 1; i < rows; ++i) {
        for (size_t j = 1; j < columns; ++j) {
            const int other = at(a, i - 1) == at(b, j - 1) ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && at(a, i - 1) == at(b, j - 2) && at(a, i - 2) == at(b, j - 1))
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[rows - 1][columns - 1];
}

QString nearestWellKnown(const QString& domain)
{
    constexpr qsizetype longName = 9; // "gmail.com"
    constexpr qsizetype mostSlips = 2;
    QString nearest;
    int fewest = mostSlips + 1;
    for (const QString& known : wellKnown()) {
        const int allowed = known.size() < longName ? 1 : mostSlips;
        if (qAbs(known.size() - domain.size()) > allowed)
            continue;
        const int count = slips(domain, known);
        if (count <= allowed && count < fewest) {
            fewest = count;
            nearest = known;
        }
    }
    return nearest;
}

/// What was meant by `domain` (as it is read, marks and all); empty or the same where nothing better is known.
QString meantDomain(const QString& domain)
{
    QString plain = withRightEnding(foldForSearch(domain)); // "gmaíl.com" is a lawful IDN, and an IME's doing
    if (isFineAsItIs(plain))
        return plain;
    if (QString known = knownTypo(plain); !known.isEmpty())
        return known;
    if (QString near = nearestWellKnown(plain); !near.isEmpty())
        return near;
    // An unknown name with marks may be an IDN of its own; with the wrong ending only, the ending alone is mended.
    return withRightEnding(domain);
}

} // namespace

std::optional<EmailAddress> likelyMeant(const EmailAddress& typed)
{
    const QString domain = typed.domain();
    if (isFineAsItIs(domain))
        return std::nullopt;
    const QString asRead = QUrl::fromAce(domain.toLatin1(), QUrl::IgnoreIDNWhitelist);
    const Outcome<EmailAddress> meant = EmailAddress::parse(typed.localPart() + u'@' + meantDomain(asRead));
    if (!meant || *meant == typed)
        return std::nullopt;
    return *meant;
}

} // namespace bhxh::domain
