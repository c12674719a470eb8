#include "support/TrainingDesk.h"

#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

namespace bhxh::test {

using namespace Qt::StringLiterals;

TrainingDesk::TrainingDesk(TrainingRoom& room, QString member, desk::DeskPlace stands)
    : m_member(std::move(member)), tokens(room.place(), clock),
      login(
          room.place(), [this](const QUrl& url) { return openBrowser(url); }, {"<p>signed in", "<p>refused"}, clock,
          tokens),
      api(room.place(), clock, tokens),
      desk({.signIn = login, .api = api, .tokens = tokens, .clock = clock}, std::move(stands))
{}

bool TrainingDesk::openBrowser(const QUrl& url)
{
    ++m_browserOpened;
    if (!m_browserOpens)
        return false;
    if (m_member.isEmpty())
        return true;
    QUrl target = url;
    QUrlQuery query(target);
    query.addQueryItem(u"login_hint"_s, m_member);
    target.setQuery(query);
    QNetworkRequest request(target);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setTransferTimeout(10'000);
    QNetworkReply* reply = m_browser.get(request);
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return true;
}

bool TrainingDesk::signIn()
{
    return signInUpToPin() && typePin();
}

bool TrainingDesk::signInUpToPin()
{
    desk.session.signIn();
    return waitUntil(
        [this] {
            const auto kind = desk.session.state().kind;
            return kind == desk::Session::Kind::ChoosingPin || kind == desk::Session::Kind::EnteringPin;
        },
        20'000);
}

bool TrainingDesk::typePin(const QString& pin)
{
    if (desk.session.state().kind == desk::Session::Kind::ChoosingPin)
        desk.session.choosePin(pin, pin);
    else
        desk.session.enterPin(pin);
    return waitUntil([this] { return desk.session.isSignedIn(); }, 20'000);
}

bool TrainingDesk::open(const TrainingRoom::Person& person, domain::Purpose purpose)
{
    const auto id = domain::CitizenId::parse(person.id);
    if (!id)
        return false;
    desk.lookup.open(*id, purpose);
    return waitUntil([this] { return desk.lookup.state().kind == desk::CitizenLookup::Kind::Open; });
}

bool waitUntil(const std::function<bool()>& holds, int milliseconds)
{
    return QTest::qWaitFor(holds, milliseconds);
}

} // namespace bhxh::test
