#include "vault/SystemKeychain.h"

#include "vault/SecretService.h"
#include "vault/Turns.h"
#include <QPointer>
#include <QTimer>
#include <QtConcurrentRun>
#include <map>
#include <qt6keychain/keychain.h>
#include <sodium.h>

namespace bhxh::vault {

using domain::Done;
using domain::failed;
using domain::Failure;
using domain::FailureCode;
using domain::Outcome;
using secret::SecretBytes;

namespace {

using Found = std::optional<SecretBytes>;

/// What QtKeychain made of a read.
struct Read
{
    QKeychain::Error error;
    SecretBytes secret;
};

/// QtKeychain keeps the same memory, so it is reached too.
void overwriteShared(const QByteArray& bytes)
{
    if (!bytes.isEmpty())
        sodium_memzero(const_cast<char*>(bytes.constData()), static_cast<size_t>(bytes.size()));
}

Failure failureOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::CouldNotDeleteEntry:
        return {FailureCode::KeychainEntryStays};
    case QKeychain::AccessDeniedByUser:
        return {FailureCode::KeychainDeniedByUser};
    case QKeychain::AccessDenied:
        return {FailureCode::KeychainDenied};
    case QKeychain::NoBackendAvailable:
        return {FailureCode::KeychainNoBackend};
    case QKeychain::NotImplemented:
        return {FailureCode::KeychainNotSupported};
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::OtherError:
        break;
    }
    return {FailureCode::KeychainFailed};
}

/// What the keyring's state explains, it explains better than QtKeychain does.
std::optional<Failure> failureOf(Keyring keyring)
{
    if (keyring == Keyring::NoCollection)
        return Failure{FailureCode::KeychainNoCollection};
    if (keyring == Keyring::Locked)
        return Failure{FailureCode::KeychainLocked};
    return {};
}

} // namespace

/// The requests that wait, each with its end in time, and the one that is being worked on.
class SystemKeychain::Requests : public QObject
{
public:
    Requests(QString application, std::chrono::milliseconds patience)
        : m_application(std::move(application)), m_patience(patience)
    {}

    /// The work in its turn; answered with a failure where that takes too long. Work whose turn comes after that isn't
    /// begun; what work that was begun brings later is dropped.
    template <typename T>
    Reply<T> limited(std::function<Reply<T>()> work);
    void cancel();

    Reply<Found> read(const QString& key);
    Reply<Done> write(const QString& key, const SecretBytes& secret);
    Reply<Done> erase(const QString& key);

private:
    void end(int number, const Failure& why);

    Reply<Keyring> ask(const QString& key);
    Reply<Found> readFrom(const QString& key, Keyring before);
    Reply<Found> judged(const QString& key, QKeychain::Error error, Keyring before);
    Reply<Done> refused(const QString& key, QKeychain::Error error);
    Reply<Done> seenGone(const QString& key);

    Reply<Read> readJob(const QString& key);
    Reply<QKeychain::Error> writeJob(const QString& key, const SecretBytes& secret);
    Reply<QKeychain::Error> eraseJob(const QString& key);
    void prepare(QKeychain::Job* job, const QString& key);

    const QString m_application;
    const std::chrono::milliseconds m_patience;
    Turns m_turns{this};
    std::map<int, std::function<void(const Failure&)>> m_waiting; ///< how each is ended
    int m_last = 0;
};

template <typename T>
Reply<T> SystemKeychain::Requests::limited(std::function<Reply<T>()> work)
{
    const Answer<T> answer = newAnswer<T>();
    const int number = ++m_last;
    m_waiting.emplace(number, [answer](const Failure& why) { give<T>(answer, failed(why)); });
    QTimer::singleShot(m_patience, this, [this, number] { end(number, keychainTimedOut()); });
    const Reply<T> worked = m_turns.inTurn<T>([this, number, work = std::move(work)] {
        return m_waiting.contains(number) ? work() : newAnswer<T>()->future();
    });
    domain::whenDone(
        worked, this,
        [this, number, answer](Outcome<T> outcome) {
            if (m_waiting.erase(number) > 0)
                give(answer, std::move(outcome));
        },
        [] {});
    return answer->future();
}

void SystemKeychain::Requests::end(int number, const Failure& why)
{
    if (const auto waiting = m_waiting.extract(number))
        waiting.mapped()(why);
}

void SystemKeychain::Requests::cancel()
{
    while (!m_waiting.empty())
        end(m_waiting.begin()->first, {FailureCode::KeychainCancelled});
}

Reply<Keyring> SystemKeychain::Requests::ask(const QString& key)
{
    return QtConcurrent::run([service = m_application, key] { return askForKeyring(service, key); });
}

Reply<Found> SystemKeychain::Requests::read(const QString& key)
{
    return then(ask(key), this, [this, key](Keyring keyring) {
        return keyring == Keyring::NoCollection ? ready<Found>(failed(*failureOf(keyring))) : readFrom(key, keyring);
    });
}

