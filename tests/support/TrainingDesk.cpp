#include "support/TrainingDesk.h"

#include "support/Await.h"
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

namespace bhxh::test {

using namespace Qt::StringLiterals;

TrainingDesk::TrainingDesk(TrainingRoom& room, QString member, desk::DeskPlace stands)
    : TrainingDesk(room.place(), std::move(member), std::move(stands))
{}

TrainingDesk::TrainingDesk(const central::Place& place, QString member, desk::DeskPlace stands)
    : m_member(std::move(member)),
      clock([this] { return QDateTime::currentDateTimeUtc().addSecs((clockIsWrongBy + hasRunFor).count()); },
            [this] {
                return std::chrono::duration_cast<std::chrono::milliseconds>(
                           std::chrono::steady_clock::now().time_since_epoch()) +
                       hasRunFor;
            }),
      tokens(place, clock),
      login(
          place, [this](const QUrl& url) { return openBrowser(url); }, {"<p>signed in", "<p>refused"}, clock, tokens),
      api(place, clock, tokens),
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

bool TrainingDesk::lock()
{
    desk.session.lock(desk::Session::LockReason::ByHand);
    return waitUntilClosed();
}

bool TrainingDesk::waitUntilClosed()
{
    return waitUntil([this] { return !desk.session.state().busy && !desk.saved.isClosing(); }, 20'000);
}

bool TrainingDesk::open(const TrainingRoom::Person& person, domain::Purpose purpose)
{
    const auto id = domain::CitizenId::parse(person.id);
    if (!id)
        return false;
    desk.lookup.open(*id, purpose);
    return waitUntil([this] { return desk.lookup.state().kind == desk::CitizenLookup::Kind::Open; });
}

bool TrainingDesk::fillSaved()
{
    if (!waitUntil([this] { return desk.saved.state().kind == desk::SavedRegister::Kind::Open; }))
        return false;
    desk.registerSync.pause(); // no sooner: while it is off there is nothing to pause
    auto cursor = awaited(desk.saved.beginReading());
    for (bool more = cursor.has_value(); more;) {
        const auto page = awaited(api.getOfficeRegister(*cursor));
        if (!page || !awaited(desk.saved.apply(*page, *cursor, desk.session.now())))
            return false;
        cursor = page->cursor;
        more = page->more;
    }
    return cursor && waitUntil(
                         [this] {
                             const auto& names = desk.saved.state().names;
                             return desk.saved.canAnswer() && names.total > 0 && names.done == names.total;
                         },
                         60'000);
}

bool TrainingDesk::save(const QList<domain::RegisterPage::Item>& items)
{
    const auto cursor = awaited(desk.saved.beginReading());
    return cursor && awaited(desk.saved.apply({.items = items, .cursor = *cursor}, *cursor, desk.session.now()));
}

bool waitUntil(const std::function<bool()>& holds, int milliseconds)
{
    return QTest::qWaitFor(holds, milliseconds);
}

} // namespace bhxh::test
