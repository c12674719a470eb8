// A whole desk with its window, for the reader of its memory: signs in, opens a citizen, begins a draft, locks, as told
// line by line on stdin. What it is told comes from the parent alone: this process knows no secret that a real desk
// wouldn't know.
//
//   place <json>        where the training central is (its ready line), and begins
//   signin <hint>       signs that member in, up to the PIN
//   typepin <digits>    types it into the page's fields
//   enterpin            Enter: chooses it, or unlocks with it
//   look <number>       types the number into the look-up field and opens who is found
//   draft <address>     opens the form and types the address
//   save                reads the office's register into the saved data, to its end
//   search <name>       by name in the saved data, and keeps what was found as a list on the screen would
//   tell                writes the secrets of this desk as memory_reader.py reads them
//   lock                Ctrl+L
//
// After each it says {"phase":"<verb>"}, or ends where it can't be done.
#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/Tokens.h"
#include "desk/Desk.h"
#include "ui/shell/MainWindow.h"
#include "vault/SystemKeychain.h"
#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>
#include <array>
#include <cstdio>
#include <memory>
#include <unistd.h>

using namespace bhxh;
using namespace Qt::StringLiterals;
using Kind = desk::Session::Kind;

namespace {

/// Follows the redirects as a person's browser does, with the member already chosen.
class Browser
{
public:
    bool open(const QUrl& url)
    {
        QUrl target = url;
        QUrlQuery query(target);
        query.addQueryItem(u"login_hint"_s, m_hint);
        target.setQuery(query);
        QNetworkRequest request(target);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
        request.setTransferTimeout(10'000);
        auto* network = new QNetworkAccessManager;
        QNetworkReply* reply = network->get(request);
        QObject::connect(reply, &QNetworkReply::finished, network, &QObject::deleteLater);
        return true;
    }
    void sit(const QString& hint) { m_hint = hint; }

private:
    QString m_hint;
};

/// What the future ends with; nothing where that is a failure.
template <typename T>
std::optional<T> valueOf(QFuture<domain::Outcome<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
        return {};
    const domain::Outcome<T> outcome = future.result();
    return outcome ? std::optional<T>(*outcome) : std::nullopt;
}

/// What main() joins.
struct Joined
{
    Joined(const central::Place& place, central::SignIn::Browser browser, desk::DeskPlace stands)
        : tokens(place, clock), signIn(place, std::move(browser), {"<p>signed in", "<p>refused"}, clock, tokens),
          api(place, clock, tokens),
          desk({.signIn = signIn, .api = api, .tokens = tokens, .clock = clock}, std::move(stands)), window(desk)
    {}

    central::CentralClock clock;
    central::Tokens tokens;
    central::SignIn signIn;
    central::CentralApi api;
    desk::Desk desk;
    ui::MainWindow window;
};

class Child
{
public:
    bool obey(const QString& verb, const QString& what);

private:
    bool begin(const QString& readyLine);
    bool typePin(const QString& digits);
    bool enterPin();
    bool look(const QString& number);
    bool draft(const QString& address);
    bool save();
    bool search(const QString& name);
    void tell() const;
    [[nodiscard]] bool isOpen(const QString& number) const;
    [[nodiscard]] desk::Session& session() const { return m_desk->desk.session; }
    template <typename T>
    [[nodiscard]] T* part(const QString& name) const
    {
        T* found = m_desk->window.findChild<T*>(name);
        return found && found->isVisible() ? found : nullptr;
    }