Reply<Found> SystemKeychain::Requests::readFrom(const QString& key, Keyring before)
{
    return then(readJob(key), this, [this, key, before](const Read& read) {
        return read.error == QKeychain::NoError ? ready<Found>(read.secret) : judged(key, read.error, before);
    });
}

/// "Not found" is true only of a keyring that was open before and after.
Reply<Found> SystemKeychain::Requests::judged(const QString& key, QKeychain::Error error, Keyring before)
{
    return then(ask(key), this, [this, key, error, before](Keyring after) {
        if (const auto why = failureOf(after))
            return ready<Found>(failed(*why));
        if (error != QKeychain::EntryNotFound)
            return ready<Found>(failed(failureOf(error)));
        return before == Keyring::Unlocked ? ready<Found>(std::nullopt) : readFrom(key, after);
    });
}

/// No matter what the keyring is like: a write lets the system ask for its password, or make one.
Reply<Done> SystemKeychain::Requests::write(const QString& key, const SecretBytes& secret)
{
    const auto written = then(ask(key), this, [this, key, secret](Keyring) { return writeJob(key, secret); });
    return then(written, this, [this, key](QKeychain::Error error) {
        return error == QKeychain::NoError ? ready<Done>({}) : refused(key, error);
    });
}

Reply<Done> SystemKeychain::Requests::erase(const QString& key)
{
    const auto erased = then(ask(key), this, [this, key](Keyring) { return eraseJob(key); });
    return then(erased, this, [this, key](QKeychain::Error error) {
        const bool saysGone = error == QKeychain::NoError || error == QKeychain::EntryNotFound;
        return saysGone ? seenGone(key) : refused(key, error);
    });
}

Reply<Done> SystemKeychain::Requests::seenGone(const QString& key)
{
    return then(read(key), this, [](const Found& found) {
        return ready<Done>(found ? failed(failureOf(QKeychain::CouldNotDeleteEntry)) : Outcome<Done>());
    });
}

Reply<Done> SystemKeychain::Requests::refused(const QString& key, QKeychain::Error error)
{
    return then(ask(key), this, [error](Keyring keyring) {
        return ready<Done>(failed(failureOf(keyring).value_or(failureOf(error))));
    });
}

Reply<Read> SystemKeychain::Requests::readJob(const QString& key)
{
    const Answer<Read> answer = newAnswer<Read>();
    auto* job = new QKeychain::ReadPasswordJob(m_application);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, answer] {
        const QByteArray bytes = job->binaryData();
        give<Read>(answer, Read{job->error(), SecretBytes::copyOf(bytes)});
        overwriteShared(bytes);
    });
    prepare(job, key);
    return answer->future();
}

Reply<QKeychain::Error> SystemKeychain::Requests::writeJob(const QString& key, const SecretBytes& secret)
{
    const Answer<QKeychain::Error> answer = newAnswer<QKeychain::Error>();
    const QByteArray bytes = secret.view().toByteArray();
    auto* job = new QKeychain::WritePasswordJob(m_application);
    job->setBinaryData(bytes);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, answer, bytes] {
        give<QKeychain::Error>(answer, job->error());
        overwriteShared(bytes);
    });
    prepare(job, key);
    return answer->future();
}

Reply<QKeychain::Error> SystemKeychain::Requests::eraseJob(const QString& key)
{
    const Answer<QKeychain::Error> answer = newAnswer<QKeychain::Error>();
    auto* job = new QKeychain::DeletePasswordJob(m_application);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [job, answer] { give<QKeychain::Error>(answer, job->error()); });
    prepare(job, key);
    return answer->future();
}

/// A job is nobody's child and ends itself: libsecret calls back into it, however long that takes.
void SystemKeychain::Requests::prepare(QKeychain::Job* job, const QString& key)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    job->start();
}

SystemKeychain::SystemKeychain(const QString& application, QUuid installation, std::chrono::milliseconds patience,
                               QObject* parent)
    : Keychain(installation, parent), m_prefix(application + u'/' + installation.toString(QUuid::WithoutBraces) + u'/'),
      m_requests(std::make_unique<Requests>(application, patience))
{}

SystemKeychain::~SystemKeychain() = default;

void SystemKeychain::cancelWaiting()
{
    m_requests->cancel();
}

Reply<Found> SystemKeychain::readSecret(const QString& name)
{
    return m_requests->limited<Found>([this, key = m_prefix + name] { return m_requests->read(key); });
}

Reply<Done> SystemKeychain::writeSecret(const QString& name, const SecretBytes& secret)
{
    return m_requests->limited<Done>([this, key = m_prefix + name, secret] { return m_requests->write(key, secret); });
}

Reply<Done> SystemKeychain::eraseSecret(const QString& name)
{
    return m_requests->limited<Done>([this, key = m_prefix + name] { return m_requests->erase(key); });
}

} // namespace bhxh::vault
