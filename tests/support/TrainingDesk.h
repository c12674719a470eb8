#pragma once

#include "central/CentralApi.h"
#include "central/CentralClock.h"
#include "central/SignIn.h"
#include "central/Tokens.h"
#include "desk/Desk.h"
#include "support/TrainingRoom.h"
#include <QNetworkAccessManager>
#include <chrono>

namespace bhxh::test {

/// One desk in a training room: everything that main() joins but the window, and a browser in which somebody of the
/// training staff signs in at once.
class TrainingDesk
{
public:
    /// lan, hung: counter; mai, duc: supervisors; thao: both; binh, quyen: counter and supervisor of another office.
    explicit TrainingDesk(TrainingRoom& room, QString member = QStringLiteral("lan"), desk::DeskPlace stands = {});
    /// In front of a training central that another process has started.
    TrainingDesk(const central::Place& place, QString member, desk::DeskPlace stands);
    Q_DISABLE_COPY_MOVE(TrainingDesk)

    /// Signs the member in, with the PIN chosen or entered, and waits for it, 20 s at the most.
    bool signIn();
    /// The browser's part alone: until a PIN is asked for.
    bool signInUpToPin();
    /// Chooses or enters the PIN, or unlocks with it, and waits until work can go on.
    bool typePin(const QString& pin = QStringLiteral("482913"));
    /// Locks it by hand and waits until it is closed.
    bool lock();
    /// The member has left, and what was open of theirs is closed, with its files.
    bool waitUntilClosed();
    /// Opens the person for this purpose and waits for it.
    bool open(const TrainingRoom::Person& person, domain::Purpose purpose = domain::Purpose::EmailChange);
    /// Reads the whole register of the member's office into the saved data, as RegisterSync does it (which is paused
    /// from here on, so that only the test changes what is kept), and waits until all names can be searched, 60 s at
    /// the most.
    bool fillSaved();
    /// One more page of these, received just now.
    bool save(const QList<domain::RegisterPage::Item>& items);
    /// Who sits in front of the browser from now on. Empty: nobody, the page stays open.
    void setMember(const QString& loginHint) { m_member = loginHint; }
    /// A browser that can't be opened at all.
    void setBrowserOpens(bool opens) { m_browserOpens = opens; }
    [[nodiscard]] int browserOpened() const { return m_browserOpened; }

private:
    bool openBrowser(const QUrl& url);

    QString m_member;
    int m_browserOpened = 0;
    bool m_browserOpens = true;
    QNetworkAccessManager m_browser;

public:
    std::chrono::seconds clockIsWrongBy{0}; ///< this computer's own; before the central's first answer it matters
    std::chrono::seconds hasRunFor{0};      ///< this computer, besides
    central::CentralClock clock;
    central::Tokens tokens;
    central::SignIn login;
    central::CentralApi api;
    desk::Desk desk;
};

/// Turns the event loop until `holds`, for at most `milliseconds`.
bool waitUntil(const std::function<bool()>& holds, int milliseconds = 15'000);

} // namespace bhxh::test