    Browser m_browser;
    QTemporaryDir m_folder;
    std::unique_ptr<Joined> m_desk;
    domain::SavedMatches m_found;
    QPointer<QWidget> m_lastPinField;
};

bool Child::obey(const QString& verb, const QString& what)
{
    if (verb == "place"_L1)
        return begin(what);
    if (verb == "signin"_L1) {
        m_browser.sit(what);
        session().signIn();
        return QTest::qWaitFor(
            [this] {
                return session().state().kind == Kind::ChoosingPin || session().state().kind == Kind::EnteringPin;
            },
            20'000);
    }
    if (verb == "typepin"_L1)
        return typePin(what);
    if (verb == "enterpin"_L1)
        return enterPin();
    if (verb == "look"_L1)
        return look(what);
    if (verb == "draft"_L1)
        return draft(what);
    if (verb == "save"_L1)
        return save();
    if (verb == "search"_L1)
        return search(what);
    if (verb == "tell"_L1) {
        tell();
        return true;
    }
    if (verb == "lock"_L1) {
        QSignalSpy wiped(&session(), &desk::Session::wiped);
        QTest::keyClick(&m_desk->window, Qt::Key_L, Qt::ControlModifier);
        // What was to be deleted later is gone a turn of the event loop later.
        return QTest::qWaitFor([&] { return wiped.size() == 1; }, 15'000) &&
               !QTest::qWaitFor([] { return false; }, 500);
    }
    return false;
}

bool Child::begin(const QString& readyLine)
{
    const QJsonObject ready = QJsonDocument::fromJson(readyLine.toUtf8()).object();
    const central::Place place{.apiBase = QUrl(ready["api"_L1].toString()),
                               .issuer = QUrl(ready["issuer"_L1].toString()),
                               .clientId = ready["clientId"_L1].toString(),
                               .deskId = QUuid::createUuid()};
    desk::DeskPlace stands{.savedFolder = m_folder.filePath(u"saved"_s), .installation = place.deskId.toRfc4122()};
    if (qEnvironmentVariableIsSet("KEYRING_MODE")) { // run by with-keyring.sh
        stands.keychain = std::make_unique<vault::SystemKeychain>(u"vn.bhxh.counter.test"_s, place.deskId);
        stands.folder = m_folder.path();
    }
    m_desk = std::make_unique<Joined>(
        place, [this](const QUrl& url) { return m_browser.open(url); }, std::move(stands));
    QObject::connect(&m_desk->desk.session, &desk::Session::left, &m_desk->window, [this] { m_found = {}; });
    m_desk->window.show();
    return QTest::qWaitForWindowExposed(&m_desk->window, 10'000);
}

bool Child::typePin(const QString& digits)
{
    m_lastPinField = nullptr;
    for (const auto& name : {u"newPinField"_s, u"repeatedPinField"_s, u"pinField"_s, u"lockPinField"_s}) {
        if (auto* field = part<QWidget>(name)) {
            field->setFocus();
            QTest::keyClicks(field, digits);
            m_lastPinField = field;
        }
    }
    return m_lastPinField != nullptr;
}

bool Child::enterPin()
{
    QTest::keyClick(m_lastPinField, Qt::Key_Return);
    return QTest::qWaitFor([this] { return session().isSignedIn(); }, 20'000);
}

bool Child::look(const QString& number)
{
    auto* field = part<QLineEdit>(u"lookupField"_s);
    if (!field)
        return false;
    QTest::keyClicks(field, number);
    QTest::keyClick(field, Qt::Key_Return);
    return QTest::qWaitFor([&] { return m_desk->desk.lookup.state().kind == desk::CitizenLookup::Kind::Open; }, 15'000);
}

bool Child::draft(const QString& address)
{
    m_desk->desk.emailChanges.startDraft();
    auto* field = part<QLineEdit>(u"newEmailField"_s);
    if (!field)
        return false;
    QTest::keyClicks(field, address);
    return true;
}

bool Child::save()
{
    desk::SavedRegister& saved = m_desk->desk.saved;
    const auto isOpen = [&] { return saved.state().kind == desk::SavedRegister::Kind::Open; };
    if (!QTest::qWaitFor(isOpen, 10'000))
        return false;
    const auto begun = valueOf(saved.beginReading());
    std::optional<domain::RegisterPage> page;
    do {
        const QString cursor = page ? page->cursor : begun.value_or(QString());
        page = valueOf(m_desk->api.getOfficeRegister(cursor, 200));
        if (!page || !valueOf(saved.apply(*page, cursor, session().now())))
            return false;
    } while (page->more);
    return QTest::qWaitFor([&] { return saved.canAnswer(); }, 10'000);
}

bool Child::search(const QString& name)
{
    // After an unlock the names are still being read for a moment.
    return QTest::qWaitFor(
        [&] {
            m_found = valueOf(m_desk->desk.saved.search(name)).value_or(domain::SavedMatches());
            return !m_found.items.isEmpty();
        },
        10'000);
}

void Child::tell() const
{
    const auto line = [](const char* label, QByteArrayView secret) {
        QByteArray hex = secret.toByteArray().toHex();
        dprintf(3, "{\"label\":\"%s\",\"hex\":\"%s\"}\n", label, hex.constData());
        hex.fill('\0');
    };
    const auto access = m_desk->tokens.access();
    if (access.isFinished() && access.result())
        line("access token", access.result()->view());
    line("refresh token", m_desk->tokens.refreshToken().view());
    line("desk key", session().deskKey().view());
}

} // namespace

/// Byte by byte, as any buffer of the library's would keep what was told.
bool readLine(std::array<char, 4096>& line)
{
    size_t length = 0;
    while (length + 1 < line.size() && ::read(0, line.data() + length, 1) == 1) {
        if (line[length] == '\n') {
            line[length] = '\0';
            return true;
        }
        ++length;
    }
    return false;
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    Child child;
    std::array<char, 4096> told{};
    while (readLine(told)) {
        QString line = QString::fromUtf8(told.data());
        told.fill('\0');
        const QString verb = line.section(u' ', 0, 0);
        if (!child.obey(verb, line.section(u' ', 1)))
            return 1;
        std::printf("{\"phase\":\"%s\"}\n", qPrintable(verb));
        std::fflush(stdout);
    }
    return 0;
}
