#include "Await.h"
#include "LoginDesk.h"
#include "TokenSet.h"
#include "WebBrowser.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QUrlQuery>

using namespace bhxh;
using namespace bhxh::test;
using namespace Qt::StringLiterals;
using domain::FailureCode;

namespace {

int number(FailureCode code)
{
    return static_cast<int>(code);
}

/// A certified OpenID provider (npm: oidc-provider) as a process of its own.
class CertifiedProvider
{
public:
    CertifiedProvider() = default;
    Q_DISABLE_COPY_MOVE(CertifiedProvider)

    ~CertifiedProvider()
    {
        m_process.closeWriteChannel(); // it goes by itself
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished(5'000);
    }

    /// False: its ready line didn't come.
    bool open(const QString& algorithm)
    {
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.setWorkingDirectory(QStringLiteral(BHXH_SIGNIN_PROVIDER));
        m_process.start(u"node"_s, {u"provider.mjs"_s, algorithm});
        if (!QTest::qWaitFor([this] { return m_process.canReadLine(); }, 30'000))
            return false;
        const QJsonObject ready = QJsonDocument::fromJson(m_process.readLine()).object();
        m_issuer = QUrl(ready[u"issuer"_s].toString());
        return m_issuer.isValid();
    }

    [[nodiscard]] central::Place place() const
    {
        return {m_issuer.resolved(QUrl(u"/v1"_s)), m_issuer, u"desk"_s, QUuid::createUuid()};
    }

private:
    QProcess m_process;
    QUrl m_issuer;
};

/// A desk before that provider, and the member's browser.
struct ProviderDesk
{
    explicit ProviderDesk(const CertifiedProvider& provider) : place(provider.place()) {}

    central::Place place;
    central::CentralClock clock;
    WebBrowser browser{u"nv-1"_s};
    central::Tokens tokens{place, clock};
    central::SignIn login{
        place, [this](const QUrl& url) { return browser.open(url); }, {WelcomePage, RefusedPage}, clock, tokens};

    QFuture<domain::Outcome<central::SignedIn>> signIn(const central::SignInRequest& request = {})
    {
        auto signedIn = login.begin(request);
        (void)ended(signedIn, 20'000);
        (void)QTest::qWaitFor([this] { return browser.isAtRest(); }, 20'000);
        return signedIn;
    }
    /// A refresh whatever the age of the access token; the code of what came of it.
    int refreshed()
    {
        const auto access = tokens.access();
        if (codeOf(access) != 0)
            return codeOf(access);
        tokens.distrust(*access.result());
        return codeOf(tokens.access());
    }
    /// Is this refresh token still worth something?
    int codeOfRefreshBy(const secret::SecretBytes& refresh)
    {
        central::Tokens others(place, clock);
        others.restore(secret::SecretBytes::copyOf(refresh.view()));
        return codeOf(others.access());
    }
};

} // namespace

/// The sign-in against a provider that others wrote and certified: what holds here holds for any that conforms.
class TestSignInAtProvider : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aMemberSignsInWhateverTheAlgorithm_data();
    void aMemberSignsInWhateverTheAlgorithm();
    void refreshTokensRotateAndAReplayIsRefused();
    void signingOutRevokes();
    void aStepUpAsksThePersonAndHarmsNothing();
    void somebodyElseIsRefusedAndHarmsNothing();
    void theLogOutPageEndsTheBrowsersSession();

private:
    CertifiedProvider m_provider;
};

void TestSignInAtProvider::initTestCase()
{
    QVERIFY(m_provider.open(u"ES256"_s));
}

void TestSignInAtProvider::aMemberSignsInWhateverTheAlgorithm_data()
{
    QTest::addColumn<QString>("algorithm");
    for (const char* algorithm : {"RS256", "ES256", "EdDSA"})
        QTest::newRow(algorithm) << QString::fromLatin1(algorithm);
}

void TestSignInAtProvider::aMemberSignsInWhateverTheAlgorithm()
{
    QFETCH(QString, algorithm);
    CertifiedProvider provider;
    QVERIFY(provider.open(algorithm));
    ProviderDesk desk(provider);
    const auto signedIn = desk.signIn();
    QCOMPARE(codeOf(signedIn), 0);
    QCOMPARE(signedIn.result()->subject.text(), u"nv-1"_s);
    QCOMPARE(desk.browser.page(), WelcomePage);
    QCOMPARE(desk.browser.logins(), 1);
    QVERIFY(!desk.tokens.refreshToken().isEmpty());
    QCOMPARE(codeOf(desk.tokens.access()), 0);
}

void TestSignInAtProvider::refreshTokensRotateAndAReplayIsRefused()
{
    ProviderDesk desk(m_provider);
    QCOMPARE(codeOf(desk.signIn()), 0);
    QSignalSpy changed(&desk.tokens, &central::Tokens::refreshTokenChanged);
    const secret::SecretBytes first = desk.tokens.refreshToken();
    QCOMPARE(desk.refreshed(), 0);
    QVERIFY(!(desk.tokens.refreshToken() == first));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(desk.refreshed(), 0);
    // Somebody has the first one: the provider takes it for stolen, and ends what came of it too (RFC 9700, 4.14.2).
    QSignalSpy over(&desk.tokens, &central::Tokens::ended);
    QCOMPARE(desk.codeOfRefreshBy(first), number(FailureCode::NotSignedIn));
    QCOMPARE(desk.refreshed(), number(FailureCode::NotSignedIn));
    QCOMPARE(over.size(), 1);
    QVERIFY(desk.tokens.isEmpty());
}

void TestSignInAtProvider::signingOutRevokes()
{
    ProviderDesk desk(m_provider);
    QCOMPARE(codeOf(desk.signIn()), 0);
    const secret::SecretBytes refresh = desk.tokens.refreshToken();
    desk.login.signOut();
    QVERIFY(desk.tokens.isEmpty());
    QTest::qWait(500);
    QCOMPARE(desk.codeOfRefreshBy(refresh), number(FailureCode::NotSignedIn));
}

void TestSignInAtProvider::aStepUpAsksThePersonAndHarmsNothing()
{
    ProviderDesk desk(m_provider);
    const auto first = desk.signIn();
    QCOMPARE(codeOf(first), 0);
    const secret::SecretBytes replaced = desk.tokens.refreshToken();
    // Without a step-up the browser's session is enough. This provider ends with one refresh token all of that
    // session's: the new ones must live on, here and below.
    QCOMPARE(codeOf(desk.signIn()), 0);
    QCOMPARE(desk.browser.logins(), 1);
    QTest::qWait(500);
    QCOMPARE(desk.refreshed(), 0);

    const auto stepUp = desk.signIn({.promptLogin = true, .maxAgeSeconds = 60, .expected = first.result()->subject});
    QCOMPARE(codeOf(stepUp), 0);
    QCOMPARE(desk.browser.logins(), 2);
    QVERIFY(qAbs(stepUp.result()->authenticatedAt.secsTo(QDateTime::currentDateTimeUtc())) < 30);
    QVERIFY(!(desk.tokens.refreshToken() == replaced));
    QTest::qWait(500);
    QCOMPARE(desk.refreshed(), 0);

    const secret::SecretBytes last = desk.tokens.refreshToken();
    desk.login.signOut();
    QTest::qWait(1'000);
    QCOMPARE(desk.codeOfRefreshBy(replaced), number(FailureCode::NotSignedIn));
    QCOMPARE(desk.codeOfRefreshBy(last), number(FailureCode::NotSignedIn));
}

void TestSignInAtProvider::somebodyElseIsRefusedAndHarmsNothing()
{
    ProviderDesk desk(m_provider);
    QCOMPARE(codeOf(desk.signIn()), 0);
    WebBrowser others(u"nv-2"_s);
    central::SignIn login(
        desk.place, [&](const QUrl& url) { return others.open(url); }, {WelcomePage, RefusedPage}, desk.clock,
        desk.tokens);
    const auto signedIn =
        login.begin({.promptLogin = true, .maxAgeSeconds = 60, .expected = *domain::StaffId::parse(u"nv-1"_s)});
    QCOMPARE(codeOf(signedIn, 60'000), number(FailureCode::OtherMemberSignedIn));
    QVERIFY(QTest::qWaitFor([&] { return others.isAtRest(); }, 20'000));
    QCOMPARE(others.page(), RefusedPage);
    QTest::qWait(500);
    QCOMPARE(desk.refreshed(), 0);
}

void TestSignInAtProvider::theLogOutPageEndsTheBrowsersSession()
{
    ProviderDesk desk(m_provider);
    QVERIFY(!desk.login.logoutUrl());
    QCOMPARE(codeOf(desk.signIn()), 0);
    QCOMPARE(desk.browser.logins(), 1);
    const auto page = desk.login.logoutUrl();
    QVERIFY(page);
    QVERIFY(QUrlQuery(*page).hasQueryItem(u"id_token_hint"_s));
    desk.login.signOut();
    QVERIFY(desk.browser.open(*page));
    QVERIFY(QTest::qWaitFor([&] { return desk.browser.isAtRest(); }, 20'000));
    // The browser forgot: the next sign-in asks who it is.
    QCOMPARE(codeOf(desk.signIn()), 0);
    QCOMPARE(desk.browser.logins(), 2);
}

QTEST_GUILESS_MAIN(TestSignInAtProvider)
#include "tst_SignInAtProvider.moc"
